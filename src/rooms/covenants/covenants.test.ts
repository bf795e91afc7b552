import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, type CalendarDate, calendarDate as day } from '#foundation/calendar-date.ts'
import { mustAccept, type Result } from '#foundation/result.ts'
import { judgeVote, thresholdFor } from '#rooms/deliberation/index.ts'
import { loadDeliberationRules } from '#rooms/deliberation/store/load-deliberation-rules.ts'
import {
  annulBy, type CovenantAct, covenantDues, type CovenantStanding, covenantStanding, covenantStep, deliverBy, GROUNDS, judgeAdoption, parseCovenantRules, postedUntilAtLeast, recogniseBy,
  statisticsBy, submitBy, suspendBy, TEAM_ROLES,
} from './index.ts'
import { covenantTerms } from './store/load-covenant-rules.ts'
import { slowMay, slowState } from './testing/slow-covenant.ts'

const TERMS = covenantTerms()
const codeOf = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code)
const propose = { act: 'propose', on: day('2026-01-05'), by: 'head', agreed: true, consents: 0, households: 0, usefulWhy: '' } as const
const team = { act: 'team', on: day('2026-01-06'), members: [{ name: 'Đinh A', role: 'elder' }, { name: 'Đinh B', role: 'speaker' }] } as const
const text = { act: 'text', on: day('2026-01-10'), version: 1, articles: 3 } as const
const post = { act: 'post', on: day('2026-01-12'), until: day('2026-02-11'), places: 'Nhà văn hóa làng', forms: ['a'] } as const
const adopt = { act: 'adopt', on: day('2026-02-12'), method: 'meeting', failedMeeting: undefined, all: 101, present: 60, inFavour: 51, against: 9, other: 0 } as const
const submit = { act: 'submit', on: day('2026-02-13'), head: 'Đinh C', board: 'Đinh D', households: ['Đinh E', 'Đinh G'] } as const
const receive = { act: 'receive', on: day('2026-02-24'), complete: true, lacking: '' } as const
const recognise = { act: 'recognise', on: day('2026-02-26'), number: '12/QĐ-UBND' } as const
const LIFE: readonly CovenantAct[] = [propose, team, text, post, adopt, submit, receive, recognise]
const report = { act: 'report', on: day('2026-03-02'), source: 'supervision', says: 'Điều 4 phạt quá mức' } as const

const live = (acts: readonly CovenantAct[], ethnic = true): CovenantStanding => mustAccept(covenantStanding(acts, TERMS, ethnic))!
const then = (acts: readonly CovenantAct[], act: CovenantAct, ethnic = true): Result<CovenantStanding> => covenantStep(live(acts, ethnic), act, TERMS)

describe('clocks', () => {
  it('run as the decree has them', () => {
    assert.equal(postedUntilAtLeast(day('2026-01-12'), TERMS), '2026-02-11')
    assert.equal(submitBy(day('2026-04-24'), TERMS), TERMS.days.addWorkingDays(day('2026-04-24'), 5))
    assert.equal(recogniseBy(day('2026-03-02'), TERMS), '2026-03-09')
    assert.equal(deliverBy(day('2026-03-06'), TERMS), '2026-03-10')
    assert.equal(suspendBy(day('2026-03-02'), TERMS), '2026-03-05')
    assert.equal(annulBy(day('2026-03-02'), TERMS), '2026-03-09')
    assert.equal(statisticsBy(2026), '2026-11-29')
  })

  it('of the recognition begin with the whole file', () => {
    const lacking = live([...LIFE.slice(0, 6), { ...receive, complete: false, lacking: 'Biên bản' }])
    assert.deepEqual(covenantDues(lacking, TERMS, day('2026-02-25')).map(({ id, by }) => [id, by]), [['complete', undefined]])
    assert.deepEqual(covenantDues(live(LIFE.slice(0, 7)), TERMS, day('2026-02-25')).map(({ id, by }) => [id, by]), [['recognise', recogniseBy(receive.on, TERMS)]])
    assert.equal(codeOf(covenantStep(lacking, recognise, TERMS)), 'covenants.file-not-complete')
  })

  it('of what is in force: report, delivery, publication, yearly review', () => {
    const ids = (acts: readonly CovenantAct[], on: string) => covenantDues(live(acts), TERMS, day(on)).map(({ id }) => id)
    assert.deepEqual(ids([...LIFE, report], '2026-03-03'), ['suspend', 'annul', 'deliver', 'publish'])
    assert.deepEqual(ids([...LIFE, { act: 'deliver', on: day('2026-02-27') }, { act: 'publish', on: day('2026-03-01'), places: 'Nhà văn hóa', forms: ['b'] }], '2027-01-02'), ['review', 'check'])
    assert.deepEqual(ids(LIFE.slice(0, 4), '2026-01-20'), ['posted'])
    assert.deepEqual(ids(LIFE.slice(0, 5), '2026-02-12'), ['submit'])
    assert.deepEqual(ids(LIFE.slice(0, 2), '2026-02-12'), [])
  })
})

