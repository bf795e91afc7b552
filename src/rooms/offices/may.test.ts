import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate } from '#foundation/calendar-date.ts'
import { ACT_NAMES, actEntry, type Act, OFFICE_KINDS, may, type Officer, type OfficeKind, scopeOf } from './index.ts'

const FROM = calendarDate('2020-01-01')
const TO = calendarDate('2024-12-31')

/** A tree written out by hand: every unit with its path. */
const TREE: Readonly<Record<number, string>> = {
  1: '/1/',
  1641: '/1/1641/',
  26251: '/1/1641/26251/',
  26261: '/1/1641/26261/',
  3236681: '/1/1641/26251/3236681/',
  3236741: '/1/1641/26251/3236741/',
  4000001: '/1/1641/26251/4000001/',
  4000002: '/1/1641/26251/3236681/4000002/',
  6000001: '/1/1641/26251/3236681/6000001/',
  6000002: '/1/1641/26251/3236681/6000002/',
  1521: '/1/1521/',
  3236682: '/1/1521/3236682/',
}
const UNITS = Object.keys(TREE).map(Number)

function officer(kind: OfficeKind, unitId: number): Officer {
  const unitPath = TREE[unitId]!
  return {
    accountId: 'a', officeId: 'o', name: 'Nguyễn Văn A', kind, unitId, unitName: 'x', unitPath,
    ...scopeOf(kind, [unitPath]), from: FROM, to: TO,
  }
}

/**
 * The second opinion: the plain table as an official would write it on paper, in other words than the registry.
 * `s` the unit itself, `c` a unit one step below, `b` an agency or enterprise one step below, `h` a
 * hamlet one step below, `d` further down. An office without an entry may not.
 */
const PAPER: Readonly<Record<Act, Readonly<Record<string, string>>>> = {
  read: { officer: 'scbhd', leader: 'scbhd', auditor: 'scbhd', reporter: 's', administrator: '' },
  'read-disclosure': {
    officer: 'scbhd', leader: 'scbhd', auditor: 'scbhd', reporter: 's', 'hamlet-head': 's', 'front-officer': 'scbhd', 'council-officer': 'scbhd',
    'inspection-board': 'scbhd',
  },
  'read-journal': { officer: 'scbhd', leader: 'scbhd', auditor: 'scbhd', reporter: 's', administrator: '' },
  enter: { officer: 'sb', leader: 'sb', auditor: '', reporter: 's', administrator: '' },
  submit: { officer: 'sb', leader: 'sb', auditor: '', reporter: 's', administrator: '' },
  return: { officer: 'cb', leader: 'cb', auditor: '', reporter: '', administrator: '' },
  accept: { officer: 'cb', leader: 'cb', auditor: '', reporter: '', administrator: '' },
  lock: { officer: '', leader: 'scb', auditor: '', reporter: '', administrator: '' },
  reopen: { officer: '', leader: 'scb', auditor: '', reporter: '', administrator: '' },
  'draft-report': { officer: 's', leader: 's', auditor: '', reporter: '', administrator: '' },
  'sign-report': { officer: '', leader: 's', auditor: '', reporter: '', administrator: '' },
  'plan-disclosure': { officer: 's', leader: 's', auditor: '', reporter: 's', administrator: '' },
  'issue-duty': { officer: 's', leader: 's', auditor: '', reporter: 's', administrator: '' },
  post: { officer: 's', leader: 's', auditor: '', reporter: 's', administrator: '' },
  'extend-posting': { officer: 's', leader: 's', auditor: '', reporter: 's', administrator: '' },
  'correct-posting': { officer: 's', leader: 's', auditor: '', reporter: 's', administrator: '' },
  'withdraw-posting': { officer: 's', leader: 's', auditor: '', reporter: 's', administrator: '' },
  'send-to-hamlets': { officer: 's', leader: 's', auditor: '', reporter: 's', administrator: '' },
  'confirm-announcement': { 'commune-officer': 'h', 'commune-leader': 'h', 'hamlet-head': 's' },
  'answer-request': { officer: 's', leader: 's', auditor: '', reporter: 's', administrator: '' },
  'add-local-item': { officer: 's', leader: 's', auditor: '', reporter: '', administrator: '' },
  'close-quarter': { officer: '', leader: 's', auditor: '', reporter: 's', administrator: '' },
  'read-deliberation': {
    officer: 'scbhd', leader: 'scbhd', auditor: 'scbhd', 'hamlet-head': 's', 'front-officer': 'scbhd', 'council-officer': 'scbhd', 'inspection-board': 'scbhd',
  },
  'read-households': { 'commune-officer': 'sh', 'commune-leader': 'sh', 'hamlet-head': 's' },
  'manage-households': { 'commune-officer': 'sh', 'commune-leader': 'sh', 'hamlet-head': 's' },
  'read-household-status': { 'commune-officer': 'sh', 'commune-leader': 'sh' },
  'manage-household-status': { 'commune-officer': 'sh', 'commune-leader': 'sh' },
  propose: { 'commune-officer': 'sh', 'commune-leader': 'sh', 'hamlet-head': 's' },
  convene: { 'commune-officer': 'sh', 'commune-leader': 'sh', 'hamlet-head': 's' },
  'take-attendance': { 'commune-officer': 'sh', 'commune-leader': 'sh', 'hamlet-head': 's' },
  'count-votes': { 'commune-officer': 'sh', 'commune-leader': 'sh', 'hamlet-head': 's' },
  'record-decision': { 'commune-officer': 'sh', 'commune-leader': 'sh', 'hamlet-head': 's' },
  'decide-plan': { 'commune-leader': 'sh' },
  'recognise-decision': { 'commune-leader': 'sh' },
  'recognise-board': { 'front-officer': 'sh' },
  'annul-decision': { 'commune-leader': 'sh' },
  'track-execution': { 'commune-officer': 'sh', 'commune-leader': 'sh', 'hamlet-head': 's' },
  'prepare-election': { 'commune-officer': 'sh', 'commune-leader': 'sh' },
  'draft-covenant': { 'commune-officer': 'sh', 'commune-leader': 'sh', 'hamlet-head': 's' },
  'follow-covenant': { 'commune-officer': 'sh', 'commune-leader': 'sh' },
  'recognise-covenant': { 'commune-leader': 'sh' },
  'manage-bodies': { officer: 'scbhd', leader: 'scbhd', auditor: '', reporter: '', administrator: '' },
  'manage-hamlets': { officer: 'scbhd', leader: 'scbhd' },
  'manage-accounts': { officer: '', leader: '', auditor: '', reporter: '', administrator: 'scbhd' },
}

