import type { Claim, Claims } from '../../claims/claims.ts'
import { isTime, sameMeasure, sameValue } from '../reckon.ts'
import { isSlip } from '../slip.ts'

/** A figure, and another that by its words and its time counts the same, a slip of the pen away from it. */
export type Retold = { readonly first: Claim; readonly second: Claim }

/** What running text says again in another paragraph, and what a table has in the column of its year. */
export function retoldPairs(claims: Claims, isOneScope: (a: Claim, b: Claim) => boolean): Retold[] {
  return [...inText(claims, isOneScope), ...inYears(claims)]
}

/** “đến cuối năm còn 262 hộ nghèo” … “Cuối năm, toàn xã còn 226 hộ nghèo”: all words that tell something are the same. */
function inText(claims: Claims, isOneScope: (a: Claim, b: Claim) => boolean): Retold[] {
  const groups = new Map<string, Claim[]>()
  for (const claim of claims.claims) {
    if (!isPlain(claim) || claim.cell || claim.measure === undefined || claim.number.text.length < 3 || figures(claim).length < 3) continue
    const words = wordsOf(`${claim.quantity.near} ${claim.quantity.after}`, claim.unit)
    if (words.length < 2) continue
    const key = `${claim.measure}|${words.sort().join(' ')}`
    const group = groups.get(key)
    if (group) group.push(claim)
    else groups.set(key, [claim])
  }
  return [...groups].flatMap(([key, [first, second, ...others]]) => {
    if (!second || others.length > 0 || sameValue(first!.base, second.base)) return []
    const { sentences } = claims
    if (sentences[first!.sentence]!.passage === sentences[second.sentence]!.passage || !isOneScope(first!, second)) return []
    const isTransposed = isSlip(first!.number.text, second.number.text) && sorted(first!) === sorted(second)
    return isTransposed || (key.split(' ').length >= 4 && figures(second).length >= 4 && isSlip(first!.number.text, second.number.text)) ? [{ first: first!, second }] : []
  })
}

const YEAR = /(?<!\d)((?:19|20)\d\d)(?!\d)/

/** The row “Số cuộc họp dân” under “Năm 2021”, and “Số cuộc họp dân năm 2021 là 754 cuộc”. */
function inYears(claims: Claims): Retold[] {
  const found: Retold[] = []
  const byWord = new Map<string, Claim[]>()
  for (const table of claims.tables) {
    if (table.cells.length > 400) continue
    const years = [...new Set(table.cells.map(({ columnHead }) => yearOf(columnHead)).filter((year) => year !== undefined))]
    if (years.length < 2) continue
    const last = Math.max(...years)
    if (byWord.size === 0) indexWords(claims, byWord)
    for (const cell of table.cells) {
      const year = yearOf(cell.columnHead)
      if (year === undefined || cell.kind !== 'value' || cell.rowHead === undefined || figures(cell).length < 3) continue
      const words = wordsOf(cell.rowHead.toLowerCase().replaceAll(/[^\p{L} ]/gu, ' '), undefined)
      if (words.length < 2 || words.length > 8) continue
      const near = words.map((word) => byWord.get(word) ?? []).reduce((few, list) => (list.length < few.length ? list : few))
      const named = near.filter((claim) => (claim.period?.year ?? last) === year && (cell.measure === undefined || sameMeasure(cell, claim)) && hasAll(claim, words))
      // Of several the one that has the words in their order: “số cuộc họp dân”, not “mỗi tổ dân phố họp 6,3 cuộc”.
      const told = named.length > 1 ? named.filter(({ quantity, unit }) => `${quantity.before} ${unit ?? ''} ${quantity.after}`.includes(words.join(' '))) : named
      if (told.length !== 1 || sameValue(told[0]!.base, cell.base) || sameValue(told[0]!.value, cell.value) || figures(told[0]!).length < 3) continue
      // The figure of another year, rightly told.
      if (table.cells.some((other) => other.cell!.row === cell.cell!.row && sameValue(other.value, told[0]!.value))) continue
      if (isSlip(told[0]!.number.text, cell.number.text)) found.push({ first: cell, second: told[0]! })
    }
  }
  return found
}

/** Figures of running text under each word that stands about them. */
function indexWords({ claims }: Claims, byWord: Map<string, Claim[]>): void {
  for (const claim of claims) {
    if (claim.cell || !isPlain(claim)) continue
    for (const word of new Set(`${claim.quantity.before} ${claim.unit ?? ''} ${claim.quantity.after}`.split(' '))) {
      const list = byWord.get(word)
      if (list) list.push(claim)
      else byWord.set(word, [claim])
    }
  }
}

function yearOf(head: string | undefined): number | undefined {
  const match = head === undefined || head.length > 40 || /so sánh|tăng|giảm|tỷ lệ|%/i.test(head) ? null : YEAR.exec(head)
  return match ? Number(match[1]) : undefined
}

function hasAll({ quantity, unit }: Claim, words: readonly string[]): boolean {
  const own = ` ${quantity.before} ${unit ?? ''} ${quantity.after} `
  return words.every((word) => own.includes(` ${word} `))
}

function isPlain(claim: Claim): boolean {
  return claim.kind === 'value' && !claim.about && !isTime(claim) && claim.role !== 'change' && claim.role !== 'before' && claim.role !== 'plan'
}

function wordsOf(name: string, unit: string | undefined): string[] {
  const own = new Set((unit ?? '').split(' '))
  return [...new Set(name.split(' ').filter((word) => word.length > 1 && !EMPTY.has(word) && !own.has(word)))]
}

const EMPTY = new Set('số lượng tổng cộng đã được có là trong năm của các những và với trên địa bàn toàn ở tại cho về đến nay hiện nay cả này kỳ cuối hết đầu huyện xã tỉnh phường kết quả công tác thực tổ chức'.split(' '))

const figures = ({ number }: Claim): string => number.text.replaceAll(/\D/g, '')
const sorted = (claim: Claim): string => [...figures(claim)].toSorted().join('')
