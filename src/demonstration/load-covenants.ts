import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, type Result } from '#foundation/result.ts'
import type { Covenant, CovenantAct } from '#rooms/covenants/index.ts'
import { actOnCovenant, addOpinion, answerOpinion, beginCovenant, findCovenant, listOpinions, type OfCovenant, saveText } from '#rooms/covenants/store/index.ts'
import { officersHand } from '#rooms/deliberation/store/index.ts'
import type { Officer } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { at } from './at.ts'

const KON_HRONG = 6_000_001
const TAN_HOA = 6_000_005

const VILLAGE_TEXT = [
  ['Giữ gìn nhà rông', 'Nhà rông là nơi hội họp chung của làng. Mỗi quý làng dọn nhà rông một buổi; mỗi hộ cử một người.'],
  ['Giữ rừng, giữ nguồn nước', 'Không chặt cây, không làm rẫy quanh đầu nguồn nước của làng. Ai thấy việc làm hại nguồn nước thì báo Trưởng thôn và già làng.'],
  ['Tiếng nói, cồng chiêng', 'Người lớn dạy con cháu nói tiếng Bahnar và đánh cồng chiêng. Mỗi năm làng mở một lớp cồng chiêng cho thanh niên.'],
  ['Việc cưới, việc tang', 'Cưới hỏi gọn trong hai ngày; việc tang không để người mất trong nhà quá 48 giờ. Các hộ giúp nhau công, gạo, củi.'],
  ['Trẻ em đến trường', 'Mọi trẻ em trong độ tuổi được đến trường. Không để trẻ em nghỉ học theo người lớn đi làm xa.'],
] as const

const QUARTER_TEXT = [
  ['Giữ vệ sinh đường thôn', 'Sáng thứ Bảy đầu tháng, các hộ dọn đoạn đường trước nhà. Rác sinh hoạt đem ra điểm tập kết theo ngày thu gom.'],
  ['Chó, mèo, gia súc', 'Chó phải được tiêm phòng, ra đường phải có người dắt và đeo rọ mõm. Trâu, bò không thả trên đường thôn.'],
  ['Tiếng ồn', 'Không dùng loa kéo, hát karaoke sau 22 giờ và trước 06 giờ.'],
  ['Giúp nhau lúc khó khăn', 'Khi một hộ gặp thiên tai, tai nạn, Trưởng thôn và Ban Công tác Mặt trận vận động các hộ giúp công, giúp của tự nguyện.'],
] as const

/**
 * Two covenants: one of a Bahnar village, from the proposal to the recognition and the publication; one of another hamlet that hangs out before its
 * people, with opinions, one of them answered.
 *
 * @law 61/2023/NĐ-CP Đ7, Đ8, Đ9, Đ10, Đ11, Đ12, Đ15
 */
export async function loadCovenants(tx: Tx, head: Officer, commune: Officer, leader: Officer): Promise<Result<true>> {
  const village = await recognised(tx, head, commune, leader)
  return village.ok ? posted(tx, commune) : village
}

async function recognised(tx: Tx, head: Officer, commune: Officer, leader: Officer): Promise<Result<true>> {
  const covenant = await beginCovenant(tx, officersHand(head, calendarDate('2026-02-25')), {
    unitId: KON_HRONG, title: 'Hương ước làng Kon Hrơng', called: 'huong-uoc', ethnicMinority: true, replaces: undefined,
    act: { act: 'propose', on: calendarDate('2026-02-25'), by: 'head', agreed: true, consents: 0, households: 101, usefulWhy: '' },
  }, at('2026-02-25', '16:00'))
  if (!covenant.ok) return covenant
  const of = idOf(covenant.value)
  const act = (by: Officer, step: CovenantAct) => actOnCovenant(tx, officersHand(by, step.on), of, step, at(step.on, '17:00'))
  const team = await act(head, {
    act: 'team', on: calendarDate('2026-03-02'),
    members: [
      { name: 'Đinh Thị Mơi', role: 'organisation' }, { name: 'Đinh Yơk', role: 'elder' }, { name: 'Siu Rưi', role: 'speaker' }, { name: 'Đinh Nhơp', role: 'respected' },
    ],
  })
  if (!team.ok) return team
  const text = await saveVillageText(tx, head, of)
  if (!text.ok) return text
  const posting = await act(head, { act: 'post', on: calendarDate('2026-03-25'), until: calendarDate('2026-04-26'), places: 'Nhà rông, nhà sinh hoạt cộng đồng của làng', forms: ['a', 'b'] })
  if (!posting.ok) return posting
  const heard = await hear(tx, head, of, '2026-04-08', { article: 4, text: 'Đề nghị ghi rõ các hộ giúp nhau công, gạo, củi khi có việc tang.', saidBy: 'Đại diện hộ số 34', answer: 'Điều 4 đã ghi thêm việc này.', takenUp: true })
  if (!heard.ok) return heard
  const steps: readonly (readonly [Officer, CovenantAct])[] = [
    [head, { act: 'adopt', on: calendarDate('2026-05-03'), method: 'meeting', failedMeeting: undefined, all: 101, present: 88, inFavour: 82, against: 4, other: 2 }],
    [head, { act: 'submit', on: calendarDate('2026-05-07'), head: 'Đinh Blưi', board: 'Đinh Thị Mơi', households: ['Đinh Nhơp', 'Siu Rưi'] }],
    [commune, { act: 'receive', on: calendarDate('2026-05-08'), complete: true, lacking: '' }],
    [leader, { act: 'recognise', on: calendarDate('2026-05-18'), number: '88/QĐ-UBND' }],
    [commune, { act: 'deliver', on: calendarDate('2026-05-19') }],
    [head, { act: 'publish', on: calendarDate('2026-05-20'), places: 'Nhà rông làng Kon Hrơng', forms: ['a', 'b', 'd'] }],
  ]
  for (const [by, step] of steps) {
    const done = await act(by, step)
    if (!done.ok) return done
  }
  return accept(true)
}

