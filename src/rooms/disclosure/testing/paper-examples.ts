import { calendarDate } from '#foundation/calendar-date.ts'
import { judgeDuty } from '../compliance.ts'
import type { CouncilSource } from '../compose-council-report.ts'
import type { Issuer } from '../compose-issuer.ts'
import type { NoticeSource } from '../compose-notice.ts'
import type { PlanSource } from '../compose-plan.ts'
import type { ScriptSource } from '../compose-script.ts'
import { loadDutyRules } from '../store/load-duty-rules.ts'
import { aDuty, aPosting, aShowing } from './small-disclosures.ts'

const day = calendarDate

export const COMMUNE: Issuer = { unitId: 3236382, code: '23638', name: 'Kbang', kind: 'xa', placeName: 'Kbang' }

/** One of each paper, made up. */
export function paperExamples(): { readonly notice: NoticeSource; readonly script: ScriptSource; readonly plan: PlanSource; readonly council: CouncilSource } {
  const made = day('2026-07-14')
  const facts = aPosting(
    'hotrohngeo', '7', 'Danh sách hộ được hỗ trợ xóa nhà tạm, nhà dột nát năm 2026',
    [
      aShowing('a', 'office', '2026-07-14', '2026-08-13', { placeName: 'Trụ sở Ủy ban nhân dân xã' }), aShowing('a', 'culture-house', '2026-07-14', '2026-08-13', { placeName: 'Nhà văn hóa làng Mơ Hra' }),
      aShowing('b', 'website', '2026-07-14', null), aShowing('c', 'loudspeaker', '2026-07-14', '2026-07-16'),
    ],
    {
      number: '125/QĐ-UBND', date: '2026-07-10', summary: 'Có 21 hộ nghèo, cận nghèo được hỗ trợ, chiếm 5,28% tổng số hộ của xã; mỗi hộ xây mới nhận 60.000.000 đồng, sửa chữa 30.000.000 đồng.',
      content: 'Hộ nào thấy tên mình thiếu hoặc sai thì báo với Trưởng thôn trước ngày 25/7/2026.\nTiền hỗ trợ chuyển qua NHCSXH (PGD số 2) thành 02 đợt, đợt 1 vào 07:30 ngày 03/8/2026.',
    },
  )
  const everywhere = (from: string) => [aShowing('a', 'office', from, null), aShowing('a', 'culture-house', from, null), aShowing('b', 'website', from, null)]
  const duties = ([
    ['1', '2026-07-06', '2026-07-13', 'Kế hoạch phát triển kinh tế - xã hội 6 tháng cuối năm', everywhere('2026-07-10')], ['2', '2026-07-15', '2026-07-22', 'Tình hình thực hiện dự toán quý II', everywhere('2026-07-29')],
    ['2', '2026-08-03', '2026-08-10', 'Quyết toán ngân sách năm 2025', []], ['5', '2026-09-28', '2026-10-05', 'Các khoản huy động Nhân dân đóng góp', []],
  ] as const).map(([item, event, due, title, showings]) => {
    const duty = aDuty(item, due, { eventDate: day(event), title })
    const posted = aPosting('aaaaaaaaaa', item, title, showings)
    return judgeDuty(duty, showings.length === 0 ? [] : [{ posting: posted.posting, title, showings }], loadDutyRules().byId(`L10-11.${item}`), day('2026-10-01'))
  })
  return {
    notice: { issuer: COMMUNE, facts, address: 'https://congkhai.vidu.vn/ck/hotrohngeo', minDays: 30, made },
    script: { issuer: COMMUNE, facts, days: 3, made },
    plan: {
      issuer: COMMUNE, year: 2026, number: '08/KH-UBND', dated: day('2026-01-06'), made: day('2026-01-06'),
      lines: [
        { article: 'Đ11.1', content: 'Kế hoạch phát triển kinh tế - xã hội năm 2026', forms: ['a', 'b'], expected: day('2026-01-12'), expectedText: '', days: 30, responsible: 'Phòng Kinh tế' },
        { article: 'Đ11.13', content: 'Thủ tục hành chính', forms: ['a', 'b'], expected: null, expectedText: 'Cả năm', days: null, responsible: 'Trung tâm Phục vụ hành chính công' },
      ],
    },
    council: {
      issuer: COMMUNE, from: day('2026-07-01'), to: day('2026-09-30'), dated: null, made: day('2026-10-01'), plan: { number: '08/KH-UBND', dated: day('2026-01-06') },
      registers: ['quý III năm 2026'], duties, articleOf: ({ duty }) => `Đ11.${duty.item}`, requests: { received: 4, answeredInTime: 2, answeredLate: 1, refused: 0, open: 1 },
    },
  }
}
