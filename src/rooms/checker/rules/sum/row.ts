import { type Decimal, printDecimal, subtractDecimals } from '#foundation/decimal.ts'
import type { Claim } from '../../claims/claims.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operand, sameValue, sumOf } from '../reckon.ts'
import { type Grid, gridsOf, isAdditive } from './grid.ts'

export const rule: Rule = {
  code: 'sum.row',
  severity: 'error',
  title: {
    vi: 'Dòng của bảng cộng không đúng',
    en: 'A row of a table that does not add up',
  },
  ground: {
    vi: 'Cột tổng số bằng tổng các cột thành phần, như ở các dòng khác của bảng.',
    en: 'The column of totals is the sum of its columns, as in the other rows of the table.',
  },
  fires: [
    { text: 'TT\tXã\tTổng số đơn\tKhiếu nại\tTố cáo\n1\tXã A Lưới\t12\t8\t4\n2\tXã Sơn Kim\t8\t5\t2\n3\tXã Hòa Bắc\t9\t9\t0', quote: '8' },
    { text: 'Thôn\tNam\tNữ\tTổng cộng\nThôn 1\t40\t38\t78\nThôn 2\t25\t30\t55\nThôn 3\t20\t22\t43', quote: '43' },
    { text: 'Nội dung\tNăm 2020\tNăm 2021\tTăng, giảm\nSố cuộc họp\t70\t74\t4\nSố vụ hòa giải\t23\t21\t2\nSố đơn\t40\t52\t12\nSố ý kiến\t31\t45\t41', quote: '41' },
    { text: 'Nội dung\tQuý I\tQuý II\t6 tháng\nTiếp công dân\t31\t27\t58\nĐơn nhận\t12\t16\t28\nVụ hòa giải\t9\t14\t32', quote: '32' },
  ],
  silent: [
    { text: 'Nội dung\tNăm 2020\tNăm 2021\tTăng, giảm\nSố cuộc họp\t70\t74\t4\nSố vụ hòa giải\t23\t21\t2\nSố đơn\t40\t52\t12\nSố ý kiến\t31\t45\t14' },
    { text: 'TT\tXã\tTổng số đơn\tKhiếu nại\tTố cáo\n1\tXã A Lưới\t12\t8\t4\n2\tXã Sơn Kim\t7\t5\t2\n3\tXã Hòa Bắc\t9\t9\t0' },
    { text: 'Thôn\tTổng số hộ\tHộ nghèo\tHộ cận nghèo\nThôn 1\t140\t8\t10\nThôn 2\t125\t9\t7\nThôn 3\t99\t4\t3' },
  ],
  check: ({ source, claims }) =>
    gridsOf(source, claims).flatMap((grid) => [
      ...wrongChanges(grid).map(({ total, parts: [one, other] }) => {
        const gap = difference(one!, other!)
        return {
          start: total.start, end: total.end, severity: 'error' as const, expected: printDecimal(gap),
          message: say(CHANGE, { one: printDecimal(one!.value), other: printDecimal(other!.value), gap: printDecimal(gap), printed: printDecimal(total.value) }),
          operands: [operand(source, one!, 'before'), operand(source, other!, 'now'), operand(source, total, 'change')],
        }
      }),
      ...wrongRows(grid).map(({ total, parts }) => {
        const sum = sumOf(parts.map(({ value }) => value))
        return {
          start: total.start, end: total.end, severity: 'error' as const, expected: printDecimal(sum),
          message: say(MESSAGE, { terms: parts.map(({ value }) => printDecimal(value)).join(' + '), sum: printDecimal(sum), total: printDecimal(total.value) }),
          operands: [operand(source, total, 'total'), ...parts.map((claim) => operand(source, claim, 'part'))],
        }
      }),
    ]),
}

/** Columns of changes: “Tăng, giảm”, “Chênh lệch”. The two columns are those of which most rows bear it out. */
function wrongChanges(grid: Grid): Row[] {
  const width = Math.min(grid.table.columns, 16)
  const columns = Array.from({ length: width }, (_, column) => column)
  return columns.filter((column) => /^(?:tăng|giảm|chênh lệch|so sánh)/.test(grid.heads[column] ?? '') && !/%|tỷ lệ|tỉ lệ/.test(grid.heads[column] ?? '')).flatMap((column) => {
    let best: readonly Row[] = []
    for (const one of columns) {
      for (const other of columns.slice(one + 1)) {
        if (one === column || other === column) continue
        const rows = rowsOf(grid, column, [one, other])
        const right = rows.filter(isChange).length
        if (right >= 3 && right * 4 >= rows.length * 3 && right > best.filter(isChange).length && rows.some((row) => isChange(row) && row.total.value.units !== 0n)) best = rows
      }
    }
    return best.filter((row) => !isChange(row))
  })
}

