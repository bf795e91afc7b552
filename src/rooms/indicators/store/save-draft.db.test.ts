import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { accept, mustAccept, type Result } from '#foundation/result.ts'
import { FiguresDesk, type Typed } from '#harness/figures-desk.ts'
import { SmallCountry, UNIT } from '#harness/small-country.ts'
import { journalValue } from './stored-value.ts'
import type { Overtaken, OvertakenNote } from './overtaken.ts'

const [COMMUNE] = UNIT.communes
let country: SmallCountry
let desk: FiguresDesk

before(async () => {
  country = await SmallCountry.open()
  desk = new FiguresDesk(country)
})
beforeEach(() => country.clear())
after(() => country.close())

const values = async () => {
  const submission = await desk.look(COMMUNE)
  return Object.fromEntries([...(submission?.figures ?? [])].map(([code, figure]) => [code, journalValue(figure.value)]))
}

function refusalOf(result: Result<unknown>): { code: string; overtaken: Overtaken[]; notes: OvertakenNote[] } {
  assert.equal(result.ok, false, 'ought to be refused')
  return (result as unknown as { refusal: never }).refusal
}

test('the first save begins the form; its journal line holds every figure', async () => {
  const saved = mustAccept(await desk.save(COMMUNE, { people: '1.250', area: '12,50', teams: '3/4', dialogue: 'có', money: 'KPS' }, 0, { limits: 'Thiếu người' }))
  assert.deepEqual(saved.changed.toSorted(), ['area', 'dialogue', 'money', 'people', 'teams'])
  assert.deepEqual(await values(), { people: '1250', area: '12.5', teams: '3/4', dialogue: '1', money: 'none-arose' })
  const submission = (await desk.look(COMMUNE))!
  assert.equal(submission.state, 'draft')
  assert.equal(submission.limits, 'Thiếu người')
  assert.equal(submission.firstSubmittedAt, null)
  const [line, ...more] = await desk.journal(COMMUNE)
  assert.equal(more.length, 0)
  assert.equal(line!.act, 'submission.save')
  assert.equal(line!.account, country.officer(COMMUNE).accountId)
  assert.deepEqual(line!.subject.figures.find((each: { code: string }) => each.code === 'teams'), { code: 'teams', old: null, new: '3/4' })
  assert.deepEqual(line!.subject.notes, { limits: 'Thiếu người', causes: '' })
})

test('nothing typed is nothing written: an empty cell is missing, not zero', async () => {
  mustAccept(await desk.save(COMMUNE, { people: '', area: '0' }, 0))
  assert.deepEqual(await values(), { area: '0' })
})

test('a later save writes the changed cells only', async () => {
  const first = mustAccept(await desk.save(COMMUNE, { people: '10', area: '2,5', teams: '1/2' }, 0))
  const later = new Date('2024-10-11T01:00:00.000Z')
  const second = mustAccept(await desk.save(COMMUNE, { people: '11', area: '2,50', teams: '' }, first.revision, {}, later))
  assert.deepEqual(second.changed.toSorted(), ['people', 'teams'])
  const figures = (await desk.look(COMMUNE))!.figures
  assert.deepEqual([figures.get('area')!.revision, figures.get('people')!.revision], [first.revision, second.revision])
  assert.equal(figures.get('area')!.at.toISOString(), '2024-10-10T05:00:00.000Z', 'whose cell did not change keeps its time')
  assert.equal(figures.get('people')!.at.toISOString(), later.toISOString())
  const line = (await desk.journal(COMMUNE)).at(-1)!
  const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1)
  assert.deepEqual(line.subject.figures.toSorted(byCode), [
    { code: 'people', old: '10', new: '11' },
    { code: 'teams', old: '1/2', new: null },
  ])
})

test('a save that changes nothing leaves no trace', async () => {
  const first = mustAccept(await desk.save(COMMUNE, { people: '10' }, 0))
  const second = mustAccept(await desk.save(COMMUNE, { people: '10', area: '' }, first.revision))
  assert.deepEqual(second, { revision: first.revision, changed: [] })
  assert.equal((await desk.journal(COMMUNE)).length, 1)
})

test('"nothing arose", "does not apply", zero and an empty cell are four different things', async () => {
  let revision = 0
  for (const [typed, held] of [['0', '0'], ['KPS', 'none-arose'], ['KAD', 'not-applicable'], ['', null], ['0', '0']] as const) {
    const saved = mustAccept(await desk.save(COMMUNE, { people: typed }, revision))
    assert.deepEqual(saved.changed, ['people'], typed)
    revision = saved.revision
    assert.equal((await values())['people'], held)
  }
  const told = (await desk.journal(COMMUNE)).map((line) => [line.subject.figures[0].old, line.subject.figures[0].new])
  assert.deepEqual(told, [[null, '0'], ['0', 'none-arose'], ['none-arose', 'not-applicable'], ['not-applicable', null], [null, '0']])
})

