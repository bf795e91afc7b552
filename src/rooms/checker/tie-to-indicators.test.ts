import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { decimalText } from '#foundation/decimal.ts'
import { loadCatalogues } from '#rooms/indicators/store/load-catalogues.ts'
import { readClaims } from './claims/read-claims.ts'
import { textReport } from './text-report.ts'
import { tieToIndicators } from './tie-to-indicators.ts'

const FORM = loadCatalogues().forms.find(({ id }) => id === 'qcdc-2020')!

function ties(text: string): Map<string, string> {
  const source = textReport(text)
  return new Map(
    tieToIndicators(readClaims(source), FORM).map(({ code, value, claim, start, end }) => {
      assert.equal(source.text.slice(start, end), source.text.slice(claim.start, claim.end))
      return [code, 'number' in value ? decimalText(value.number) : `${decimalText(value.numerator)}/${decimalText(value.denominator)}`]
    }),
  )
}

// Written for this test: another commune's words for the same things, in another order.
const TEXT = `UBND HUYỆN MẪU
BÁO CÁO
Kết quả thực hiện dân chủ ở cơ sở năm 2021
I. Đặc điểm, tình hình chung
Toàn huyện có diện tích tự nhiên 91.204,5 ha; tổng số hộ là 9.876 hộ với 41.230 khẩu. Số hộ nghèo còn 543 hộ, chiếm 5,5%.
II. Kết quả
Đã huy động các đơn vị ủng hộ công tác phòng, chống dịch COVID-19 được 1,25 tỷ đồng.
PHỤ LỤC SỐ LIỆU NĂM 2021
I. Công tác lãnh đạo, chỉ đạo của cấp ủy, chính quyền
- Trong năm đã kiểm tra 05 cuộc, đạt kế hoạch đề ra; giám sát chuyên đề 03 cuộc.
II. Kết quả thực hiện
1. Đối với xã, thị trấn
- Xã, thị trấn tổ chức đối thoại trực tiếp giữa người đứng đầu cấp ủy, chính quyền với Nhân dân: 11/12.
- Trong năm tiếp nhận 77 vụ việc hòa giải; hòa giải thành 61 vụ, hòa giải không thành 12 vụ, đang giải quyết 04 vụ.
- Huy động sức dân tham gia xây dựng nông thôn mới với kinh phí 2,5 tỷ đồng.
2. Đối với cơ quan hành chính nhà nước, đơn vị sự nghiệp công lập
- Cơ quan, đơn vị tổ chức hội nghị cán bộ, công chức, viên chức đạt 98,2%.
- Tiếp 130 lượt công dân; tiếp nhận 52 đơn khiếu nại, tố cáo, kiến nghị, phản ánh; trong đó 30 đơn thuộc thẩm quyền; đã giải quyết 28 đơn, còn tồn đọng 02 đơn.
3. Đối với các loại hình doanh nghiệp
- Có 45 doanh nghiệp; 7 doanh nghiệp có tổ chức đảng; 9 doanh nghiệp có tổ chức công đoàn. Không xảy ra đình công.
`

describe('figures of a report tied to indicators', () => {
  const found = ties(TEXT)

  it('finds them by what stands around them, whatever their order', () => {
    const expected: Record<string, string> = {
      area_ha: '91204.5', households: '9876', people: '41230', poor_households: '543', poor_households_printed_percent: '5.5',
      inspections_done: '5', thematic_supervisions: '3', communes_with_dialogue: '11/12', mediation_total: '77', mediation_settled: '61', mediation_failed: '12', mediation_open: '4',
      agencies_with_conference_percent: '98.2', citizens_received_visits: '130', petitions_total: '52', petitions_settled: '28', petitions_open: '2',
      enterprises_with_party_cell: '7', enterprises_with_union: '9',
    }
    for (const [code, value] of Object.entries(expected)) assert.equal(found.get(code), value, code)
  })

  it('brings money into the unit of the indicator', () => {
    assert.equal(found.get('contributions_new_rural_million_dong'), '2500')
    assert.equal(found.get('covid_donations_million_dong'), '1250')
  })

  it('ties no figure twice, and none that is not there', () => {
    assert.equal(found.has('strikes'), false)
    assert.equal(found.has('communes_total'), false)
    const source = textReport(TEXT)
    const places = tieToIndicators(readClaims(source), FORM).map(({ start }) => start)
    assert.equal(new Set(places).size, places.length)
  })

  it('ties nothing of a text about other things', () => {
    assert.deepEqual([...ties('Trường Mẫu có 45 học sinh, 12 giáo viên; mượn 300 cuốn sách, đạt 95%. Trồng 1.200 cây.')], [])
  })
})

// The real report is not part of this repository; where it lies beside it, it is read too.
const REAL = ['480-BC-UBND-2020.txt', '480-expected.json'].map((name) => new URL(`../../../../shared/reports/${name}`, import.meta.url))
const isThere = REAL.every((file) => existsSync(file))
if (!isThere) process.stderr.write('tie-to-indicators: the real report 480/BC-UBND is not here; only the text written for the test was read.\n')

describe('the real report 480/BC-UBND', () => {
  it('gives at least 25 values of its annex, and none of them wrong', () => {
    if (!isThere) return
    const found = ties(readFileSync(REAL[0]!, 'utf8'))
    type Expected = string | number | { num: number; den: number }
    const expected = JSON.parse(readFileSync(REAL[1]!, 'utf8')) as Record<'profile' | 'appendix' | 'body_only', Record<string, Expected>>
    const print = (value: Expected): string => (typeof value === 'object' ? `${value.num}/${value.den}` : String(value).replace(',', '.'))
    const wrong: string[] = []
    let annex = 0
    for (const [part, values] of Object.entries(expected).filter(([name]) => ['profile', 'appendix', 'body_only'].includes(name))) {
      for (const [code, value] of Object.entries(values)) {
        if (!found.has(code)) continue
        if (found.get(code) !== print(value)) wrong.push(`${code}: ${found.get(code)}, not ${print(value)}`)
        else if (part === 'appendix') annex += 1
      }
    }
    assert.deepEqual(wrong, [])
    assert.ok(annex >= 25, `${annex}`)
  })
})
