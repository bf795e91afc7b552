import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, beforeEach, test } from 'node:test'
import { mustAccept, accept } from '#foundation/result.ts'
import { newId } from '#foundation/ids.ts'
import { saying } from '#harness/saying.ts'
import { DemonstrationHouse, type Person, type Read } from '#harness/demonstration-house.ts'
import { verifyJournal } from '#rooms/journal/store/index.ts'
import { SYSTEM_ACTOR } from '#rooms/offices/index.ts'
import { blockAccount } from '#rooms/offices/store/index.ts'

const KRONG = 3236501
const PATH = `/bieu-mau/dcch-2026/2026/${KRONG}`
const STATE = `${PATH}/trang-thai`
const SUMS = '/so-lieu/dcch-2026/2026/1522'

type Figures = Readonly<Record<string, string>>
const file = JSON.parse(readFileSync(new URL('../../../../demo/dcch-2026.json', import.meta.url), 'utf8'))
/** What the commune told in 2025: every cell filled in, every rule held, nothing far from last year. */
const FULL: Figures = file.periods[0].submissions.find((each: { unit: string }) => each.unit === '23650').figures
const cells = (figures: Figures): Record<string, string> => Object.fromEntries(Object.entries(figures).map(([code, text]) => [`v.${code}`, text]))

let house: DemonstrationHouse
let officer: Person
let colleague: Person
let province: Person
let leader: Person

before(async () => {
  house = await DemonstrationHouse.open()
  await house.account('mot.krong', 'commune-officer', KRONG)
  await house.account('hai.krong', 'commune-officer', KRONG)
  officer = await house.person('mot.krong')
  colleague = await house.person('hai.krong')
  province = await house.person('tinh.gialai')
  leader = await house.person('lanhdao.gialai')
})
after(() => house.close())

// Each test begins with a form that nobody began.
beforeEach(async () => {
  await house.look('delete from figure where unit_id = $1 and period_id = $2', [KRONG, await periodId()])
  await house.look('delete from submission where unit_id = $1 and period_id = $2', [KRONG, await periodId()])
  await house.look('delete from rollup where period_id = $1', [await periodId()])
  await house.look('truncate journal, journal_head')
})

const periodId = async () => house.database.catalogue.findPeriod('dcch-2026', '2026')!.periodId

const held = async () => {
  const rows = await house.look<{ code: string; state: string | null; value: string | null; explanation: string | null }>(
    `select i.code, f.state, coalesce(trim_scale(number)::text, numerator || '/' || denominator) as value, explanation
     from figure f join indicator i using (indicator_id) where unit_id = $1 and period_id = $2 order by i.code`,
    [KRONG, await periodId()],
  )
  return Object.fromEntries(rows.filter((row) => row.state !== null).map((row) => [row.code, row.value ?? row.state!]))
}
const submission = async () =>
  (await house.look<{ state: string; revision: number; reason: string | null }>('select state, revision, reason from submission where unit_id = $1 and period_id = $2', [KRONG, await periodId()]))[0]
const lines = async () => Number((await house.look<{ n: string }>('select count(*) as n from journal where unit_id = $1', [KRONG]))[0]!.n)

const save = (person: Person, figures: Figures, more: Figures = {}): Promise<Read> => person.fillIn(PATH, { ...cells(figures), ...more }, 'save')
const send = (person: Person, figures: Figures = {}, more: Figures = {}): Promise<Read> => person.fillIn(PATH, { ...cells(figures), ...more }, 'submit')
const decide = async (person: Person, act: string, reason = ''): Promise<Read> => {
  const { page } = await person.get(PATH)
  return person.post(STATE, { ...page.fields(STATE), act, reason })
}