describe('the life of a covenant', () => {
  it('goes from a proposal to recognition', () => {
    assert.deepEqual(LIFE.map((_, at) => live(LIFE.slice(0, at + 1)).state), ['proposed', 'drafting', 'drafting', 'posted', 'adopted', 'submitted', 'submitted', 'recognised'])
  })

  it('needs an elder and a speaker in a hamlet of an ethnic minority only', () => {
    const alone = { ...team, members: [{ name: 'Đinh A', role: 'elder' }] } as const
    assert.equal(codeOf(then([propose, alone, text], post)), 'covenants.team-lacks-speaker')
    assert.equal(codeOf(then([propose, alone, text], post, false)), 'accepted')
  })

  it('is posted for thirty days, and again after a change', () => {
    assert.equal(codeOf(then([propose, team, text], { ...post, until: day('2026-02-10') })), 'covenants.posted-too-short')
    assert.equal(codeOf(then(LIFE.slice(0, 4), { ...adopt, on: day('2026-02-10') })), 'covenants.adopted-too-early')
    assert.equal(codeOf(then(LIFE.slice(0, 4), { ...text, on: day('2026-01-20'), version: 2 })), 'covenants.wrong-state')
    const again = [...LIFE.slice(0, 4), { act: 'redraft', on: day('2026-01-20'), why: 'Góp ý' }, { ...text, on: day('2026-01-20'), version: 2 }] as const
    assert.equal(codeOf(then(again, { ...post, on: day('2026-01-21') })), 'covenants.posted-too-short')
    assert.equal(codeOf(then(again, { ...post, on: day('2026-01-21'), until: day('2026-02-20') })), 'accepted')
  })

  it('is adopted by more than half present and more than half of all', () => {
    const vote = (more: object): string => { const done = then(LIFE.slice(0, 4), { ...adopt, ...more } as CovenantAct); return done.ok ? done.value.state : done.refusal.code }
    assert.equal(vote({}), 'adopted')
    assert.equal(vote({ inFavour: 50 }), 'not-adopted')
    assert.equal(vote({ all: 100, present: 50, inFavour: 50, against: 0 }), 'not-adopted')
    assert.equal(vote({ method: 'ballot' }), 'covenants.ballot-needs-failed-meeting')
    assert.equal(vote({ method: 'ballot', failedMeeting: day('2026-02-11') }), 'adopted')
    assert.equal(vote({ present: 102 }), 'covenants.more-present-than-households')
    assert.equal(vote({ against: 30 }), 'covenants.votes-do-not-add-up')
  })

  it('is annulled directly for unlawful content or a share not repeated; after a suspension only when its term ran out', () => {
    const annul = { act: 'annul', on: day('2026-03-05'), ground: 'unlawful', number: '5/QĐ-UBND', reason: 'Trái pháp luật', articles: [], notRepeated: false } as const
    assert.equal(live([...LIFE, report, annul]).state, 'annulled')
    assert.equal(codeOf(then([...LIFE, report], { ...annul, ground: 'share' })), 'covenants.repeat-first')
    assert.equal(codeOf(then([...LIFE, report], { ...annul, ground: 'share', notRepeated: true })), 'accepted')
    assert.equal(codeOf(then([...LIFE, report], { ...annul, ground: 'term-whole' })), 'covenants.not-suspended-so')
    const suspend = { act: 'suspend', on: day('2026-03-04'), ground: 'purpose', number: '4/QĐ-UBND', reason: 'Không phù hợp', until: day('2026-05-04'), articles: [4] } as const
    const found = { ...report, on: day('2026-05-04') } as const
    assert.equal(codeOf(then([...LIFE, report, suspend, found], { ...annul, on: day('2026-05-04'), ground: 'term-part', articles: [4] })), 'covenants.term-runs')
    const part = live([...LIFE, report, suspend, found, { ...annul, on: day('2026-05-05'), ground: 'term-part', articles: [4] }])
    assert.deepEqual([part.state, part.annulledArticles, part.suspension], ['recognised', [4], undefined])
    assert.equal(codeOf(then([...LIFE, report, suspend, found], { ...annul, on: day('2026-05-05'), ground: 'term-whole' })), 'covenants.not-suspended-so')
  })

  it('answers a report that is unfounded, and suspends nothing without one', () => {
    const suspend = { act: 'suspend', on: day('2026-03-04'), ground: 'procedure', number: '4/QĐ-UBND', reason: 'Không niêm yết', until: day('2026-05-04'), articles: [] } as const
    assert.equal(codeOf(then(LIFE, suspend)), 'covenants.no-report')
    assert.equal(live([...LIFE, report, { act: 'answer', on: day('2026-03-04'), number: '7/UBND', reason: 'Đúng trình tự' }]).report, undefined)
    assert.equal(live([...LIFE, report, suspend]).suspension?.extent, 'whole')
  })

  it('takes citizens’ proposal under a tenth where it is useful and the board agrees', () => {
    const of = (more: object) => codeOf(covenantStep(undefined, { ...propose, by: 'citizens', agreed: false, households: 101, consents: 11, ...more } as CovenantAct, TERMS))
    assert.equal(of({}), 'accepted')
    assert.equal(of({ consents: 10 }), 'covenants.too-few-consents')
    assert.equal(of({ consents: 10, usefulWhy: 'Giữ rừng' }), 'covenants.too-few-consents')
    assert.equal(of({ consents: 10, usefulWhy: 'Giữ rừng', agreed: true }), 'accepted')
  })

  it('enrols what a district recognised before the decree only', () => {
    const enrol = { act: 'enrol', on: day('2023-08-15'), by: 'district', number: '9/QĐ-UBND' } as const
    assert.equal(codeOf(covenantStep(undefined, enrol, TERMS)), 'accepted')
    assert.equal(codeOf(covenantStep(undefined, { ...enrol, on: day('2023-08-16') }, TERMS)), 'covenants.district-until-decree')
    assert.equal(codeOf(then([enrol], text)), 'accepted')
    assert.equal(codeOf(then([enrol, text], { ...text, version: 2 })), 'covenants.wrong-state')
  })
})

