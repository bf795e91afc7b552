import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, type CalendarDate, calendarDate } from '#foundation/calendar-date.ts'
import type { Result } from '#foundation/result.ts'
import { loadWorkingDays } from '#rooms/disclosure/store/load-working-days.ts'
import {
  answerBy, ballotNoticeBy, checkConvenor, checkRecogniser, checkTeam, checkWitnesses, consentStanding, consentValidUntil, convenorsFor, type DecisionAct, type DecisionState,
  decisionStep, electionCountdown, eraOf, inForceFrom, type Item, mayCluster, type MethodFacts, methodsFor, newElectionBy, noticeBy, papersBy, papersNeeded, parseDeliberationRules,
  planSentBy, recogniserOf, sendBy, type TeamMember,
} from './index.ts'
import { loadDeliberationRules } from './store/load-deliberation-rules.ts'

const RULES = loadDeliberationRules()
const DAYS = loadWorkingDays()
const day = calendarDate
const codeOf = (result: Result<unknown>): string | undefined => (result.ok ? undefined : result.refusal.code)

describe('the ways of Article 17', () => {
  const facts: MethodFacts = { item: 1, kind: 'general', scope: 'hamlet', on: day('2026-11-24'), failedMeeting: false }
  const lawful = (change: Partial<MethodFacts>): string => methodsFor(RULES, { ...facts, ...change }).filter(({ allowed }) => allowed).map(({ method }) => method).join(' ')
  const why = (change: Partial<MethodFacts>) => methodsFor(RULES, { ...facts, ...change }).map((offer) => offer.why)

  it('a meeting always; a ballot after one with too few present; online for the sixth matter only', () => {
    assert.deepEqual(([1, 2, 3, 4, 5, 6] as Item[]).map((item) => lawful({ item })), Array.from({ length: 6 }, () => 'meeting'))
    assert.deepEqual(([1, 2, 3, 4, 5, 6] as Item[]).map((item) => lawful({ item, failedMeeting: true })), Array.from({ length: 6 }, () => 'meeting ballot'))
    const agreed = { boardAgreed: true, onlineConsents: { agreed: 51, all: 100 } }
    assert.deepEqual(([1, 2, 3, 4, 5] as Item[]).map((item) => lawful({ item, ...agreed })), Array.from({ length: 5 }, () => 'meeting'))
    assert.equal(lawful({ item: 6, ...agreed }), 'meeting ballot online')
  })

  it('online needs the board and more than half of all households', () => {
    assert.equal(lawful({ item: 6, boardAgreed: true, onlineConsents: { agreed: 50, all: 100 } }), 'meeting ballot')
    assert.equal(lawful({ item: 6, boardAgreed: true }), 'meeting ballot')
    assert.equal(lawful({ item: 6, boardAgreed: false, onlineConsents: { agreed: 99, all: 100 } }), 'meeting')
    assert.deepEqual(why({ item: 6, boardAgreed: true, onlineConsents: { agreed: 50, all: 100 } }), ['meeting-always', 'ballot-by-head', 'online-needs-consents'])
  })

  it('the chair may choose a ballot for a matter of the commune, not for a covenant or an election', () => {
    assert.deepEqual(([1, 2, 3, 4, 5, 6] as Item[]).map((item) => lawful({ item, scope: 'commune', chosenByChair: true })), ['meeting ballot', 'meeting ballot', 'meeting', 'meeting', 'meeting', 'meeting ballot'])
    assert.equal(lawful({ item: 1, scope: 'commune' }), 'meeting')
  })

  it('for the hamlet’s own road both readings of the head’s choice are told', () => {
    const ballot = methodsFor(RULES, { ...facts, boardAgreed: true })[1]!
    assert.deepEqual([ballot.allowed, ballot.confidence, ballot.otherReading], [false, 'S', { allowed: true, why: 'ballot-law-against-decree', article: '10/2022/QH15 Đ19.1.c' }])
    assert.equal(methodsFor(RULES, facts)[1]!.otherReading!.allowed, false)
  })

  it('under the Ordinance: a meeting or a ballot, not verified', () => {
    const offers = methodsFor(RULES, { ...facts, on: day('2023-06-30') })
    assert.deepEqual(offers.map(({ method, allowed, confidence }) => [method, allowed, confidence]), [['meeting', true, 'S'], ['ballot', true, 'S'], ['online', false, 'S']])
    assert.deepEqual([eraOf(day('2023-06-30')), eraOf(day('2023-07-01'))], ['ordinance-2007', 'law-2022'])
  })
})

