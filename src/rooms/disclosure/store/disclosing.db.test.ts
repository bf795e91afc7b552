import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type CalendarDate, calendarDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, mustAccept, type Result } from '#foundation/result.ts'
import { type DemonstrationDatabase, demonstrationDatabase } from '#harness/demonstration.ts'
import { claimRequest } from '#storage/request-key.ts'
import { inTransaction, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import { demandState, type Duty, type Posting } from '../index.ts'
import {
  addShowing, cancelDuty, cancelShowing, correctPosting, issueDuty, listDuties, listPostings, logBroadcast, post, type PostingInput, readPosting, setShowingEnd,
  systemHand, withdrawPosting, workOutDuty,
} from './index.ts'
import { loadDutyRules } from './load-duty-rules.ts'

const COMMUNE = 3_236_682
const PROVINCE = 1522
const NOW = new Date('2026-03-10T02:00:00Z')
const day = calendarDate
const HAND = systemHand()
const DENIED = { ...HAND, allows: () => false }

let house: DemonstrationDatabase
before(async () => {
  house = await demonstrationDatabase()
})
after(() => house.drop())
beforeEach(async () => {
  await house.db.ownerPool.query('delete from posting_translation; delete from showing; delete from hamlet_notice; delete from posting_version; delete from posting; delete from disclosure_duty; delete from journal; delete from journal_head')
})

const work = <T>(act: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> => inTransaction(house.db, SYSTEM_SCOPE, act)
const read = async <T>(act: (tx: Tx) => Promise<T>): Promise<T> => mustAccept(await work(async (tx) => accept(await act(tx))))
const refused = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code)
const journal = async (): Promise<string[]> => (await house.db.ownerPool.query<{ act: string }>('select act from journal order by province_id, seq')).rows.map(({ act }) => act)

const DUTY = { unitId: COMMUNE, item: '7', title: 'Danh sách hộ được hỗ trợ nhà ở năm 2026', eventDate: day('2026-03-06'), instrumentNumber: '45/QĐ-UBND' }
const issue = async (now = NOW): Promise<Duty> => mustAccept(await work((tx) => issueDuty(tx, HAND, DUTY, now)))

const POSTING: PostingInput = {
  unitId: COMMUNE, item: '1', title: 'Kế hoạch phát triển kinh tế - xã hội năm 2026', summary: 'Xã làm gì trong năm 2026.',
  instrument: { number: '12/NQ-HĐND', date: day('2026-03-05') },
  showings: [
    { form: 'a', place: 'office', from: day('2026-03-09') },
    { form: 'b', place: 'website', from: day('2026-03-10') },
  ],
}
const disclose = async (input: Partial<PostingInput> = {}, now = NOW): Promise<Posting> => mustAccept(await work((tx) => post(tx, HAND, { ...POSTING, ...input }, now)))

describe('a duty', () => {
  test('has its deadline of five working days and stands among the duties of its unit', async () => {
    const duty = await issue()
    assert.equal(duty.due, '2026-03-13')
    assert.equal(duty.rule, 'L10-11.7')
    const [line] = await read((tx) => listDuties(tx, { pathPrefix: '/1/1522/' }))
    assert.deepEqual([line!.dutyId, line!.title, line!.answers], [duty.dutyId, DUTY.title, []])
    assert.deepEqual(await journal(), ['disclosure.issue-duty'])
  })

  test('is worked out before it is issued, day by day', async () => {
    const worked = mustAccept(await work((tx) => workOutDuty(tx, HAND, DUTY, NOW)))
    assert.deepEqual(worked.deadline.steps.map((step) => step.kind), ['event', 'off', 'off', 'counted', 'counted', 'counted', 'counted', 'counted'])
    assert.deepEqual(await read((tx) => listDuties(tx, {})), [])
  })

  test('is refused where something is amiss, and nothing is written', async () => {
    const cases: readonly (readonly [Partial<typeof DUTY>, string])[] = [
      [{ eventDate: day('2026-03-11') }, 'disclosure.event-ahead'],
      [{ title: '  ' }, 'disclosure.title-needed'],
      [{ title: 'x'.repeat(501) }, 'disclosure.title-too-long'],
      [{ item: '15' }, 'disclosure.no-rule'],
      [{ eventDate: day('2001-03-01') }, 'disclosure.no-rule'],
      [{ unitId: PROVINCE }, 'disclosure.not-a-discloser'],
      [{ unitId: 3_236_681 }, 'disclosure.not-a-discloser'],
      [{ instrumentNumber: '12-BC/TU mật' }, 'disclosure.secret'],
    ]
    for (const [change, code] of cases) assert.equal(refused(await work((tx) => issueDuty(tx, HAND, { ...DUTY, ...change }, NOW))), code)
    assert.equal(refused(await work((tx) => issueDuty(tx, DENIED, DUTY, NOW))), 'disclosure.not-yours')
    assert.deepEqual(await journal(), [])
  })

  test('is cancelled with a reason, once, and not after something was disclosed for it', async () => {
    const { dutyId } = await issue()
    const of = { provinceId: PROVINCE, dutyId }
    assert.equal(refused(await work((tx) => cancelDuty(tx, HAND, { ...of, why: ' ' }, NOW))), 'disclosure.why-needed')
    mustAccept(await work((tx) => cancelDuty(tx, HAND, { ...of, why: 'Nhập trùng' }, NOW)))
    assert.equal(refused(await work((tx) => cancelDuty(tx, HAND, { ...of, why: 'Nhập trùng' }, NOW))), 'disclosure.cancelled-already')
    assert.equal(refused(await work((tx) => post(tx, HAND, { ...POSTING, duty: of }, NOW))), 'disclosure.cancelled-already')
    const other = await issue()
    await disclose({ duty: { provinceId: PROVINCE, dutyId: other.dutyId }, showings: [{ form: 'a', place: 'office', from: day('2026-03-10') }] })
    assert.equal(refused(await work((tx) => cancelDuty(tx, HAND, { provinceId: PROVINCE, dutyId: other.dutyId, why: 'Nhầm' }, NOW))), 'disclosure.duty-posted-already')
  })
})

describe('a posting', () => {
  test('is read back with its version, showings and journal line', async () => {
    const { postingId, code } = await disclose()
    assert.match(code, /^[a-z2-7]{10}$/)
    const full = (await read((tx) => readPosting(tx, PROVINCE, postingId)))!
    assert.deepEqual([full.rule, full.firstDay, full.webUntil, full.text.title], ['L10-11.1', '2026-03-09', null, POSTING.title])
    assert.deepEqual(full.showings.map(({ form, place, from, to }) => [form, place, from, to]), [['a', 'office', '2026-03-09', null], ['b', 'website', '2026-03-10', null]])
    assert.deepEqual(await journal(), ['disclosure.post'])
    assert.equal(await read((tx) => readPosting(tx, 1641, postingId)), undefined)
  })

  test('answers its duty, whose rule it follows; what names citizens goes from the web at the end of its term', async () => {
    const { dutyId } = await issue()
    const duty = { provinceId: PROVINCE, dutyId }
    const { postingId, rule, webUntil } = await disclose({ duty, item: '1' })
    assert.equal(rule, 'L10-11.7')
    assert.equal(webUntil, '2026-04-08')
    const [line] = await read((tx) => listDuties(tx, { holderId: COMMUNE }))
    assert.deepEqual(line!.answers.map((answer) => [answer.postingId, answer.firstDay]), [[postingId, '2026-03-09']])
    assert.equal(refused(await work((tx) => post(tx, HAND, { ...POSTING, duty }, NOW))), 'disclosure.duty-posted-already')
    assert.equal(refused(await work((tx) => post(tx, HAND, { ...POSTING, duty: { ...duty, dutyId: newId() } }, NOW))), 'disclosure.not-found')
    mustAccept(await work((tx) => withdrawPosting(tx, HAND, { provinceId: PROVINCE, postingId, why: 'Sai danh sách' }, NOW)))
    await disclose({ duty })
  })

  test('is refused where something is amiss, and nothing is written', async () => {
    const cases: readonly (readonly [Partial<PostingInput>, string])[] = [
      [{ title: '' }, 'disclosure.title-needed'],
      [{ summary: '' }, 'disclosure.content-needed'],
      [{ link: 'javascript:alert(1)' }, 'disclosure.link-form'],
      [{ instrument: { number: '1/QĐ-UBND', date: day('2026-03-12') } }, 'disclosure.event-ahead'],
      [{ content: 'TỐI MẬT\nBáo cáo' }, 'disclosure.secret'],
      [{ instrument: { number: '05/BC-UBND (Mật)' } }, 'disclosure.secret'],
      [{ item: '7', content: 'Hộ có người khuyết tật' }, 'disclosure.sensitive'],
      [{ content: 'CCCD 064190001234' }, 'disclosure.sensitive'],
      [{ showings: [] }, 'disclosure.showing-needed'],
      [{ showings: [{ form: 'a', place: 'office', from: day('2026-03-04') }] }, 'disclosure.showing-before-decision'],
      [{ showings: [{ form: 'a', place: 'office', from: day('2026-03-09'), to: day('2026-03-08') }] }, 'disclosure.showing-ends-before'],
      [{ showings: [{ form: 'a', place: 'office', from: day('2026-06-09') }] }, 'disclosure.showing-ahead'],
      [{ showings: [{ form: '', place: 'office', from: day('2026-03-09') }] }, 'disclosure.form-needed'],
      [{ unitId: PROVINCE }, 'disclosure.not-a-discloser'],
    ]
    for (const [change, code] of cases) assert.equal(refused(await work((tx) => post(tx, HAND, { ...POSTING, ...change }, NOW))), code)
    assert.equal(refused(await work((tx) => post(tx, DENIED, POSTING, NOW))), 'disclosure.not-yours')
    assert.deepEqual(await read((tx) => listPostings(tx, {})), [])
  })

  test('with sensitive data goes out when the official has seen each kind of it', async () => {
    const input = { item: '7', content: 'Hộ có người khuyết tật, CCCD 064190001234', acknowledged: ['health'] as const }
    assert.equal(refused(await work((tx) => post(tx, HAND, { ...POSTING, ...input }, NOW))), 'disclosure.sensitive')
    await disclose({ ...input, acknowledged: ['health', 'id-number'] })
  })

  test('is found by words without accents, and by its first day', async () => {
    await disclose()
    await disclose({ title: 'Dự toán ngân sách', item: '2' })
    const found = async (question: Parameters<typeof listPostings>[1]): Promise<number> => (await read((tx) => listPostings(tx, question))).length
    assert.equal(await found({ words: 'ke hoach' }), 1)
    assert.equal(await found({ words: 'xa lam' }), 2)
    assert.equal(await found({ item: '2' }), 1)
    assert.equal(await found({ from: day('2026-03-10') }), 0)
  })
})

describe('a change', () => {
  const change = (posting: Posting, more: object = {}) => ({
    provinceId: PROVINCE, postingId: posting.postingId, revision: 1, title: POSTING.title, summary: 'Xã và làng làm gì trong năm 2026.', instrument: POSTING.instrument,
    why: 'Bổ sung', ...more,
  })

  test('is a new version with its reason; the old one stays', async () => {
    const posting = await disclose()
    assert.deepEqual(mustAccept(await work((tx) => correctPosting(tx, HAND, change(posting), NOW))), { version: 2 })
    const full = (await read((tx) => readPosting(tx, PROVINCE, posting.postingId)))!
    assert.deepEqual(full.versions.map(({ version, summary, why }) => [version, summary, why]), [
      [2, 'Xã và làng làm gì trong năm 2026.', 'Bổ sung'], [1, POSTING.summary, ''],
    ])
    assert.equal(full.version, 2)
    assert.deepEqual(await journal(), ['disclosure.post', 'disclosure.correct'])
  })

  test('needs a reason and a difference', async () => {
    const posting = await disclose()
    assert.equal(refused(await work((tx) => correctPosting(tx, HAND, change(posting, { why: '' }), NOW))), 'disclosure.why-needed')
    assert.equal(refused(await work((tx) => correctPosting(tx, HAND, change(posting, { summary: POSTING.summary }), NOW))), 'disclosure.nothing-changed')
    assert.equal(refused(await work((tx) => correctPosting(tx, HAND, change(posting, { content: 'MẬT' }), NOW))), 'disclosure.secret')
  })

  test('by two at the same moment is taken from one of them; the other is told', async () => {
    const posting = await disclose()
    const both = await Promise.all(['A', 'B'].map((summary) => work((tx) => correctPosting(tx, HAND, change(posting, { summary }), NOW))))
    assert.deepEqual(both.map(refused).toSorted(), ['accepted', 'disclosure.posting-stale'])
    assert.equal((await read((tx) => readPosting(tx, PROVINCE, posting.postingId)))!.versions.length, 2)
  })

  test('ends with the withdrawal, which keeps its reason and ends the showings', async () => {
    const posting = await disclose()
    const of = { provinceId: PROVINCE, postingId: posting.postingId }
    assert.equal(refused(await work((tx) => withdrawPosting(tx, HAND, { ...of, why: '' }, NOW))), 'disclosure.why-needed')
    mustAccept(await work((tx) => withdrawPosting(tx, HAND, { ...of, why: 'Ban hành nhầm' }, NOW)))
    const full = (await read((tx) => readPosting(tx, PROVINCE, posting.postingId)))!
    assert.deepEqual([full.state, full.withdrawn?.why, full.showings.map(({ to }) => to)], ['withdrawn', 'Ban hành nhầm', ['2026-03-10', '2026-03-10']])
    assert.equal(refused(await work((tx) => correctPosting(tx, HAND, change(posting), NOW))), 'disclosure.withdrawn-already')
    assert.equal(refused(await work((tx) => withdrawPosting(tx, HAND, { ...of, why: 'Lại' }, NOW))), 'disclosure.withdrawn-already')
  })
})

describe('a showing', () => {
  const shown = async (): Promise<{ provinceId: number; postingId: string; showingId: string }> => {
    const { postingId } = await disclose({ item: '7', showings: [{ form: 'c', place: 'loudspeaker', from: day('2026-03-08'), to: day('2026-03-10') }] })
    const full = (await read((tx) => readPosting(tx, PROVINCE, postingId)))!
    return { provinceId: PROVINCE, postingId, showingId: full.showings[0]!.showingId }
  }
  const stateOf = async (postingId: string): Promise<string> => {
    const full = (await read((tx) => readPosting(tx, PROVINCE, postingId)))!
    const rule = loadDutyRules().byId(full.rule)!
    return demandState(rule, rule.demands.find(({ place }) => place === 'loudspeaker')!, full, full.showings, day('2026-03-20')).state
  }

  test('over the loudspeaker has its log: three days on end, or it falls short', async () => {
    const of = await shown()
    const log = (date: string, time = '05:30', minutes = 10) => work((tx) => logBroadcast(tx, HAND, { ...of, broadcast: { date: day(date), time, minutes } }, NOW))
    for (const date of ['2026-03-08', '2026-03-10']) mustAccept(await log(date))
    assert.equal(await stateOf(of.postingId), 'short')
    mustAccept(await log('2026-03-09', '17:00'))
    assert.equal(await stateOf(of.postingId), 'met')
    assert.equal(refused(await log('2026-03-11')), 'disclosure.broadcast-outside')
    assert.equal(refused(await log('2026-03-09', '25:00')), 'disclosure.broadcast-form')
    assert.equal(refused(await log('2026-03-09', '05:00', 0)), 'disclosure.broadcast-form')
  })

  test('is extended, ended and struck, each with its line in the journal', async () => {
    const of = await shown()
    const end = (to: string | null) => work((tx) => setShowingEnd(tx, HAND, { ...of, to: to as CalendarDate | null }, NOW))
    mustAccept(await end('2026-03-20'))
    mustAccept(await end('2026-03-12'))
    mustAccept(await end(null))
    assert.equal(refused(await end(null)), 'disclosure.nothing-changed')
    assert.equal(refused(await end('2026-03-07')), 'disclosure.showing-ends-before')
    assert.equal(refused(await work((tx) => cancelShowing(tx, HAND, { ...of, why: '' }, NOW))), 'disclosure.why-needed')
    mustAccept(await work((tx) => cancelShowing(tx, HAND, { ...of, why: 'Ghi nhầm tin' }, NOW)))
    assert.equal(refused(await end('2026-03-30')), 'disclosure.cancelled-already')
    assert.deepEqual(await journal(), ['disclosure.post', 'disclosure.extend', 'disclosure.end-showing', 'disclosure.extend', 'disclosure.cancel-showing'])
  })

  test('that began sooner moves the first day, and the end of the web copy with it', async () => {
    const of = await shown()
    mustAccept(await work((tx) => addShowing(tx, HAND, { ...of, form: 'a', place: 'office', from: day('2026-03-06') }, NOW)))
    const full = (await read((tx) => readPosting(tx, PROVINCE, of.postingId)))!
    assert.deepEqual([full.firstDay, full.webUntil], ['2026-03-06', '2026-04-05'])
    assert.equal(refused(await work((tx) => addShowing(tx, HAND, { ...of, form: 'a', place: 'office', from: day('2026-03-04') }, NOW))), 'disclosure.showing-before-decision')
  })
})

describe('a page sent twice', () => {
  test('posts once, also when the first time broke off half way', async () => {
    const key = newId()
    const once = (breaks: boolean): Promise<Result<Posting | undefined>> =>
      work<Posting | undefined>(async (tx) => {
        if ((await claimRequest(tx, PROVINCE, key, 'the same', NOW)) === 'done-already') return accept(undefined)
        const done = await post(tx, HAND, POSTING, NOW)
        if (breaks) throw new Error('the connection went')
        return done
      })
    await assert.rejects(once(true), /connection/)
    assert.equal((await read((tx) => listPostings(tx, {}))).length, 0)
    assert.equal(mustAccept(await once(false))?.state, 'posted')
    assert.equal(mustAccept(await once(false)), undefined)
    assert.equal((await read((tx) => listPostings(tx, {}))).length, 1)
  })
})