describe('what an act must say', () => {
  const suspend = { act: 'suspend', on: day('2026-03-04'), ground: 'procedure', number: '4/QĐ-UBND', reason: 'Không niêm yết', until: day('2026-05-04'), articles: [] } as const
  const annul = { act: 'annul', on: day('2026-03-05'), ground: 'unlawful', number: '5/QĐ-UBND', reason: 'Trái pháp luật', articles: [], notRepeated: false } as const
  const inForce: readonly CovenantAct[] = LIFE

  it('is asked for by its name', () => {
    const cases: readonly (readonly [readonly CovenantAct[], CovenantAct, string])[] = [
      [[propose], { ...team, members: [] }, 'team-lacks-members'],
      [[propose, team], post, 'no-text'],
      [[propose, team, text], { ...post, places: '' }, 'places-needed'],
      [[propose, team, text], { ...post, forms: [] }, 'forms-needed'],
      [LIFE.slice(0, 4), { act: 'redraft', on: day('2026-01-20'), why: '' }, 'why-needed'],
      [LIFE.slice(0, 5), { ...submit, households: ['Đinh E'] }, 'signers-needed'],
      [LIFE.slice(0, 5), { ...submit, head: '' }, 'signers-needed'],
      [LIFE.slice(0, 5), { ...submit, board: '' }, 'signers-needed'],
      [LIFE.slice(0, 6), { ...receive, complete: false }, 'lacking-needed'],
      [LIFE.slice(0, 7), { ...recognise, number: '' }, 'number-needed'],
      [LIFE.slice(0, 7), { act: 'refuse', on: day('2026-02-26'), number: '', reason: 'x' }, 'number-needed'],
      [LIFE.slice(0, 7), { act: 'refuse', on: day('2026-02-26'), number: '3/UBND', reason: '' }, 'reason-needed'],
      [inForce, { act: 'publish', on: day('2026-03-01'), places: '', forms: ['a'] }, 'places-needed'],
      [inForce, { act: 'publish', on: day('2026-03-01'), places: 'x', forms: [] }, 'forms-needed'],
      [inForce, { ...report, says: '' }, 'says-needed'],
      [[...inForce, report], { ...report, on: day('2026-03-03') }, 'report-open'],
      [inForce, { act: 'answer', on: day('2026-03-04'), number: '7', reason: 'x' }, 'no-report'],
      [[...inForce, report], { act: 'answer', on: day('2026-03-04'), number: '', reason: 'x' }, 'number-needed'],
      [[...inForce, report], { act: 'answer', on: day('2026-03-04'), number: '7', reason: '' }, 'reason-needed'],
      [[...inForce, { act: 'deliver', on: day('2026-02-27') }], { act: 'deliver', on: day('2026-02-28') }, 'delivered-already'],
      [inForce, { act: 'review', on: day('2026-12-01'), says: '' }, 'says-needed'],
      [inForce, { act: 'check', on: day('2026-12-01'), says: '' }, 'says-needed'],
      [LIFE.slice(0, 2), { act: 'drop', on: day('2026-01-08'), why: '' }, 'why-needed'],
      [[...inForce, report], { ...suspend, ground: 'unlawful' }, 'wrong-ground'],
      [[...inForce, report], { ...suspend, ground: 'purpose' }, 'articles-needed'],
      [[...inForce, report], { ...suspend, number: '' }, 'number-needed'],
      [[...inForce, report], { ...suspend, reason: '' }, 'reason-needed'],
      [[...inForce, report], { ...suspend, until: suspend.on }, 'until-before'],
      [inForce, annul, 'no-report'],
      [[...inForce, report], { ...annul, ground: 'procedure' }, 'wrong-ground'],
      [[...inForce, report], { ...annul, number: '' }, 'number-needed'],
      [[...inForce, report], { ...annul, reason: '' }, 'reason-needed'],
      [[...inForce, report, { ...suspend, ground: 'purpose', articles: [4] }, { ...report, on: day('2026-05-04') }], { ...annul, on: day('2026-05-05'), ground: 'term-part' }, 'articles-needed'],
      [inForce, { ...report, on: day('2026-02-01') }, 'before-last-act'],
      [LIFE.slice(0, 4), { ...recognise, on: day('2026-01-20') }, 'wrong-state'],
      [[propose], propose, 'wrong-state'],
    ]
    for (const [before, act, code] of cases) assert.equal(codeOf(then(before, act)), `covenants.${code}`, `${act.act}: ${code}`)
    assert.equal(codeOf(covenantStep(undefined, team, TERMS)), 'covenants.wrong-state')
    assert.equal(codeOf(covenantStep(undefined, { ...propose, agreed: false }, TERMS)), 'covenants.agreement-needed')
    for (const wrong of [{ households: 0 }, { consents: -1 }, { consents: 102 }]) {
      assert.equal(codeOf(covenantStep(undefined, { ...propose, by: 'citizens', households: 101, consents: 11, ...wrong } as CovenantAct, TERMS)), 'covenants.consents-of-households')
    }
    assert.equal(codeOf(covenantStep(undefined, { act: 'enrol', on: day('2024-01-05'), by: 'commune', number: '' }, TERMS)), 'covenants.number-needed')
    assert.equal(codeOf(covenantStanding([propose, post], TERMS, false)), 'covenants.wrong-state')
    assert.equal(mustAccept(covenantStanding([], TERMS, false)), undefined)
    // A hamlet that is of no minority needs a team all the same.
    assert.equal(codeOf(covenantStep({ ...live([propose, team, text]), team: [] }, post, TERMS)), 'covenants.team-lacks-members')
    assert.equal(codeOf(covenantStep({ ...live(LIFE.slice(0, 5)), team: [team.members[0]] }, submit, TERMS)), 'covenants.team-lacks-speaker')
  })

  it('is replaced while it is in force or suspended, and not before', () => {
    const replace = { act: 'replace', on: day('2026-06-01'), by: 'another', how: 'replaced' } as const
    assert.deepEqual([live([...LIFE, replace]).state, live([...LIFE, report, suspend, replace]).suspension], ['replaced', undefined])
    assert.equal(codeOf(then(LIFE.slice(0, 7), replace)), 'covenants.wrong-state')
  })

  it('keeps the first day on which the file was whole', () => {
    const late = live([...LIFE.slice(0, 7), { ...receive, on: day('2026-02-25') }])
    assert.equal(late.receivedOn, receive.on)
  })

  it('a ballot comes after a meeting that failed, which was after the posting and before the ballot', () => {
    const ballot = { ...adopt, method: 'ballot', on: day('2026-02-20') } as const
    for (const [failedMeeting, code] of [[undefined, 'needs'], ['2026-02-10', 'needs'], ['2026-02-21', 'needs'], ['2026-02-15', 'accepted']] as const) {
      const said = codeOf(then(LIFE.slice(0, 4), { ...ballot, failedMeeting: failedMeeting === undefined ? undefined : day(failedMeeting) }))
      assert.equal(said, code === 'accepted' ? 'accepted' : 'covenants.ballot-needs-failed-meeting', String(failedMeeting))
    }
  })

  it('a vote has households, in whole numbers', () => {
    assert.equal(codeOf(judgeAdoption('meeting', { all: 0, present: 0, inFavour: 0, against: 0, other: 0 })), 'covenants.no-households')
    for (const wrong of [Number.NaN, -1, 1.5]) assert.equal(codeOf(judgeAdoption('meeting', { all: 10, present: 5, inFavour: wrong, against: 0, other: 0 })), 'covenants.count-whole')
  })

  it('a suspended covenant waits for its cure, and a file that lacks something for the hamlet', () => {
    const suspended = live([...LIFE, { act: 'deliver', on: day('2026-02-27') }, { act: 'publish', on: day('2026-02-28'), places: 'x', forms: ['a'] }, report, suspend])
    assert.deepEqual(covenantDues(suspended, TERMS, day('2026-03-06')).map(({ id, by, who }) => [id, by, who]), [['cure', '2026-05-04', 'hamlet']])
    const again = live([...LIFE, { act: 'deliver', on: day('2026-02-27') }, { act: 'publish', on: day('2026-02-28'), places: 'x', forms: ['a'] }, report, suspend, { ...report, on: day('2026-05-05') }])
    assert.deepEqual(covenantDues(again, TERMS, day('2026-05-06')).map(({ id }) => id), ['annul', 'cure'])
    assert.deepEqual(covenantDues(live(LIFE.slice(0, 6)), TERMS, day('2026-02-20')).map(({ id, who }) => [id, who]), [['complete', 'commune']])
    const reviewed = live([...LIFE, { act: 'deliver', on: day('2026-02-27') }, { act: 'publish', on: day('2026-02-28'), places: 'x', forms: ['a'] }, { act: 'review', on: day('2027-01-05'), says: 'Tốt' }, { act: 'check', on: day('2027-01-06'), says: 'Tốt' }])
    assert.deepEqual(covenantDues(reviewed, TERMS, day('2027-02-01')), [])
    assert.deepEqual(covenantDues(reviewed, TERMS, day('2028-02-01')).map(({ id }) => id), ['review', 'check'])
  })
})

