import { calendarDate, type CalendarDate } from '#foundation/calendar-date.ts'
import type { PlaceKind } from '../duty-rule.ts'
import type { PostingFacts } from '../quarter-register.ts'
import type { Duty, Showing } from '../records.ts'

/** Records of disclosure put together by hand, for the tests of papers and of compliance. */
const day = calendarDate

let count = 0

export function aDuty(item: string, due: string, more: Partial<Duty> = {}): Duty {
  count += 1
  return {
    provinceId: 1522, dutyId: `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`, unitId: 3236382, holderId: 3236382, path: '/1/1522/3236382/',
    rule: `L10-11.${item}`, local: false, item, title: `Nội dung ${item}`, eventDate: day(due), instrument: { number: '', title: '' }, due: day(due),
    reading: '', planLine: undefined, revision: 1, cancelled: undefined, ...more,
  }
}

export function aShowing(form: string, place: PlaceKind, from: string, to: string | null, more: Partial<Showing> = {}): Showing {
  count += 1
  return {
    showingId: `00000000-0000-7000-9000-${String(count).padStart(12, '0')}`, form, place, placeName: '', hamletId: undefined, from: day(from),
    to: to === null ? null : day(to), broadcasts: [], link: '', note: '', cancelled: undefined, ...more,
  }
}

export function aPosting(
  code: string, item: string, title: string, showings: readonly Showing[],
  more: { readonly number?: string; readonly date?: string; readonly withdrawn?: Date; readonly version?: number; readonly duty?: Duty; readonly summary?: string; readonly content?: string } = {},
): PostingFacts {
  count += 1
  const version = more.version ?? 1
  const firstDay = showings.map(({ from }) => from).toSorted()[0] ?? ('2026-01-01' as CalendarDate)
  return {
    posting: {
      provinceId: 1522, postingId: `00000000-0000-7000-a000-${String(count).padStart(12, '0')}`, code, unitId: 3236382, holderId: 3236382, path: '/1/1522/3236382/',
      dutyId: more.duty?.dutyId, rule: `L10-11.${item}`, item, version, state: more.withdrawn ? 'withdrawn' : 'posted', firstDay, webUntil: null,
      namesCitizens: false, revision: 1, withdrawn: more.withdrawn ? { at: more.withdrawn, why: 'Đăng nhầm' } : undefined,
    },
    version: {
      version, title, summary: more.summary ?? '', content: more.content ?? '', link: '', why: version > 1 ? 'Sửa số liệu' : '', at: new Date('2026-07-01T02:00:00Z'),
      instrument: { number: more.number ?? '', date: more.date ? day(more.date) : null, title: '' },
    },
    duty: more.duty, showings, article: `Đ11.${item}`,
  }
}

/** What a commune disclosed around the third quarter of 2026. */
export function thirdQuarter(): PostingFacts[] {
  return [
    aPosting('hotrohngeo', '7', 'Danh sách hộ được hỗ trợ nhà ở năm 2026', [
      aShowing('a', 'office', '2026-07-14', '2026-08-12', { placeName: 'Trụ sở UBND xã' }),
      aShowing('a', 'culture-house', '2026-07-14', '2026-08-12', { placeName: 'Nhà văn hóa làng Mơ Hra' }),
      aShowing('b', 'website', '2026-07-14', null),
      aShowing('c', 'loudspeaker', '2026-07-14', '2026-07-16'),
      aShowing('d', 'hamlet', '2026-07-15', '2026-07-15', { placeName: 'Làng Mơ Hra' }),
    ], { number: '125/QĐ-UBND', date: '2026-07-10' }),
    aPosting('ngansachq2', '2', 'Tình hình thực hiện dự toán ngân sách xã quý II năm 2026', [
      aShowing('a', 'office', '2026-07-20', '2026-08-18', { placeName: 'Trụ sở UBND xã' }),
      aShowing('b', 'website', '2026-07-20', null),
    ], { number: '88/BC-UBND', date: '2026-07-15', version: 2 }),
    aPosting('thutuchc26', '13', 'Danh mục thủ tục hành chính thuộc thẩm quyền của Ủy ban nhân dân xã', [
      aShowing('a', 'office', '2026-01-05', null, { placeName: 'Trụ sở UBND xã' }),
      aShowing('b', 'website', '2026-01-05', null),
    ], { number: '12/QĐ-UBND', date: '2026-01-02' }),
    aPosting('dangnhamqa', '5', 'Các khoản huy động Nhân dân đóng góp năm 2026', [aShowing('a', 'office', '2026-08-03', null)], { withdrawn: new Date('2026-08-05T03:00:00Z') }),
    aPosting('quytuxaqbb', '12', 'Mức thu lệ phí chứng thực', [aShowing('a', 'office', '2026-10-05', null)]),
    aPosting('quymotcuuu', '1', 'Kế hoạch phát triển kinh tế - xã hội năm 2026', [aShowing('a', 'office', '2026-01-09', '2026-02-08'), aShowing('b', 'website', '2026-01-09', '2026-06-30')]),
  ]
}
