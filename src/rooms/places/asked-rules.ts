import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse } from '#foundation/result.ts'
import type { AskedRule, Json, Say } from '#rooms/law/index.ts'
import type { PlaceRegister } from './register.ts'
import type { LineageStep, UnitId, UnitSpan } from './unit.ts'

/** What became of a unit? @law 202/2025/QH15 Đ1 */
const successor: AskedRule<PlaceRegister> = {
  id: 'places.successor',
  articles: ['202/2025/QH15 Đ1'],
  inputs: [{ name: 'place', kind: 'text', required: true }, { name: 'at', kind: 'date' }],
  examples: [
    { on: '2026-11-23', given: { place: '23668', at: '2020-06-30' }, values: { code: '23668', there: false } },
    { on: '2020-06-30', given: { place: '23668' }, values: { code: '23668', there: true } },
    { on: '2026-11-23', given: { place: '625', at: '2020-06-30' }, values: { code: '625', there: false, kind: 'huyen' } },
    { on: '2026-11-23', given: { place: 'Kông Lơng Khơng' }, values: { code: '23668', there: false } },
    { on: '2026-11-23', given: { place: 'An Bình' }, refused: 'law.place-several' },
    { on: '2026-11-23', given: { place: '99999' }, refused: 'places.code-unknown' },
    { on: '2026-11-23', given: { place: 'không có nơi này' }, refused: 'law.place-not-found' },
  ],
  ask(given, places) {
    const [typed, on] = [given.text('place'), given.on]
    const at = given.findDate('at') ?? on
    const found = findUnit(places, typed, given.findDate('at'), on)
    if (!found.ok) return found
    const unit = found.value
    const span = places.spanNearest(unit.id, at)
    const there = places.spanAt(unit.id, on) !== undefined
    const steps: LineageStep[] = []
    const last = there ? [] : endsOf(places, unit.id, on, steps)
    const now = there ? [places.spanAt(unit.id, on)!] : last.flatMap((id) => places.spanAt(id, on) ?? [])
    return accept({
      result: there
        ? { key: 'law.answer.place-there', params: { unit: nameSay(now[0]!), on: shortDate(on) } }
        : now.length === 0
          ? { key: 'law.answer.place-gone', params: { unit: nameSay(span), on: shortDate(on) } }
          : { key: 'law.answer.place-successors', params: { unit: nameSay(span), on: shortDate(on), count: now.length, names: joined(now.map(nameSay)) } },
      values: { unit: unit.id, code: span.code, name: span.name, kind: span.kind, there, successors: last.map((id): Json => ({ unit: id, code: places.spanNearest(id, on).code, name: places.spanNearest(id, on).name, kind: places.spanNearest(id, on).kind })) },
      // A district left no successor: what is known is where its communes went.
      steps: [...(!there && steps.length === 0 && last.length > 0 ? [{ key: 'law.step.heirs' }] : []), ...steps.map((step): Say => ({
        key: `law.step.lineage-${step.share}`,
        params: {
          date: shortDate(step.date), basis: step.basis, from: nameSay(places.spanNearest(step.from, step.date)),
          to: step.to === null ? { key: 'law.nowhere-known' } : nameSay(places.spanNearest(step.to, step.date)),
        },
      }))],
      articles: [...new Set(steps.map(({ basis }) => basis))],
      confidence: steps.some(({ confidence }) => confidence !== 'V') || (!there && steps.length === 0) ? 'S' : 'V',
      others: [],
      notes: steps.some(({ share }) => share !== 'whole') ? [{ key: 'law.note.place-parted' }] : [],
    })
  },
}

/** By code on a day; by name among all units, the first that was there. */
function findUnit(places: PlaceRegister, typed: string, at: CalendarDate | undefined, on: CalendarDate) {
  if (/^\d+$/.test(typed)) {
    const held = places.byCode(typed, at ?? on)
    if (held.ok || at !== undefined) return held
    const [only, ...more] = places.holdersOf(typed)
    return only && more.length === 0 ? accept(only.unit) : held
  }
  const hits = [...places.search(typed, { at: at ?? on, limit: 30 }), ...(at === undefined ? places.search(typed, { limit: 30 }) : [])]
  const [first] = hits
  if (!first) return refuse({ code: 'law.place-not-found', field: 'place', place: typed })
  // Of those that bear the very name, the ones that are there on the day come before those that were.
  const there = hits.some(({ unit }) => places.spanAt(unit.id, at ?? on))
  const bearers = new Map(hits.filter((hit) => hit.span.name === first.span.name && (!there || places.spanAt(hit.unit.id, at ?? on))).map((hit) => [hit.unit.id, hit]))
  if (bearers.size === 1) return accept(first.unit)
  const names = [...bearers.values()].slice(0, 8).map(({ span, ancestors }) => [`${span.name} (${span.code})`, ...ancestors.map(({ name }) => name).toReversed()].join(', '))
  return refuse({ code: 'law.place-several', field: 'place', place: typed, names: names.join('; ') })
}

/** The units in which the territory lies on a day; the steps to them are added to `steps`. */
function endsOf(places: PlaceRegister, id: UnitId, on: CalendarDate, steps: LineageStep[]): UnitId[] {
  const next = places.successors(id).filter((step) => step.date <= on)
  for (const step of next) if (!steps.includes(step)) steps.push(step)
  const ends = next.flatMap((step) => {
    if (step.to === null) return []
    return places.spanAt(step.to, on) ? [step.to] : endsOf(places, step.to, on, steps)
  })
  if (next.length === 0) return places.heirs(id).filter((heir) => places.spanAt(heir, on))
  return [...new Set(ends)]
}

function nameSay(span: UnitSpan): Say {
  return { key: 'law.place-name', params: { unit: { key: `places.name.${span.kind}`, params: { name: span.name } }, code: span.code } }
}

function joined(names: readonly Say[]): Say {
  const [first, ...more] = names
  return more.length === 0 ? first! : { key: 'law.and-more', params: { first: first!, more: joined(more) } }
}

/** The rules of this room that may be asked from outside. */
export const askedRules: readonly AskedRule<PlaceRegister>[] = [successor]
