import { addDecimals, compareDecimals, type Decimal, decimal, parseDecimal } from '#foundation/decimal.ts'
import type { SourceText, Table } from '../source-text.ts'
import type {
  CellPlace, Claim, Claims, NumberCustom, NumberUse, Period, ReadTable, Sentence, Token, WrittenNumber,
} from './claims.ts'
import { isYear, numberUses, pairEnd } from './number-uses.ts'
import { type Passage, readPassages } from './passages.ts'
import { isAbout, periodAt, quantityOf, roleOf } from './phrases.ts'
import { ReadQuantity } from './read-quantity.ts'
import { chooseReading, customOf, readWritten, type Written } from './read-number.ts'
import { isNumeric, type Layout, layoutOf } from './read-tables.ts'
import { SectionReader } from './sections.ts'
import { sentenceBounds } from './sentences.ts'
import { tokenise } from './tokens.ts'
import { type Unit, unitAt, unitNamedIn, unlistedUnitAt } from './units.ts'

const CACHE = new WeakMap<SourceText, Claims>()

/** Reads a report once for all rules. */
export function readClaims(source: SourceText): Claims {
  const known = CACHE.get(source)
  if (known) return known
  const claims = read(source)
  CACHE.set(source, claims)
  return claims
}

function read(source: SourceText): Claims {
  const { passages, gaps } = readPassages(source)
  const tables = source.blocks.filter((block): block is Table => block.kind === 'table')
  const layouts = tables.map((table) => layoutOf(source, table))
  const reader = new SectionReader(source)
  const tokens: Token[] = []
  const sentences: Sentence[] = []
  const uses: ReadonlyMap<number, NumberUse>[] = []
  let gap = 0
  passages.forEach((passage, index) => {
    const { section, heading } = passage.cell ? { section: reader.sections.length - 1, heading: false } : reader.read(passage)
    while (gap < gaps.length && gaps[gap]!.end <= passage.start) gap += 1
    const from = tokens.length
    for (const token of tokenise(source.text, passage, gaps[gap] && gaps[gap]!.start < passage.end ? gaps.slice(gap, gap + 40) : [])) tokens.push(token)
    const item = isItem(tokens, from)
    for (const [start, end] of sentenceBounds(tokens, from, tokens.length)) {
      sentences.push({
        start: tokens[start]!.start, end: tokens[end - 1]!.end, index: sentences.length, from: start, to: end, part: reader.part, section,
        passage: index, item, heading, ...(passage.cell ? { cell: passage.cell } : {}),
      })
      uses.push(usesIn(source, tokens, start, end, start === from, passage, layouts))
    }
  })
  return finish(source, tokens, sentences, uses, reader, tables, layouts)
}

function finish(
  source: SourceText, tokens: readonly Token[], sentences: readonly Sentence[], uses: readonly ReadonlyMap<number, NumberUse>[],
  reader: SectionReader, tables: readonly Table[], layouts: readonly Layout[],
): Claims {
  const written = new Map<number, Written>()
  const tally = { vi: 0, en: 0 }
  for (const map of uses) {
    for (const [at, use] of map) {
      const one = readWritten(tokens[at]!.text)
      written.set(at, one)
      const custom = isCounted(use) && tellsCustom(tokens, at, use, one) ? customOf(one) : undefined
      if (custom) tally[custom] += 1
    }
  }
  const custom: NumberCustom = tally.vi === 0 && tally.en === 0 ? undefined : tally.vi >= tally.en ? 'vi' : 'en'
  const numbers: WrittenNumber[] = []
  const claims: Claim[] = []
  sentences.forEach((sentence, index) => {
    const layout = sentence.cell ? layouts[sentence.cell.table] : undefined
    const work = new SentenceReader(tokens, sentence, uses[index]!, written, custom, layout, claims.length)
    work.read()
    for (const number of work.numbers) numbers.push(number)
    for (const claim of work.claims) claims.push(withRowHead(source, claim, tables, layouts))
  })
  return {
    tokens, sections: reader.close(), sentences, numbers, claims, custom,
    tables: readTables(tables, layouts, claims, sentences),
  }
}

