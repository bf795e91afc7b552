import { parseCalendarDate, type CalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Instrument, InstrumentConfidence } from './instrument.ts'

const COLUMNS = [
  'type', 'number', 'date', 'title', 'issuer', 'from', 'from_confidence', 'to', 'to_confidence', 'replaced_by', 'confidence', 'source',
] as const

/**
 * Reads `law/instruments.tsv`, strictly. Refuses `instruments.data` with the `line` and the `problem`: a wrong
 * heading, a date that does not exist, a document told twice, an end before the beginning, a successor that
 * is not in the list.
 */
export function parseInstruments(text: string): Result<Instrument[]> {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''))
  if (lines[0] !== COLUMNS.join('\t')) return refuse({ code: 'instruments.data', line: 1, problem: 'heading' })
  const instruments: Instrument[] = []
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line === '') continue
    const read = readLine(line)
    if (typeof read === 'string') return refuse({ code: 'instruments.data', line: index + 1, problem: read })
    if (instruments.some((one) => one.number === read.number && one.date === read.date)) {
      return refuse({ code: 'instruments.data', line: index + 1, problem: 'repeated' })
    }
    instruments.push(read)
  }
  const numbers = new Set(instruments.map((one) => one.number))
  const lost = instruments.find((one) => one.replacedBy !== null && !numbers.has(one.replacedBy))
  if (lost) return refuse({ code: 'instruments.data', line: instruments.indexOf(lost) + 2, problem: 'successor' })
  return accept(instruments)
}

function readLine(line: string): Instrument | string {
  const fields = line.split('\t')
  if (fields.length !== COLUMNS.length) return 'columns'
  if (line !== line.normalize('NFC')) return 'nfc'
  const field = (name: (typeof COLUMNS)[number]): string => fields[COLUMNS.indexOf(name)]!.trim()
  const dates = new Map<string, CalendarDate | null>()
  for (const name of ['date', 'from', 'to'] as const) {
    if (field(name) === '') {
      dates.set(name, null)
      continue
    }
    const date = parseCalendarDate(field(name))
    if (!date.ok) return name
    dates.set(name, date.value)
  }
  const date = dates.get('date')
  const [from, to] = [dates.get('from') ?? null, dates.get('to') ?? null]
  if (!date) return 'date'
  if (from !== null && to !== null && to < from) return 'to'
  const confidences = ['confidence', 'from_confidence', 'to_confidence'] as const
  if (confidences.some((name) => !['V', 'S', 'M', ''].includes(field(name)))) return 'confidence'
  if (field('confidence') === '' || (from !== null) !== (field('from_confidence') !== '') || (to !== null) !== (field('to_confidence') !== '')) {
    return 'confidence'
  }
  const confidence = (name: (typeof confidences)[number]) => (field(name) || null) as InstrumentConfidence | null
  return {
    type: field('type'), number: field('number'), date, title: field('title'), issuer: field('issuer'),
    from, fromConfidence: confidence('from_confidence'), to, toConfidence: confidence('to_confidence'),
    replacedBy: field('replaced_by') || null, confidence: confidence('confidence')!, source: field('source'),
  }
}
