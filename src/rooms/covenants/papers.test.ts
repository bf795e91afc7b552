import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarDate as day } from '#foundation/calendar-date.ts'
import { mustAccept } from '#foundation/result.ts'
import { holdPaper } from '#harness/paper-text.ts'
import { words } from '#words/words.ts'
import { type CovenantPaper, COVENANT_PAPERS, composeCovenantPaper, type CovenantPaperSource } from './compose-papers.ts'
import { type CovenantAct, covenantStanding } from './index.ts'
import { covenantTerms } from './store/load-covenant-rules.ts'

const say = words('vi')
const LIFE: readonly CovenantAct[] = [
  { act: 'propose', on: day('2026-01-05'), by: 'head', agreed: true, consents: 0, households: 101, usefulWhy: '' },
  { act: 'team', on: day('2026-01-06'), members: [{ name: 'Đinh Thử Già', role: 'elder' }, { name: 'Đinh Thử Tiếng', role: 'speaker' }, { name: 'Đinh Thử Hội', role: 'organisation' }] },
  { act: 'text', on: day('2026-01-10'), version: 1, articles: 2 },
  { act: 'post', on: day('2026-01-12'), until: day('2026-02-11'), places: 'Nhà rông làng Kon Hrơng', forms: ['a'] },
  { act: 'adopt', on: day('2026-02-20'), method: 'meeting', failedMeeting: undefined, all: 101, present: 80, inFavour: 71, against: 6, other: 3 },
  { act: 'submit', on: day('2026-02-24'), head: 'Đinh Blưi', board: 'Đinh Thị Mơi', households: ['Đinh Nhơp', 'Siu Rưi'] },
  { act: 'receive', on: day('2026-02-25'), complete: true, lacking: '' },
  { act: 'recognise', on: day('2026-02-27'), number: '31/QĐ-UBND' },
  { act: 'report', on: day('2026-06-01'), source: 'supervision', says: 'Điều 2 chưa phù hợp.' },
  { act: 'suspend', on: day('2026-06-05'), ground: 'purpose', number: '60/QĐ-UBND', reason: 'Điều 2 chưa phù hợp với quyền của công dân.', until: day('2026-08-05'), articles: [2] },
]
const ENDED: readonly CovenantAct[] = [
  ...LIFE, { act: 'report', on: day('2026-08-10'), source: 'review', says: 'Hết thời hạn mà chưa sửa.' },
  { act: 'annul', on: day('2026-08-14'), ground: 'term-part', number: '80/QĐ-UBND', reason: 'Hết thời hạn tạm ngừng mà không sửa.', articles: [2], notRepeated: false },
]

function source(acts: readonly CovenantAct[], called: 'huong-uoc' | 'quy-uoc' = 'huong-uoc'): CovenantPaperSource {
  return {
    record: { title: called === 'huong-uoc' ? 'Hương ước làng Kon Hrơng' : 'Quy ước thôn Tân Hòa', called, acts, standing: mustAccept(covenantStanding(acts, covenantTerms(), true))! },
    issuer: { name: 'Tơ Tung', kind: 'xa', placeName: 'Tơ Tung' }, hamlet: 'Làng Kon Hrơng', hamletKind: 'thon', made: day('2026-11-24'),
    articles: [{ position: 1, heading: 'Giữ nguồn nước', text: 'Không chặt cây quanh đầu nguồn của làng.' }, { position: 2, heading: 'Việc cưới', text: 'Tổ chức tiết kiệm.\nKhông quá hai ngày.' }],
  }
}

const WRITTEN: readonly (readonly [CovenantPaper, readonly CovenantAct[]])[] = [
  ['van-ban', LIFE], ['mau-01', LIFE.slice(0, 6)], ['mau-02', LIFE.slice(0, 5)], ['mau-03', LIFE.slice(0, 8)], ['mau-04', LIFE], ['mau-05', ENDED],
]

for (const [which, acts] of WRITTEN) {
  test(`${which}: the Word file says what it said before; the PDF says the same, each time`, () => {
    const tree = composeCovenantPaper(which, source(acts), say)
    assert.ok(tree, which)
    return holdPaper(new URL(`testing/golden/${which}.txt`, import.meta.url), tree)
  })
}

test('a paper is not written before there is something to write of', () => {
  const early = (acts: readonly CovenantAct[]) => COVENANT_PAPERS.filter((which) => composeCovenantPaper(which, { ...source(acts), articles: [] }, say))
  assert.deepEqual(early(LIFE.slice(0, 4)), [])
  assert.deepEqual(early(LIFE.slice(0, 5)), ['mau-01', 'mau-02'])
  assert.deepEqual(early(LIFE.slice(0, 7)), ['mau-01', 'mau-02', 'mau-03'])
})