function onPaper(kind: OfficeKind, act: Act, own: string, target: string): boolean {
  const letters = PAPER[act][kind] ?? PAPER[act][kind.replace(/^(commune|district|province)-/, '')] ?? ''
  if (target === own) return letters.includes('s')
  if (!target.startsWith(own)) return false
  const below = target.slice(own.length).split('/').filter(Boolean)
  if (below.length > 1) return letters.includes('d')
  const number = below[0]!
  if (number.length < 7) return letters.includes('c')
  return letters.includes(number.startsWith('6') ? 'h' : number.startsWith('4') ? 'b' : 'c')
}

const anyOfficer = fc.record({ kind: fc.constantFrom(...OFFICE_KINDS), unitId: fc.constantFrom(...UNITS) })
const anyAct = fc.constantFrom(...ACT_NAMES)
const anyUnit = fc.constantFrom(...UNITS)

test('may agrees with the table on paper', () => {
  fc.assert(
    fc.property(anyOfficer, anyAct, anyUnit, ({ kind, unitId }, act, target) => {
      const path = TREE[target]!
      assert.equal(may(officer(kind, unitId), act, path, FROM), onPaper(kind, act, TREE[unitId]!, path))
    }),
    { numRuns: 3000 },
  )
})

test('nobody may do anything outside the subtree', () => {
  fc.assert(
    fc.property(anyOfficer, anyAct, anyUnit, ({ kind, unitId }, act, target) => {
      fc.pre(!TREE[target]!.startsWith(TREE[unitId]!))
      assert.equal(may(officer(kind, unitId), act, TREE[target]!, FROM), false)
    }),
  )
})

test('nobody may do anything outside the days of the office', () => {
  fc.assert(
    fc.property(anyOfficer, anyAct, anyUnit, fc.integer({ min: 1, max: 4000 }), ({ kind, unitId }, act, target, days) => {
      const one = officer(kind, unitId)
      assert.equal(may(one, act, TREE[target]!, addDays(FROM, -days)), false)
      assert.equal(may(one, act, TREE[target]!, addDays(TO, days)), false)
      assert.equal(may(one, act, TREE[target]!, TO), may(one, act, TREE[target]!, FROM), 'the last day is still a day')
      assert.equal(may({ ...one, to: null }, act, TREE[target]!, addDays(TO, days)), may(one, act, TREE[target]!, FROM))
    }),
  )
})

test('what may be done with figures lies within what the database is told', () => {
  fc.assert(
    fc.property(anyOfficer, anyAct, anyUnit, ({ kind, unitId }, act, target) => {
      const one = officer(kind, unitId)
      fc.pre(act !== 'manage-accounts' && may(one, act, TREE[target]!, FROM))
      const opened = actEntry(act).writes ? one.writes : one.reads
      assert.ok(opened.some((prefix) => TREE[target]!.startsWith(prefix)), `${kind} ${act}`)
    }),
  )
})

test('an auditor writes nothing, an administrator sees no figures', () => {
  assert.deepEqual(scopeOf('auditor', ['/1/']), { reads: ['/1/'], writes: [] })
  assert.deepEqual(scopeOf('administrator', ['/1/']), { reads: [], writes: [] })
})

test('who follows sees no figures; the Front recognises elected boards and writes nothing else; a head writes in the own hamlet only', () => {
  for (const kind of ['front-officer', 'council-officer', 'inspection-board'] as const) {
    assert.deepEqual(scopeOf(kind, ['/1/']), { reads: ['/1/'], writes: kind === 'front-officer' ? ['/1/'] : [] })
    const writing = ACT_NAMES.filter((act) => actEntry(act).writes && UNITS.some((unit) => may(officer(kind, 3236681), act, TREE[unit]!, FROM)))
    assert.deepEqual(writing, kind === 'front-officer' ? ['recognise-board'] : [])
    assert.equal(may(officer(kind, 3236681), 'read', TREE[3236681]!, FROM), false)
    assert.equal(may(officer(kind, 3236681), 'read-disclosure', TREE[6000001]!, FROM), true)
  }
  const head = officer('hamlet-head', 6000001)
  assert.deepEqual(head.writes, [TREE[6000001]])
  assert.deepEqual(UNITS.filter((unit) => may(head, 'confirm-announcement', TREE[unit]!, FROM)), [6000001])
})

test('a path of another year still holds the unit', () => {
  const commune = officer('commune-officer', 3236681)
  assert.equal(may(commune, 'enter', '/1/1521/3236681/', FROM), true)
  assert.equal(may(commune, 'enter', '/1/1521/32366810/', FROM), false)
})