test('the way of a form: entered, held back, sent, returned, corrected, sent, accepted, locked, reopened', async () => {
  const empty = await officer.get(PATH)
  assert.equal(empty.status, 200)
  assert.match(empty.text, /20\/11\/2026/)
  const saved = await save(officer, { mediation_total: '20', mediation_settled: '25', reception_visits: '1.083' })
  assert.deepEqual([saved.status, saved.path], [200, PATH])
  assert.match(saved.page.all('main')[0]!.text, saying('figures.saved'))
  assert.deepEqual(await held(), { mediation_settled: '25', mediation_total: '20', reception_visits: '1083' })

  const stopped = await send(officer, { ...FULL, mediation_total: '20', mediation_settled: '25', hamlets_total: '' })
  assert.equal(stopped.status, 422)
  assert.match(stopped.page.all('title')[0]!.text, /^Lỗi: /)
  assert.ok(stopped.page.errors.some(({ to }) => to === 'v.mediation_total'), 'the sum that does not add up')
  assert.ok(stopped.page.errors.some(({ to, text }) => to === 'v.hamlets_total' && saying('refusal.figures.missing').test(text)), 'the cell that is empty')
  assert.equal((await submission())!.state, 'draft')
  assert.equal((await held())['mediation_settled'], '25', 'the draft is kept')

  const sent = await send(officer, FULL)
  assert.equal(sent.status, 200, JSON.stringify(sent.page.errors))
  assert.equal((await submission())!.state, 'submitted')
  assert.deepEqual(Object.keys(await held()).length, Object.keys(FULL).length)

  const without = await decide(province, 'return', '  ')
  assert.equal(without.status, 422)
  assert.equal(without.page.errors[0]!.to, 'reason-return')
  const returned = await decide(province, 'return', 'Đối chiếu <b>lại</b> số vụ hòa giải')
  assert.equal(returned.status, 200)
  assert.equal((await submission())!.reason, 'Đối chiếu <b>lại</b> số vụ hòa giải')
  const seen = await officer.get(PATH)
  assert.match(seen.text, /Đối chiếu &lt;b&gt;lại&lt;\/b&gt; số vụ hòa giải/)

  const total = Number(FULL['mediation_total']) + 1
  const corrected = await send(officer, { mediation_total: String(total), mediation_settled: String(Number(FULL['mediation_settled']) + 1) })
  assert.equal((await submission())!.state, 'submitted', JSON.stringify(corrected.page.errors))
  const accepted = await decide(province, 'accept')
  assert.equal(accepted.status, 200)
  assert.equal((await submission())!.state, 'accepted')
  const sum = await province.get(`${SUMS}/mediation_total`)
  assert.match(sum.page.all('dd')[0]!.text, new RegExp(`^\\s*0?${total}\\s*$`), 'the only one that counts since the sums were emptied')
  assert.match(sum.text, /Người mot\.krong/)

  assert.equal((await decide(leader, 'lock')).status, 200)
  const locked = await officer.post(PATH, { 'v.mediation_total': '1', base: String((await submission())!.revision), act: 'save', key: newId() })
  assert.equal(locked.status, 409)
  assert.match(locked.page.all('main')[0]!.text, saying('refusal.indicators.period-locked'))
  assert.equal((await held())['mediation_total'], String(total))
  assert.equal((await decide(leader, 'reopen', '')).status, 422)
  assert.equal((await decide(leader, 'reopen', 'Sai số hộ')).status, 200)
  assert.equal((await submission())!.state, 'returned')
  const still = await province.get(`${SUMS}/mediation_total`)
  assert.match(still.page.all('dd')[0]!.text, new RegExp(`^\\s*0?${total}\\s*$`), 'still counts')
  const chains = mustAccept(await house.work(async (tx) => accept(await verifyJournal(tx))))
  assert.deepEqual(chains.filter((chain) => chain.broken), [])
})

test('a warning needs an explanation, and the explanation travels up', async () => {
  const many = String(Number(FULL['mediation_total']!) * 9)
  const figures = { ...FULL, mediation_total: many, mediation_settled: many, mediation_failed: 'KPS', mediation_open: 'KPS' }
  const stopped = await send(officer, figures)
  assert.equal(stopped.status, 422)
  const error = stopped.page.errors.find(({ to }) => to?.startsWith('why.'))!
  assert.equal(error.to, 'why.mediation_total')
  assert.match(error.text, saying('refusal.figures.finding-unexplained'))
  const explained = await officer.post(PATH, { ...stopped.page.fields(PATH), 'why.mediation_total': 'Sáp nhập thêm ba thôn', act: 'submit' })
  assert.equal((await submission())!.state, 'submitted', JSON.stringify(explained.page.errors))
  assert.match((await province.get(PATH)).text, /Sáp nhập thêm ba thôn/)
  await decide(province, 'accept')
  assert.match((await province.get(`${SUMS}/mediation_total`)).text, /Sáp nhập thêm ba thôn/)
})