const isChange = ({ total, parts: [one, other] }: Row): boolean => sameValue(total.value, difference(one!, other!))

/** How far apart they are, without a sign: the sign of a cell is not part of its number. */
function difference(one: Claim, other: Claim): Decimal {
  const gap = subtractDecimals(one.value, other.value)
  return gap.units < 0n ? { ...gap, units: -gap.units } : gap
}

type Row = { readonly total: Claim; readonly parts: readonly Claim[] }

function wrongRows(grid: Grid): Row[] {
  const width = Math.min(grid.table.columns, 40)
  const totals = Array.from({ length: width }, (_, column) => column).filter((column) => /^(?:tổng|cộng)/.test(grid.heads[column] ?? '') || /(?:^| – )(?:tổng số|tổng cộng|cộng)$/.test(grid.heads[column] ?? '') || isWholeOfTimes(grid, column))
  // Nothing names the whole, but in nearly all rows one column is the sum of its neighbours.
  const unnamed = totals.length > 0 ? [] : Array.from({ length: width }, (_, column) => column).filter((column) => isAdditive(grid.heads[column]))
  return [...totals, ...unnamed].flatMap((column) => {
    const spans = [...runs(column, 1, width), ...runs(column, -1, width)].filter((span) => span.length >= 2 && span.every((one) => isAdditive(grid.heads[one])))
    let best: { readonly span: readonly number[]; readonly right: number; readonly rows: readonly Row[] } | undefined
    for (const span of spans) {
      const rows = rowsOf(grid, column, span)
      const right = rows.filter(isRight).length
      // The shorter of two that do as well.
      if (!best || right > best.right) best = { span, right, rows }
    }
    if (!best || best.right < 2 || best.right * 3 < best.rows.length * 2) return []
    if (unnamed.length > 0 && (best.right < 3 || best.right * 4 < best.rows.length * 3)) return []
    // Rows in which all but one part is nothing prove little.
    if (best.rows.filter((row) => isRight(row) && row.parts.filter(({ value }) => value.units !== 0n).length >= 2).length < 1) return []
    return best.rows.filter((row) => !isRight(row))
  })
}

/** “Quý I, Quý II, Quý III, 9 tháng”, “6 tháng đầu năm, 6 tháng cuối năm, Cả năm”: the whole of the times beside it. */
function isWholeOfTimes({ heads }: Grid, column: number): boolean {
  if (!/^(?:(?:\d+|sáu|chín) tháng|cả năm|năm(?: học)?(?: \d{4}.*)?|lũy kế.*)$/.test(heads[column] ?? '')) return false
  const isTime = (head: string | undefined): boolean => /^(?:quý|tháng|học kỳ|6 tháng (?:đầu|cuối)|đợt)(?: |$)/.test(head ?? '')
  return (isTime(heads[column - 1]) && isTime(heads[column - 2])) || (isTime(heads[column + 1]) && isTime(heads[column + 2]))
}

const isRight = ({ total, parts }: Row): boolean => sameValue(total.value, sumOf(parts.map(({ value }) => value)))

/** The columns beside one, one more each time. */
function runs(column: number, step: 1 | -1, width: number): number[][] {
  const found: number[][] = []
  const run: number[] = []
  for (let at = column + step; at >= 0 && at < width && run.length < 12; at += step) {
    run.push(at)
    found.push([...run])
  }
  return found
}

function rowsOf(grid: Grid, column: number, span: readonly number[]): Row[] {
  return grid.rows.flatMap(({ cells }) => {
    const total = cells.get(column)
    const parts = span.flatMap((one) => cells.get(one) ?? [])
    return total?.kind === 'value' && parts.length === span.length && parts.every(({ kind }) => kind === 'value') ? [{ total, parts }] : []
  })
}

const CHANGE = {
  vi: '{one} và {other} chênh nhau {gap}, không phải {printed}.',
  en: '{one} and {other} are {gap} apart, not {printed}.',
}
const MESSAGE = {
  vi: 'Cộng các cột của dòng được {terms} = {sum}, không phải {total}.',
  en: 'The columns of the row add up to {terms} = {sum}, not {total}.',
}
