import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DemonstrationHouse, type Person } from '#harness/demonstration-house.ts'
import { saying } from '#harness/saying.ts'

const DESK = '/viec/cong-khai'
const PLAN = `${DESK}/ke-hoach/2026`
const REGULATION = `${DESK}/quy-che`

let house: DemonstrationHouse
let officer: Person
before(async () => {
  house = await DemonstrationHouse.open()
  officer = await house.person('xa.totung')
})
after(() => house.close())

const errorsOf = ({ page }: Awaited<ReturnType<Person['get']>>): (string | undefined)[] => page.errors.map(({ to }) => to)

test('a plan begins with the items of the law, is changed, issued, and told how far it is carried out', async () => {
  assert.match((await officer.get(PLAN)).text, saying('disclosure.plan-none'))
  const begun = await officer.fillIn(PLAN, {}, 'start')
  assert.equal(begun.path, PLAN)
  const edit = [...begun.text.matchAll(/href="(\/viec\/cong-khai\/ke-hoach\/2026\/[0-9a-f-]{36})"/g)].map(([, href]) => href!)
  assert.equal(edit.length, 14)
  assert.equal((await officer.fillIn(PLAN, {}, 'start', PLAN).catch(() => ({ status: 0 }))).status === 200, false)

  const line = edit[0]!
  assert.deepEqual(errorsOf(await officer.fillIn(line, { days: '20' }, '')), ['days'])
  assert.deepEqual(errorsOf(await officer.fillIn(line, { days: 'x' }, '')), ['days'])
  assert.deepEqual(errorsOf(await officer.fillIn(line, { content: '' }, '')), ['content'])
  assert.deepEqual(errorsOf(await officer.fillIn(line, { expected: '31/02/2026' }, '')), ['expected'])
  const kept = await officer.fillIn(line, { content: 'Kế hoạch kinh tế - xã hội', days: '45', responsible: 'Văn phòng', expected: '15/01/2026' }, '')
  assert.match(kept.text, /45 ngày liên tục[\s\S]*Văn phòng/)
  const dropped = await officer.fillIn(edit[2]!, { droppedWhy: 'Năm nay không có dự án' }, '')
  assert.match(dropped.text, /Năm nay không có dự án/)
  await officer.fillIn(`${PLAN}/moi`, { item: '5', content: 'Quỹ Đền ơn đáp nghĩa' }, '')

  assert.deepEqual(errorsOf(await officer.fillIn(PLAN, { number: '', dated: '05/01/2026' }, 'issue')), ['number'])
  assert.deepEqual(errorsOf(await officer.fillIn(PLAN, { number: '15/KH-UBND', dated: '05/01/2027' }, 'issue')), ['dated'])
  const issued = await officer.fillIn(PLAN, { number: '15/KH-UBND', dated: '05/01/2026' }, 'issue')
  assert.match(issued.text, /Kế hoạch số 15\/KH-UBND ngày 05\/01\/2026/)
  assert.equal((await officer.get(line)).status, 409)

  const duty = issued.text.match(/href="(\/viec\/cong-khai\/viec-moi\?muc=1&(?:amp;)?ten=[^"]*)"/)![1]!.replaceAll('&amp;', '&')
  const form = await officer.get(duty)
  const fields = form.page.fields(`${DESK}/viec-moi`)
  assert.equal(fields['title'], 'Kế hoạch kinh tế - xã hội')
  await officer.post(`${DESK}/viec-moi`, { ...fields, number: '12/NQ-HĐND', eventDate: '20/11/2026', act: 'issue' })
  assert.match((await officer.get(PLAN)).text, /Đã giao 1 việc, xong 0/)

  assert.deepEqual(errorsOf(await officer.fillIn(PLAN, { why: '' }, 'amend')), ['why'])
  assert.match((await officer.fillIn(PLAN, { why: 'Bổ sung nội dung' }, 'amend')).text, saying('disclosure.plan-state.draft'))
  const acts = await house.look<{ act: string }>("select distinct act from journal where act like 'disclosure.%plan%' order by act")
  assert.deepEqual(acts.map(({ act }) => act), ['disclosure.amend-plan', 'disclosure.issue-plan', 'disclosure.plan'])
})

test('years out of reach have no plan', async () => {
  for (const year of ['1999', '20260', 'x']) assert.equal((await officer.get(`${DESK}/ke-hoach/${year}`)).status, 404)
  assert.equal((await officer.post(`${DESK}/ke-hoach/2029`, { act: 'start' })).status, 422)
  assert.equal((await officer.get(`${DESK}/ke-hoach/2025/moi`)).status, 404)
})

