import { longDate } from '#foundation/calendar-date.ts'
import { words } from '#words/words.ts'
import { breakLines } from './break-lines.ts'
import { composeBlocks, type ComposedBlock, endBody } from './compose-blocks.ts'
import { contentHash } from './content-hash.ts'
import { FORM } from './form.ts'
import { printableText } from './printable-text.ts'
import { boldTextWidth } from './text-width.ts'
import type { AdministrativeDocument, PlaceAndDate } from './tree.ts'

/** A document with every word in its place and every line measured, the same for each printer. */
export interface ComposedDocument {
  readonly meta: { readonly title: string; readonly author: string; readonly created: string }
  readonly footer: string
  readonly parentAgency: readonly string[]
  readonly agency: readonly string[]
  /** Lengths of lines drawn under a text, in millimetres. */
  readonly rules: { readonly agency: number; readonly tieuNgu: number; readonly subject: number }
  readonly quocHieu: string
  readonly tieuNgu: string
  readonly number: string
  readonly placeAndDate: string
  /** Under the number, on a công văn. */
  readonly subjectUnderNumber: readonly string[]
  readonly typeName: string
  readonly subject: readonly string[]
  readonly addressedTo: string
  readonly addressees: readonly string[]
  readonly body: readonly ComposedBlock[]
  readonly signatures: readonly { readonly capacity: readonly string[]; readonly name: string }[]
  readonly recipientsTitle: string
  readonly recipients: readonly string[]
  readonly annexes: readonly ComposedAnnex[]
}

export interface ComposedAnnex {
  readonly label: string
  readonly title: readonly string[]
  readonly attachedTo: readonly string[]
  readonly landscape: boolean
  readonly body: readonly ComposedBlock[]
}

/** Sets the words of the nine components, as the form has them. @law 30/2020/NĐ-CP Phụ lục I */
export function compose(source: AdministrativeDocument): ComposedDocument {
  const w = words(source.meta.language)
  const document = cleaned(source)
  const { size } = FORM
  const agencyLines = (name: string): string[] => breakLines(upper(name), size.agency, FORM.head.left - 2, UNIT)
  const agency = agencyLines(document.agency)
  const isLetter = document.typeName === undefined
  const letterSubject = w('documents.subject-of-letter', { subject: document.subject })
  const subject = isLetter ? [] : breakLines(document.subject, size.subject, 135)
  const number = document.number.number?.toString().padStart(2, '0') ?? w('documents.blank')
  const attachedTo = w('documents.annex-of', {
    type: document.typeName ?? w('documents.letter-type'),
    number,
    symbol: document.number.symbol,
    date: dateLine(document.placeAndDate),
    agency: document.agency,
  })
  const annexes = document.annexes ?? []
  const tieuNgu = w('documents.tieu-ngu')
  return {
    meta: { title: document.meta.title, author: document.meta.author, created: document.meta.created },
    footer: w('documents.content-hash', { hash: document.contentHash ?? contentHash(source) }),
    parentAgency: document.parentAgency ? agencyLines(document.parentAgency) : [],
    agency,
    rules: {
      agency: shortRule(agency, size.agency),
      tieuNgu: boldTextWidth(tieuNgu, size.tieuNgu),
      subject: shortRule(subject, size.subject),
    },
    quocHieu: w('documents.quoc-hieu'),
    tieuNgu,
    number: document.number.symbol ? w('documents.number-line', { number, symbol: document.number.symbol }) : '',
    placeAndDate: w('documents.place-and-date', {
      place: document.placeAndDate.place,
      date: dateLine(document.placeAndDate),
    }),
    subjectUnderNumber: isLetter ? breakLines(letterSubject, size.subjectUnderNumber, FORM.head.left - 6) : [],
    typeName: isLetter ? '' : upper(document.typeName),
    subject,
    addressedTo: w('documents.addressed-to'),
    addressees: addressees(document.addressees ?? []),
    body: endBody(composeBlocks(document.body), w('documents.body-end')),
    signatures: document.signatures.map(({ capacity, name }) => ({ capacity: capacity.map(upper), name: name ?? '' })),
    recipientsTitle: w('documents.recipients'),
    recipients: document.recipients
      ? [
          ...document.recipients.to.map((to) => `- ${to};`),
          `- ${w('documents.filed', { who: document.recipients.filed })}.`,
        ]
      : [],
    annexes: annexes.map((annex, i) => ({
      label: annexes.length < 2 ? w('documents.annex') : w('documents.annex-numbered', { number: roman(i + 1) }),
      title: breakLines(upper(annex.title), size.annex, 150),
      attachedTo: breakLines(attachedTo, size.annex, 150, new RegExp(`^${w('documents.of')}$`)),
      landscape: annex.landscape ?? false,
      body: composeBlocks(annex.body),
    })),
  }

  function dateLine(at: PlaceAndDate): string {
    return at.date === undefined ? w('documents.blank-date') : longDate(at.date)
  }
}

/** Before the name of its unit the name of an agency is broken first: `ỦY BAN NHÂN DÂN | HUYỆN KBANG`. */
const UNIT = /^(tỉnh|huyện|quận|xã|phường|thành|thị|đặc)$/i

/** One stands beside "Kính gửi:"; several stand under it, each with its dash. */
function addressees(to: readonly string[]): string[] {
  if (to.length === 1) return [`${to[0]}.`]
  return to.map((name, i) => `- ${name}${i + 1 < to.length ? ';' : '.'}`)
}

function upper(text: string): string {
  return text.toLocaleUpperCase('vi')
}

/** Between 1/3 and 1/2 of the last line of the text, and where that allows it of the longest. */
function shortRule(lines: readonly string[], size: number): number {
  const widths = lines.map((line) => boldTextWidth(line, size))
  const last = widths.at(-1) ?? 0
  return Math.min(last / 2, Math.max(last * FORM.shortRule, Math.max(0, ...widths) / 3))
}

const ROMAN: readonly (readonly [number, string])[] = [
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(number: number): string {
  const step = ROMAN.find(([value]) => value <= number)
  return step === undefined ? '' : step[1] + roman(number - step[0])
}

/** Every text of the tree as the printers can hold it. */
function cleaned<T>(value: T): T {
  if (typeof value === 'string') return printableText(value) as T
  if (Array.isArray(value)) return value.map((item: unknown) => cleaned(item)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleaned(item)])) as T
}
