import { type CalendarDate, calendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import type { Row } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'
import { words } from '#words/words.ts'
import { type DutyRule, order } from '../index.ts'
import { type DisclosingUnit, findDiscloser } from './find-discloser.ts'
import { ruleOfRecord } from './find-rule.ts'
import type { DisclosureHand } from './hand.ts'
import { noteAct } from './issue-duty.ts'
import { loadDutyRules } from './load-duty-rules.ts'

export type PlanLine = {
  readonly lineId: string
  readonly rule: string
  readonly item: string
  readonly content: string
  readonly forms: readonly string[]
  readonly expected: CalendarDate | null
  readonly expectedText: string
  readonly days: number | null
  readonly responsible: string
  /** Why it is not in the plan any more. */
  readonly droppedWhy: string | null
}

/** What a unit means to disclose in a year. */
export type Plan = {
  readonly year: number
  readonly state: 'draft' | 'issued'
  readonly number: string
  readonly dated: CalendarDate | null
  readonly revision: number
  /** In the order of the article. */
  readonly lines: readonly PlanLine[]
}

export type OfPlan = { readonly unitId: number; readonly year: number }

/** The plan of a year; undefined where none was begun. */
export async function readPlan(tx: Tx, { unitId, year }: OfPlan): Promise<Plan | undefined> {
  const row = await tx.selectFrom('disclosure_plan').selectAll().where('unit_id', '=', unitId).where('year', '=', year).executeTakeFirst()
  if (!row) return undefined
  const lines = await tx.selectFrom('disclosure_plan_line').selectAll().where('unit_id', '=', unitId).where('year', '=', year).orderBy('line_id').execute()
  return {
    year, state: row.state as Plan['state'], number: row.number, dated: row.dated as CalendarDate | null, revision: row.revision,
    lines: lines.map(lineOf).toSorted((a, b) => order(a.item) - order(b.item)),
  }
}

/**
 * Begins the plan of a year, with a line for each item of the law.
 *
 * Refuses `disclosure.not-a-discloser`, `disclosure.not-yours`, `disclosure.plan-year`, `disclosure.plan-begun-already`.
 *
 * @law 10/2022/QH15 Đ14.1
 */
export async function startPlan(tx: Tx, hand: DisclosureHand, { unitId, year }: OfPlan, now: Date): Promise<Result<true>> {
  const today = dayInVietNam(now)
  const unit = await unitForPlan(tx, hand, unitId, today)
  if (!unit.ok) return unit
  if (!Number.isInteger(year) || year < 2023 || year > Number(today.slice(0, 4)) + 1) return refuse({ code: 'disclosure.plan-year', year: String(year) })
  const { path, provinceId, discloser } = unit.value
  const key = { province_id: provinceId, unit_id: unitId, year, path }
  const added = await tx
    .insertInto('disclosure_plan')
    .values({ ...key, state: 'draft', dated: null, revision: 1, changed_at: now, changed_by: hand.by.accountId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return refuse({ code: 'disclosure.plan-begun-already' })
  const rules = loadDutyRules().forDiscloser(discloser, later(calendarDate(`${year}-01-01`), today, year))
  if (rules.length > 0) await tx.insertInto('disclosure_plan_line').values(rules.map((rule) => ({ ...key, ...lineFor(rule), line_id: newId(now.getTime()) }))).execute()
  await noteAct(tx, hand.by, unit.value, 'disclosure.plan', { year }, now)
  return accept(true)
}

/** The day whose law the plan follows: its first, or today in the year that runs. */
function later(first: CalendarDate, today: CalendarDate, year: number): CalendarDate {
  return Number(today.slice(0, 4)) === year ? today : first
}

function lineFor(rule: DutyRule) {
  const w = words('vi')
  return {
    rule: rule.id, item: rule.item, content: rule.title.vi, forms: formsOf(rule), expected: null, days: daysOf(rule), dropped_why: null,
    expected_text: rule.clock ? w(`disclosure.plan-when.${rule.clock.unit}`, { days: String(rule.clock.days).padStart(2, '0') }) : '',
  }
}

function formsOf(rule: DutyRule): string[] {
  return [...new Set(rule.demands.map(({ form }) => form))]
}

/** The longest of what the law demands; null where it is for good, or not said. */
function daysOf(rule: DutyRule): number | null {
  const days = rule.demands.flatMap(({ minDays }) => minDays ?? [])
  return days.length === 0 || rule.demands.some(({ permanent }) => permanent) ? null : Math.max(...days)
}

export type LineInput = OfPlan & {
  /** Absent for a new line. */
  readonly lineId?: string | undefined
  /** Of a new line: the item that it is for. */
  readonly item?: string | undefined
  readonly content: string
  /** Forms beyond those that the law demands. */
  readonly forms: readonly string[]
  readonly expected: CalendarDate | null
  readonly expectedText: string
  readonly days: number | null
  readonly responsible: string
  readonly droppedWhy?: string | undefined
}

/**
 * Changes a line of a plan that is not issued yet, or adds one. The forms of the law are in it always.
 *
 * Refuses `disclosure.not-a-discloser`, `disclosure.not-yours`, `disclosure.not-found`, `disclosure.plan-issued-already`, `disclosure.no-rule`,
 * `disclosure.title-needed`, `disclosure.title-too-long`, `disclosure.plan-days-shorter` (fewer days than the law wants).
 */
export async function savePlanLine(tx: Tx, hand: DisclosureHand, input: LineInput, now: Date): Promise<Result<true>> {
  const open = await openPlan(tx, hand, input, now)
  if (!open.ok) return open
  const { unit, plan } = open.value
  const { lineId } = input
  const held = lineId === undefined ? undefined : await tx
    .selectFrom('disclosure_plan_line').selectAll().where('unit_id', '=', input.unitId).where('year', '=', input.year).where('line_id', '=', lineId).executeTakeFirst()
  if (lineId !== undefined && !held) return refuse({ code: 'disclosure.not-found' })
  const today = dayInVietNam(now)
  const rule = held ? await ruleOfRecord(tx, { rule: held.rule, unitId: held.unit_id }) : loadDutyRules().find(unit.discloser, input.item ?? '', today)
  if (!rule) return refuse({ code: 'disclosure.no-rule', field: 'item', date: shortDate(today) })
  const content = cleanText(input.content)
  if (content === '') return refuse({ code: 'disclosure.title-needed', field: 'content' })
  if (content.length > 1000) return refuse({ code: 'disclosure.title-too-long', field: 'content' })
  const least = daysOf(rule)
  if (least !== null && input.days !== null && input.days < least) return refuse({ code: 'disclosure.plan-days-shorter', field: 'days', days: String(least) })
  const values = {
    content, forms: [...new Set([...formsOf(rule), ...input.forms])].toSorted((a, b) => order(a) - order(b)), expected: input.expected,
    expected_text: cleanText(input.expectedText).slice(0, 200), days: input.days ?? least, responsible: cleanText(input.responsible).slice(0, 200),
    dropped_why: cleanText(input.droppedWhy ?? '').slice(0, 500) || null,
  }
  if (held) await tx.updateTable('disclosure_plan_line').set(values).where('province_id', '=', held.province_id).where('line_id', '=', held.line_id).execute()
  else {
    await tx
      .insertInto('disclosure_plan_line')
      .values({ ...values, province_id: plan.province_id, unit_id: input.unitId, year: input.year, path: plan.path, rule: rule.id, item: rule.item, line_id: newId(now.getTime()) })
      .execute()
  }
  await touch(tx, hand, plan, {}, now)
  await noteAct(tx, hand.by, unit, 'disclosure.plan', { year: input.year, item: rule.item, title: content, ...(values.dropped_why ? { reason: values.dropped_why } : {}) }, now)
  return accept(true)
}

/**
 * Records that the plan was issued: from then on its lines stay as they are.
 *
 * Refuses as `savePlanLine`, and `disclosure.number-needed`, `disclosure.event-ahead`.
 */
export async function issuePlan(tx: Tx, hand: DisclosureHand, input: OfPlan & { readonly number: string; readonly dated: CalendarDate }, now: Date): Promise<Result<true>> {
  const open = await openPlan(tx, hand, input, now)
  if (!open.ok) return open
  const { unit, plan } = open.value
  const number = cleanText(input.number)
  if (number === '') return refuse({ code: 'disclosure.number-needed', field: 'number' })
  if (input.dated > dayInVietNam(now)) return refuse({ code: 'disclosure.event-ahead', field: 'dated', date: shortDate(input.dated) })
  await touch(tx, hand, plan, { state: 'issued', number: number.slice(0, 100), dated: input.dated }, now)
  await noteAct(tx, hand.by, unit, 'disclosure.issue-plan', { year: input.year, number, dated: input.dated }, now)
  return accept(true)
}

/**
 * Opens a plan that was issued, to be amended and issued anew.
 *
 * Refuses `disclosure.not-a-discloser`, `disclosure.not-yours`, `disclosure.not-found`, `disclosure.why-needed`.
 */
export async function amendPlan(tx: Tx, hand: DisclosureHand, input: OfPlan & { readonly why: string }, now: Date): Promise<Result<true>> {
  const unit = await unitForPlan(tx, hand, input.unitId, dayInVietNam(now))
  if (!unit.ok) return unit
  const plan = await lockPlan(tx, input)
  if (!plan || plan.state !== 'issued') return refuse({ code: 'disclosure.not-found' })
  const why = cleanText(input.why)
  if (why === '') return refuse({ code: 'disclosure.why-needed', field: 'why' })
  await touch(tx, hand, plan, { state: 'draft' }, now)
  await noteAct(tx, hand.by, unit.value, 'disclosure.amend-plan', { year: input.year, reason: why }, now)
  return accept(true)
}

async function unitForPlan(tx: Tx, hand: DisclosureHand, unitId: number, today: CalendarDate): Promise<Result<DisclosingUnit>> {
  const unit = await findDiscloser(tx, unitId, today)
  if (!unit) return refuse({ code: 'disclosure.not-a-discloser' })
  return hand.allows('plan-disclosure', unit.path) ? accept(unit) : refuse({ code: 'disclosure.not-yours' })
}

async function openPlan(
  tx: Tx, hand: DisclosureHand, of: OfPlan, now: Date,
): Promise<Result<{ readonly unit: DisclosingUnit; readonly plan: Row<'disclosure_plan'> }>> {
  const unit = await unitForPlan(tx, hand, of.unitId, dayInVietNam(now))
  if (!unit.ok) return unit
  const plan = await lockPlan(tx, of)
  if (!plan) return refuse({ code: 'disclosure.not-found' })
  return plan.state === 'issued' ? refuse({ code: 'disclosure.plan-issued-already' }) : accept({ unit: unit.value, plan })
}

function lockPlan(tx: Tx, { unitId, year }: OfPlan): Promise<Row<'disclosure_plan'> | undefined> {
  return tx.selectFrom('disclosure_plan').selectAll().where('unit_id', '=', unitId).where('year', '=', year).forUpdate().executeTakeFirst()
}

async function touch(
  tx: Tx, hand: DisclosureHand, plan: Row<'disclosure_plan'>, change: { state?: string; number?: string; dated?: CalendarDate }, now: Date,
): Promise<void> {
  await tx
    .updateTable('disclosure_plan')
    .set({ ...change, revision: plan.revision + 1, changed_at: now, changed_by: hand.by.accountId })
    .where('province_id', '=', plan.province_id).where('unit_id', '=', plan.unit_id).where('year', '=', plan.year)
    .execute()
}

function lineOf(row: Row<'disclosure_plan_line'>): PlanLine {
  return {
    lineId: row.line_id, rule: row.rule, item: row.item, content: row.content, forms: row.forms, expected: row.expected as CalendarDate | null,
    expectedText: row.expected_text, days: row.days, responsible: row.responsible, droppedWhy: row.dropped_why,
  }
}
