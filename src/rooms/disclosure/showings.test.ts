import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, type CalendarDate, calendarDate, daysBetween } from '#foundation/calendar-date.ts'
import { assumedConditions, type Demand, demandState, type DutyRule, dutyState, enoughOn, firstShowings, isRequired, longestStretch, type Shown, stretches } from './index.ts'
import { loadDutyRules } from './store/load-duty-rules.ts'
import { longestBySimulation, standingBySimulation } from './testing/clocks-by-simulation.ts'

const RULES = loadDutyRules()
const RULE = RULES.byId('L10-11.7')!
const day = calendarDate
const demandOf = (rule: DutyRule, place: Demand['place']) => rule.demands.find((demand) => demand.place === place)!
const OFFICE = demandOf(RULE, 'office')
const HOUSE = demandOf(RULE, 'culture-house')
const RADIO = demandOf(RULE, 'loudspeaker')

function shown(from: string, to: string | null, more: Partial<Shown> = {}): Shown {
  return { form: 'a', place: 'office', placeName: 'Trụ sở UBND', hamletId: undefined, from: day(from), to: to === null ? null : day(to), broadcasts: [], cancelled: undefined, ...more }
}
const struck = { at: new Date(0), why: 'nhầm' }
const state = (showings: Shown[], today: string, demand: Demand = OFFICE) => demandState(RULE, demand, undefined, showings, day(today))

describe('days on end', () => {
  const longest = (showings: Shown[], today: string) => longestStretch(showings, OFFICE, day(today))
  it('are counted with the first and the last', () => {
    assert.deepEqual(longest([shown('2026-03-01', '2026-03-30')], '2026-06-01'), { from: '2026-03-01', to: '2026-03-30', days: 30, running: false, placeName: 'Trụ sở UBND' })
  })
  it('go on until today', () => {
    assert.deepEqual(longest([shown('2026-03-01', null)], '2026-03-10'), { from: '2026-03-01', to: '2026-03-10', days: 10, running: true, placeName: 'Trụ sở UBND' })
    assert.equal(longest([shown('2026-03-01', '2026-03-10')], '2026-03-10')!.running, false)
    assert.equal(longest([shown('2026-03-01', '2026-03-11')], '2026-03-10')!.running, true)
  })
  it('are joined where one begins on the day after the other, or earlier', () => {
    assert.equal(longest([shown('2026-03-11', '2026-03-20'), shown('2026-03-01', '2026-03-10')], '2026-06-01')!.days, 20)
    assert.equal(longest([shown('2026-03-01', '2026-03-20'), shown('2026-03-05', '2026-03-10')], '2026-06-01')!.days, 20)
    assert.equal(longest([shown('2026-03-01', null), shown('2026-03-05', '2026-03-10')], '2026-03-12')!.running, true)
  })
  it('are broken by one day', () => {
    assert.equal(longest([shown('2026-03-01', '2026-03-10'), shown('2026-03-12', '2026-03-30')], '2026-06-01')!.days, 19)
  })
  it('are not carried on at another place, nor under a name written otherwise but for case and spaces', () => {
    const elsewhere = { placeName: 'Nhà văn hóa' }
    assert.equal(longest([shown('2026-03-01', '2026-03-10'), shown('2026-03-11', '2026-03-30', elsewhere)], '2026-06-01')!.days, 20)
    assert.equal(longest([shown('2026-03-01', '2026-03-10'), shown('2026-03-11', '2026-03-30', { placeName: 'TRỤ SỞ  UBND ' })], '2026-06-01')!.days, 30)
    assert.equal(longest([shown('2026-03-01', '2026-03-10', { hamletId: 1 }), shown('2026-03-11', '2026-03-30', { hamletId: 2 })], '2026-06-01')!.days, 20)
  })
  it('leave out what was struck, another form, another place, and what is still to come', () => {
    assert.equal(longest([shown('2026-03-01', null, { cancelled: struck })], '2026-03-10'), undefined)
    assert.equal(longest([shown('2026-03-01', null, { form: 'b' })], '2026-03-10'), undefined)
    assert.equal(longest([shown('2026-03-01', null, { place: 'culture-house' })], '2026-03-10'), undefined)
    assert.equal(longest([shown('2026-03-11', null)], '2026-03-10'), undefined)
  })
  it('take the latest of equals', () => {
    assert.equal(longest([shown('2026-03-01', '2026-03-05'), shown('2026-04-01', '2026-04-05')], '2026-06-01')!.from, '2026-04-01')
  })
  it('over the loudspeaker are the days of the log, where there is one', () => {
    const log = (...dates: string[]) => shown('2026-03-01', '2026-03-05', { form: 'c', place: 'loudspeaker', broadcasts: dates.map((date) => ({ date: day(date), time: '05:30', minutes: 10 })) })
    const days = (one: Shown, today = '2026-06-01') => longestStretch([one], RADIO, day(today))?.days
    assert.equal(days(log('2026-03-01', '2026-03-02', '2026-03-02', '2026-03-03')), 3)
    assert.equal(days(log('2026-03-01', '2026-03-03', '2026-03-04')), 2)
    assert.equal(days(log('2026-03-01', '2026-03-02', '2026-03-03'), '2026-03-02'), 2)
    assert.equal(days(log()), 5)
    assert.equal(stretches([log('2026-03-01', '2026-03-02')], RADIO, day('2026-03-02'))[0]!.running, true)
    assert.equal(stretches([{ ...log('2026-03-05'), to: null }], RADIO, day('2026-03-05'))[0]!.running, true)
    assert.equal(stretches([log('2026-03-05')], RADIO, day('2026-03-05'))[0]!.running, false)
  })
})