const counts = fc.record({ all: fc.integer({ min: 1, max: 400 }), share: fc.integer({ min: 0, max: 1000 }), yes: fc.integer({ min: 0, max: 1000 }) }).map(({ all, share, yes }) => {
  const present = Math.floor((all * share) / 1000)
  const inFavour = Math.floor((present * yes) / 1000)
  return { all, present, inFavour, against: present - inFavour, other: 0 }
})

describe('properties', () => {
  it('a vote more in favour never undoes an adoption', () => {
    fc.assert(fc.property(counts, fc.constantFrom('meeting' as const, 'ballot' as const), (count, method) => {
      if (count.against === 0) return
      const [before, after] = [judgeAdoption(method, count), judgeAdoption(method, { ...count, inFavour: count.inFavour + 1, against: count.against - 1 })].map(mustAccept)
      assert.ok(!before!.adopted || after!.adopted)
    }))
  })

  it('agrees with the threshold of the room of deliberation', () => {
    const threshold = thresholdFor(loadDeliberationRules(), { item: 3, kind: 'covenant', scope: 'hamlet', on: day('2026-02-12') })
    fc.assert(fc.property(counts, (count) => {
      assert.equal(mustAccept(judgeAdoption('meeting', count)).adopted, mustAccept(judgeVote(threshold, { ...count, invalid: 0 })).passed)
    }))
  })

  it('any course of acts comes to the same by a second, slower way', () => {
    const words = fc.constantFrom('', 'Lý do', 'Văn bản')
    const suspended = { act: 'suspend', on: day('2026-03-04'), ground: 'purpose', number: '4/QĐ-UBND', reason: 'Không phù hợp', until: day('2026-03-20'), articles: [4] } as const
    const course: readonly CovenantAct[] = [...LIFE, report, suspended, { ...report, on: day('2026-03-21') }]
    const articles = fc.subarray([1, 2, 3])
    const acts = fc.oneof(
      fc.constantFrom(...LIFE.slice(1), report).map((act) => ({ ...act })),
      fc.record({ act: fc.constant('team'), members: fc.array(fc.record({ name: fc.constant('Đinh A'), role: fc.constantFrom(...TEAM_ROLES) }), { maxLength: 3 }) }),
      fc.record({ act: fc.constant('redraft'), why: words }), fc.constant({ act: 'text', version: 2, articles: 1 }), fc.record({ act: fc.constant('drop'), why: words }), fc.record({ act: fc.constant('deliver') }),
      fc.record({ act: fc.constant('publish'), places: words, forms: fc.subarray(['a', 'b']) }), fc.record({ act: fc.constantFrom('review', 'check'), says: words }),
      fc.record({ act: fc.constant('receive'), complete: fc.boolean(), lacking: words }), fc.record({ act: fc.constantFrom('answer', 'refuse'), number: words, reason: words }),
      fc.tuple(counts, fc.boolean()).map(([count, ballot]) => ({ act: 'adopt', method: ballot ? 'ballot' : 'meeting', failed: ballot, ...count })),
      fc.record({ act: fc.constant('report'), source: fc.constant('review'), says: words }),
      fc.record({ act: fc.constant('suspend'), ground: fc.constantFrom(...GROUNDS), number: words, reason: words, term: fc.integer({ min: 0, max: 40 }), articles }),
      fc.record({ act: fc.constant('annul'), ground: fc.constantFrom(...GROUNDS), number: words, reason: words, articles, notRepeated: fc.boolean() }),
    )
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: 0, max: course.length }), fc.integer({ min: LIFE.length, max: course.length })), fc.array(fc.tuple(fc.integer({ min: -1, max: 30 }), acts), { maxLength: 14 }), fc.boolean(), (head, more, ethnic) => {
        const history: CovenantAct[] = []
        let standing: CovenantStanding | undefined
        const feed = (act: CovenantAct): void => {
          const step = covenantStep(standing, act, TERMS, ethnic)
          assert.equal(step.ok, slowMay(history, act, ethnic, TERMS.days), `${JSON.stringify(act)} after ${slowState(history)}`)
          if (!step.ok) return
          history.push(act)
          standing = step.value
          seen.add(`${act.act} ${standing.state}`)
          assert.equal(standing.state, slowState(history))
        }
        for (const act of course.slice(0, head)) feed(act)
        let on = history.at(-1)?.on ?? day('2026-01-05')
        for (const [step, act] of more) {
          const raw = act as unknown as Record<string, unknown>
          on = addDays(on, step) as CalendarDate
          feed({ ...raw, on, ...(raw['act'] === 'post' ? { until: addDays(on, 29 + (step & 1)) } : {}), ...(raw['failed'] ? { failedMeeting: on } : {}), ...(raw['term'] === undefined ? {} : { until: addDays(on, Number(raw['term'])) }) } as unknown as CovenantAct)
        }
      }),
      { numRuns: 3000 },
    )
    for (const reached of ['annul annulled', 'annul recognised', 'suspend suspended', 'adopt adopted', 'adopt not-adopted', 'recognise recognised', 'answer recognised', 'drop dropped']) assert.ok(seen.has(reached), reached)
  })
})

