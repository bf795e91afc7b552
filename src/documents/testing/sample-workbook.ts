import { calendarDate } from '#foundation/calendar-date.ts'
import { decimal } from '#foundation/decimal.ts'
import type { SheetCell, Workbook } from '../workbook.ts'

/** A workbook with every kind of cell, for the tests. Its figures are made up. */
export const SAMPLE_WORKBOOK: Workbook = {
  meta: { title: 'Phụ lục <số liệu>', author: 'Ủy ban nhân dân huyện Mẫu', created: calendarDate('2021-12-31') },
  sheets: [
    {
      name: 'Phụ lục',
      columns: [{ width: 6 }, { width: 40 }, { width: 14 }, { width: 14 }],
      frozenRows: 2,
      frozenColumns: 2,
      landscape: true,
      guarded: true,
      rows: [
        [{ value: 'PHỤ LỤC SỐ LIỆU', bold: true, align: 'centre', columnSpan: 4, size: 14 }],
        ['TT', 'Chỉ tiêu', 'Số liệu', 'Tử số'].map((text) => framed(text, { bold: true, align: 'centre' })),
        [framed('1'), framed('=SUM(A1:A9) & <b> _x000D_'), framed(decimal('11796.9')), framed(decimal(16))],
        [
          framed('2', { rowSpan: 2 }),
          framed('Dòng một\ndòng hai'),
          framed(decimal('-0.05')),
          { input: true, border: true },
        ],
        [undefined, framed('Số có quá nhiều chữ số'), framed(decimal('123456789012345678')), framed(decimal(0))],
      ],
    },
    { name: 'Mẫu', columns: [], hidden: true, rows: [[{ value: 'qcdc-2020' }]] },
  ],
}

function framed(value: SheetCell['value'] & {}, look: SheetCell = {}): SheetCell {
  return { border: true, wrap: true, ...look, value }
}
