import { calendarDate } from '#foundation/calendar-date.ts'
import type { CandidateSource } from '../compose-plans.ts'
import type { ConsentListSource } from '../compose-lists.ts'
import type { GatheringPaperSource, HamletIssuer, PaperHousehold, PaperMatter } from '../paper-source.ts'

const day = calendarDate
const MADE = day('2026-11-24')

export const HAMLET: HamletIssuer = { hamlet: 'Làng Kon Hrơng', hamletKind: 'thon', commune: { kind: 'xa', name: 'Tơ Tung' }, placeName: 'Tơ Tung' }
export const GROUP: HamletIssuer = { hamlet: 'Tổ dân phố 5', hamletKind: 'to-dan-pho', commune: { kind: 'xa', name: 'Kbang' }, placeName: 'Kbang' }

export const HOUSEHOLDS: readonly PaperHousehold[] = Array.from({ length: 9 }, (_, at) => ({
  number: at + 1, name: ['Đinh Blưi', 'Đinh Thị Lan', 'Đinh Hmunh', 'Đinh Văn Krớ', 'Nguyễn Thị Thu Hồng', 'Đinh Yơk', 'Đinh Thị Nhơi', 'Trần Văn Đức', 'Đinh A Lưk'][at]!,
  address: at === 4 ? 'Số 12, đường Trường Sơn Đông' : 'Cụm nhà rông', present: at < 7, person: at === 1 ? 'Đinh Thị Nga' : '',
}))

const TWO_THIRDS = { numerator: 2, denominator: 3, strict: false, alsoPresentOverHalf: false }
const HALF = { numerator: 1, denominator: 2, strict: true, alsoPresentOverHalf: false }

export const ROAD: PaperMatter = {
  matter: {
    title: 'Bê tông hóa 600 m đường làng', content: 'Đường rộng 3 m, dày 16 cm.\nNhân dân đóng góp tiền và ngày công; Nhà nước hỗ trợ xi măng.', item: 1, kind: 'general', scope: 'hamlet', options: [],
    value: { cash: 150_000_000, labourDays: 320, landM2: 0 },
  },
  threshold: TWO_THIRDS, needed: 67, count: { present: 82, inFavour: 71, against: 6, other: 3, invalid: 2, issued: 82, returned: 82 },
  decision: {
    decidedOn: day('2026-12-05'), number: '', documentKind: 'minutes', passed: true, text: '', signers: ['Đinh Blưi', 'Đinh Hmunh', 'Đinh Thị Lan', 'Đinh Yơk'], elected: [],
  },
}

export const CLEANING: PaperMatter = {
  matter: { title: 'Vệ sinh đường làng sáng thứ Bảy hằng tuần', content: '', item: 6, kind: 'general', scope: 'hamlet', options: [], value: { cash: 0, labourDays: 0, landM2: 0 } },
  threshold: HALF, needed: 51, count: undefined, decision: undefined,
}

export const HEAD_ELECTION: PaperMatter = {
  matter: {
    title: 'Bầu Trưởng thôn Làng Kon Hrơng, nhiệm kỳ 2026 - 2031', content: '', item: 4, kind: 'elect-head', scope: 'hamlet',
    options: [{ id: 'a', text: 'Ông Đinh Blưi' }, { id: 'b', text: 'Bà Đinh Thị Lan' }], value: { cash: 0, labourDays: 0, landM2: 0 },
  },
  threshold: HALF, needed: 51, count: { present: 82, inFavour: 80, against: 0, other: 0, invalid: 2, issued: 82, returned: 82, options: { a: 57, b: 23 } },
  decision: { decidedOn: day('2026-12-05'), number: '01/NQ', documentKind: 'resolution', passed: true, text: '', signers: [], elected: ['a'] },
}

export const SCHOOL: PaperMatter = {
  ...ROAD, matter: { ...ROAD.matter, title: 'Xây nhà để xe Trường Tiểu học của xã', content: '', scope: 'commune', value: { cash: 20_000_000, labourDays: 0, landM2: 0 } },
}

export const MEETING: GatheringPaperSource = {
  issuer: HAMLET, households: 100, made: MADE, clusters: [], matters: [ROAD, CLEANING],
  gathering: {
    kind: 'meeting', code: 'abcdefghij', cluster: '', convenor: 'hamlet-head', convenorName: 'Đinh Blưi', chairName: 'Đinh Blưi', heldOn: day('2026-12-05'), startsAt: '19:00', endsOn: day('2026-12-05'), endsAt: '21:10',
    place: 'Nhà rông làng Kon Hrơng', plan: '', planIssuedOn: undefined, noticedOn: day('2026-12-01'), secretary: 'Đinh Thị Lan', secretaryFor: 80, voting: 'secret', votingFor: 79,
    team: [{ name: 'Đinh Hmunh', role: 'head', from: 'front-board' }, { name: 'Nguyễn Thị Thu Hồng', role: 'member', from: 'household' }, { name: 'Trần Văn Đức', role: 'member', from: 'household' }],
    teamFor: 78, witnesses: ['Đinh Yơk', 'Đinh Thị Nhơi'], minutes: 'Chủ trì trình bày phương án và dự toán.\nBà con thảo luận; có 04 ý kiến về ngày công.',
  },
}

const CLUSTER = (cluster: string, place: string, chairName: string) => ({ cluster, place, chairName, heldOn: day('2026-12-05'), startsAt: '18:30' })
export const IN_CLUSTERS: GatheringPaperSource = {
  ...MEETING, households: 236, clusters: [CLUSTER('Cụm đầu làng', 'Nhà rông', 'Đinh Blưi'), CLUSTER('Cụm suối Lơ', 'Nhà ông Đinh Yơk', 'Đinh Yơk')],
}

export const BALLOT: GatheringPaperSource = {
  ...MEETING,
  matters: [{ ...ROAD, count: { present: 93, inFavour: 74, against: 15, other: 2, invalid: 2, issued: 100, returned: 94, notCounted: 1, digest: '5f2b'.repeat(16) } }],
  gathering: { ...MEETING.gathering, kind: 'ballot', heldOn: day('2026-12-10'), startsAt: '07:00', endsOn: day('2026-12-13'), endsAt: '17:00', planIssuedOn: day('2026-12-06'), minutes: '' },
}

export const ONLINE: GatheringPaperSource = { ...BALLOT, matters: [{ ...CLEANING, count: { present: 90, inFavour: 81, against: 5, other: 4, invalid: 0 } }], gathering: { ...BALLOT.gathering, kind: 'online' } }

export const CANDIDATES: CandidateSource = { issuer: GROUP, meetingDay: day('2026-12-20'), kind: 'elect', candidates: ['Phạm Thị Hòa', 'Lê Văn Tám'], metOn: day('2026-12-03'), made: MADE }

export const CONSENTS: ConsentListSource = {
  issuer: HAMLET, matter: CLEANING.matter, purpose: 'initiative', proposer: 'Đinh Yơk', needed: 1, made: MADE,
  households: HOUSEHOLDS.map((each) => ({ ...each, ...(each.number === 3 ? { givenOn: day('2026-11-20') } : {}) })),
}

export const ISSUED = HOUSEHOLDS.map(({ number, name, address }) => ({ number, name, address, code: `abcd${'efghijkmn'.slice(number - 1, number)}222` }))
