import type { CalendarDate } from '#foundation/calendar-date.ts'
import { dayInVietNam } from '#foundation/calendar-date.ts'
import type { Tx } from '#storage/transaction.ts'
import { words } from '#words/words.ts'
import type { JudgedDuty } from '../compliance.ts'
import type { CouncilSource, RequestCounts } from '../compose-council-report.ts'
import type { PlanSource } from '../compose-plan.ts'
import { compareItems, type PostingFacts } from '../quarter-register.ts'
import type { DutyRule } from '../duty-rule.ts'
import { quarterText } from '../compose-register.ts'
import { quarterRange, type Quarter } from '../quarter.ts'
import { articleOfRule } from './article-of-rule.ts'
import { readJudgedDuties } from './compliance.ts'
import { listClosedQuarters, type QuarterUnit } from './quarters.ts'
import type { PostingLine } from './read-postings.ts'

/** A posting as its papers take it. */
export function factsOf(posting: PostingLine): PostingFacts {
  return { posting, version: posting.text, duty: undefined, showings: posting.showings, article: articleOfRule(posting.rule) }
}

/** The longest number of days on end that a rule asks for in a form; undefined where it is for good. */
export function daysAsked(rule: DutyRule | undefined, form: string): number | undefined {
  const demands = rule?.demands.filter((demand) => demand.form === form) ?? []
  if (demands.some(({ permanent }) => permanent)) return undefined
  const days = demands.flatMap(({ minDays }) => minDays ?? [])
  return days.length === 0 ? undefined : Math.max(...days)
}

/** The plan of a year as it stands; undefined where none was begun. */
export async function readPlanSource(tx: Tx, unit: QuarterUnit, year: number, today: CalendarDate): Promise<PlanSource | undefined> {
  const key = { province_id: unit.provinceId, unit_id: unit.unitId, year }
  const plan = await tx
    .selectFrom('disclosure_plan').selectAll().where('province_id', '=', key.province_id).where('unit_id', '=', key.unit_id).where('year', '=', year).executeTakeFirst()
  if (!plan) return undefined
  const lines = await tx
    .selectFrom('disclosure_plan_line').selectAll().where('province_id', '=', key.province_id).where('unit_id', '=', key.unit_id).where('year', '=', year)
    .where('dropped_why', 'is', null).orderBy('expected').orderBy('line_id').execute()
  return {
    issuer: unit.issuer, year, number: plan.number, dated: plan.dated as CalendarDate | null, made: today,
    lines: lines
      .toSorted((a, b) => compareItems(a.item, b.item))
      .map((line) => ({
        article: articleOfRule(line.rule), content: line.content, forms: line.forms.toSorted(compareItems), expected: line.expected as CalendarDate | null,
        expectedText: line.expected_text, days: line.days, responsible: line.responsible,
      })),
  }
}

/** What the report to the people's council is made of, for the duties that arose in a time. */
export async function readCouncilSource(tx: Tx, unit: QuarterUnit, from: CalendarDate, to: CalendarDate, today: CalendarDate): Promise<CouncilSource> {
  const duties = await readJudgedDuties(tx, { under: [unit.path], holderId: unit.unitId, from, to }, today)
  const plan = await tx
    .selectFrom('disclosure_plan').select(['number', 'dated']).where('province_id', '=', unit.provinceId).where('unit_id', '=', unit.unitId)
    .where('year', '=', Number(to.slice(0, 4))).where('state', '=', 'issued').executeTakeFirst()
  const closed = await listClosedQuarters(tx, unit.provinceId, unit.unitId)
  const registers = closed
    .filter(({ year, quarter }) => {
      const days = quarterRange(year, quarter as Quarter['quarter'])
      return days.from <= to && days.to >= from
    })
    .toReversed()
    .map((one) => quarterText(one, words('vi')))
  return {
    issuer: unit.issuer, from, to, dated: null, made: today, duties, registers, plan: plan && { number: plan.number, dated: plan.dated as CalendarDate | null },
    articleOf: ({ duty }: JudgedDuty) => articleOfRule(duty.rule), requests: await countRequests(tx, unit, from, to),
  }
}

async function countRequests(tx: Tx, unit: QuarterUnit, from: CalendarDate, to: CalendarDate): Promise<RequestCounts> {
  const rows = await tx
    .selectFrom('information_request').select(['state', 'received_at', 'answered_at', 'due', 'extended_to'])
    .where('path', '=', unit.path).where('kind', '=', 'request').execute()
  const inTime = rows.filter(({ received_at: at }) => from <= dayInVietNam(at) && dayInVietNam(at) <= to)
  const answered = inTime.filter(({ state }) => state === 'answered')
  const late = answered.filter(({ answered_at: at, due, extended_to: longer }) => at !== null && dayInVietNam(at) > (longer ?? due))
  const having = (...states: readonly string[]): number => inTime.filter(({ state }) => states.includes(state)).length
  return { received: inTime.length, answeredInTime: answered.length - late.length, answeredLate: late.length, refused: having('refused'), open: having('received', 'forwarded') }
}