test('an explanation changes by itself, and the journal says what it was', async () => {
  const first = mustAccept(await desk.save(COMMUNE, { people: '10!Đã rà soát' }, 0))
  const second = mustAccept(await desk.save(COMMUNE, { people: '10!Rà soát lần hai' }, first.revision))
  assert.deepEqual(second.changed, ['people'])
  assert.equal((await desk.look(COMMUNE))!.figures.get('people')!.explanation, 'Rà soát lần hai')
  const third = mustAccept(await desk.save(COMMUNE, { people: '10' }, second.revision))
  assert.equal((await desk.look(COMMUNE))!.figures.get('people')!.explanation, null)
  assert.equal(third.changed.length, 1)
  const [, changed, removed] = (await desk.journal(COMMUNE)).map((line) => line.subject.figures[0])
  assert.deepEqual(changed, { code: 'people', old: '10', new: '10', explanation: 'Rà soát lần hai', oldExplanation: 'Đã rà soát' })
  assert.deepEqual(removed, { code: 'people', old: '10', new: '10', oldExplanation: 'Rà soát lần hai' })
})

test('remarks that are left out stay', async () => {
  const first = mustAccept(await desk.save(COMMUNE, { people: '10' }, 0, { limits: 'Hạn chế', causes: 'Nguyên nhân' }))
  const { catalogue, period } = country
  const { saveDraft } = await import('./save-draft.ts')
  const officer = country.officer(COMMUNE)
  const draft = { entries: desk.entries({ people: '11' }), basedOn: first.revision }
  mustAccept(await country.work(officer, (tx) => saveDraft(tx, catalogue, officer, period, country.unit(COMMUNE), draft, new Date())))
  const submission = (await desk.look(COMMUNE))!
  assert.deepEqual([submission.limits, submission.causes], ['Hạn chế', 'Nguyên nhân'])
})

test('a stale form is refused whole, and says what the other changed', async () => {
  const first = mustAccept(await desk.save(COMMUNE, { people: '10', area: '1', money: '100' }, 0))
  mustAccept(await desk.save(COMMUNE, { people: '20', area: '2', money: '100' }, first.revision, { causes: 'Do mưa lũ' }))
  const held = await values()
  // Mine: I changed people too, not area; money is mine alone.
  const refused = refusalOf(await desk.save(COMMUNE, { people: '30', area: '1', money: '300' }, first.revision))
  assert.equal(refused.code, 'indicators.stale')
  const told = refused.overtaken.map((each) => [each.code, journalValue(each.theirs), each.mineToo, each.by])
  const other = country.officer(COMMUNE).accountId
  assert.deepEqual(told.toSorted((a, b) => (String(a) < String(b) ? -1 : 1)), [['area', '2', false, other], ['people', '20', true, other]])
  assert.deepEqual(refused.notes, [{ note: 'causes', theirs: 'Do mưa lũ', mineToo: false }])
  assert.deepEqual(await values(), held, 'nothing is written')
  assert.equal((await desk.journal(COMMUNE)).length, 2)
})

test('of several changes since, the first tells what the officer had before them', async () => {
  const first = mustAccept(await desk.save(COMMUNE, { people: '1', area: '1' }, 0))
  const second = mustAccept(await desk.save(COMMUNE, { people: '2', area: '2' }, first.revision))
  mustAccept(await desk.save(COMMUNE, { people: '3', area: '3' }, second.revision))
  const told = async (basedOn: number, mine: Typed) =>
    refusalOf(await desk.save(COMMUNE, mine, basedOn)).overtaken.map((each) => `${each.code} ${journalValue(each.theirs)} ${each.mineToo}`).toSorted()
  assert.deepEqual(await told(first.revision, { people: '1', area: '9' }), ['area 3 true', 'people 3 false'])
  assert.deepEqual(await told(second.revision, { people: '2', area: '1' }), ['area 3 true', 'people 3 false'])
})

test('an explanation of the other is told too, and is not wiped out', async () => {
  const first = mustAccept(await desk.save(COMMUNE, { people: '10', area: '1' }, 0))
  mustAccept(await desk.save(COMMUNE, { people: '10!Có biên bản', area: '1' }, first.revision))
  const refused = refusalOf(await desk.save(COMMUNE, { people: '10', area: '5' }, first.revision))
  assert.deepEqual(refused.overtaken.map((each) => [each.code, each.theirExplanation, each.mineToo]), [['people', 'Có biên bản', false]])
})

test('a page made before the form was begun is stale once somebody began it', async () => {
  mustAccept(await desk.save(COMMUNE, { people: '10' }, 0))
  const refused = refusalOf(await desk.save(COMMUNE, { people: '99' }, 0))
  assert.equal(refused.code, 'indicators.stale')
  assert.deepEqual(await values(), { people: '10' })
})

test('a form of only remarks is a form that was begun', async () => {
  mustAccept(await desk.save(COMMUNE, {}, 0, { limits: 'Chưa có số liệu' }))
  assert.equal(refusalOf(await desk.save(COMMUNE, { people: '1' }, 0)).code, 'indicators.stale')
  assert.equal((await desk.look(COMMUNE))!.limits, 'Chưa có số liệu')
})