const LONE = '\ud800'
const BAD: readonly (readonly [string, string, string])[] = [
  ['mediation_total', 'mười', 'not-a-number'],
  ['mediation_total', '11,796.9', 'separators'],
  ['mediation_total', '-3', 'negative'],
  ['mediation_total', `1${'0'.repeat(30)}`, 'too-large'],
  ['mediation_total', '2,5', 'not-whole'],
  ['mediation_total', '=1+1', 'formula'],
  ['contributions_land_m2', '1.5', 'point-for-comma'],
  ['mediation_teams', '14', 'pair-form'],
  ['mediation_teams', '15/14', 'part-over-whole'],
  ['mediation_total', '<script>alert(1)</script>', 'not-a-number'],
]
for (const [code, typed, why] of BAD) {
  test(`typed ${JSON.stringify(typed.slice(0, 30))}: told why, kept in the field, nothing written`, async () => {
    await save(officer, { mediation_failed: '1' })
    const before = await lines()
    const refused = await save(officer, { [code]: typed, reception_visits: '55' })
    assert.equal(refused.status, 422)
    const [error] = refused.page.errors
    assert.equal(error!.to, `v.${code}`)
    assert.match(error!.text, saying(`refusal.indicators.${why}`))
    const again = refused.page.fields(PATH)
    assert.equal(again[`v.${code}`], typed)
    assert.equal(again['v.reception_visits'], '55', 'the other cells keep what was typed too')
    assert.equal(again['v.mediation_failed'], '1')
    assert.deepEqual(await held(), { mediation_failed: '1' })
    assert.equal(await lines(), before)
    const mended = await officer.post(PATH, { ...again, [`v.${code}`]: '', act: 'save' })
    assert.equal(mended.status, 200, 'and the page can be sent again')
  })
}

test('the same in English', async () => {
  const english = await house.signIn('mot.krong', 'en')
  const refused = await english.fillIn(PATH, { 'v.mediation_total': '11,796.9' }, 'save')
  assert.equal(refused.status, 422)
  assert.match(refused.page.errors[0]!.text, saying('refusal.indicators.separators', 'en'))
})

test('a lone surrogate is refused, decomposed text is put together', async () => {
  const broken = await save(officer, {}, { limits: `Thiếu ${LONE} cán bộ` })
  assert.equal(broken.status, 422)
  assert.match(broken.page.all('main')[0]!.text, saying('refusal.web.text-broken'))
  assert.equal(await submission(), undefined)
  await save(officer, { inspection_board_money_recovered_dong: 'không phát sinh'.normalize('NFD') }, { limits: 'Thiếu cán bộ'.normalize('NFD') })
  assert.deepEqual(await held(), { inspection_board_money_recovered_dong: 'none-arose' })
  const rows = await house.look<{ limits: string }>('select limits from submission where unit_id = $1 and period_id = $2', [KRONG, await periodId()])
  assert.equal(rows[0]!.limits, 'Thiếu cán bộ'.normalize('NFC'))
})

test('remarks and explanations that are too long are refused, not cut', async () => {
  const long = await save(officer, { mediation_total: '5' }, { limits: 'a'.repeat(4001), 'why.mediation_total': 'b'.repeat(501) })
  assert.equal(long.status, 422)
  assert.deepEqual(long.page.errors.map(({ to }) => to), ['why.mediation_total', 'limits'])
  assert.equal(long.page.fields(PATH)['limits']!.length, 4001)
  assert.equal(await submission(), undefined)
})

test('the same press of the button twice is carried out once', async () => {
  const { page } = await officer.get(PATH)
  const form = { ...page.fields(PATH), ...cells({ mediation_total: '7' }), act: 'save' }
  const before = await lines()
  const both = await Promise.all([officer.post(PATH, form), officer.post(PATH, form)])
  assert.deepEqual(both.map((each) => [each.status, each.path]), [[200, PATH], [200, PATH]])
  assert.equal(await lines(), before + 1)
  assert.equal((await submission())!.revision, 2)
  const third = await officer.post(PATH, form)
  assert.equal(third.status, 200)
  assert.equal(await lines(), before + 1)
})

