import { parseArgs } from 'node:util'
import { type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { type LineageStep, type PlaceRegister, readDay, timeText, type Unit, unitName, type UnitSpan } from '#rooms/places/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { type Words, words } from '#words/words.ts'
import { hitJson, holderJson, unitJson } from './places-json.ts'

type Io = {
  out(text: string): void
  err(text: string): void
  lang: 'vi' | 'en'
  env: Record<string, string | undefined>
}

type Options = { at?: CalendarDate; successors: boolean; ancestors: boolean; json: boolean }

/** `nharong places CODE|NAME [--at DATE] [--successors|--ancestors] [--json]`: needs no database. */
export const placesCommand = {
  name: 'places',
  /** Key of the words. */
  usage: 'places.cli.usage',
  async run(args: string[], io: Io): Promise<0 | 1 | 2> {
    const w = words(io.lang)
    const misuse = (sentence: string): 2 => {
      io.err(`${sentence}\n${w('places.cli.usage')}\n`)
      return 2
    }
    const { values, positionals, tokens } = parseArgs({
      args, allowPositionals: true, strict: false, tokens: true,
      options: {
        at: { type: 'string' }, successors: { type: 'boolean' }, ancestors: { type: 'boolean' },
        json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help === true) {
      io.out(`${w('places.cli.help')}\n`)
      return 0
    }
    const strange = tokens.find(token => token.kind === 'option' && (!OPTIONS.has(token.name) || (token.name === 'at') !== (token.value !== undefined)))
    if (strange?.kind === 'option') return misuse(w('places.cli.bad-option', { option: strange.rawName }))
    const wanted = positionals.join(' ').trim()
    if (wanted === '') return misuse(w('places.cli.missing'))
    const options: Options = { successors: values.successors === true, ancestors: values.ancestors === true, json: values.json === true }
    if (values.at !== undefined) {
      const at = readDay(String(values.at))
      if (!at.ok) return misuse(w('places.cli.bad-date', { given: String(values.at) }))
      options.at = at.value
    }
    return /^\d+$/.test(wanted) ? byCode(wanted, options, w, io) : byName(wanted, options, w, io)
  },
}

const OPTIONS = new Set(['at', 'successors', 'ancestors', 'json', 'help'])

function byCode(code: string, options: Options, w: Words, io: Io): 0 | 1 {
  const places = loadPlaces()
  const at = options.at ?? dayInVietNam(new Date())
  const found = places.byCode(code, at)
  if (!found.ok) {
    const sentence = w(`refusal.${found.refusal.code}`, found.refusal)
    if (options.json) {
      const holders = places.holdersOf(code).map(({ unit, span }) => holderJson(unit, span, w))
      io.out(json({ refusal: { code: found.refusal.code, given: code, at, sentence, holders } }))
    }
    io.err(`${sentence}\n`)
    return 1
  }
  const unit = found.value
  if (options.json) {
    io.out(json({ at, ...unitJson(places, unit, at, w) }))
  } else io.out(`${unitLines(places, unit, at, options, w).join('\n')}\n`)
  return 0
}

function byName(text: string, options: Options, w: Words, io: Io): 0 | 1 {
  const places = loadPlaces()
  const hits = places.search(text, options.at ? { at: options.at } : {})
  if (options.json) io.out(json({ at: options.at ?? null, hits: hits.map(hit => hitJson(places, hit, w)) }))
  if (hits.length === 0) {
    io.err(`${options.at ? w('places.search-none-at', { text, date: shortDate(options.at) }) : w('places.search-none', { text })}\n`)
    return 1
  }
  if (options.json) return 0
  for (const { unit, span, ancestors, from, to } of hits) {
    const full = [span, ...ancestors.toReversed()].map(one => unitName(one, w)).join(', ')
    io.out(`${w('places.cli.found', { code: span.code, unit: full, time: timeText(from, to, w) })}\n`)
    const day = options.at ?? span.to ?? dayInVietNam(new Date())
    for (const line of relatives(places, unit, day, options, w)) io.out(`${line}\n`)
  }
  return 0
}

function unitLines(places: PlaceRegister, unit: Unit, at: CalendarDate, options: Options, w: Words): string[] {
  const span = places.spanAt(unit.id, at)!
  const row = (label: string, value: string) => `  ${w('places.cli.row', { label, value })}`
  const above = places.ancestorsAt(unit.id, at).slice(1).toReversed()
  const lines = [w('places.cli.on-day', { unit: unitName(span, w), code: span.code, date: shortDate(at) })]
  if (above.length > 0) lines.push(row(w('places.part-of'), above.map(one => nameAt(places, one.id, at, w)).join(', ')))
  lines.push(row(w('places.time'), timeText(unit.spans[0]!.from, unit.spans.at(-1)!.to, w)))
  const children = places.childrenAt(unit.id, at)
  if (children.length > 0) lines.push(row(w('places.below'), String(children.length)))
  const holders = places.holdersOf(span.code)
  if (holders.length > 1) {
    lines.push(`  ${w('places.holders', { code: span.code })}:`)
    for (const held of holders) lines.push(`    ${w('places.cli.holder', { time: timeText(held.span.from, held.span.to, w), unit: unitName(held.span, w) })}`)
  }
  return [...lines, ...relatives(places, unit, at, options, w)]
}

/** What `--ancestors` and `--successors` add. */
function relatives(places: PlaceRegister, unit: Unit, at: CalendarDate, options: Options, w: Words): string[] {
  const lines: string[] = []
  if (options.ancestors) {
    lines.push(`  ${w('places.above')}:`)
    for (const one of places.ancestorsAt(unit.id, at)) lines.push(`    ${withCode(places.spanAt(one.id, at)!, w)}`)
    lines.push(`  ${w('places.past')}:`)
    const steps = places.predecessors(unit.id)
    for (const step of steps) {
      const origin = w(`places.origin.${step.share}`, { date: shortDate(step.date), unit: withCode(places.get(step.from).spans.at(-1)!, w) })
      lines.push(`    ${sourced(origin, step, w)}`)
    }
    if (steps.length === 0) lines.push(`    ${w('places.past-none')}`)
  }
  if (options.successors) {
    lines.push(`  ${w('places.future')}:`, ...future(places, unit, '    ', w))
  }
  return lines
}

function future(places: PlaceRegister, unit: Unit, indent: string, w: Words): string[] {
  const steps = places.successors(unit.id)
  if (steps.length > 0) {
    return steps.flatMap(step => {
      const span = step.to === null ? undefined : places.spanNearest(step.to, step.date)
      const said = w(`places.step.${step.share}`, { date: shortDate(step.date), unit: span && withCode(span, w) })
      const later = step.to !== null && places.successors(step.to).length > 0 ? future(places, places.get(step.to), `${indent}  `, w) : []
      return [`${indent}${sourced(said, step, w)}`, ...later]
    })
  }
  if (unit.level !== 'district' || unit.spans.at(-1)!.to === null) return [`${indent}${w('places.future-none')}`]
  const heirs = places.heirs(unit.id).map(id => `${indent}  ${withCode(places.get(id).spans.at(-1)!, w)}`)
  return [`${indent}${w('places.future-district', { count: heirs.length })}`, ...heirs]
}

function sourced(step: string, { basis, confidence }: LineageStep, w: Words): string {
  return w('places.cli.step', { step, basis: w('places.basis', { number: basis }), confidence: w(`places.confidence.${confidence}`) })
}

function withCode(span: UnitSpan, w: Words): string {
  return span.kind === 'nation' ? unitName(span, w) : w('places.with-code', { unit: unitName(span, w), code: span.code })
}

function nameAt(places: PlaceRegister, id: number, at: CalendarDate, w: Words): string {
  return unitName(places.spanAt(id, at)!, w)
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