describe('who convenes, recognises, counts', () => {
  it('the head; for an election its team; for a dismissal the Front’s board or, where the head leads it, the chair of the commune', () => {
    const facts = { headIsBoardHead: false, vacant: false }
    const who = (kind: Parameters<typeof convenorsFor>[1]['kind'], change = {}) => convenorsFor(RULES, { kind, ...facts, ...change }).map(({ convenor }) => convenor)
    assert.deepEqual([who('general'), who('covenant'), who('elect-inspection'), who('elect-head'), who('dismiss-head')], [['hamlet-head'], ['hamlet-head'], ['hamlet-head'], ['election-team'], ['front-board-head']])
    assert.deepEqual([who('dismiss-head', { headIsBoardHead: true }), who('general', { vacant: true }), who('elect-head', { vacant: true })], [['commune-chair'], ['appointed'], ['election-team']])
    assert.equal(convenorsFor(RULES, { kind: 'dismiss-head', headIsBoardHead: true, vacant: false })[0]!.agreeWith, 'front-of-commune')
    const wrong = checkConvenor(RULES, { kind: 'elect-head', ...facts }, 'hamlet-head')
    assert.ok(!wrong.ok)
    assert.deepEqual([wrong.refusal.code, wrong.refusal['needs']], ['deliberation.convenor-not-entitled', 'election-team'])
    assert.equal(checkConvenor(RULES, { kind: 'general', ...facts }, 'hamlet-head').ok, true)
  })

  it('the commune recognises covenants and heads, the Front the boards, nobody the rest', () => {
    assert.deepEqual(([1, 2, 3, 4, 5, 6] as Item[]).map((item) => recogniserOf({ item, scope: 'hamlet' })), ['none', 'none', 'commune-committee', 'commune-committee', 'front', 'none'])
    assert.equal(recogniserOf({ item: 1, scope: 'commune' }), 'sets-day')
    assert.equal(checkRecogniser({ item: 5, scope: 'hamlet' }, 'front').ok, true)
    assert.equal(codeOf(checkRecogniser({ item: 5, scope: 'hamlet' }, 'commune-committee')), 'deliberation.wrong-recogniser')
    assert.equal(codeOf(checkRecogniser({ item: 1, scope: 'hamlet' }, 'front')), 'deliberation.wrong-recogniser')
  })

  it('teams of three to five, led from the Front’s board; two witnesses', () => {
    const member = (name: string, role: TeamMember['role'] = 'member', from: TeamMember['from'] = 'household'): TeamMember => ({ name, role, from })
    const team = [member('A', 'head', 'front-board'), member('B'), member('C')]
    for (const kind of ['ballot', 'online', 'counting-board', 'election-team'] as const) assert.equal(checkTeam(kind, team).ok, true, kind)
    assert.equal(codeOf(checkTeam('ballot', team.slice(0, 2))), 'deliberation.team-size')
    assert.equal(codeOf(checkTeam('ballot', [...team, member('D'), member('E'), member('F')])), 'deliberation.team-size')
    assert.equal(codeOf(checkTeam('ballot', [member('A'), member('B'), member('C')])), 'deliberation.team-head')
    const byHousehold = [member('A', 'head'), member('B'), member('C')]
    assert.equal(codeOf(checkTeam('online', byHousehold)), 'deliberation.team-head-not-front')
    assert.equal(checkTeam('counting-board', byHousehold).ok, true)
    assert.equal(codeOf(checkTeam('ballot', [team[0]!, member('B'), member('B')])), 'deliberation.team-twice')
    assert.equal(codeOf(checkTeam('election-team', team, ['C'])), 'deliberation.team-candidate')
    assert.deepEqual([checkWitnesses(['X', 'Y']).ok, codeOf(checkWitnesses(['X'])), codeOf(checkWitnesses(['X', 'X']))], [true, 'deliberation.witnesses-two', 'deliberation.witnesses-two'])
  })
})

