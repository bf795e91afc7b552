import { calendarDate } from '#foundation/calendar-date.ts'
import { bold, cell, figure, footnote, heading, italic, list, paragraph } from '../build.ts'
import type { AdministrativeDocument, Block } from '../tree.ts'

/**
 * A report with every kind of block, for the tests of the printers. Its agency, figures and sentences are made up.
 * `sections` repeats the middle part: 1 gives about three pages, 5 about seven.
 */
export function sampleReport(sections = 1): AdministrativeDocument {
  return {
    meta: {
      language: 'vi',
      title: 'Báo cáo kết quả thực hiện dân chủ ở cơ sở năm 2021',
      author: 'Ủy ban nhân dân huyện Mẫu',
      created: calendarDate('2021-12-31'),
    },
    agency: 'Ủy ban nhân dân huyện Mẫu',
    number: { symbol: 'BC-UBND' },
    placeAndDate: { place: 'Mẫu' },
    typeName: 'Báo cáo',
    subject: 'Kết quả thực hiện dân chủ ở cơ sở năm 2021 và phương hướng, nhiệm vụ trọng tâm năm 2022',
    addressees: ['Ủy ban nhân dân tỉnh Mẫu'],
    body: [
      paragraph(
        'Thực hiện kế hoạch công tác năm 2021, Ủy ban nhân dân huyện báo cáo kết quả thực hiện dân chủ ở cơ sở như sau:',
      ),
      heading(1, 'I.', 'Đặc điểm, tình hình chung'),
      paragraph(
        'Huyện có ',
        figure('12', 'communes'),
        ' đơn vị hành chính cấp xã, tổng diện tích tự nhiên ',
        figure('91.204,5', 'area'),
        ' ha, ',
        figure('9.876', 'households'),
        ' hộ. Số hộ nghèo là ',
        figure('543/9.876 hộ, chiếm 5,5%', 'poor'),
        ', giảm so với năm trước',
        footnote('Theo kết quả rà soát cuối năm; chuẩn nghèo đa chiều.'),
        '.',
      ),
      ...Array.from({ length: sections }, (_, i) => section(i + 1)).flat(),
      heading(1, 'V.', 'Nhiệm vụ trọng tâm năm 2022'),
      list('Tiếp tục quán triệt các văn bản về thực hiện dân chủ ở cơ sở', [
        'Nâng tỷ lệ giải quyết đơn đúng hạn lên ',
        bold('trên 95%'),
        ', chú trọng các xã ',
        italic('vùng đặc biệt khó khăn'),
      ]),
      paragraph('Trên đây là báo cáo kết quả thực hiện dân chủ ở cơ sở năm 2021 của Ủy ban nhân dân huyện Mẫu.'),
    ],
    signatures: [{ capacity: ['TM. Ủy ban nhân dân', 'Chủ tịch'] }],
    recipients: {
      to: ['Ủy ban nhân dân tỉnh', 'Thường trực Huyện ủy', 'Ủy ban nhân dân các xã, thị trấn'],
      filed: 'VT, NV',
    },
    annexes: [
      { title: 'Số liệu thực hiện dân chủ ở cơ sở năm 2021', body: [figuresTable(12)] },
      {
        title: 'Tổng hợp theo đơn vị hành chính cấp xã',
        landscape: true,
        body: [heading(1, 'I.', 'Hòa giải ở cơ sở'), wideTable(30)],
      },
    ],
  }
}

