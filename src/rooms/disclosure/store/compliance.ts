import { sql } from 'kysely'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Row } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'
import { judgeDuty, type Answer, type JudgedDuty } from '../compliance.ts'
import type { DutyRule } from '../duty-rule.ts'
import { localRuleOf } from './find-rule.ts'
import { readConditions } from './means.ts'
import { loadDutyRules } from './load-duty-rules.ts'
import { dutyOf, postingOf, showingOf } from './stored-records.ts'

export type ComplianceQuestion = {
  /** Everything at and below these paths, by who answers today. */
  readonly under: readonly string[]
  /** Days on which it was decided, both inclusive. */
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly item?: string | undefined
  /** The unit alone that answers, without what lies below it. */
  readonly holderId?: number | undefined
  /** These duties and no others. */
  readonly dutyIds?: readonly string[] | undefined
}

/** The duties that arose in a time, each with what became of it by today; in the order in which they are due. */
export async function readJudgedDuties(tx: Tx, question: ComplianceQuestion, today: CalendarDate): Promise<JudgedDuty[]> {
  const { from, to, item, holderId, dutyIds } = question
  const asked = sql`
    select province_id, duty_id from disclosure_duty
    where path ^@ any (${question.under}::text[]) and event_date between ${from} and ${to}
      and (${item ?? null}::text is null or item = ${item ?? null}) and (${holderId ?? null}::int is null or holder_id = ${holderId ?? null})
      and (${dutyIds ?? null}::uuid[] is null or duty_id = any(${dutyIds ?? null}::uuid[]))`
  const duties = await sql<Row<'disclosure_duty'>>`select d.* from disclosure_duty d join (${asked}) a using (province_id, duty_id) order by d.due, d.duty_id`.execute(tx)
  const postings = await sql<Row<'posting'> & { title: string }>`
    select p.*, v.title from posting p join (${asked}) a using (province_id, duty_id)
    join posting_version v on v.province_id = p.province_id and v.posting_id = p.posting_id and v.version = p.version
    order by p.first_day, p.posting_id`.execute(tx)
  const showings = await sql<Row<'showing'>>`
    select s.* from showing s join posting p using (province_id, posting_id) join (${asked}) a on a.province_id = p.province_id and a.duty_id = p.duty_id
    order by s.from_date, s.showing_id`.execute(tx)
  const ruleOf = await rulesFor(tx, duties.rows)
  const conditions = await readConditions(tx, duties.rows.map((row) => row.holder_id))
  const shown = Map.groupBy(showings.rows, (row) => row.posting_id)
  const answers = Map.groupBy(postings.rows, (row) => row.duty_id)
  return duties.rows.map((row) => {
    const given = (answers.get(row.duty_id) ?? []).map((posting): Answer => ({
      posting: postingOf(posting), title: posting.title, showings: (shown.get(posting.posting_id) ?? []).map(showingOf),
    }))
    return judgeDuty(dutyOf(row), given, ruleOf(row), today, conditions.get(row.holder_id))
  })
}

/** The rule that a duty follows: of the law, or of the regulation of the unit for which it arose. */
async function rulesFor(tx: Tx, duties: readonly Row<'disclosure_duty'>[]): Promise<(duty: Row<'disclosure_duty'>) => DutyRule | undefined> {
  const law = loadDutyRules()
  const units = [...new Set(duties.filter(({ rule }) => !law.byId(rule)).map(({ unit_id }) => unit_id))]
  if (units.length === 0) return ({ rule }) => law.byId(rule)
  const rows = await sql<Row<'local_item'> & { kind: string }>`
    select l.*, s.kind from local_item l join unit_span s on s.unit_id = l.unit_id and l.valid_from between s.valid_from and s.valid_to
    where l.unit_id = any(${units}::int[])`.execute(tx)
  const local = new Map(rows.rows.map((row) => [`${row.unit_id} ${row.code}`, localRuleOf(row, row.kind === 'agency' ? 'agency' : row.kind === 'enterprise' ? 'state-enterprise' : 'commune')]))
  return ({ rule, unit_id }) => law.byId(rule) ?? local.get(`${unit_id} ${rule}`)
}