/** A number that may be a chapter (`1.1`) tells nothing of how decimals are written. */
function tellsCustom(tokens: readonly Token[], at: number, use: NumberUse, { readings }: Written): boolean {
  return use === 'percent' || readings[0]?.thousands !== undefined || unitAt(tokens, at + 1, tokens.length) !== undefined
}

function isCounted(use: NumberUse): boolean {
  return use === 'value' || use === 'percent' || use === 'pair'
}

function isItem(tokens: readonly Token[], from: number): boolean {
  const first = tokens[from]
  if (!first) return false
  if (/^[-–+•·○●▪❖✓►]$/.test(first.text)) return true
  const second = tokens[from + 1]
  return (first.kind === 'number' || first.text.length === 1) && second !== undefined && /^[).]$/.test(second.text) && second.start === first.end
}

/** In a cell that holds a figure only, the figure is a value, unless the column counts rows or the row is a head. */
function usesIn(
  source: SourceText, tokens: readonly Token[], from: number, to: number, startsPassage: boolean, passage: Passage, layouts: readonly Layout[],
): ReadonlyMap<number, NumberUse> {
  const { cell } = passage
  if (!cell) return numberUses(tokens, from, to, startsPassage)
  const layout = layouts[cell.table]!
  const isHead = cell.row < layout.headRows || (layout.ordinal && cell.column === 0)
  if (isHead || !isNumeric(source.text.slice(passage.start, passage.end))) {
    const uses = numberUses(tokens, from, to, startsPassage)
    return isHead ? new Map([...uses.keys()].map((at) => [at, isYear(tokens[at]!.text) ? 'year' : 'label'])) : uses
  }
  const kinds = new Map<number, NumberUse>()
  for (let at = from; at < to; at++) {
    if (tokens[at]!.kind !== 'number') continue
    const isPair = pairEnd(tokens, at, to) > at || (kinds.get(at - 2) === 'pair' && tokens[at - 1]?.text === '/')
    kinds.set(at, isPair ? 'pair' : tokens[at + 1]?.text === '%' ? 'percent' : 'value')
  }
  return kinds
}

const UNIT_IN_HEAD = /\(\s*(?:đvt|đơn vị(?: tính)?)?:?\s*([^()]{1,24})\)/i

/** Reads the numbers and claims of one sentence, from left to right. */
class SentenceReader {
  readonly numbers: WrittenNumber[] = []
  readonly claims: Claim[] = []
  readonly #tokens: readonly Token[]
  readonly #sentence: Sentence
  readonly #uses: ReadonlyMap<number, NumberUse>
  readonly #written: ReadonlyMap<number, Written>
  readonly #custom: NumberCustom
  readonly #layout: Layout | undefined
  readonly #firstIndex: number
  #period: Period | undefined

  constructor(
    tokens: readonly Token[], sentence: Sentence, uses: ReadonlyMap<number, NumberUse>, written: ReadonlyMap<number, Written>,
    custom: NumberCustom, layout: Layout | undefined, firstIndex: number,
  ) {
    this.#tokens = tokens
    this.#sentence = sentence
    this.#uses = uses
    this.#written = written
    this.#custom = custom
    this.#layout = layout
    this.#firstIndex = firstIndex
  }