describe('clocks', () => {
  it('two days before, five working days after', () => {
    assert.deepEqual([noticeBy(day('2026-12-05')), papersBy(day('2026-12-05')), ballotNoticeBy(day('2026-12-05')), planSentBy(day('2026-12-05'))], ['2026-12-03', '2026-12-03', '2026-12-03', '2026-12-07'])
    assert.deepEqual([sendBy(day('2026-04-24'), DAYS), answerBy(day('2026-11-20'), DAYS)], ['2026-05-06', '2026-11-30'])
    assert.deepEqual(([1, 2, 3, 4, 5, 6] as Item[]).map(papersNeeded), [true, true, true, false, false, false])
    assert.equal(newElectionBy(day('2026-11-24')), '2027-01-23')
    assert.deepEqual([mayCluster(199, false), mayCluster(200, false), mayCluster(20, true)], [false, true, true])
  })

  it('sending takes five days on which somebody works, counted one by one', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1800 }), (after) => {
      const ended = addDays(day('2021-06-01'), after)
      let [on, worked] = [ended, 0]
      while (worked < 5) {
        on = addDays(on, 1)
        if (DAYS.isWorkingDay(on)) worked += 1
      }
      assert.equal(sendBy(ended, DAYS), on)
    }))
  })

  it('a consent counts three months; ten of a hundred are enough, nine are not', () => {
    assert.deepEqual((['2026-08-24', '2026-11-30', '2025-11-29', '2024-11-30'] as CalendarDate[]).map(consentValidUntil), ['2026-11-24', '2027-02-28', '2026-02-28', '2025-02-28'])
    const given = (count: number, on: string) => Array.from({ length: count }, () => ({ givenOn: day(on) }))
    const today = day('2026-11-24')
    assert.deepEqual(consentStanding(given(9, '2026-11-01'), 100, today), { valid: 9, needed: 10, enough: false, expiresNext: '2027-02-01' })
    assert.equal(consentStanding([...given(9, '2026-11-01'), ...given(1, '2026-08-24')], 100, today).enough, true)
    assert.equal(consentStanding([...given(9, '2026-11-01'), ...given(1, '2026-08-23')], 100, today).enough, false)
    assert.deepEqual(consentStanding(given(1, '2026-11-25'), 5, today), { valid: 0, needed: 1, enough: false, expiresNext: undefined })
    assert.deepEqual([consentStanding(given(11, '2026-11-01'), 101, today).needed, consentStanding([], 0, today).enough], [11, false])
  })

  it('counts down to an election and on to its recognition', () => {
    const steps = electionCountdown(day('2026-12-12'), DAYS)
    assert.deepEqual(steps.map(({ id, by }) => `${id} ${by}`), [
      'decision 2026-11-22', 'candidates 2026-11-27', 'team 2026-12-02', 'posted 2026-12-05', 'meeting 2026-12-12', 'send 2026-12-18', 'recognise 2026-12-25',
    ])
    assert.deepEqual(electionCountdown(day('2026-12-12')), steps.slice(0, 5))
  })

  it('is in force from the vote, the recognition, or the day that is set', () => {
    const passedOn = day('2026-10-01')
    assert.equal(inForceFrom({ item: 1, scope: 'hamlet', passedOn }), passedOn)
    assert.equal(inForceFrom({ item: 3, scope: 'hamlet', passedOn }), undefined)
    assert.equal(inForceFrom({ item: 4, scope: 'hamlet', passedOn, recognisedOn: day('2026-10-09') }), '2026-10-09')
    assert.equal(inForceFrom({ item: 1, scope: 'commune', passedOn }), undefined)
    assert.equal(inForceFrom({ item: 1, scope: 'commune', passedOn, setDay: day('2026-11-01') }), '2026-11-01')
  })
})

describe('the life of a decision', () => {
  const ACTS: readonly DecisionAct[] = ['send', 'receive', 'recognise', 'refuse', 'set-day', 'ask-to-amend', 'annul', 'amend', 'replace']
  it('goes from the vote to force, and ends for good', () => {
    let state: DecisionState = 'passed'
    for (const act of ['send', 'receive', 'recognise', 'annul'] as const) {
      const next = decisionStep(state, act)
      assert.ok(next.ok, act)
      state = next.value
    }
    assert.equal(state, 'annulled')
    for (const ended of ['annulled', 'amended', 'replaced', 'refused', 'not-passed'] as const) {
      for (const act of ACTS) assert.equal(codeOf(decisionStep(ended, act)), 'deliberation.decision-wrong-state', `${ended} ${act}`)
    }
  })
})