test('sent, accepted and locked forms are closed; a returned one stays returned until it is sent again', async () => {
  const first = mustAccept(await desk.save(COMMUNE, { people: '10' }, 0))
  let revision = mustAccept(await desk.act(COMMUNE, 'submit', first.revision)).revision
  const closed = async (code: string) => {
    assert.equal(refusalOf(await desk.save(COMMUNE, { people: '11' }, revision)).code, code)
    assert.deepEqual(await values(), { people: '10' })
  }
  await closed('indicators.wrong-state')
  revision = mustAccept(await desk.act(COMMUNE, 'return', revision, 'Đối chiếu lại')).revision
  revision = mustAccept(await desk.save(COMMUNE, { people: '12' }, revision)).revision
  const returned = (await desk.look(COMMUNE))!
  assert.deepEqual([returned.state, returned.reason], ['returned', 'Đối chiếu lại'])
  revision = mustAccept(await desk.act(COMMUNE, 'submit', revision)).revision
  assert.equal((await desk.look(COMMUNE))!.reason, null)
  revision = mustAccept(await desk.act(COMMUNE, 'accept', revision)).revision
  assert.equal(refusalOf(await desk.save(COMMUNE, { people: '11' }, revision)).code, 'indicators.wrong-state')
  revision = mustAccept(await desk.act(COMMUNE, 'lock', revision)).revision
  assert.equal(refusalOf(await desk.save(COMMUNE, { people: '11' }, revision)).code, 'indicators.period-locked')
  assert.deepEqual(await values(), { people: '12' })
})

/** Runs both saves in transactions that are open at the same time. */
async function atOnce(first: readonly [Typed, number], second: readonly [Typed, number]): Promise<Result<unknown>[]> {
  let wroteFirst = () => {}
  const written = new Promise<void>((resolve) => (wroteFirst = resolve))
  const scope = country.officer(COMMUNE)
  const one = country.work(scope, async (tx) => {
    const result = await desk.saveIn(tx, COMMUNE, ...first)
    wroteFirst()
    await delay(150)
    return result
  })
  await written
  const two = country.work(scope, (tx) => desk.saveIn(tx, COMMUNE, ...second))
  return Promise.all([one, two])
}

test('two people who begin the form at the same moment: one is kept, the other is told', async () => {
  const [one, two] = await atOnce([{ people: '10', area: '1' }, 0], [{ people: '77', money: '5' }, 0])
  assert.equal(one!.ok, true)
  const refused = refusalOf(two!)
  assert.equal(refused.code, 'indicators.stale')
  assert.deepEqual(refused.overtaken.map((each) => [each.code, journalValue(each.theirs)]), [['people', '10']])
  assert.deepEqual(await values(), { people: '10', area: '1' })
})

test('two people who save a begun form at the same moment: no figure is lost without a word', async () => {
  const { revision } = mustAccept(await desk.save(COMMUNE, { people: '1', area: '1' }, 0))
  const [one, two] = await atOnce([{ people: '2', area: '1' }, revision], [{ people: '1', area: '9' }, revision])
  assert.equal(one!.ok, true)
  assert.deepEqual(refusalOf(two!).overtaken.map((each) => [each.code, each.mineToo]), [['people', false]])
  assert.deepEqual(await values(), { people: '2', area: '1' })
})

test('a save and a sending at the same moment: what was sent is what was seen', async () => {
  const { revision } = mustAccept(await desk.save(COMMUNE, { people: '1' }, 0))
  const [saved, sent] = await Promise.all([desk.save(COMMUNE, { people: '2' }, revision), desk.act(COMMUNE, 'submit', revision)])
  assert.equal([saved, sent].filter((each) => each.ok).length, 1)
  const submission = (await desk.look(COMMUNE))!
  assert.equal(submission.state === 'submitted', sent.ok)
  assert.deepEqual(await values(), { people: sent.ok ? '1' : '2' })
})

test('after a rollback there is no form, no figure and no line', async () => {
  await assert.rejects(
    country.work(country.officer(COMMUNE), async (tx) => {
      mustAccept(await desk.saveIn(tx, COMMUNE, { people: '1' }, 0))
      throw new Error('a fault at the end')
    }),
    /a fault/,
  )
  assert.equal(await desk.look(COMMUNE), undefined)
  assert.deepEqual(await country.look('select * from journal'), [])
  assert.deepEqual(await country.look('select * from journal_head'), [])
})

test('the lines of the journal hold together', async () => {
  const { verifyJournal } = await import('#rooms/journal/store/index.ts')
  const first = mustAccept(await desk.save(COMMUNE, { people: '10' }, 0))
  mustAccept(await desk.save(COMMUNE, { people: '11' }, first.revision))
  const chains = mustAccept(await country.work({ reads: ['/'], writes: [] }, async (tx) => accept(await verifyJournal(tx))))
  assert.deepEqual(chains.map(({ provinceId, lines, broken }) => [provinceId, lines, broken]), [[UNIT.province, 2, undefined]])
})
