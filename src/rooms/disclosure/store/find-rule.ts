import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Row } from '#storage/tables.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Demand, Discloser, DutyRule, PlaceKind } from '../index.ts'
import type { DisclosingUnit } from './find-discloser.ts'
import { loadDutyRules } from './load-duty-rules.ts'

/** An item of the law by its number, or an item of the unit's own regulation by its code. */
export type WantedItem = { readonly item: string; readonly local?: boolean | undefined }

/**
 * The rule for an item on a day: of the law, or of the unit's own regulation.
 *
 * Refuses `disclosure.no-rule` where none held on that day.
 */
export async function findRule(tx: Tx, unit: DisclosingUnit, wanted: WantedItem, on: CalendarDate): Promise<Result<DutyRule>> {
  const rule = wanted.local ? await findLocalRule(tx, unit, wanted.item, on) : loadDutyRules().find(unit.discloser, wanted.item, on)
  return rule ? accept(rule) : refuse({ code: 'disclosure.no-rule', field: 'item', item: wanted.item, date: shortDate(on) })
}

/** The rule under its id, for a record that has one; undefined where a local item of that code is no longer to be read. */
export async function ruleOfRecord(
  tx: Tx, record: { readonly rule: string; readonly unitId: number; readonly local?: boolean },
): Promise<DutyRule | undefined> {
  const rule = loadDutyRules().byId(record.rule)
  if (rule) return rule
  const row = await tx.selectFrom('local_item').selectAll().where('unit_id', '=', record.unitId).where('code', '=', record.rule).executeTakeFirst()
  return row && localRuleOf(row, 'commune')
}

async function findLocalRule(tx: Tx, unit: DisclosingUnit, code: string, on: CalendarDate): Promise<DutyRule | undefined> {
  const row = await tx
    .selectFrom('local_item')
    .selectAll()
    .where('unit_id', '=', unit.unitId)
    .where('code', '=', code)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', on)]))
    .executeTakeFirst()
  return row && localRuleOf(row, unit.discloser)
}

/** An item of a unit's own regulation as a rule: its clock, forms and days are the regulation's, at least the law's. */
export function localRuleOf(row: Row<'local_item'>, discloser: Discloser): DutyRule {
  const article = row.instrument_number
  return {
    id: row.code,
    era: 'two-tier',
    discloser,
    instrument: row.instrument_number,
    article,
    item: row.code,
    event: 'decision',
    clock: { days: row.clock_days, unit: row.working_days ? 'working-days' : 'days', article },
    demands: row.forms.flatMap((form) => placesOf(discloser, form).map((place): Demand => ({
      form, place, minDays: row.min_days, firstDay: 'excluded', permanent: false, article, ...whereThereIs(place),
    }))),
    namesCitizens: row.names_citizens,
    from: row.valid_from as CalendarDate,
    to: row.valid_to as CalendarDate | null,
    confidence: 'V',
    source: row.instrument_number,
    readings: [],
    title: { vi: row.title, en: row.title },
  }
}

/** As in the articles: a culture house, a site, a loudspeaker serves only where there is one. */
function whereThereIs(place: PlaceKind): Pick<Demand, 'where'> {
  switch (place) {
    case 'culture-house':
    case 'community-point':
    case 'website':
    case 'loudspeaker':
    case 'internal-site':
      return { where: `${place}-exists` }
    default:
      return {}
  }
}

/** Where a form is shown when nothing else is said: posting is at the office; other forms have one place each. */
export function placesOf(discloser: Discloser, form: string): readonly PlaceKind[] {
  if (discloser !== 'commune') return [form === 'a' ? 'internal-site' : form === 'b' ? 'workplace' : 'other']
  const places: Readonly<Record<string, readonly PlaceKind[]>> = {
    a: ['office', 'culture-house', 'community-point'], b: ['website'], c: ['loudspeaker'], d: ['hamlet'],
  }
  return places[form] ?? ['other']
}

/** What a unit may choose from on a day: the items of the law in their order, then those of its own regulation. */
export async function itemsOf(tx: Tx, unit: DisclosingUnit, on: CalendarDate): Promise<{ readonly rule: DutyRule; readonly local: boolean }[]> {
  const rows = await tx
    .selectFrom('local_item')
    .selectAll()
    .where('unit_id', '=', unit.unitId)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', on)]))
    .orderBy('code')
    .execute()
  return [
    ...loadDutyRules().forDiscloser(unit.discloser, on).map((rule) => ({ rule, local: false })),
    ...rows.map((row) => ({ rule: localRuleOf(row, unit.discloser), local: true })),
  ]
}