test('a decision twice is carried out once', async () => {
  await send(officer, FULL)
  const { page } = await province.get(PATH)
  const form = { ...page.fields(STATE), act: 'accept' }
  const both = await Promise.all([province.post(STATE, form), province.post(STATE, form)])
  assert.deepEqual(both.map((each) => each.status), [200, 200])
  const sum = await province.get(`${SUMS}/mediation_total`)
  assert.match(sum.page.all('dd')[0]!.text, new RegExp(`^\\s*0?${FULL['mediation_total']}\\s*$`))
})

test('a page gone back to and filled in otherwise is not taken for the same press', async () => {
  const { page } = await officer.get(PATH)
  const first = { ...page.fields(PATH), ...cells({ mediation_total: '7' }), act: 'save' }
  await officer.post(PATH, first)
  const second = await officer.post(PATH, { ...first, ...cells({ mediation_total: '7', reception_visits: '9' }) })
  assert.equal(second.status, 409, 'told, not dropped')
  assert.equal(second.page.fields(PATH)['v.reception_visits'], '9', 'and what was typed is there')
  const third = await officer.post(PATH, { ...second.page.fields(PATH), act: 'save' })
  assert.equal(third.status, 200)
  assert.deepEqual(await held(), { mediation_total: '7', reception_visits: '9' })
})

test('two people at one form: the second sees what the first wrote, cell by cell, and loses nothing', async () => {
  await save(officer, { mediation_total: '1', mediation_failed: '1', reception_visits: '1' })
  const { page } = await officer.get(PATH)
  const mine = { ...page.fields(PATH), ...cells({ mediation_total: '30', reception_groups: '4' }), act: 'save' }
  await save(colleague, { mediation_total: '20', mediation_failed: '2' }, { causes: 'Do mưa lũ' })
  const before = await held()

  const refused = await officer.post(PATH, mine)
  assert.equal(refused.status, 409)
  assert.deepEqual(await held(), before, 'nothing is written')
  const again = refused.page.fields(PATH)
  assert.equal(again['v.mediation_total'], '30', 'what both changed keeps mine')
  assert.match(refused.page.byId('v.mediation_total-note')!.text, /20.*Người hai\.krong/)
  assert.equal(again['v.mediation_failed'], '2', 'what I had not touched takes theirs')
  assert.match(refused.page.byId('v.mediation_failed-note')!.text, /Người hai\.krong/)
  assert.equal(again['v.reception_groups'], '4', 'what only I wrote stays')
  assert.equal(again['causes'], 'Do mưa lũ', 'and so do the remarks')
  assert.ok(refused.page.errors.some(({ to }) => to === 'v.mediation_total'))

  const kept = await officer.post(PATH, { ...again, act: 'save' })
  assert.equal(kept.status, 200)
  assert.deepEqual(await held(), { mediation_failed: '2', mediation_total: '30', reception_groups: '4', reception_visits: '1' })
})

test('a decision on a form that changed meanwhile is not carried out', async () => {
  await send(officer, FULL)
  const { page } = await province.get(PATH)
  const form = { ...page.fields(STATE), act: 'accept' }
  await decide(province, 'return', 'Sửa')
  await send(officer, { reception_visits: '999' }, { 'why.reception_visits': 'Có đợt tiếp dân lưu động' })
  assert.equal((await submission())!.state, 'submitted')
  const stale = await province.post(STATE, form)
  assert.equal(stale.status, 409)
  assert.match(stale.page.all('main')[0]!.text, saying('refusal.indicators.stale'))
  assert.equal((await submission())!.state, 'submitted')
})