describe('the rows of the law', () => {
  it('are read strictly', () => {
    const clocks = 'id\tcount\tunit\tarticle\tconfidence\tfrom\tto\tsource\n'
    const grounds = 'id\tact\textent\tneeds\tarticle\tconfidence\tsource\n'
    const problem = (a: string, b: string): unknown => { const read = parseCovenantRules(a, b); return read.ok ? undefined : read.refusal['problem'] }
    assert.equal(problem(clocks, grounds), 'posted')
    assert.equal(problem(`${clocks}posted\t0\tdays\tĐ9\tV\t2023-08-16\t\tx`, grounds), 'count')
    assert.equal(problem(`${clocks}other\t3\tdays\tĐ9\tV\t2023-08-16\t\tx`, grounds), 'id')
    assert.equal(problem(`${clocks}posted\t3\tweeks\tĐ9\tV\t2023-08-16\t\tx`, grounds), 'unit')
    assert.equal(problem(`${clocks}posted\t3\tdays\tĐ9\tX\t2023-08-16\t\tx`, grounds), 'confidence')
    assert.equal(problem(`${clocks}posted\t3\tdays\tĐ9\tV\t2023-13-16\t\tx`, grounds), 'from')
    assert.equal(problem(`${clocks}posted\t3\tdays\tĐ9\tV\t2023-08-16\t\tx\nposted\t3\tdays\tĐ9\tV\t2023-08-16\t\tx`, grounds), 'id')
    assert.equal(problem(clocks, `${grounds}other\tannul\twhole\tnothing\tĐ14\tV\tx`), 'id')
    assert.equal(problem(clocks, `${grounds}share\tannul\twhole\tluck\tĐ14\tV\tx`), 'needs')
    assert.equal(problem(clocks, `${grounds}share\tannul\twhole\tnothing\tĐ14\tX\tx`), 'confidence')
    assert.equal(parseCovenantRules('other', grounds).ok, false)
    assert.equal(parseCovenantRules(clocks, 'other').ok, false)
    assert.equal(problem(clocks, `${grounds}share\tdrop\twhole\tnothing\tĐ14\tV\tx`), 'act')
    assert.equal(problem(clocks, `${grounds}share\tannul\thalf\tnothing\tĐ14\tV\tx`), 'extent')
  })
})
