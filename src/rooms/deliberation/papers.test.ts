import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getDocumentProxy } from 'unpdf'
import { composeSlips } from '#documents/compose-slips.ts'
import { printSlipsDocx, printSlipsPdf } from '#documents/print-slips.ts'
import type { SlipSheet } from '#documents/slip-sheet.ts'
import type { AdministrativeDocument } from '#documents/tree.ts'
import { calendarDate } from '#foundation/calendar-date.ts'
import { holdGolden, holdPaper, paragraphsOf, squeezed, squeezedTextOf } from '#harness/paper-text.ts'
import { printPaper } from '#rooms/disclosure/store/print-paper.ts'
import { words } from '#words/words.ts'
import { type BallotBatch, composeBallots } from './compose-ballots.ts'
import { composeBallotCount, composeSecretCount } from './compose-counts.ts'
import { composeCommunityDecision } from './compose-community-decision.ts'
import { composeAttendance, composeConsentList, composeTally } from './compose-lists.ts'
import { composeInvitations, composeMeetingNotice, composeMeetingScript, spokenNotice } from './compose-meeting-notice.ts'
import { composeBallotPlan, composeCandidates, composeClusterPlan } from './compose-plans.ts'
import type { DocumentKind } from './records.ts'
import { printSlipCode } from './store/votes/slip-code.ts'
import { BALLOT, CANDIDATES, CLEANING, CONSENTS, GROUP, HEAD_ELECTION, HOUSEHOLDS, IN_CLUSTERS, ISSUED, MEETING, ONLINE, ROAD, SCHOOL } from './testing/paper-examples.ts'

const say = words('vi')
const address = 'https://dan-chu.example/ban/abcdefghij'
const electing = { ...MEETING, matters: [HEAD_ELECTION] }
const asKind = (documentKind: DocumentKind) => ({ ...ROAD, decision: { ...ROAD.decision!, documentKind } })

const PAPERS: Readonly<Record<string, AdministrativeDocument>> = {
  notice: composeMeetingNotice({ ...MEETING, address }, say),
  'notice-clusters': composeMeetingNotice({ ...IN_CLUSTERS, address }, say),
  script: composeMeetingScript(MEETING, say),
  'secret-count': composeSecretCount(electing, say),
  'secret-count-blank': composeSecretCount({ ...MEETING, matters: [{ ...ROAD, count: undefined, decision: undefined }] }, say),
  'ballot-count': composeBallotCount(BALLOT, say),
  minutes: composeCommunityDecision(MEETING, ROAD, say),
  resolution: composeCommunityDecision(electing, HEAD_ELECTION, say),
  memorandum: composeCommunityDecision(MEETING, asKind('memorandum'), say),
  agreement: composeCommunityDecision(MEETING, asKind('agreement'), say),
  'ballot-minutes': composeCommunityDecision(BALLOT, BALLOT.matters[0]!, say),
  'online-minutes': composeCommunityDecision(ONLINE, ONLINE.matters[0]!, say),
  candidates: composeCandidates(CANDIDATES, calendarDate('2026-12-05'), say),
  'cluster-plan': composeClusterPlan(IN_CLUSTERS, say),
  'ballot-plan': composeBallotPlan(BALLOT, say),
  attendance: composeAttendance({ ...MEETING, guests: HOUSEHOLDS, filled: true }, say),
  'attendance-blank': composeAttendance({ ...MEETING, guests: HOUSEHOLDS, filled: false }, say),
  tally: composeTally(MEETING, say),
  consents: composeConsentList(CONSENTS, say),
}

const batch = (of: typeof BALLOT): BallotBatch => ({ ...of, slips: ISSUED, printCode: printSlipCode, addressOf: (code) => `https://dan-chu.example/ban/phieu?so=${code}` })
const SLIPS: Readonly<Record<string, SlipSheet>> = {
  ballots: composeBallots(batch({ ...BALLOT, issuer: GROUP }), say),
  'ballots-commune': composeBallots(batch({ ...BALLOT, matters: [SCHOOL] }), say),
  'ballots-online': composeBallots(batch(ONLINE), say),
  invitations: composeInvitations({ ...MEETING, guests: HOUSEHOLDS, addressOf: (number) => `https://dan-chu.example/viec/ban/hop/1/diem-danh/${number}` }, say),
}

const goldenOf = (name: string): URL => new URL(`testing/golden/${name}.txt`, import.meta.url)

