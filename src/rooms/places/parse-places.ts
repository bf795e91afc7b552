import type { CalendarDate } from '#foundation/calendar-date.ts'
import { PlaceRegister } from './register.ts'
import { type Confidence, type Kind, levelOf, type LineageStep, type Share, type Unit, type UnitSpan } from './unit.ts'

/** The texts of the three files of `data/places/`. */
export type PlaceFiles = { readonly units: string; readonly spans: string; readonly lineage: string }

/**
 * Reads the register from its files. The files are made by `tools/places/generate.ts` and checked by its tests;
 * a file with other columns is a fault.
 */
export function parsePlaces(files: PlaceFiles): PlaceRegister {
  const spans = new Map<number, UnitSpan[]>()
  for (const [unit, from, to, code, kind, name, parent] of rows(files.spans, 'unit\tfrom\tto\tcode\tkind\tname\tparent')) {
    const span: UnitSpan = {
      from: (from || null) as CalendarDate | null,
      to: (to || null) as CalendarDate | null,
      code: code!,
      name: name!,
      kind: kind as Kind,
      parent: parent ? Number(parent) : null,
    }
    const id = Number(unit)
    const list = spans.get(id)
    if (list) list.push(span)
    else spans.set(id, [span])
  }
  const units: Unit[] = []
  for (const [text, also] of rows(files.units, 'id\talso_written')) {
    const id = Number(text)
    const own = spans.get(id)
    if (!own) throw new Error(`places: unit ${id} has no span`)
    units.push({ id, level: levelOf(id), spans: own, alsoWritten: also ? also.split('|') : [] })
  }
  const steps: LineageStep[] = []
  for (const [from, to, date, share, basis, confidence] of rows(files.lineage, 'from\tto\tdate\tshare\tbasis\tconfidence')) {
    steps.push({
      from: Number(from),
      to: to ? Number(to) : null,
      date: date as CalendarDate,
      share: share as Share,
      basis: basis!,
      confidence: confidence as Confidence,
    })
  }
  return new PlaceRegister(units, steps)
}

/** Row by row: the files all cut up would take as much again as the register. */
function* rows(text: string, header: string): Generator<string[]> {
  if (text !== header && !text.startsWith(`${header}\n`)) throw new Error(`places: expected the columns ${header}`)
  for (let start = header.length + 1; start < text.length; ) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    if (end > start) yield text.slice(start, end).split('\t')
    start = end + 1
  }
}
