import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { printDecimal, printPercent, wholeDecimal } from '#foundation/decimal.ts'
import type { AdministrativeDocument, Block, Paragraph, Recipients, Signature, Table, TableCell } from '#documents/tree.ts'
import type { Say } from '#rooms/indicators/index.ts'
import type { GatheringPaperSource, HamletIssuer, PaperMatter } from './paper-source.ts'
import type { Gathering } from './records.ts'

/** Room to be filled in by hand. */
export const DOTS = '…………………………'

export type PaperHead = {
  readonly type: string
  readonly subject: string
  readonly dated?: CalendarDate | undefined
  readonly made: CalendarDate
  /** As it was given: `01/NQ-TDP`. */
  readonly number?: string | undefined
  /** What a number that is not given yet ends with; blank for papers without numbers. */
  readonly symbol?: string
  readonly signatures: readonly Signature[]
  readonly body: readonly Block[]
  readonly addressees?: readonly string[]
  readonly recipients?: Recipients
  /** In the name of the people's committee instead of the hamlet. */
  readonly byCommune?: boolean
}

/**
 * A paper of a hamlet: no authority of the state, so that its name stands under that of its commune; else the form of administrative
 * documents.
 *
 * @law 30/2020/NĐ-CP Phụ lục I
 */
export function hamletPaper(issuer: HamletIssuer, head: PaperHead, say: Say): AdministrativeDocument {
  const agency = head.byCommune ? committeeText(issuer, say) : issuer.hamlet
  const [number = '', ...rest] = (head.number ?? '').split('/')
  const { symbol = '' } = head
  return {
    meta: { language: 'vi', title: `${head.type} ${lower(head.subject)}`, author: agency, created: head.dated ?? head.made },
    ...(head.byCommune ? {} : { parentAgency: communeText(issuer, say) }),
    agency,
    number: /^\d+$/.test(number) ? { number: Number(number), symbol: rest.join('/') || symbol } : { symbol },
    placeAndDate: { place: issuer.placeName, ...(head.dated ? { date: head.dated } : {}) },
    typeName: head.type,
    subject: head.subject,
    ...(head.addressees ? { addressees: head.addressees } : {}),
    body: head.body,
    signatures: head.signatures,
    ...(head.recipients ? { recipients: head.recipients } : {}),
  }
}

export function communeText({ commune }: HamletIssuer, say: Say): string {
  return say(`places.name.${commune.kind}`, { name: commune.name })
}

export function committeeText(issuer: HamletIssuer, say: Say): string {
  return say('papers.committee', { unit: lower(communeText(issuer, say)) })
}

/** `Trưởng thôn`, `Tổ trưởng tổ dân phố`. @law 10/2022/QH15 Đ18.1 */
export function headTitle({ hamletKind }: HamletIssuer, say: Say): string {
  return say(hamletKind === 'to-dan-pho' ? 'hamlet-papers.head.to-dan-pho' : 'hamlet-papers.head.thon')
}

/** Who signs as the one that convened. @law 59/2023/NĐ-CP Đ3.1 */
export function convenorSigns(issuer: HamletIssuer, { convenor, convenorName }: Pick<Gathering, 'convenor' | 'convenorName'>, say: Say): Signature {
  const capacity = convenor === 'hamlet-head' ? [headTitle(issuer, say)] : say(`hamlet-papers.signs.${convenor}`).split('; ')
  return { capacity, ...(convenorName ? { name: convenorName } : {}) }
}

export function lower(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}

export function plain(text: string): Paragraph {
  return { kind: 'paragraph', runs: [{ kind: 'text', text }] }
}

export function note(text: string): Paragraph {
  return { ...plain(text), style: 'note' }
}

export function bases(keys: readonly string[], say: Say): Paragraph[] {
  return keys.map((key) => ({ ...plain(say(`hamlet-papers.basis.${key}`)), style: 'basis' }))
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']

/** Sections with their Roman numbers; what has nothing in it is left out. */
export function sections(parts: readonly (readonly [title: string, blocks: readonly Block[]])[]): Block[] {
  return parts
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([title, blocks], at): Block[] => [{ kind: 'heading', level: 1, number: `${ROMAN[at]}.`, text: title }, ...blocks])
}

export function linesOf(text: string): Paragraph[] {
  return text.split(/\n+/).map((line) => line.trim()).filter((line) => line !== '').map(plain)
}

export function cell(text: string, options: Omit<TableCell, 'runs'> = {}): TableCell {
  return { ...options, runs: text === '' ? [] : [{ kind: 'text', text }] }
}

/** A table of two columns: what, and how much. */
export function facts(rows: readonly (readonly [string, string])[]): Table {
  return { kind: 'table', header: [], columns: [{ width: 70 }, { width: 30, align: 'right' }], rows: rows.map(([name, value]) => [cell(name), cell(value)]) }
}

export const whole = (number: number): string => printDecimal(wholeDecimal(number))

