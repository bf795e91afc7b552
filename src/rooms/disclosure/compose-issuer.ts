import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Say } from '#rooms/indicators/index.ts'
import type { AdministrativeDocument, Paragraph, Signature, TableCell } from '#documents/tree.ts'
import type { Discloser } from './duty-rule.ts'

/** The body in whose name a paper is written, as it stood on the paper's day. */
export type Issuer = {
  readonly unitId: number
  readonly code: string
  readonly name: string
  /** `xa`, `phuong`, …, `agency`, `enterprise`. */
  readonly kind: string
  /** The name of the unit above, for the place in the head of an agency's papers. */
  readonly placeName: string
}

/** Whose articles a body discloses by: its kind decides. */
export function discloserOf(kind: string): Discloser {
  return kind === 'agency' ? 'agency' : kind === 'enterprise' ? 'state-enterprise' : 'commune'
}

/** `Xã Kông Bơ La`; the name alone for an agency or enterprise. */
export function unitText(issuer: Pick<Issuer, 'kind' | 'name'>, say: Say): string {
  return say(`places.name.${issuer.kind}`, { name: issuer.name })
}

/** `Ủy ban nhân dân xã Kông Bơ La`. @law 30/2020/NĐ-CP Phụ lục II */
export function issuerName(issuer: Pick<Issuer, 'kind' | 'name'>, say: Say): string {
  const full = unitText(issuer, say)
  if (discloserOf(issuer.kind) !== 'commune') return full
  return say('papers.committee', { unit: full.charAt(0).toLocaleLowerCase('vi') + full.slice(1) })
}

/** What every paper of the room has in common: head, number, place and date, signature without a name. */
export function paperHead(
  issuer: Issuer, say: Say,
  paper: { readonly typeName: string; readonly subject: string; readonly symbol: string; readonly number?: string; readonly dated?: CalendarDate; readonly made: CalendarDate },
): Pick<AdministrativeDocument, 'meta' | 'agency' | 'number' | 'placeAndDate' | 'typeName' | 'subject' | 'signatures'> {
  const agency = issuerName(issuer, say)
  const { typeName, subject } = paper
  return {
    meta: { language: 'vi', title: `${typeName} ${subject.charAt(0).toLocaleLowerCase('vi')}${subject.slice(1)}`, author: agency, created: paper.dated ?? paper.made },
    agency,
    number: numberOf(paper.number ?? '', paper.symbol),
    placeAndDate: { place: issuer.placeName, ...(paper.dated ? { date: paper.dated } : {}) },
    typeName,
    subject,
    signatures: [signatureOf(issuer, say)],
  }
}

/** A number that was typed as `15/TB-UBND`; without one a blank is left before the symbol. */
function numberOf(typed: string, symbol: string): AdministrativeDocument['number'] {
  const [number = '', ...rest] = typed.split('/')
  return /^\d+$/.test(number) ? { number: Number(number), symbol: rest.join('/') || symbol } : { symbol }
}

function signatureOf(issuer: Issuer, say: Say): Signature {
  const discloser = discloserOf(issuer.kind)
  return discloser === 'commune' ? { capacity: [say('papers.on-behalf'), say('papers.chair')] } : { capacity: [say(`papers.head.${discloser}`)] }
}

export function plain(text: string): Paragraph {
  return { kind: 'paragraph', runs: [{ kind: 'text', text }] }
}

/** Căn cứ, in italics. */
export function basis(text: string): Paragraph {
  return { ...plain(text), style: 'basis' }
}

export function textCell(text: string, options: Omit<TableCell, 'runs'> = {}): TableCell {
  return { ...options, runs: text === '' ? [] : [{ kind: 'text', text }] }
}

/**
 * An article as it is written in a sentence: `Đ11.7` is "khoản 7 Điều 11", `Đ64.1.a` "điểm a khoản 1 Điều 64". Text that is
 * no article is left as it is.
 */
export function articleText(article: string, say: Say): string {
  if (article === '') return say('papers.own-regulation')
  const match = /^(?:\S+ )?Đ(\d+[a-zđ]?)(?:\.(\d+[a-zđ]?))?(?:\.([a-zđ]))?$/.exec(article)
  if (!match) return article
  const [, dieu, khoan, diem] = match
  return [diem && say('papers.point', { point: diem }), khoan && say('papers.clause', { clause: khoan }), say('papers.article', { article: dieu })].filter(Boolean).join(' ')
}

/** `Niêm yết`, `Phát trên hệ thống truyền thanh`: the form by its letter, as the article of the body names it. */
export function formText(kind: string, form: string, say: Say): string {
  return say(`papers.form.${discloserOf(kind)}.${form}`)
}

/** The letters of the forms of each kind of body: Đ12.1, Đ47.1, Đ65.1. @law 10/2022/QH15 Đ12.1, Đ47.1, Đ65.1 */
export const FORM_LETTERS: Readonly<Record<Discloser, readonly string[]>> = {
  commune: ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k'],
  agency: ['a', 'b', 'c', 'd', 'đ', 'e', 'g'],
  'state-enterprise': ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h'],
}