describe('how a demand stands', () => {
  it('thirty days from 01/3: enough on 31/3, by the other reading on 30/3', () => {
    assert.equal(enoughOn(OFFICE, day('2026-03-01')), '2026-03-31')
    assert.equal(enoughOn(OFFICE, day('2026-03-01'), 'first-day-counts'), '2026-03-30')
    assert.equal(enoughOn(RADIO, day('2026-03-01')), '2026-03-03')
    assert.equal(enoughOn(RADIO, day('2026-03-01'), 'first-day-counts'), '2026-03-03')
    assert.equal(enoughOn(demandOf(RULE, 'website'), day('2026-03-01')), undefined)
    const { state: met, other: none } = state([shown('2026-03-01', '2026-03-31')], '2026-06-01')
    assert.deepEqual([met, none], ['met', undefined])
    const doubtful = state([shown('2026-03-01', '2026-03-30')], '2026-06-01')
    assert.equal(doubtful.state, 'short')
    assert.deepEqual(doubtful.other, { state: 'met', readingId: 'first-day-counts', enoughOn: '2026-03-30' })
    assert.equal(doubtful.enoughOn, '2026-03-31')
    assert.equal(state([shown('2026-03-01', '2026-03-29')], '2026-06-01').other, undefined)
  })
  it('is running while it hangs, short once it is gone, met when a second posting lasts', () => {
    assert.equal(state([shown('2026-03-01', null)], '2026-03-20').state, 'running')
    assert.equal(state([shown('2026-03-01', null)], '2026-03-31').state, 'met')
    assert.equal(state([shown('2026-03-01', '2026-03-20')], '2026-03-20').state, 'short')
    assert.equal(state([shown('2026-03-01', '2026-03-20'), shown('2026-04-01', null)], '2026-04-05').state, 'running')
    assert.equal(state([shown('2026-03-01', '2026-03-31'), shown('2026-05-01', null)], '2026-05-05').state, 'met')
    assert.equal(state([], '2026-04-05').state, 'missing')
  })
  it('of thirty days in two pieces is short', () => {
    assert.equal(state([shown('2026-03-01', '2026-03-20'), shown('2026-03-22', '2026-04-15')], '2026-06-01').state, 'short')
  })
  it('ends with the posting that was withdrawn', () => {
    const withdrawn = (at: string) => ({ withdrawn: { at: new Date(at), why: 'sai' } })
    const standing = (at: string, one = shown('2026-03-01', null)) => demandState(RULE, OFFICE, withdrawn(at), [one], day('2026-06-01')).state
    assert.equal(standing('2026-03-20T03:00:00Z'), 'short')
    assert.equal(standing('2026-04-02T03:00:00Z'), 'met')
    assert.equal(standing('2026-02-20T03:00:00Z'), 'missing')
    assert.equal(standing('2026-03-20T03:00:00Z', shown('2026-03-01', '2026-04-20')), 'short')
    assert.equal(standing('2026-04-20T03:00:00Z', shown('2026-03-01', '2026-03-31')), 'met')
  })
  it('at culture houses is as at the worst of them, at the office as at the best', () => {
    const at = (placeName: string, to: string | null, place: Shown['place']) => shown('2026-03-01', to, { placeName, place })
    assert.equal(state([at('Thôn 1', null, 'culture-house'), at('Thôn 2', '2026-03-05', 'culture-house')], '2026-06-01', HOUSE).state, 'short')
    assert.equal(state([at('Thôn 1', null, 'culture-house'), at('Thôn 2', null, 'culture-house')], '2026-06-01', HOUSE).state, 'met')
    assert.equal(state([at('Trụ sở A', null, 'office'), at('Trụ sở B', '2026-03-05', 'office')], '2026-06-01').state, 'met')
  })
  it('that is permanent is met while it hangs', () => {
    const rule = RULES.byId('L10-11.13')!
    const demand = demandOf(rule, 'office')
    const standing = (to: string | null) => demandState(rule, demand, undefined, [shown('2026-03-01', to)], day('2026-06-01')).state
    assert.equal(standing(null), 'met')
    assert.equal(standing('2026-05-01'), 'short')
  })
  it('without days is met once it was shown', () => {
    assert.equal(state([shown('2026-03-01', '2026-03-01', { form: 'b', place: 'website' })], '2026-06-01', demandOf(RULE, 'website')).state, 'met')
  })
})