test('a regulation adds items, wider than the law and never narrower; a duty of it has its clock', async () => {
  const typed = { title: 'Lịch cắt điện, cắt nước', number: '30/QĐ-UBND', instrumentDate: '01/10/2026', widens: '14', clockDays: '2', minDays: '30', validFrom: '05/10/2026', 'forms-a': '1', 'forms-b': '1' }
  const cases: readonly (readonly [Record<string, string>, string, string])[] = [
    [{ clockDays: '7' }, 'clockDays', 'refusal.disclosure.local-clock-longer'],
    [{ widens: '7', minDays: '10' }, 'minDays', 'refusal.disclosure.local-days-shorter'],
    [{ widens: '7' }, 'forms', 'refusal.disclosure.local-form-missing'],
    [{ validTo: '01/9/2026' }, 'validTo', 'refusal.disclosure.local-dates'],
    [{ instrumentDate: '01/12/2026' }, 'instrumentDate', 'refusal.disclosure.event-ahead'],
    [{ title: '' }, 'title', 'refusal.disclosure.title-needed'],
    [{ number: '' }, 'number', 'refusal.disclosure.number-needed'],
  ]
  for (const [change, field, key] of cases) {
    const refused = await officer.fillIn(REGULATION, { ...typed, ...change }, 'add')
    assert.deepEqual(errorsOf(refused), [field], key)
    assert.match(refused.page.errors[0]!.text, saying(key))
  }
  const added = await officer.fillIn(REGULATION, typed, 'add')
  assert.match(added.text, /Lịch cắt điện, cắt nước[\s\S]*chậm nhất 2 ngày làm việc/)
  const wider = { ...typed, title: 'Hỗ trợ của quỹ làng', widens: '7', minDays: '45', 'forms-c': '1', 'forms-d': '1' }
  assert.match((await officer.fillIn(REGULATION, wider, 'add')).text, /Hỗ trợ của quỹ làng[\s\S]*45 ngày liên tục/)
  const duty = await officer.fillIn(`${DESK}/viec-moi`, { item: 'rieng:lich-cat-dien-cat-nuoc', title: 'Lịch cắt điện tháng 12', number: '40/TB-UBND', eventDate: '20/11/2026' }, 'issue')
  // A Friday; 24/11 is a holiday.
  assert.match(duty.text, /25\/11\/2026/)
  const posted = await officer.fillIn(`${DESK}/dang?viec=${duty.path.split('/').at(-1)}`, { summary: 'Các làng cắt điện.' }, '')
  assert.match(posted.text, /luật buộc 30 ngày liên tục/)
  const ended = await officer.post(REGULATION, { act: 'end', code: 'lich-cat-dien-cat-nuoc', validTo: '31/12/2026' })
  assert.match(ended.text, /đến hết 31\/12\/2026/)
  assert.equal((await officer.post(REGULATION, { act: 'end', code: 'lich-cat-dien-cat-nuoc', validTo: '01/01/2026' })).status, 422)
})

test('where there is no loudspeaker none is demanded', async () => {
  const action = `${DESK}/dang?muc=7`
  const typed = { title: 'Danh sách hỗ trợ', summary: 'Tóm tắt.' }
  const before = await officer.get(action)
  assert.equal(before.page.fields(action)['showings-c:loudspeaker'], '1')
  const without: Record<string, string> = { ...before.page.fields(action), ...typed }
  delete without['showings-c:loudspeaker']
  const { path } = await officer.post(action, without)
  const lacking = new RegExp(`${saying('papers.form.commune.c').source}</th><td[^>]*><strong[^>]*>${saying('disclosure.demand-state.missing').source}`)
  assert.match((await officer.get(path)).text, lacking)
  await officer.post(REGULATION, { act: 'means', 'means-website': '1', 'means-cultureHouse': '1' })
  assert.doesNotMatch((await officer.get(path)).text, lacking)
  assert.equal((await officer.get(action)).page.fields(action)['showings-c:loudspeaker'], undefined)
  const { page } = await officer.get(REGULATION)
  const ticked = (name: string): boolean => page.elements.some(({ attributes }) => attributes.get('name') === name && attributes.has('checked'))
  assert.deepEqual([ticked('means-website'), ticked('means-loudspeaker')], [true, false])
})
