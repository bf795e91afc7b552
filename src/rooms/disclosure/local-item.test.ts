import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate } from '#foundation/calendar-date.ts'
import { mustAccept } from '#foundation/result.ts'
import { checkLocalItem, deadline, type LocalTerms } from './index.ts'
import { loadDutyRules } from './store/load-duty-rules.ts'
import { loadWorkingDays } from './store/load-working-days.ts'

const RULES = loadDutyRules()
const TERMS: LocalTerms = { clockDays: 5, workingDays: true, minDays: 30, forms: ['a', 'b', 'c', 'd'], validFrom: calendarDate('2026-01-01'), validTo: null }
const refusal = (terms: Partial<LocalTerms>, id = 'L10-11.7') => {
  const answer = checkLocalItem(RULES.byId(id)!, { ...TERMS, ...terms })
  return answer.ok ? 'accepted' : `${answer.refusal.code} ${String(answer.refusal['field'])}`
}

describe('a regulation of a commune', () => {
  it('may say what the law says, and more', () => {
    assert.equal(refusal({}), 'accepted')
    assert.equal(refusal({ clockDays: 3, minDays: 45, forms: ['a', 'b', 'c', 'd', 'h'] }), 'accepted')
    assert.equal(refusal({ clockDays: 0 }), 'accepted')
    assert.equal(refusal({ clockDays: 5, workingDays: false }), 'accepted')
    assert.equal(refusal({ minDays: 1, forms: ['b'] }, 'L97-11.14'), 'accepted')
  })
  it('may not say less', () => {
    assert.equal(refusal({ clockDays: 6 }), 'disclosure.local-clock-longer clockDays')
    assert.equal(refusal({ clockDays: 6, workingDays: false }), 'disclosure.local-clock-longer clockDays')
    assert.equal(refusal({ minDays: 29 }), 'disclosure.local-days-shorter minDays')
    assert.equal(refusal({ forms: ['a', 'b', 'c'] }), 'disclosure.local-form-missing forms')
    assert.equal(refusal({ validTo: calendarDate('2025-12-31') }), 'disclosure.local-dates validTo')
    assert.equal(refusal({ validFrom: calendarDate('2023-06-30') }), 'disclosure.local-outside-rule validFrom')
    assert.equal(refusal({ validFrom: calendarDate('2025-07-01') }, 'L10-11.3'), 'disclosure.local-outside-rule validFrom')
  })
  it('of an enterprise counts in days, as the law does; posting is wanted only where there is no site', () => {
    assert.equal(refusal({ clockDays: 15, workingDays: false, minDays: 20, forms: ['e'] }, 'L10-64.1.a'), 'accepted')
    assert.equal(refusal({ clockDays: 10, workingDays: true, minDays: 20, forms: ['e'] }, 'L10-64.1.a'), 'disclosure.local-clock-not-in-days clockDays')
    assert.equal(refusal({ clockDays: 16, workingDays: false, minDays: 20, forms: ['e'] }, 'L10-64.1.a'), 'disclosure.local-clock-not-in-days clockDays')
    assert.equal(refusal({ clockDays: 0, workingDays: true, minDays: 20, forms: ['e'] }, 'L10-64.1.a'), 'accepted')
    assert.equal(refusal({ clockDays: 15, workingDays: false, minDays: 20, forms: ['a'] }, 'L10-64.1.a'), 'disclosure.local-form-missing forms')
  })
  it('without a clock in the law is free in its clock', () => {
    const rule = { ...RULES.byId('L10-11.7')!, clock: undefined }
    assert.ok(checkLocalItem(rule, { ...TERMS, clockDays: 90 }).ok)
  })

  it('that is accepted is never due later than the law', () => {
    const calendar = loadWorkingDays()
    const terms = fc.record({ clockDays: fc.integer({ min: 1, max: 20 }), workingDays: fc.boolean() })
    fc.assert(
      fc.property(fc.constantFrom('L10-11.7', 'L10-64.1.a', 'L10-46.2'), terms, fc.nat(1500), (id, clock, at) => {
        const rule = RULES.byId(id)!
        if (!checkLocalItem(rule, { ...TERMS, ...clock, forms: ['a', 'b', 'c', 'd', 'e'] }).ok) return
        const on = addDays(calendarDate('2023-07-01'), at)
        const local = { ...rule, clock: { days: clock.clockDays, unit: clock.workingDays ? ('working-days' as const) : ('days' as const), article: 'x' } }
        assert.ok(mustAccept(deadline(local, on, calendar)).due <= mustAccept(deadline(rule, on, calendar)).due)
      }),
      { numRuns: 400 },
    )
  })
})
