import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, type Result } from '#foundation/result.ts'
import type { Matter } from '#rooms/deliberation/index.ts'
import {
  chooseSecretary, chooseVoting, closeGathering, giveNotice, markNumbers, officersHand, openGathering, planGathering, proposeMatter, typeSheet,
} from '#rooms/deliberation/store/index.ts'
import { decideCommuneMatter, findDecision, noteExecution, setDayInForce } from '#rooms/deliberation/store/decisions/index.ts'
import type { Officer } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { at } from './at.ts'

/** How each hamlet voted: its head, who came by the numbers of the roll, and the hands. One stays between a half and two thirds. */
const MEETINGS = [
  {
    hamletId: 6_000_001, hamlet: 'nhà rông làng Kon Hrơng', head: 'Đinh Blưi', secretary: 'Đinh Thị Hlơi', others: ['Đinh Thị Mơi', 'Đinh Nhơp', 'Siu Rưi'],
    on: '2026-05-09', came: '1-84', inFavour: 79, against: 3, other: 2,
  },
  {
    hamletId: 6_000_002, hamlet: 'nhà rông làng Tơ Kơl', head: 'Đinh Hlip', secretary: 'Đinh Thị Brơm', others: ['Đinh Văn Chưn', 'Siu Bloch', 'Đinh Thị Kưi'],
    on: '2026-05-10', came: '1-55', inFavour: 52, against: 2, other: 1,
  },
  {
    hamletId: 6_000_003, hamlet: 'nhà rông làng Đê Brơm', head: 'Đinh Byưk', secretary: 'Đinh Thị Grăm', others: ['Đinh Lơch', 'Đinh Thị Hyơ', 'Siu Ngơm'],
    on: '2026-05-10', came: '1-41', inFavour: 38, against: 3, other: 0,
  },
  {
    hamletId: 6_000_004, hamlet: 'nhà rông làng Kông Mưk', head: 'Đinh Ngăm', secretary: 'Đinh Thị Pơi', others: ['Đinh Hrơk', 'Siu Thị Nai', 'Đinh Tơn'],
    on: '2026-05-16', came: '1-49', inFavour: 45, against: 2, other: 2,
  },
  {
    hamletId: 6_000_005, hamlet: 'nhà văn hóa thôn Tân Hòa', head: 'Lê Văn Khải', secretary: 'Trần Thị Diệu', others: ['Nguyễn Thị Lành', 'Bùi Văn Thuận', 'Phạm Văn Tín'],
    on: '2026-05-17', came: '1-158', inFavour: 131, against: 19, other: 8,
  },
] as const

/**
 * A matter of the whole commune that its five hamlets decided: four by two thirds of their households, the fifth by more than a half only. Four of
 * five is two thirds of the hamlets.
 *
 * @law 10/2022/QH15 Đ21.1
 */
export async function tellCommuneMatter(tx: Tx, officer: Officer, leader: Officer): Promise<Result<true>> {
  const hand = (on: string) => officersHand(officer, calendarDate(on))
  const matter = await proposeMatter(tx, hand('2026-04-24'), {
    unitId: officer.unitId, item: 1, kind: 'general', options: [], proposedBy: 'chair', proposer: 'Chủ tịch Ủy ban nhân dân xã', title: 'Làm sân chơi, tường rào trường tiểu học trung tâm xã',
    content: 'Xã bố trí vật liệu; mỗi hộ góp 60.000 đồng và 01 ngày công. Làm trong hè năm 2026, Ban Giám sát đầu tư của cộng đồng theo dõi.',
    agreedWith: 'Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã', agreedOn: calendarDate('2026-04-24'), usefulWhy: '', cash: 28_920_000, labourDays: 482, landM2: 0,
  }, at('2026-04-24', '15:00'))
  if (!matter.ok) return matter
  for (const meeting of MEETINGS) {
    const held = await holdMeeting(tx, officer, matter.value, meeting)
    if (!held.ok) return held
  }
  const decided = await decideCommuneMatter(tx, hand('2026-05-20'), { matterId: matter.value.matterId, on: calendarDate('2026-05-20'), number: '14/TB-UBND', text: matter.value.content, without: false }, at('2026-05-20', '09:00'))
  if (!decided.ok) return decided
  const { decisionId } = decided.value
  const now = async () => ({ provinceId: matter.value.provinceId, decisionId, revision: (await findDecision(tx, decisionId))!.revision })
  const set = await setDayInForce(
    tx, officersHand(leader, calendarDate('2026-05-22')), await now(), { on: calendarDate('2026-05-22'), number: '96/QĐ-UBND', from: calendarDate('2026-06-01') }, at('2026-05-22', '10:00'),
  )
  if (!set.ok) return set
  for (const [on, state, text, cash, labourDays] of [
    ['2026-07-20', 'going-on', 'Đã thu đủ tiền của năm thôn, làng; đổ xong nền sân.', 28_920_000, 260],
    ['2026-08-25', 'done', 'Sân chơi, tường rào xong trước năm học mới, đã bàn giao cho nhà trường.', 0, 222],
  ] as const) {
    const noted = await noteExecution(tx, hand(on), await now(), { on: calendarDate(on), state, text, cash, labourDays, landM2: 0 }, at(on, '16:00'))
    if (!noted.ok) return noted
  }
  return accept(true)
}

async function holdMeeting(tx: Tx, officer: Officer, matter: Matter, { hamletId, hamlet, head, secretary: by, others, on, came, ...votes }: (typeof MEETINGS)[number]): Promise<Result<true>> {
  const hand = officersHand(officer, calendarDate(on))
  const before = officersHand(officer, calendarDate('2026-05-04'))
  const planned = await planGathering(tx, before, {
    hamletId, kind: 'meeting', matterIds: [matter.matterId], convenor: 'hamlet-head', convenorName: head, chairName: head, heldOn: calendarDate(on), startsAt: '19:00', place: hamlet,
  }, at('2026-05-04', '08:00'))
  if (!planned.ok) return planned
  const { gatheringId } = planned.value
  const noticed = await giveNotice(tx, before, { gatheringId, noticedOn: calendarDate('2026-05-04'), means: ['in-person', 'loudspeaker'], papersOn: calendarDate('2026-05-05') }, at('2026-05-05', '17:00'))
  if (!noticed.ok) return noticed
  const opened = await openGathering(tx, hand, { gatheringId }, at(on, '18:50'))
  if (!opened.ok) return opened
  const marked = await markNumbers(tx, hand, { gatheringId, numbers: came }, at(on, '19:15'))
  if (!marked.ok) return marked
  const present = Number(came.split('-')[1])
  const secretary = await chooseSecretary(tx, hand, { gatheringId, name: by, inFavour: present }, at(on, '19:20'))
  if (!secretary.ok) return secretary
  const voting = await chooseVoting(tx, hand, { gatheringId, voting: 'hands', inFavour: present }, at(on, '19:25'))
  if (!voting.ok) return voting
  const counted = await typeSheet(tx, hand, { gatheringId, matterId: matter.matterId, figures: { ...votes, invalid: 0 }, second: false }, at(on, '20:30'))
  if (!counted.ok) return counted
  const closed = await closeGathering(tx, hand, {
    gatheringId, endsOn: calendarDate(on), endsAt: '20:45', minutes: 'Các hộ nghe phương án, dự toán và biểu quyết.', documentKind: 'minutes', signers: [head, ...others],
  }, at(on, '20:50'))
  return closed.ok ? accept(true) : closed
}
