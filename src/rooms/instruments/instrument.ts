import type { CalendarDate } from '#foundation/calendar-date.ts'

/** How sure we are of a fact: verified, one secondary source, from memory. */
export type InstrumentConfidence = 'V' | 'S' | 'M'

/**
 * A document that reports cite (văn bản): a law, a decree, a directive of the Party.
 *
 * Its key is number and date: the numbers of Party documents begin anew with each congress term, so that
 * 35-CT/TW of 2019 and 35-CT/TW of 2014 are two documents.
 */
export type Instrument = {
  /** Tên loại: `Nghị định`. */
  readonly type: string
  readonly number: string
  /** Ngày ban hành. */
  readonly date: CalendarDate
  /** Trích yếu, in lower case as it stands in a sentence. */
  readonly title: string
  readonly issuer: string
  /** First day in force; null where we do not know it. */
  readonly from: CalendarDate | null
  readonly fromConfidence: InstrumentConfidence | null
  /** Last day in force; null while it is in force, or where no end is known. */
  readonly to: CalendarDate | null
  readonly toConfidence: InstrumentConfidence | null
  /** Number of the document that took its place. */
  readonly replacedBy: string | null
  /** Of number, date, issuer and title. */
  readonly confidence: InstrumentConfidence
  readonly source: string
}

/** `Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ`. */
export function printInstrument(instrument: Instrument, say: SayInstrument): string {
  const [year, month, day] = instrument.date.split('-')
  return say('instruments.full', { type: instrument.type, number: instrument.number, date: `${day}/${month}/${year}`, issuer: instrument.issuer })
}

/** The words of one language, as handed in by whoever prints. */
export type SayInstrument = (key: string, params?: { readonly [name: string]: unknown }) => string

/** Whether it is in force on a day; undefined where we do not know since when. */
export function isInForce(instrument: Instrument, day: CalendarDate): boolean | undefined {
  if (instrument.to !== null && day > instrument.to) return false
  if (instrument.from === null) return day < instrument.date ? false : undefined
  return instrument.from <= day
}