describe('the rows of law/', () => {
  const HEAD = 'id\tera\titems\tscope\tof\tnumerator\tdenominator\tstrict\tpresent_over_half\tarticle\tconfidence\tfrom\tto\tsource'
  const CLOCKS = 'id\tcount\tunit\tarticle\tconfidence\tfrom\tto\tsource'
  const ROW = ['x', 'law-2022', '1', 'hamlet', 'households', '2', '3', 'no', 'no', 'Đ1', 'V', '2023-07-01', '', 'y']
  const CLOCK = ['x', '2', 'days', 'Đ1', 'V', '2023-07-01', '', 'y']
  const problem = (result: ReturnType<typeof parseDeliberationRules>) => (result.ok ? undefined : result.refusal['problem'])

  it('are read strictly', () => {
    assert.equal(parseDeliberationRules(`${HEAD}\n${ROW.join('\t')}`, `${CLOCKS}\n${CLOCK.join('\t')}`).ok, true)
    const wrong: readonly (readonly [number, string, string])[] = [
      [1, 'law', 'era'], [2, '7', 'items'], [3, 'province', 'scope'], [4, 'people', 'of'], [5, '3', 'numerator'], [6, '0', 'numerator'], [7, 'maybe', 'strict'],
      [8, 'maybe', 'present_over_half'], [10, 'X', 'confidence'], [11, '2023', 'from'], [12, '2020-01-01', 'from'], [13, '', 'confidence'],
    ]
    for (const [at, value, column] of wrong) assert.equal(problem(parseDeliberationRules(`${HEAD}\n${ROW.with(at, value).join('\t')}`, CLOCKS)), column)
    assert.equal(problem(parseDeliberationRules(`${HEAD}\n${ROW.join('\t')}\n${ROW.join('\t')}`, CLOCKS)), 'id')
    const clocks: readonly (readonly [number, string, string])[] = [[1, 'two', 'count'], [2, 'weeks', 'unit'], [4, 'X', 'confidence'], [5, '', 'from'], [7, '', 'confidence']]
    for (const [at, value, column] of clocks) assert.equal(problem(parseDeliberationRules(HEAD, `${CLOCKS}\n${CLOCK.with(at, value).join('\t')}`)), column)
    assert.equal(problem(parseDeliberationRules(HEAD, `${CLOCKS}\n${CLOCK.join('\t')}\n${CLOCK.join('\t')}`)), 'id')
    assert.equal(problem(parseDeliberationRules('id', CLOCKS)), 'heading')
    assert.equal(problem(parseDeliberationRules(HEAD, 'id')), 'heading')
  })

  it('give the numbers that the rules use', () => {
    const counts = Object.fromEntries(RULES.clocks.map(({ id, count, unit }) => [id, `${count} ${unit}`]))
    const gap = (from: CalendarDate, to: CalendarDate): string => `${Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)} days`
    const on = day('2026-12-12')
    const [decision, candidates, team, posted] = electionCountdown(on)
    assert.deepEqual(
      [gap(noticeBy(on), on), gap(papersBy(on), on), gap(ballotNoticeBy(on), on), gap(on, planSentBy(on)), gap(on, newElectionBy(on)), gap(decision!.by, on), gap(candidates!.by, on), gap(team!.by, on), gap(posted!.by, on)],
      ['notice', 'papers', 'ballot-notice', 'plan-sent', 'new-election', 'election-decision', 'election-candidates', 'election-team', 'election-posted'].map((id) => counts[id]),
    )
    assert.deepEqual([counts['send'], counts['answer'], counts['consent']], ['5 working-days', '5 working-days', '3 months'])
    assert.equal(RULES.clock('send').article, '10/2022/QH15 Đ20.3')
    assert.throws(() => RULES.clock('nothing'), /no clock/)
    assert.ok(RULES.thresholds.every(({ confidence, era }) => confidence === 'V' || era === 'ordinance-2007'))
  })
})