  read(): void {
    const tokens = this.#tokens
    let lastEnd = this.#sentence.from
    for (let at = this.#sentence.from; at < this.#sentence.to; at++) {
      if (tokens[at]!.kind !== 'number') continue
      const use = this.#uses.get(at) ?? 'name'
      this.#period = periodAt(tokens, at, this.#sentence.from, this.#period) ?? this.#period
      if (use === 'pair') {
        const second = pairEnd(tokens, at, this.#sentence.to)
        if (second > at) {
          const to = this.#claim(at, lastEnd, second)
          lastEnd = to
          at = to - 1
          continue
        }
      }
      // “Số cuộc họp dân năm 2021 là 754 cuộc”: the year stands within the name of what is counted.
      const isWithin = use === 'year' && tokens[at - 1]?.lower === 'năm' && tokens[at + 1]?.lower === 'là'
      lastEnd = isCounted(use) ? this.#claim(at, lastEnd) : (this.#number(at, use, undefined), isWithin ? lastEnd : at + 1)
      // “4 tỷ 250 triệu đồng” is one claim.
      at = Math.max(at, lastEnd - 1)
    }
  }

  /** One claim; the token after it. */
  #claim(at: number, lastEnd: number, second?: number): number {
    const { to: end, cell } = this.#sentence
    const use = this.#uses.get(at)!
    const last = second ?? at
    const found = unitAt(this.#tokens, last + 1, end) ?? (second === undefined ? undefined : unitAt(this.#tokens, at + 1, second))
      ?? (use === 'percent' || /[.,]\d{1,2}$/.test(this.#tokens[at]!.text) ? undefined : unlistedUnitAt(this.#tokens, last + 1, end))
    const more = found && second === undefined ? this.#moreMoney(at, found) : undefined
    const to = more?.to ?? Math.max(last + 1, found && found.to <= end ? found.to : last + 1)
    const quantity = quantityOf(this.#tokens, this.#sentence.from, lastEnd, at, to, end)
    const after = found?.unit ?? (cell ? this.#unitOfColumn(cell) : undefined)
    const unit = after ?? (use === 'percent' ? undefined : unitNamedIn(quantity.near))
    const kind = use === 'percent' || unit?.name === '%' ? 'percent' : second === undefined ? 'value' : 'pair'
    const first = this.#number(at, use, unit)
    if (more) this.#number(found!.to, 'value', more.unit)
    const number = more && first.value ? { ...first, value: addDecimals(first.value, more.value), places: 3 } : first
    const of = second === undefined ? undefined : this.#number(second, use, unit)
    if (number.value === undefined || (second !== undefined && of?.value === undefined)) return to
    const factor = unit?.factor ?? decimal(1)
    const sentence = this.#sentence
    const lastToken = this.#tokens[to - 1]!
    const { near } = quantity
    const direction = near.includes('giảm') && /(?:^| )giảm(?: |$)/.test(near) ? 'down' : near.includes('tăng') && /(?:^| )tăng(?: |$)/.test(near) ? 'up' : undefined
    // Every claim has all its fields, in one order: what all rules read is then of one shape.
    this.claims.push({
      start: number.start, end: Math.max(lastToken.end, number.end), index: this.#firstIndex + this.claims.length, kind, number, of,
      value: number.value, unit: unit?.name, measure: unit?.measure, unitBefore: after === undefined, base: times(number.value, factor), from: at, to,
      quantity: new ReadQuantity(quantity, unit?.measure === 'tiền' || unit?.measure === '%' ? undefined : unit?.name),
      role: roleOf(quantity, kind), several: this.#tokens[to]?.text === ',' && /^(?:xã|phường|thị|thôn|làng|bản|buôn|ấp|tổ|khu|khóm)$/.test(this.#tokens[to + 1]?.lower ?? ''),
      direction, about: isAbout(quantity), period: this.#period, sentence: sentence.index, part: sentence.part, section: sentence.section, cell,
      rowHead: undefined, columnHead: cell && (this.#layout?.columnHeads[cell.column] || undefined),
    })
    return to
  }

  /** “4 tỷ 250 triệu đồng”: what follows in a smaller unit, in the unit before it, and the token after it. */
  #moreMoney(at: number, { unit, to }: { readonly unit: Unit; readonly to: number }): { readonly value: Decimal; readonly to: number; readonly unit: Unit } | undefined {
    const { to: end } = this.#sentence
    if (unit.measure !== 'tiền' || this.#uses.get(to) !== 'value' || !/^\d{1,3}$/.test(this.#tokens[to]!.text) || /[.,]/.test(this.#tokens[at]!.text)) return undefined
    const smaller = unitAt(this.#tokens, to + 1, end)
    if (!smaller || smaller.unit.measure !== 'tiền' || compareDecimals(times(smaller.unit.factor, decimal(1000)), unit.factor) !== 0) return undefined
    return { value: parseDecimal(`0.${this.#tokens[to]!.text.padStart(3, '0')}`)!, to: smaller.to, unit: smaller.unit }
  }

  #number(at: number, use: NumberUse, unit: Unit | undefined): WrittenNumber {
    const token = this.#tokens[at]!
    const written = this.#written.get(at) ?? readWritten(token.text)
    const chosen = chooseReading(written, { whole: unit?.whole ?? false, share: unit?.measure === '%' || use === 'percent', custom: this.#custom })
    const number: WrittenNumber = {
      start: token.start, end: token.end, text: token.text, use, readings: written.readings.map(({ value }) => value),
      certain: written.readings.length === 1, places: chosen?.places ?? 0, leadingZero: written.leadingZero, sentence: this.#sentence.index, token: at,
      value: chosen?.value, thousands: chosen?.thousands, decimals: chosen?.decimals,
    }
    this.numbers.push(number)
    return number
  }

  /** `Số tiền (triệu đồng)`, `Tỷ lệ (%)`, `Tỷ lệ %`. */
  #unitOfColumn(cell: CellPlace): Unit | undefined {
    const head = this.#layout?.columnHeads[cell.column]
    if (!head) return undefined
    if (/%|tỷ lệ|tỉ lệ/i.test(head)) return unitNamed('%')
    const match = UNIT_IN_HEAD.exec(head)
    return match ? unitNamed(match[1]!.trim()) : undefined
  }
}

const NAMED = new Map<string, Unit | undefined>()

function unitNamed(name: string): Unit | undefined {
  if (!NAMED.has(name)) {
    if (NAMED.size > 500) NAMED.clear()
    const tokens = tokenise(name, { start: 0, end: name.length }, [])
    NAMED.set(name, unitAt(tokens, 0, tokens.length)?.unit)
  }
  return NAMED.get(name)
}

function times(a: Decimal, b: Decimal): Decimal {
  const scale = a.scale + b.scale
  const units = a.units * b.units
  if (scale === 0) return { units, scale: 0 }
  const digits = units.toString().padStart(scale + 1, '0')
  return parseDecimal(`${digits.slice(0, -scale)}.${digits.slice(-scale)}`)!
}

function withRowHead(source: SourceText, claim: Claim, tables: readonly Table[], layouts: readonly Layout[]): Claim {
  if (!claim.cell) return claim
  const { table, row, column } = claim.cell
  const { nameColumn } = layouts[table]!
  const cell = nameColumn >= 0 && nameColumn !== column ? tables[table]!.rows[row]?.[nameColumn] : undefined
  return cell && cell.end > cell.start ? { ...claim, rowHead: source.text.slice(cell.start, cell.end) } : claim
}

function readTables(tables: readonly Table[], layouts: readonly Layout[], claims: readonly Claim[], sentences: readonly Sentence[]): ReadTable[] {
  const cells = new Map<number, Claim[]>()
  for (const claim of claims) {
    if (!claim.cell) continue
    const list = cells.get(claim.cell.table)
    if (list) list.push(claim)
    else cells.set(claim.cell.table, [claim])
  }
  const parts = new Map(sentences.flatMap((sentence) => (sentence.cell ? [[sentence.cell.table, sentence.part] as const] : [])))
  return tables.map((table, index): ReadTable => {
    const { headRows, columns, nameColumn } = layouts[index]!
    return {
      start: table.start, end: table.end, index, part: parts.get(index) ?? 'body', rows: table.rows.length, columns, headRows,
      headColumns: nameColumn + 1, cells: cells.get(index) ?? [],
    }
  })
}
