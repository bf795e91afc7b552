import { longDate, shortDate, type CalendarDate } from '#foundation/calendar-date.ts'
import type { AdministrativeDocument, Block, Table } from '#documents/tree.ts'
import type { Say } from '#rooms/indicators/index.ts'
import { cell, counted, DOTS, facts, hamletPaper, named, note, plain, thresholdText, valueText, whenText, whole } from './compose-hamlet-paper.ts'
import type { GatheringPaperSource, HamletIssuer, PaperHousehold, PaperMatter } from './paper-source.ts'

/**
 * The list of households at a meeting: blank, to be signed and typed in later by the numbers; or filled in with who came.
 *
 * @law 10/2022/QH15 Đ18.1, Đ18.2, Đ20.2.b
 */
export function composeAttendance(source: GatheringPaperSource & { readonly guests: readonly PaperHousehold[]; readonly filled: boolean }, say: Say): AdministrativeDocument {
  const { issuer, gathering, guests, filled } = source
  const said = (key: string, params = {}) => plain(say(`hamlet-papers.attendance.${key}`, params))
  const present = guests.filter((guest) => guest.present).length
  return hamletPaper(issuer, {
    type: say('hamlet-papers.type.list'), subject: say('hamlet-papers.attendance.subject'), made: source.made,
    signatures: [named(say('hamlet-papers.signs.secretary'), gathering.secretary), named(say('hamlet-papers.signs.chair'), gathering.chairName || gathering.convenorName)],
    body: [
      said('opening', { when: whenText(gathering, say), place: gathering.place || DOTS }),
      ...(gathering.cluster ? [said('cluster', { cluster: gathering.cluster })] : []),
      ...(filled ? [] : [note(say('hamlet-papers.attendance.note'))]),
      attendanceTable(guests, filled, say),
      said('sum', { all: whole(guests.length), present: filled ? whole(present) : '…', absent: filled ? whole(guests.length - present) : '…' }),
    ],
  }, say)
}

function attendanceTable(guests: readonly PaperHousehold[], filled: boolean, say: Say): Table {
  return {
    kind: 'table', columns: [{ width: 9, align: 'centre' }, { width: 28 }, { width: 25 }, { width: 20 }, { width: 18, align: 'centre' }],
    header: [['number', 'representative', 'address', 'came', filled ? 'present' : 'signs'].map((name) => cell(say(`hamlet-papers.column.${name}`)))],
    rows: guests.map(({ number, name, address, present, person }) => [cell(String(number)), cell(name), cell(address), cell(filled ? (person ?? '') : ''), cell(filled && present ? '×' : '')]),
  }
}

/** Thirty boxes, by fives. */
const STROKE_ROOM = '□□□□□ '.repeat(6).trim()

/**
 * A blank tally sheet: strokes for each answer while slips are read out, and their sum; typed in afterwards.
 *
 * @law 59/2023/NĐ-CP Đ3.5.c, Đ4.6.a
 */
export function composeTally(source: GatheringPaperSource, say: Say): AdministrativeDocument {
  const { issuer, gathering, matters, households } = source
  const said = (key: string, params = {}) => plain(say(`hamlet-papers.tally.${key}`, params))
  return hamletPaper(issuer, {
    type: say('hamlet-papers.type.tally'), subject: say('hamlet-papers.tally.subject'), made: source.made,
    signatures: [named(say('hamlet-papers.signs.witness'), gathering.witnesses[0]), named(say('hamlet-papers.signs.witness'), gathering.witnesses[1]), named(say('hamlet-papers.signs.counter'), undefined), named(say('hamlet-papers.signs.counter'), undefined)],
    body: [
      said('opening', { when: whenText(gathering, say), hamlet: issuer.hamlet }),
      note(say('hamlet-papers.tally.note')),
      facts([[say('hamlet-papers.row.all'), whole(households)], ...(['present', 'issued', 'returned'] as const).map((row) => [say(`hamlet-papers.row.${row}`), '…'] as const)]),
      ...matters.flatMap((line, at): Block[] => [tallyTable(line, at, households, say), note(thresholdText(line, households, say))]),
      said('end'),
    ],
  }, say)
}

function tallyTable({ matter }: PaperMatter, at: number, households: number, say: Say): Table {
  const answers = matter.options.length > 0 ? matter.options.map(({ text }) => text) : (['for', 'against', 'other'] as const).map((answer) => say(`hamlet-papers.answer.${answer}`))
  return {
    kind: 'table', caption: say('hamlet-papers.ballot.matter-of', { number: at + 1, title: matter.title }), columns: [{ width: 27 }, { width: 58, align: 'centre' }, { width: 15, align: 'centre' }],
    header: [['answer', 'strokes', 'sum'].map((name) => cell(say(`hamlet-papers.column.${name}`)))],
    rows: [...answers, say('hamlet-papers.row.invalid')].map((text) => [cell(text), cell(Array.from({ length: Math.min(6, Math.max(2, Math.ceil(households / 30))) }, () => STROKE_ROOM).join('\n')), cell('')]),
  }
}

export type ConsentListSource = {
  readonly issuer: HamletIssuer
  readonly matter: Pick<PaperMatter['matter'], 'title' | 'content' | 'item' | 'value' | 'options' | 'kind' | 'scope'>
  readonly purpose: 'initiative' | 'online-method'
  readonly proposer: string
  readonly households: readonly (PaperHousehold & { readonly givenOn?: CalendarDate | undefined })[]
  /** Consents that are needed of all. */
  readonly needed: number
  readonly made: CalendarDate
}

/**
 * The list on which households consent with an initiative of a citizen, or with voting online, each with its day; those known are filled in.
 *
 * @law 10/2022/QH15 Đ16.3; 59/2023/NĐ-CP Đ5.2.c
 */
export function composeConsentList(source: ConsentListSource, say: Say): AdministrativeDocument {
  const { issuer, matter, purpose, households, needed, proposer } = source
  const said = (key: string, params = {}) => plain(say(`hamlet-papers.consents.${key}`, params))
  const given = households.filter(({ givenOn }) => givenOn !== undefined).length
  const value = valueText(matter, say)
  return hamletPaper(issuer, {
    type: say('hamlet-papers.type.list'), subject: say(`hamlet-papers.consents.subject.${purpose}`), made: source.made,
    signatures: purpose === 'initiative' ? [named(say('hamlet-papers.signs.proposer'), proposer)] : [named(say('hamlet-papers.signs.team'), undefined)],
    body: [
      said(`opening.${purpose}`, { title: matter.title }),
      ...(value ? [said('value', { value })] : []),
      ...(matter.content ? matter.content.split(/\n+/).filter((line) => line.trim() !== '').map((line) => plain(line.trim())) : []),
      said(`needs.${purpose}`, { needed: whole(needed), all: whole(households.length) }),
      note(say(`hamlet-papers.consents.note.${purpose}`)),
      {
        kind: 'table', columns: [{ width: 8, align: 'centre' }, { width: 30 }, { width: 27 }, { width: 17, align: 'centre' }, { width: 18 }],
        header: [['number', 'representative', 'address', 'day', 'signs'].map((name) => cell(say(`hamlet-papers.column.${name}`)))],
        rows: households.map(({ number, name, address, givenOn }) => [cell(String(number)), cell(name), cell(address), cell(givenOn ? shortDate(givenOn) : ''), cell('')]),
      },
      said('sum', { given: given === 0 ? '…' : counted(given), date: given === 0 ? DOTS : longDate(source.made) }),
    ],
  }, say)
}