for (const [name, tree] of Object.entries(PAPERS)) {
  test(`${name}: the Word file says what it said before; the PDF says the same, each time`, () => holdPaper(goldenOf(name), tree))
}

for (const [name, sheet] of Object.entries(SLIPS)) {
  test(`${name}: every slip is on the sheets, in both files`, async () => {
    holdGolden(goldenOf(name), await printSlipsDocx(sheet))
    const pdf = await printSlipsPdf(sheet)
    const plain = await squeezedTextOf(pdf)
    for (const slip of sheet.slips) for (const line of [slip.stub ?? '', slip.number ?? '']) assert.ok(plain.includes(squeezed(line)), line)
    assert.equal((await getDocumentProxy(new Uint8Array(pdf))).numPages, composeSlips(sheet).pages.length, 'no slip runs over to another sheet')
    assert.deepEqual(await printSlipsPdf(structuredClone(sheet)), pdf)
  })
}

test('a ballot names nobody below its stub, and bears the mark that its scope asks for', () => {
  for (const [name, sheet] of Object.entries(SLIPS)) {
    if (name === 'invitations') continue
    sheet.slips.forEach((slip, at) => {
      const { stub, ...below } = slip
      assert.ok(stub?.includes(ISSUED[at]!.name))
      assert.ok(!JSON.stringify(below).includes(ISSUED[at]!.name), name)
    })
  }
  const marks = (name: string) => [SLIPS[name]!.slips[0]!.seal, SLIPS[name]!.slips[0]!.signature?.capacity]
  assert.deepEqual(marks('ballots'), [undefined, 'Tổ trưởng tổ dân phố'])
  assert.deepEqual(marks('ballots-commune'), ['Dấu treo của Ủy ban nhân dân xã Tơ Tung', undefined])
  assert.deepEqual(marks('ballots-online'), [undefined, undefined])
})

test('four to eight ballots are on a sheet, and a long one has a sheet of its own', () => {
  for (const name of ['ballots', 'ballots-commune', 'ballots-online', 'invitations']) {
    const { columns, rows } = composeSlips(SLIPS[name]!)
    assert.ok(columns * rows >= 4 && columns * rows <= 8, `${name}: ${columns * rows}`)
  }
  const long = composeBallots(batch({ ...BALLOT, matters: Array.from({ length: 9 }, () => SCHOOL) }), say)
  assert.equal(composeSlips(long).pages.length, ISSUED.length)
})

test('a decision holds all that the law asks for, in each of its four kinds', async () => {
  for (const documentKind of ['resolution', 'minutes', 'memorandum', 'agreement'] as const) {
    const text = paragraphsOf((await printPaper({ tree: composeCommunityDecision(MEETING, asKind(documentKind), say) }, 'docx'))!).join('\n')
    for (const held of ['19 giờ 00, ngày 05/12/2026', '100', '82 (82%)', '18 (18%)', ROAD.matter.title, 'Bỏ phiếu kín tại', '71 (71%)', 'ít nhất 67 trên tổng số 100 hộ', 'được thông qua', '150.000.000 đồng, 320 ngày công', 'Đinh Blưi', 'Đinh Hmunh', 'Đinh Thị Lan', 'Đinh Yơk']) {
      assert.ok(text.includes(held), `${documentKind}: ${held}`)
    }
  }
})

test('what was not adopted decides nothing', () => {
  const failed = composeCommunityDecision(MEETING, { ...ROAD, decision: { ...ROAD.decision!, passed: false } }, say)
  const text = JSON.stringify(failed.body)
  assert.match(text, /không được thông qua/)
  assert.doesNotMatch(text, /Cộng đồng dân cư thống nhất/)
})

test('in what is read out no figure is left', () => {
  for (const source of [MEETING, IN_CLUSTERS, { ...MEETING, gathering: { ...MEETING.gathering, startsAt: '' } }]) {
    for (const line of spokenNotice(source, say)) assert.doesNotMatch(line, /\d|%/)
  }
  assert.match(spokenNotice(MEETING, say).join(' '), /mười chín giờ ngày mùng năm tháng mười hai năm hai nghìn không trăm hai mươi sáu/)
})

test('a blank has no figure of a vote, and dots where they will stand', () => {
  const text = JSON.stringify(PAPERS['secret-count-blank']!.body)
  assert.match(text, /…/)
  assert.doesNotMatch(text, /71|82/)
  assert.doesNotMatch(JSON.stringify(composeTally({ ...MEETING, matters: [CLEANING, ROAD] }, say).body), /71|82/)
})