describe('whether a demand holds', () => {
  const all = { website: true, loudspeaker: true, cultureHouse: true, communityPoint: true, internalSite: true }
  it('depends on what there is', () => {
    assert.ok(isRequired(OFFICE, [], { ...all, website: false }))
    assert.ok(!isRequired(demandOf(RULE, 'website'), [], { ...all, website: false }))
    assert.ok(!isRequired(RADIO, [], { ...all, loudspeaker: false }))
    assert.ok(!isRequired(HOUSE, [], { ...all, cultureHouse: false }))
    assert.ok(!isRequired(demandOf(RULE, 'community-point'), [], { ...all, communityPoint: false }))
    assert.equal(demandState(RULE, RADIO, undefined, [], day('2026-03-01'), { ...all, loudspeaker: false }).state, 'not-required')
  })
  it('is assumed, but for community points and internal sites, which are believed when something was shown there', () => {
    assert.deepEqual(assumedConditions([]), { ...all, communityPoint: false, internalSite: false })
    assert.deepEqual(assumedConditions([shown('2026-03-01', null, { place: 'community-point' }), shown('2026-03-01', null, { place: 'internal-site' })]), all)
    assert.equal(assumedConditions([shown('2026-03-01', null, { place: 'internal-site', cancelled: struck })]).internalSite, false)
  })
  it('written notice to all the staff stands in for posting, not for the internal site', () => {
    const rule = RULES.byId('L10-46.5')!
    const [site, office] = [demandOf(rule, 'internal-site'), demandOf(rule, 'office')]
    const notice = shown('2026-03-01', '2026-03-01', { form: 'd', place: 'other' })
    assert.ok(isRequired(office, []))
    assert.ok(!isRequired(site, []))
    assert.ok(!isRequired(office, [notice]))
    assert.ok(isRequired(office, [{ ...notice, cancelled: struck }]))
    assert.ok(isRequired(site, [notice], all))
    assert.ok(!isRequired(office, [], all))
    const enterprise = RULES.byId('L10-64.1.a')!
    assert.ok(isRequired(demandOf(enterprise, 'office'), [notice]))
    assert.ok(!isRequired(demandOf(enterprise, 'office'), [{ ...notice, form: 'c' }]))
  })
})