test('whoever may read a form may not for that reason write it', async () => {
  await save(officer, { mediation_total: '7' })
  const { revision } = (await submission())!
  await house.account('kiem.toan', 'auditor', 1522)
  for (const person of [province, leader, await house.person('kiem.toan')]) {
    const form = { 'v.mediation_total': '99', base: String(revision), key: newId(), act: 'save' }
    const refused = await person.post(PATH, form)
    assert.equal(refused.status, 403)
    assert.equal((await person.post(PATH, { ...form, act: 'submit' })).status, 403)
    const upload = new FormData()
    upload.set('base', String(revision))
    assert.equal((await person.post(`${PATH}/tai-len`, upload)).status, 403)
  }
  assert.deepEqual(await held(), { mediation_total: '7' })
  const own = await send(officer, FULL)
  assert.equal(own.status, 200)
  for (const act of ['accept', 'return', 'lock', 'reopen']) {
    const refused = await officer.post(STATE, { act, base: String((await submission())!.revision), reason: 'x', key: newId() })
    assert.equal(refused.status, 403, act)
  }
  assert.equal((await province.post(STATE, { act: 'delete', base: '1', key: newId() })).status, 422)
})

test('a leader of the unit does not close, and above all does not reopen, what the unit sent', async () => {
  await house.account('lanhdao.krong', 'commune-leader', KRONG)
  const own = await house.person('lanhdao.krong')
  await send(officer, FULL)
  await decide(province, 'accept')
  for (const [state, act] of [['accepted', 'lock'], ['accepted', 'reopen'], ['locked', 'reopen']] as const) {
    if (state === 'locked') await decide(leader, 'lock')
    const { page } = await own.get(PATH)
    assert.deepEqual(page.buttons.filter((each) => ['lock', 'reopen', 'accept'].includes(each)), [])
    const refused = await own.post(STATE, { act, base: String((await submission())!.revision), reason: 'Tự sửa', key: newId() })
    assert.equal(refused.status, 403, `${act} in ${state}`)
    assert.equal((await submission())!.state, state)
  }
})

test('a unit outside the subtree is as if it were not there, also for writing', async () => {
  const other = await house.person('xa.totung')
  const before = await lines()
  for (const path of [PATH, STATE, `${PATH}/tai-len`]) {
    const refused = await other.post(path, { 'v.mediation_total': '99', base: '0', key: newId(), act: 'accept' })
    assert.equal(refused.status, 404, path)
  }
  assert.equal((await other.get(`${PATH}/mau.xlsx`)).status, 404)
  assert.equal(await lines(), before)
  assert.equal(await submission(), undefined)
})

test('a form from another site is turned away', async () => {
  const { page } = await officer.get(PATH)
  const form = { ...page.fields(PATH), ...cells({ mediation_total: '7' }), act: 'save' }
  for (const headers of [{ Origin: 'https://lua-dao.example' }, { Origin: 'null' }, { Origin: '' }]) {
    const refused = await officer.post(PATH, form, headers)
    assert.equal(refused.status, 403, JSON.stringify(headers))
  }
  assert.equal(await submission(), undefined)
})

test('a dismissed officer: the session is over at once, what was typed is not written', async () => {
  const accountId = await house.account('nghi.krong', 'commune-officer', KRONG, '2026-11-23')
  const leaving = await house.signIn('nghi.krong')
  const form = { ...(await leaving.get(PATH)).page.fields(PATH), ...cells({ mediation_total: '7' }), act: 'save' }
  house.now = new Date('2026-11-23T17:30:00Z') // 00:30 of 24/11 in Viet Nam
  const late = await leaving.post(PATH, form)
  assert.equal(late.status, 401)
  house.now = new Date('2026-11-23T02:00:00Z')
  const blocked = await house.signIn('nghi.krong')
  mustAccept(await house.work(async (tx) => accept(mustAccept(await blockAccount(tx, accountId, house.now, SYSTEM_ACTOR)))))
  const refused = await blocked.post(PATH, form)
  assert.equal(refused.status, 401)
  assert.equal(await submission(), undefined)
})

test('a base that is no number, a key that is none, fields that the form has not', async () => {
  for (const form of [
    { base: 'abc', key: 'x', act: 'save' },
    { base: '99999999999999999999', key: '', act: 'save' },
    { base: '-5', key: "'; drop table figure; --", act: '' },
    { 'v.khong_co': '5', 'v.': '1', base: '0', act: 'save' },
  ] as Figures[]) {
    const answer = await officer.post(PATH, { ...form, 'v.mediation_total': '7' })
    assert.ok([200, 409].includes(answer.status), `${answer.status}`)
  }
  assert.deepEqual(await held(), { mediation_total: '7' })
})
