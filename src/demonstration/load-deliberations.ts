import { addDays, calendarDate, type CalendarDate, dayInVietNam } from '#foundation/calendar-date.ts'
import { accept, type Result } from '#foundation/result.ts'
import type { Decision, Gathering, Matter, TeamMember } from '#rooms/deliberation/index.ts'
import {
  chooseMethod, chooseSecretary, chooseVoting, closeGathering, type DeliberationHand, giveConsent, giveNotice, leaveUnvoted, markNumbers, type MatterInput,
  officersHand, openGathering, planGathering, proposeMatter, readAttendance, systemHand, typeSheet,
} from '#rooms/deliberation/store/index.ts'
import { markStep, startElection } from '#rooms/deliberation/store/decisions/elections.ts'
import { noteExecution } from '#rooms/deliberation/store/decisions/execution.ts'
import { findDecision } from '#rooms/deliberation/store/decisions/read-decisions.ts'
import { receiveDecision, sendDecision } from '#rooms/deliberation/store/decisions/send-decision.ts'
import { beginCount, closeVote, issueSlips, openVote, prepareVote, takePaper } from '#rooms/deliberation/store/votes/index.ts'
import { enrolHouseholds, rollAsAt } from '#rooms/households/store/index.ts'
import { type Officer, provinceOf } from '#rooms/offices/index.ts'
import { listHamlets } from '#rooms/places/store/bodies.ts'
import type { Tx } from '#storage/transaction.ts'
import { at } from './at.ts'
import { readDisclosures } from './disclosures-file.ts'
import { findOfficers } from './find-officers.ts'
import { householdsFrom, inventHouseholds } from './invented-households.ts'
import { loadCovenants } from './load-covenants.ts'
import { tellCommuneMatter } from './tell-commune-matter.ts'

/** The hamlet whose year of deliberation is told from end to end, with 101 households. */
const KON_HRONG = 6_000_001
const TO_KOL = 6_000_002

/**
 * The households of the demonstration, and what a hamlet discussed and decided in a year: a road that a meeting was too small for and a ballot adopted, a
 * matter of its own adopted by hands, an initiative that gathers consents, a meeting to come, the countdown of an election. Every act goes through the store as
 * an officer would do it. Beside it a matter of the whole commune over its five hamlets, and two covenants.
 */
export async function loadDeliberations(tx: Tx): Promise<Result<true>> {
  const officers = await findOfficers(tx)
  const enrolled = await enrolAll(tx)
  if (!enrolled.ok) return enrolled
  const [head, commune, leader] = [officers.get('thon.totung')!, officers.get('xa.totung')!, officers.get('lanhdao.totung')!]
  const ofCommune = await tellCommuneMatter(tx, commune, leader)
  if (!ofCommune.ok) return ofCommune
  const story = new Story(tx, head, commune)
  for (const part of ['road', 'festival', 'water', 'comingMeeting', 'election'] as const) {
    const told = await story[part]()
    if (!told.ok) return told
  }
  return loadCovenants(tx, head, commune, leader)
}

async function enrolAll(tx: Tx): Promise<Result<true>> {
  const from = calendarDate(householdsFrom())
  for (const { unit } of readDisclosures().communes) {
    for (const hamlet of await listHamlets(tx, unit, calendarDate('2026-01-01'))) {
      const enrolled = await enrolHouseholds(tx, systemHand(), hamlet, inventHouseholds(hamlet), from, at('2025-07-02', '08:00'))
      if (!enrolled.ok) return enrolled
    }
  }
  return accept(true)
}

/** A meeting of the head's hamlet as the story has it. */
type Meeting = { readonly on: string; readonly noticed: string; readonly papers?: string; readonly place?: string }

class Story {
  readonly #tx: Tx
  readonly #head: Officer
  readonly #commune: Officer

  constructor(tx: Tx, head: Officer, commune: Officer) {
    this.#tx = tx
    this.#head = head
    this.#commune = commune
  }