/** A count, with its share of all households; dots where it is not known yet. */
export function shared(number: number | undefined, all: number, say: Say): string {
  if (number === undefined) return '…'
  const percent = all > 0 ? printPercent(wholeDecimal(number), wholeDecimal(all)) : undefined
  return percent === undefined ? whole(number) : say('hamlet-papers.count-share', { count: whole(number), percent })
}

export function counted(number: number | undefined): string {
  return number === undefined ? '…' : whole(number)
}

/** `19 giờ 00, ngày 05/12/2026`; dots for the hour that is not known. */
export function whenText({ heldOn, startsAt }: Pick<Gathering, 'heldOn' | 'startsAt'>, say: Say): string {
  return say('hamlet-papers.when', { hour: startsAt ? startsAt.slice(0, 2) : '…', minute: startsAt ? startsAt.slice(3) : '…', date: shortDate(heldOn) })
}

/** From when until when a ballot or an online vote lasts. */
export function spanText({ heldOn, startsAt, endsOn, endsAt }: Pick<Gathering, 'heldOn' | 'startsAt' | 'endsOn' | 'endsAt'>, say: Say): string {
  const last = endsOn ?? heldOn
  const at = (hour: string, date: CalendarDate): string =>
    hour === '' ? say('hamlet-papers.day', { date: shortDate(date) }) : say('hamlet-papers.when', { hour: hour.slice(0, 2), minute: hour.slice(3), date: shortDate(date) })
  return say('hamlet-papers.span', { from: at(startsAt, heldOn), until: at(endsAt, last) })
}

/** What a matter must reach, in words. @law 10/2022/QH15 Đ21.1; 61/2023/NĐ-CP Đ10.1 */
export function thresholdText({ threshold, matter, needed }: PaperMatter, households: number, say: Say): string {
  const { numerator, denominator, strict, alsoPresentOverHalf } = threshold
  const share = strict ? say('hamlet-papers.share.over', { numerator, denominator }) : say('hamlet-papers.share.from', { numerator, denominator })
  const half = strict && numerator * 2 === denominator
  const said = half ? say('hamlet-papers.share.over-half') : share
  return [
    say('hamlet-papers.threshold', { share: said }),
    needed === undefined ? '' : say('hamlet-papers.threshold-needed', { needed: whole(needed), all: whole(households) }),
    alsoPresentOverHalf ? say('hamlet-papers.threshold-present') : '',
    matter.scope === 'commune' ? say('hamlet-papers.threshold-commune') : '',
  ].filter(Boolean).join(' ')
}

/** `150.000.000 đồng, 320 ngày công`; undefined where it is nothing. */
export function valueText({ value: { cash, labourDays, landM2 } }: PaperMatter['matter'], say: Say): string | undefined {
  const parts = [
    cash > 0 ? say('deliberation.value-cash', { count: whole(cash) }) : '',
    labourDays > 0 ? say('deliberation.value-labour', { count: whole(labourDays) }) : '',
    landM2 > 0 ? say('deliberation.value-land', { count: whole(landM2) }) : '',
  ].filter(Boolean)
  return parts.length === 0 ? undefined : parts.join(', ')
}

/** The matters, each on a line with its number, its value and whom one may choose. */
export function agendaBlocks(matters: readonly PaperMatter[], say: Say): Block[] {
  return matters.flatMap(({ matter }, at): Block[] => {
    const value = valueText(matter, say)
    const said = say('hamlet-papers.agenda-line', { number: at + 1, title: matter.title, article: say('hamlet-papers.of-item', { item: matter.item }) })
    return [plain(value ? `${said} ${say('hamlet-papers.agenda-value', { value })}` : said), ...(matter.options.length === 0 ? [] : [optionsOf(matter)])]
  })
}

function optionsOf({ options }: PaperMatter['matter']): Block {
  return { kind: 'list', items: options.map(({ text }) => [{ kind: 'text', text }]) }
}

/** The team of a count or a distribution, with room to sign. */
export function teamTable({ team }: GatheringPaperSource['gathering'], of: 'board' | 'team', say: Say): Table {
  const members = team.length > 0 ? team : Array.from({ length: 5 }, () => undefined)
  return {
    kind: 'table', columns: [{ width: 8, align: 'centre' }, { width: 42 }, { width: 25 }, { width: 25 }],
    header: [['no', 'name', 'role', 'signs'].map((name) => cell(say(`hamlet-papers.column.${name}`)))],
    rows: members.map((member, at) => [cell(String(at + 1)), cell(member?.name ?? ''), cell(say(`hamlet-papers.role.${(member?.role ?? (at === 0 ? 'head' : 'member')) === 'head' ? of : 'member'}`)), cell('')]),
  }
}

export function toCommune(issuer: HamletIssuer, say: Say): Recipients {
  const committee = committeeText(issuer, say)
  return { to: [committee, say('hamlet-papers.front-of', { unit: lower(communeText(issuer, say)) })], filed: lower(issuer.hamlet) }
}

/** A signature; what is signed as stands on a line each, parted by semicolons. */
export function named(capacity: string, name: string | undefined): Signature {
  return { capacity: capacity.split('; '), ...(name ? { name } : {}) }
}
