import { readFileSync } from 'node:fs'
import { calendarDate } from '#foundation/calendar-date.ts'
import { loadInstruments } from '#rooms/instruments/store/load-instruments.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { checkReport, findReportDate, textReport, type Finding, type Knowledge, type SourceText } from '#rooms/checker/index.ts'

/** A fault that was put into a text on purpose. */
export type Fault = {
  /** What was done, named after the code that would best name it. */
  readonly kind: string
  /** Families of codes of which a finding counts. */
  readonly families: readonly string[]
  /** Where it stands in the NFC text. */
  readonly start: number
  readonly quote: string
  readonly expected?: string
}

export type LabelledText = {
  readonly name: string
  readonly on?: string
  /** The rules have not been mended for it yet: it is judged, and not held to the goal. */
  readonly heldOut?: boolean
  readonly faults: readonly Fault[]
  readonly text: string
}

/** The texts written for measuring, with what is wrong in each. `on` is the day to judge by where a text bears none. */
export function loadLabelledSet(): LabelledText[] {
  const folder = new URL('./set/', import.meta.url)
  const labels = JSON.parse(readFileSync(new URL('labels.json', folder), 'utf8')) as Record<string, Omit<LabelledText, 'name' | 'text'>>
  return Object.entries(labels).map(([name, label]) => ({ ...label, name, text: readFileSync(new URL(name, folder), 'utf8') }))
}

export type Checker = (source: SourceText, knowledge: Knowledge) => readonly Pick<Finding, 'start' | 'end' | 'code' | 'severity' | 'operands'>[]

export type Judged = {
  readonly text: LabelledText
  readonly words: number
  readonly caught: readonly Fault[]
  readonly missed: readonly Fault[]
  /** Errors and warnings that no label explains. */
  readonly falseAlarms: readonly Finding[]
  /** Notes that no label explains: they ask for nothing to be changed. */
  readonly notes: readonly Finding[]
}

const INSTRUMENTS = loadInstruments()
const PLACES = loadPlaces()

export function knowledgeOn(source: SourceText, on: string | undefined): Knowledge {
  const own = findReportDate(source)
  const day = own ?? calendarDate(on ?? '2026-11-23')
  return { instruments: INSTRUMENTS, places: PLACES, on: day, onIsReportDate: day === own }
}

/** Which faults of a text a checker finds, and what else it says. */
export function judge(text: LabelledText, checker: Checker = checkReport): Judged {
  const source = textReport(text.text)
  const findings = checker(source, knowledgeOn(source, text.on)) as readonly Finding[]
  const caught = text.faults.filter((fault) => findings.some((finding) => isAbout(finding, fault)))
  const unexplained = findings.filter((finding) => !text.faults.some((fault) => touches(finding, fault)))
  return {
    text,
    words: source.text.split(/\s+/).filter(Boolean).length,
    caught,
    missed: text.faults.filter((fault) => !caught.includes(fault)),
    falseAlarms: unexplained.filter(({ severity }) => severity !== 'note'),
    notes: unexplained.filter(({ severity }) => severity === 'note'),
  }
}

function isAbout(finding: Finding, fault: Fault): boolean {
  return fault.families.includes(finding.code.slice(0, finding.code.indexOf('.'))) && touches(finding, fault)
}

function touches(finding: Finding, { start, quote }: Fault): boolean {
  return [finding, ...finding.operands].some((span) => span.start < start + quote.length && span.end > start)
}