  /** A road of concrete: 60 of 101 came, too few for two thirds of all; each household then had a paper, and 74 were in favour. */
  async road(): Promise<Result<true>> {
    const tx = this.#tx
    const matter = await this.#propose('2026-09-01', {
      item: 1, title: 'Làm đường bê tông vào khu sản xuất của làng',
      content: 'Làm 850 m đường bê tông rộng 3 m từ nhà rông đến khu sản xuất. Nhà nước hỗ trợ xi măng; mỗi hộ góp 1.200.000 đồng và 10 ngày công, thu làm hai đợt trong năm 2026.',
      cash: 121_200_000, labourDays: 1010, landM2: 640,
    })
    if (!matter.ok) return matter
    const meeting = await this.#openMeeting([matter.value], { on: '2026-09-12', noticed: '2026-09-08', papers: '2026-09-09' }, '1-60')
    if (!meeting.ok) return meeting
    const { gatheringId } = meeting.value
    const left = await leaveUnvoted(tx, this.#hand('2026-09-12'), { gatheringId, matterId: matter.value.matterId, reason: 'not-enough-present' }, at('2026-09-12', '20:10'))
    if (!left.ok) return left
    const closed = await this.#close(meeting.value, '2026-09-12', 'Có 60 hộ dự họp, không đủ để đạt hai phần ba tổng số hộ. Cuộc họp thống nhất phát phiếu lấy ý kiến từng hộ.')
    if (!closed.ok) return closed
    const decided = await this.#ballot(matter.value, { from: '2026-09-20', to: '2026-09-24', favour: 74, against: 15, other: 3, invalid: 2 })
    if (!decided.ok) return decided
    return this.#carryOut(decided.value, [
      ['2026-10-05', 'going-on', 'Đã thu đợt một, đổ xong 400 m đường.', 60_600_000, 480, 640],
      ['2026-11-14', 'done', 'Đã đổ xong 850 m đường, bàn giao cho làng quản lý.', 60_600_000, 530, 0],
    ])
  }

  /** A matter of the hamlet's own, adopted by a show of hands. */
  async festival(): Promise<Result<true>> {
    const matter = await this.#propose('2026-10-02', {
      item: 6, title: 'Tổ chức Ngày hội Đại đoàn kết năm 2026 tại nhà rông', content: 'Chọn ngày 15/11/2026; mỗi hộ góp công dọn nhà rông và đường làng.', cash: 0, labourDays: 101, landM2: 0,
    })
    if (!matter.ok) return matter
    const meeting = await this.#openMeeting([matter.value], { on: '2026-10-10', noticed: '2026-10-07' }, '1-72, 80-88')
    if (!meeting.ok) return meeting
    const voting = await chooseVoting(this.#tx, this.#hand('2026-10-10'), { gatheringId: meeting.value.gatheringId, voting: 'hands', inFavour: 78 }, at('2026-10-10', '19:40'))
    if (!voting.ok) return voting
    const counted = await typeSheet(
      this.#tx, this.#hand('2026-10-10'),
      { gatheringId: meeting.value.gatheringId, matterId: matter.value.matterId, figures: { inFavour: 71, against: 6, other: 4, invalid: 0 }, second: false }, at('2026-10-10', '20:15'),
    )
    if (!counted.ok) return counted
    const closed = await this.#close(meeting.value, '2026-10-10', 'Các hộ thống nhất ngày tổ chức và phân công từng nhóm hộ.')
    if (!closed.ok) return closed
    return this.#carryOut(closed.value[0]!, [['2026-11-15', 'done', 'Đã tổ chức Ngày hội tại nhà rông, 96 hộ tham gia.', 0, 110, 0]])
  }

  /** A citizen's initiative: seven households agree, eleven are needed. */
  async water(): Promise<Result<true>> {
    const now = at('2026-11-10', '09:00')
    const matter = await proposeMatter(this.#tx, officersHand(this.#head, dayInVietNam(now)), {
      ...NOTHING, unitId: KON_HRONG, item: 6, kind: 'general', proposedBy: 'initiative', proposer: 'Đinh Krơt (hộ số 12)', title: 'Lập tổ quản lý nước tự chảy của làng',
      content: 'Mỗi xóm cử một hộ trông bể lọc và đường ống, thay phiên theo quý.',
    }, now)
    if (!matter.ok) return matter
    const roll = await rollAsAt(this.#tx, KON_HRONG, dayInVietNam(now))
    for (const { householdId } of roll.slice(10, 17)) {
      const given = await giveConsent(
        this.#tx, officersHand(this.#head, dayInVietNam(now)),
        { matterId: matter.value.matterId, purpose: 'initiative', householdId, givenOn: calendarDate('2026-11-09'), means: 'writing', note: '' }, now,
      )
      if (!given.ok) return given
    }
    return accept(true)
  }

  /** What will be discussed next. */
  async comingMeeting(): Promise<Result<true>> {
    const matter = await this.#propose('2026-11-16', {
      item: 2, title: 'Thu, chi quỹ chung của làng năm 2027', content: 'Dự kiến mỗi hộ góp 100.000 đồng; chi thắp sáng đường làng, thăm hỏi, sửa nhà rông. Kèm bảng dự toán.',
      cash: 10_100_000, labourDays: 0, landM2: 0,
    })
    if (!matter.ok) return matter
    const planned = await this.#plan([matter.value], { on: '2026-12-05', noticed: '2026-11-20', papers: '2026-11-20' }, at('2026-11-20', '10:00'))
    return planned.ok ? accept(true) : planned
  }

  /** The countdown of an election in another hamlet. */
  async election(): Promise<Result<true>> {
    const now = at('2026-11-18', '09:00')
    const hand = officersHand(this.#commune, dayInVietNam(now))
    const started = await startElection(this.#tx, hand, { hamletId: TO_KOL, kind: 'elect', meetingDay: calendarDate('2026-12-12'), ground: 'Hết nhiệm kỳ.' }, now)
    if (!started.ok) return started
    const marked = await markStep(
      this.#tx, hand, { provinceId: provinceOf(this.#commune.unitPath), electionId: started.value.electionId, revision: 1 },
      { id: 'decision', known: ['decision', 'candidates', 'team', 'posted'], done: { on: calendarDate('2026-11-18'), number: '212/QĐ-UBND', note: '' } }, now,
    )
    return marked.ok ? accept(true) : marked
  }

  async #propose(on: string, input: Pick<MatterInput, 'item' | 'title' | 'content' | 'cash' | 'labourDays' | 'landM2'>): Promise<Result<Matter>> {
    return proposeMatter(this.#tx, this.#hand(on), {
      ...NOTHING, ...input, unitId: KON_HRONG, kind: 'general', proposedBy: 'head', proposer: this.#head.name, agreedWith: 'Trưởng ban Công tác Mặt trận làng',
      agreedOn: calendarDate(on),
    }, at(on, '16:00'))
  }

  async #plan(matters: readonly Matter[], meeting: Meeting, now: Date): Promise<Result<Gathering>> {
    const hand = officersHand(this.#head, dayInVietNam(now))
    const planned = await planGathering(this.#tx, hand, {
      hamletId: KON_HRONG, kind: 'meeting', matterIds: matters.map(({ matterId }) => matterId), convenor: 'hamlet-head', convenorName: this.#head.name, chairName: this.#head.name,
      heldOn: calendarDate(meeting.on), startsAt: '19:00', place: meeting.place ?? 'Nhà rông làng Kon Hrơng',
    }, now)
    if (!planned.ok) return planned
    return giveNotice(this.#tx, hand, {
      gatheringId: planned.value.gatheringId, noticedOn: calendarDate(meeting.noticed), means: ['in-person', 'loudspeaker'],
      papersOn: meeting.papers === undefined ? undefined : calendarDate(meeting.papers),
    }, now)
  }

  async #openMeeting(matters: readonly Matter[], meeting: Meeting, present: string): Promise<Result<Gathering>> {
    const planned = await this.#plan(matters, meeting, at(meeting.papers ?? meeting.noticed, '17:00'))
    if (!planned.ok) return planned
    const of = { gatheringId: planned.value.gatheringId }
    const opened = await openGathering(this.#tx, this.#hand(meeting.on), of, at(meeting.on, '18:50'))
    if (!opened.ok) return opened
    const came = await markNumbers(this.#tx, this.#hand(meeting.on), { ...of, numbers: present }, at(meeting.on, '19:20'))
    if (!came.ok) return came
    const count = (await readAttendance(this.#tx, opened.value)).filter((line) => line.present).length
    return chooseSecretary(this.#tx, this.#hand(meeting.on), { ...of, name: 'Đinh Thị Hlơi', inFavour: count - 2 }, at(meeting.on, '19:30'))
  }

  async #close(meeting: Gathering, on: string, minutes: string): Promise<Result<readonly Decision[]>> {
    return closeGathering(this.#tx, this.#hand(on), {
      gatheringId: meeting.gatheringId, endsOn: calendarDate(on), endsAt: '21:00', minutes, documentKind: 'resolution', signers: SIGNERS,
    }, at(on, '21:10'))
  }

  async #ballot(matter: Matter, vote: { from: string; to: string; favour: number; against: number; other: number; invalid: number }): Promise<Result<Decision>> {
    const tx = this.#tx
    const chosen = await chooseMethod(tx, this.#hand('2026-09-14'), { matterId: matter.matterId, method: 'ballot', agreedOn: calendarDate('2026-09-14') }, at('2026-09-14', '09:00'))
    if (!chosen.ok) return chosen
    const planned = await planGathering(tx, this.#hand('2026-09-15'), {
      hamletId: KON_HRONG, kind: 'ballot', matterIds: [matter.matterId], convenor: 'hamlet-head', convenorName: this.#head.name, chairName: this.#head.name,
      heldOn: calendarDate(vote.from), startsAt: '', endsOn: calendarDate(vote.to), endsAt: '17:00', place: 'Từng hộ gia đình',
    }, at('2026-09-15', '09:00'))
    if (!planned.ok) return planned
    const of = { gatheringId: planned.value.gatheringId }
    const prepared = await prepareVote(tx, this.#hand('2026-09-17'), {
      ...of, plan: 'Phát phiếu đến 101 hộ trong ba ngày, thu phiếu đến 17 giờ ngày cuối, kiểm phiếu tại nhà rông.', planIssuedOn: calendarDate('2026-09-15'),
      planSentOn: calendarDate('2026-09-16'), noticedOn: calendarDate('2026-09-17'), team: TEAM,
    }, at('2026-09-17', '08:00'))
    if (!prepared.ok) return prepared
    const opened = await openVote(tx, this.#hand(vote.from), of, at(vote.from, '07:00'))
    if (!opened.ok) return opened
    const issued = await issueSlips(tx, this.#hand(vote.from), of, at(vote.from, '07:05'))
    if (!issued.ok) return issued
    const choices = [
      ...times(vote.favour, { choice: 'for' }), ...times(vote.against, { choice: 'against' }), ...times(vote.other, { choice: 'other', otherText: 'Đề nghị thu làm ba đợt' }),
      ...times(vote.invalid, { choice: 'invalid', invalidReason: 'two-choices' as const }),
    ]
    const counting = await beginCount(tx, this.#hand(vote.to), { ...of, witnesses: ['Đinh Thị Pleng', 'Siu Tơnh'], collected: choices.length }, at(vote.to, '17:10'))
    if (!counting.ok) return counting
    for (const [index, answer] of choices.entries()) {
      const code = issued.value[index]!.code
      const taken = await takePaper(tx, this.#hand(vote.to), { ...of, code, answers: [{ matterId: matter.matterId, ...answer }] }, at(vote.to, '17:30'))
      if (!taken.ok) return taken
    }
    const closed = await closeVote(tx, this.#hand(vote.to), { ...of, documentKind: 'resolution', signers: SIGNERS }, at(vote.to, '18:30'))
    return closed.ok ? accept(closed.value[0]!) : closed
  }

  /** Sent, received, and carried out. */
  async #carryOut(decision: Decision, notes: readonly (readonly [string, 'going-on' | 'done', string, number, number, number])[]): Promise<Result<true>> {
    const tx = this.#tx
    const sentOn = nextWeekday(addDays(decision.decidedOn, 2))
    const sent = await sendDecision(tx, this.#hand(sentOn), await this.#now(decision), { on: sentOn, number: '' }, at(sentOn, '09:00'))
    if (!sent.ok) return sent
    const received = await receiveDecision(tx, officersHand(this.#commune, sentOn), await this.#now(decision), { on: sentOn }, at(sentOn, '15:00'))
    if (!received.ok) return received
    for (const [on, state, text, cash, labourDays, landM2] of notes) {
      const noted = await noteExecution(tx, this.#hand(on), await this.#now(decision), { on: calendarDate(on), state, text, cash, labourDays, landM2 }, at(on, '17:00'))
      if (!noted.ok) return noted
    }
    return accept(true)
  }

  async #now({ provinceId, decisionId }: Decision): Promise<{ provinceId: number; decisionId: string; revision: number }> {
    return { provinceId, decisionId, revision: (await findDecision(this.#tx, decisionId))!.revision }
  }

  #hand(on: string): DeliberationHand {
    return officersHand(this.#head, calendarDate(on))
  }
}

const NOTHING = { options: [], agreedWith: '', agreedOn: undefined, usefulWhy: '', cash: 0, labourDays: 0, landM2: 0 }
const SIGNERS = ['Đinh Blưi', 'Đinh Thị Mơi', 'Đinh Nhơp', 'Siu Rưi']
const TEAM: readonly TeamMember[] = [
  { name: 'Đinh Thị Mơi', role: 'head', from: 'front-board' }, { name: 'Đinh Blưi', role: 'member', from: 'hamlet' }, { name: 'Siu Yơk', role: 'member', from: 'organisation' },
]

function times<T>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value)
}

function nextWeekday(day: CalendarDate): CalendarDate {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day
}
