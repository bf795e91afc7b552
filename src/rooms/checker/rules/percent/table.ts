import { printDecimal } from '#foundation/decimal.ts'
import type { Claim, Claims } from '../../claims/claims.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { fitOf, isZero, operand, share } from '../reckon.ts'
import { type Grid, gridsOf } from '../sum/grid.ts'

export const rule: Rule = {
  code: 'percent.table',
  severity: 'error',
  title: {
    vi: 'Tỷ lệ trong bảng không đúng',
    en: 'A percentage in a table that its row does not give',
  },
  ground: {
    vi: 'Tỷ lệ của mỗi dòng tính từ cùng hai cột, như ở các dòng khác của bảng.',
    en: 'The percentage of every row comes from the same two columns, as in the other rows.',
  },
  fires: [
    { text: 'TT\tXã\tSố hộ\tHộ nghèo\tTỷ lệ (%)\n1\tXã A Lưới\t200\t20\t10\n2\tXã Sơn Kim\t320\t24\t8,5\n3\tXã Hòa Bắc\t150\t9\t6', quote: '8,5' },
    { text: 'Nội dung\tKế hoạch\tThực hiện\tTỷ lệ\nHội nghị\t20\t18\t90%\nĐối thoại\t12\t9\t75%\nTập huấn\t8\t6\t70%', quote: '70%' },
  ],
  silent: [
    { text: 'TT\tXã\tSố hộ\tHộ nghèo\tTỷ lệ (%)\n1\tXã A Lưới\t200\t20\t10\n2\tXã Sơn Kim\t320\t24\t7,5\n3\tXã Hòa Bắc\t150\t9\t6' },
    { text: 'Nội dung\tNăm 2023\tNăm 2024\tTỷ lệ tăng\nĐơn\t20\t25\t25%\nVụ\t40\t44\t10%' },
  ],
  check: ({ source, claims }) =>
    gridsOf(source, claims).flatMap((grid) =>
      wrongShares(grid, figuresAbove(claims, grid)).map(({ percent, part, whole }) => {
        const isCut = fitOf(part.base, whole.base, percent.value, percent.number.places) === 'truncated'
        const expected = `${printDecimal(share(part.base, whole.base, Math.max(percent.number.places, 1))!)}%`
        return {
          start: percent.start, end: percent.end, severity: isCut ? ('warning' as const) : ('error' as const), expected,
          message: say(MESSAGE, { part: printDecimal(part.value), whole: printDecimal(whole.value), expected, printed: source.text.slice(percent.start, percent.end) }),
          operands: [operand(source, part, 'numerator'), operand(source, whole, 'denominator'), operand(source, percent, 'percent')],
        }
      })),
}

/** The counts of the paragraph right above the table. */
function figuresAbove({ claims }: Claims, { table }: Grid): Claim[] {
  const first = table.cells[0]?.index ?? 0
  return claims.slice(Math.max(0, first - 4), first).filter(({ kind, cell, about, start }) => kind === 'value' && !cell && !about && table.start - start < 400)
}

type Row = { readonly percent: Claim; readonly part: Claim; readonly whole: Claim; readonly right: boolean; readonly telling: boolean }

function wrongShares(grid: Grid, above: readonly Claim[]): Row[] {
  const width = Math.min(grid.table.columns, 24)
  const columns = Array.from({ length: width }, (_, column) => column)
  const percents = columns.filter((column) => grid.rows.filter(({ cells }) => cells.get(column)?.kind === 'percent').length >= 2)
  return percents.flatMap((column) => {
    let best: readonly Row[] = []
    let most = 0
    // The nearest columns first.
    const others = columns.filter((one) => one !== column).toSorted((a, b) => Math.abs(a - column) - Math.abs(b - column))
    for (const part of others) {
      for (const whole of others) {
        if (part === whole) continue
        const rows = rowsOf(grid, column, part, whole)
        // Heads that say it need fewer rows to bear them out.
        const isSaid = /kế hoạch|chỉ tiêu|giao|tổng/.test(grid.heads[whole] ?? '') && /thực hiện|kết quả|đạt|hoàn thành|số lượng/.test(grid.heads[part] ?? '')
        const telling = rows.filter((row) => row.right && row.telling).length
        const right = rows.filter((row) => row.right).length + (isSaid ? 1 : 0)
        if (telling >= (isSaid ? 1 : 2) && right > most && right * 2 >= rows.length) [best, most] = [rows, right]
      }
    }
    const down = most > 0 ? [] : sharesOfColumn(grid, column, others, above)
    return [...best, ...down].filter((row) => !row.right)
  })
}

/** Each row's share of the row of totals: “Tốt 418 (27%), Khá 774 (50%), …, Tổng 1.548”. */
function sharesOfColumn(grid: Grid, column: number, others: readonly number[], above: readonly Claim[]): readonly Row[] {
  const totals = grid.rows.filter(({ isTotal }) => isTotal)
  if (totals.length > 1) return []
  // Without such a row the whole may stand above the table: “Qua khảo sát 420 doanh nghiệp:”.
  const wholes = totals.length === 1 ? [] : above
  for (const [part, whole] of others.flatMap((one) => [totals[0]?.cells.get(one), ...wholes].map((claim) => [one, claim] as const))) {
    if (whole?.kind !== 'value' || isZero(whole.base)) continue
    const rows = grid.rows.flatMap((row): Row[] => {
      const [percent, one] = [row.cells.get(column), row.cells.get(part)]
      if (row.isTotal || percent?.kind !== 'percent' || one?.kind !== 'value') return []
      return [{ percent, part: one, whole, right: fitOf(one.base, whole.base, percent.value, percent.number.places) === 'right', telling: one.base.units !== 0n }]
    })
    const right = rows.filter((row) => row.right && row.telling).length
    if (right >= 2 && right * 3 >= rows.length * 2) return rows
  }
  return []
}

function rowsOf({ rows }: Grid, column: number, partColumn: number, wholeColumn: number): Row[] {
  return rows.flatMap(({ cells }) => {
    const [percent, part, whole] = [cells.get(column), cells.get(partColumn), cells.get(wholeColumn)]
    if (percent?.kind !== 'percent' || part?.kind !== 'value' || whole?.kind !== 'value' || isZero(whole.base)) return []
    const right = fitOf(part.base, whole.base, percent.value, percent.number.places) === 'right'
    const telling = part.base.units !== whole.base.units && part.base.units !== 0n
    return [{ percent, part, whole, right, telling }]
  })
}

const MESSAGE = {
  vi: '{part} trên {whole} là {expected}, không phải {printed}.',
  en: '{part} of {whole} is {expected}, not {printed}.',
}