async function saveVillageText(tx: Tx, head: Officer, of: OfCovenant): Promise<Result<true>> {
  const [hand, now] = [officersHand(head, calendarDate('2026-03-20')), at('2026-03-20', '09:00')]
  const { revision } = (await findCovenant(tx, of.covenantId))!
  const saved = await saveText(tx, hand, { ...of, revision, version: 0 }, VILLAGE_TEXT.map(([heading, text]) => ({ heading, text })), now)
  return saved.ok ? accept(true) : saved
}

async function posted(tx: Tx, commune: Officer): Promise<Result<true>> {
  const hand = (on: string) => officersHand(commune, calendarDate(on))
  const covenant = await beginCovenant(tx, hand('2026-10-05'), {
    unitId: TAN_HOA, title: 'Quy ước thôn Tân Hòa', called: 'quy-uoc', ethnicMinority: false, replaces: undefined,
    act: { act: 'propose', on: calendarDate('2026-10-05'), by: 'head', agreed: true, consents: 0, households: 212, usefulWhy: '' },
  }, at('2026-10-05', '16:00'))
  if (!covenant.ok) return covenant
  const of = idOf(covenant.value)
  const team = await actOnCovenant(tx, hand('2026-10-12'), of, {
    act: 'team', on: calendarDate('2026-10-12'), members: [{ name: 'Nguyễn Thị Lành', role: 'organisation' }, { name: 'Bùi Văn Thuận', role: 'respected' }, { name: 'Võ Thị Sen', role: 'other' }],
  }, at('2026-10-12', '09:00'))
  if (!team.ok) return team
  const { revision } = (await findCovenant(tx, of.covenantId))!
  const text = await saveText(tx, hand('2026-10-26'), { ...of, revision, version: 0 }, QUARTER_TEXT.map(([heading, words]) => ({ heading, text: words })), at('2026-10-26', '09:00'))
  if (!text.ok) return text
  const posting = await actOnCovenant(tx, hand('2026-11-05'), of, {
    act: 'post', on: calendarDate('2026-11-05'), until: calendarDate('2026-12-07'), places: 'Nhà văn hóa thôn Tân Hòa', forms: ['a', 'c'],
  }, at('2026-11-05', '10:00'))
  if (!posting.ok) return posting
  const answered = await hear(tx, commune, of, '2026-11-12', { article: 3, text: 'Giờ tắt loa nên sớm hơn, 21 giờ 30 phút, vì trẻ em đi học sớm.', saidBy: 'Đại diện hộ số 61', answer: 'Tổ soạn thảo ghi nhận và đưa ra cuộc họp để các hộ chọn một trong hai giờ.', takenUp: true })
  if (!answered.ok) return answered
  return addOpinion(tx, hand('2026-11-16'), of, { on: calendarDate('2026-11-16'), article: 1, text: 'Nên lắp thêm một điểm tập kết rác ở cuối thôn.', saidBy: 'Đại diện hộ số 140' }, at('2026-11-16', '20:00'))
}

/** An opinion on the draft, and what the team answered the same evening. */
async function hear(
  tx: Tx, by: Officer, of: OfCovenant, on: string, said: { readonly article: number; readonly text: string; readonly saidBy: string; readonly answer: string; readonly takenUp: boolean },
): Promise<Result<true>> {
  const hand = officersHand(by, calendarDate(on))
  const added = await addOpinion(tx, hand, of, { on: calendarDate(on), article: said.article, text: said.text, saidBy: said.saidBy }, at(on, '19:00'))
  if (!added.ok) return added
  const { opinionId } = (await listOpinions(tx, of)).at(-1)!
  return answerOpinion(tx, hand, of, { opinionId, answer: said.answer, takenUp: said.takenUp }, at(on, '20:00'))
}

function idOf({ provinceId, covenantId }: Covenant): OfCovenant {
  return { provinceId, covenantId }
}