function section(i: number): Block[] {
  return [
    heading(1, i % 2 ? 'II.' : 'III.', 'Kết quả thực hiện dân chủ ở cơ sở'),
    heading(2, '1.', 'Công tác lãnh đạo, chỉ đạo'),
    paragraph(
      'Ngay từ đầu năm, các xã, thị trấn đã xây dựng kế hoạch, phân công người theo dõi và niêm yết công khai các nội dung ' +
        'Nhân dân cần biết tại trụ sở, nhà văn hóa thôn, làng, tổ dân phố; tổ chức các cuộc họp thôn để Nhân dân bàn và ' +
        'quyết định mức đóng góp xây dựng đường giao thông nông thôn, kênh mương và nhà rông.',
    ),
    heading(3, 'a)', 'Công khai để Nhân dân biết'),
    paragraph(
      'Toàn huyện có ',
      figure('166/166', `groups-${i}`),
      ' tổ hòa giải hoạt động thường xuyên; đã hòa giải ',
      figure('158', `mediation-${i}`),
      ' vụ việc, trong đó hòa giải thành 146 vụ, không thành 10 vụ, đang giải quyết 02 vụ. Kinh phí huy động đạt ',
      figure('11.796,9 triệu đồng', `funds-${i}`),
      '; các khoản thu, chi được công khai trước thôn, làng và được Ban giám sát đầu tư của cộng đồng theo dõi.',
    ),
    list('Số cuộc đối thoại trực tiếp giữa người đứng đầu cấp ủy, chính quyền với Nhân dân: 14/14 xã, thị trấn.', [
      'Số nội dung giám sát: ',
      figure('14', `supervision-${i}`),
      '; số nội dung phản biện xã hội: 11.',
    ]),
    heading(2, '2.', 'Tiếp công dân, giải quyết đơn'),
    paragraph(
      'Đã tiếp 89 lượt công dân; tiếp nhận 40 đơn, trong đó 17 đơn thuộc thẩm quyền; đã giải quyết ' +
        '16/17 đơn thuộc thẩm quyền, đạt 94,12%; còn 01 đơn đang trong thời hạn giải quyết. Không có đơn tồn đọng kéo dài, ' +
        'không phát sinh điểm nóng. Công tác phối hợp giữa chính quyền với Mặt trận Tổ quốc và các tổ chức chính trị - xã hội ' +
        'được duy trì theo quy chế; các kiến nghị sau giám sát được trả lời bằng văn bản.',
    ),
  ]
}

function figuresTable(rows: number): Block {
  return {
    kind: 'table',
    columns: [
      { width: 1, align: 'centre' },
      { width: 6 },
      { width: 2, align: 'centre' },
      { width: 2, align: 'right' },
      { width: 2, align: 'right' },
    ],
    header: [['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Năm 2020', 'Năm 2021'].map((text) => cell(text))],
    rows: [
      [cell('I', { bold: true }), cell('Kết quả thực hiện dân chủ ở xã, thị trấn', { bold: true, columnSpan: 4 })],
      ...Array.from({ length: rows }, (_, i) => [
        cell(String(i + 1)),
        cell('Số vụ việc hòa giải ở cơ sở đã tiếp nhận trong kỳ báo cáo'),
        cell('vụ'),
        cell(i % 4 === 3 ? '' : '1.234,5'),
        cell(figure(`${i * 3},25`, `cell-${i}`)),
      ]),
    ],
  }
}

function wideTable(rows: number): Block {
  return {
    kind: 'table',
    caption: 'Kết quả hòa giải ở cơ sở theo xã, thị trấn',
    unitOfMeasure: 'Đơn vị tính: vụ',
    columns: [
      { width: 1, align: 'centre' },
      { width: 4 },
      ...Array.from({ length: 5 }, () => ({ width: 2, align: 'right' as const })),
    ],
    header: [
      [
        cell('TT', { rowSpan: 2 }),
        cell('Đơn vị', { rowSpan: 2 }),
        cell('Tổng số', { rowSpan: 2 }),
        cell('Trong đó', { columnSpan: 3 }),
        cell('Tỷ lệ hòa giải thành (%)', { rowSpan: 2 }),
      ],
      [cell('Hòa giải thành'), cell('Không thành'), cell('Đang giải quyết')],
    ],
    rows: Array.from({ length: rows }, (_, i) =>
      [String(i + 1), `Xã Mẫu ${i + 1}`, '12', '10', '1', '1', '83,33'].map((text) => cell(text)),
    ),
  }
}
