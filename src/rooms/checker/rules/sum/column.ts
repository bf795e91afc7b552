import { printDecimal } from '#foundation/decimal.ts'
import type { Claim } from '../../claims/claims.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'
import { operand, sameValue, sumOf } from '../reckon.ts'
import { isSlip } from '../slip.ts'
import { type Grid, type GridRow, gridsOf, isAdditive } from './grid.ts'

export const rule: Rule = {
  code: 'sum.column',
  severity: 'error',
  title: {
    vi: 'Cột của bảng cộng không đúng',
    en: 'A column of a table that does not add up',
  },
  ground: {
    vi: 'Dòng tổng cộng bằng tổng các dòng của cột.',
    en: 'The row of totals is the sum of the rows of each column.',
  },
  fires: [
    { text: 'TT\tXã\tSố vụ\tHòa giải thành\n1\tXã A Lưới\t20\t18\n2\tXã Sơn Kim\t35\t30\n3\tXã Hòa Bắc\t15\t15\n\tTổng cộng\t72\t63', quote: '72' },
    { text: 'Nội dung\tSố tiền (triệu đồng)\nNgân sách xã\t120\nNhân dân đóng góp\t80,5\nCộng\t210,5', quote: '210,5' },
    { text: 'TT\tNội dung\tSố liệu\n1\tSố ý kiến\t870\n1.1\tĐã giải quyết\t683\n1.2\tChưa giải quyết\t197\n2\tSố cuộc họp\t31', quote: '870' },
  ],
  silent: [
    { text: 'TT\tXã\tSố vụ\tHòa giải thành\n1\tXã A Lưới\t20\t18\n2\tXã Sơn Kim\t35\t30\n3\tXã Hòa Bắc\t15\t15\n\tTổng cộng\t70\t63' },
    { text: 'Nội dung\tSố tiền (triệu đồng)\nNgân sách xã\t120\nNhân dân đóng góp\t80,5\nCộng\t200,5' },
    { text: 'TT\tNội dung\tSố liệu\n1\tSố ý kiến\t870\n1.1\tĐã giải quyết\t683\n1.2\tChưa giải quyết\t187\n2\tSố cuộc họp\t31' },
    { text: 'TT\tNội dung\tSố lượng\nI\tĐơn\t30\n1\tKhiếu nại\t20\n2\tTố cáo\t10\nII\tKiến nghị\t15\n\tTổng cộng\t45' },
    { text: 'Xã\tSố hộ\tTỷ lệ (%)\nXã A Lưới\t20\t10\nXã Sơn Kim\t30\t15\nCộng\t50\t12,5' },
  ],
  check: ({ source, claims }) =>
    gridsOf(source, claims).flatMap((grid) =>
      [...wrongTotals(grid), ...wrongGroups(grid)].map(({ total, addends }) => {
        const sum = sumOf(addends.map(({ value }) => value))
        return {
          start: total.start, end: total.end, severity: 'error' as const, expected: printDecimal(sum),
          message: say(MESSAGE, { sum: printDecimal(sum), total: printDecimal(total.value) }),
          operands: [operand(source, total, 'total'), ...addends.slice(0, 40).map((claim) => operand(source, claim, 'part'))],
        }
      })),
}

type Column = { readonly total: Claim; readonly addends: readonly Claim[]; readonly right: boolean }

/** The totals that do not come out, in a table of which it is clear that its rows are added up. */
function wrongTotals(grid: Grid): Column[] {
  return grid.rows.flatMap((row, at) => {
    if (!row.isTotal) return []
    const below = followers(grid.rows, at)
    const above = grid.rows.slice(lastTotal(grid.rows, at) + 1, at)
    const body = above.length >= 2 || (above.length > 0 && below.length === 0) ? above : below
    if (body.length < 2) return []
    const columns = [...row.cells].flatMap(([column, total]) => addUp(grid, body, column, total) ?? [])
    const wrong = columns.filter(({ right }) => !right)
    // Where no column comes out of several, the rows are not what was thought.
    return wrong.length === columns.length && columns.length > 2 ? [] : wrong
  })
}

/**
 * A row that is divided by those below it: 3, 3.1, 3.2. That they are all of it is sure only where one says what is left, or
 * where their sum is a slip of the pen away.
 */
function wrongGroups({ rows, heads }: Grid): Column[] {
  return rows.flatMap((row, at) => {
    if (!/^\d{1,2}(?:\.\d{1,2})?$/.test(row.mark)) return []
    const children: GridRow[] = []
    for (let i = at + 1; i < rows.length && rows[i]!.mark.startsWith(`${row.mark}.`); i++) if (!rows[i]!.mark.slice(row.mark.length + 1).includes('.')) children.push(rows[i]!)
    if (children.length < 2) return []
    const isByStates = children.some(({ name }) => LEFT.test(name)) && !children.every(({ name }) => LEFT.test(name))
    return [...row.cells].flatMap(([column, total]) => {
      const addends = children.map(({ cells }) => cells.get(column)).filter((claim) => claim?.kind === 'value')
      if (total.kind !== 'value' || !isAdditive(heads[column]) || addends.length !== children.length) return []
      const sum = sumOf(addends.map((claim) => claim!.value))
      if (sameValue(sum, total.value) || !(isByStates || isSlip(printDecimal(sum), total.number.text))) return []
      return [{ total, addends: addends as Claim[], right: false }]
    })
  })
}

const LEFT = /^(?:chưa|còn|không|đang|tồn|quá hạn|số còn)/

function lastTotal(rows: readonly GridRow[], at: number): number {
  for (let i = at - 1; i >= 0; i--) if (rows[i]!.isTotal) return i
  return -1
}

function followers(rows: readonly GridRow[], at: number): readonly GridRow[] {
  const end = rows.findIndex((row, index) => index > at && row.isTotal)
  return rows.slice(at + 1, end < 0 ? undefined : end)
}

function addUp({ heads }: Grid, body: readonly GridRow[], column: number, total: Claim): Column | undefined {
  if (total.kind !== 'value' || !isAdditive(heads[column])) return undefined
  const rows = body.filter((row) => row.cells.get(column)?.kind === 'value')
  if (rows.length < 2) return undefined
  const readings = [rows, ...WAYS.map((keeps) => rows.filter(keeps))].filter((reading) => reading.length > 0)
  const claimsOf = (reading: readonly GridRow[]): Claim[] => reading.map((row) => row.cells.get(column)!)
  const right = readings.some((reading) => sameValue(sumOf(claimsOf(reading).map(({ value }) => value)), total.value))
  const groups = rows.filter(isGroup)
  return { total, addends: claimsOf(groups.length > 0 && groups.length < rows.length ? groups : rows.filter(isNoDetail)), right }
}

const isGroup = ({ mark }: GridRow): boolean => /^(?:[ivx]+|[a-zđ])$/.test(mark)
const isNoDetail = ({ mark, name }: GridRow): boolean => mark !== '-' && !mark.includes('.') && !/^(?:trong đó|[-+])/.test(name)

/** Rows that hold what is already in others: heads of groups, details, “trong đó”. */
const WAYS: readonly ((row: GridRow) => boolean)[] = [
  isGroup, (row) => !isGroup(row), isNoDetail, (row) => isNoDetail(row) && !isGroup(row), ({ mark }) => /^\d+$/.test(mark), ({ mark }) => /^[ivx]+$/.test(mark),
]

const MESSAGE = {
  vi: 'Cộng các dòng của cột được {sum}, không phải {total}.',
  en: 'The rows of the column add up to {sum}, not {total}.',
}