describe('how a duty stands', () => {
  const duty = { due: day('2026-03-10'), cancelled: undefined }
  const of = (first: (string | undefined)[], today: string) => dutyState(duty, first.map((each) => (each === undefined ? undefined : day(each))), day(today))
  it('before and after the last day', () => {
    assert.equal(of([], '2026-03-07'), 'waiting')
    assert.equal(of([], '2026-03-08'), 'due-soon')
    assert.equal(of([], '2026-03-10'), 'due-soon')
    assert.equal(of([], '2026-03-11'), 'overdue')
    assert.equal(dutyState({ ...duty, cancelled: struck }, [], day('2026-04-01')), 'cancelled')
  })
  it('is done when every form that is obligatory has been shown', () => {
    assert.equal(of(['2026-03-05'], '2026-03-06'), 'in-time')
    assert.equal(of(['2026-03-05', '2026-03-10'], '2026-04-06'), 'in-time')
    assert.equal(of(['2026-03-05', '2026-03-11'], '2026-04-06'), 'late')
    assert.equal(of(['2026-03-05', undefined], '2026-03-06'), 'waiting')
    assert.equal(of(['2026-03-05', undefined], '2026-04-06'), 'overdue')
    assert.equal(of(['2026-03-09'], '2026-03-08'), 'due-soon')
  })
  it('takes the first day of each demand that holds', () => {
    const showings = [shown('2026-03-05', '2026-03-06'), shown('2026-03-03', '2026-03-03'), shown('2026-03-04', null, { form: 'b', place: 'website' })]
    const rule = RULES.byId('L10-11.1')!
    assert.deepEqual(firstShowings(rule, showings, day('2026-03-20')), ['2026-03-04', '2026-03-03', undefined])
    assert.deepEqual(firstShowings(rule, showings, day('2026-03-20'), { ...assumedConditions([]), cultureHouse: false }), ['2026-03-04', '2026-03-03'])
  })
})

describe('showings of all kinds', () => {
  const FIRST = day('2026-01-01')
  const entry = fc
    .record({ place: fc.constantFrom('A', 'B'), at: fc.nat(80), days: fc.integer({ min: 1, max: 50 }), open: fc.boolean() })
    .map(({ place, at, days, open }) => ({ place, from: addDays(FIRST, at), to: open ? null : addDays(FIRST, at + days - 1) }))
  const entries = fc.array(entry, { maxLength: 7 })
  const asShown = (list: { place: string; from: CalendarDate; to: CalendarDate | null }[]) => list.map(({ place, from, to }) => shown(from, to, { placeName: place }))
  const today = fc.nat(160).map((n) => addDays(FIRST, n))

  it('agree with a board that is looked at every day', () => {
    fc.assert(
      fc.property(entries, today, (list, on) => {
        assert.equal(longestStretch(asShown(list), OFFICE, on)?.days ?? 0, longestBySimulation(list, FIRST, on))
      }),
      { numRuns: 400 },
    )
  })

  it('stand at one place as the board says, by either reading', () => {
    fc.assert(
      fc.property(entries, today, (list, on) => {
        const here = list.map((each) => ({ ...each, place: 'A' }))
        const standing = demandState(RULE, OFFICE, undefined, asShown(here), on)
        assert.equal(standing.state, standingBySimulation(here, 30, false, FIRST, on))
        if (standing.other) assert.equal(standing.other.state, standingBySimulation(here, 30, true, FIRST, on))
      }),
      { numRuns: 400 },
    )
  })

  it('with a gap never count as continuous', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 10 }), (first, second, gap) => {
        const [to, from] = [addDays(FIRST, first - 1), addDays(FIRST, first - 1 + gap + 1)]
        const broken = [shown(FIRST, to), shown(from, addDays(from, second - 1))]
        assert.notEqual(state(broken, '2026-12-01').state, 'met')
        assert.equal(longestStretch(broken, OFFICE, day('2026-12-01'))!.days, Math.max(first, second))
      }),
    )
  })

  it('once met stay met, and one more showing never takes a day away', () => {
    fc.assert(
      fc.property(entries, entry, today, fc.nat(60), (list, more, on, later) => {
        const [here, one] = [list.map((each) => ({ ...each, place: 'A' })), { ...more, place: 'A' }]
        const before = demandState(RULE, OFFICE, undefined, asShown(here), on)
        if (before.state === 'met') assert.equal(demandState(RULE, OFFICE, undefined, asShown(here), addDays(on, later)).state, 'met')
        const days = (all: typeof here) => longestStretch(asShown(all), OFFICE, on)?.days ?? 0
        assert.ok(days([...here, one]) >= days(here))
      }),
    )
  })

  it('never last longer than from their first day to today', () => {
    fc.assert(
      fc.property(entries, today, (list, on) => {
        for (const stretch of stretches(asShown(list), OFFICE, on)) {
          assert.ok(stretch.to <= on)
          assert.equal(stretch.days, daysBetween(stretch.from, stretch.to) + 1)
        }
      }),
    )
  })
})
