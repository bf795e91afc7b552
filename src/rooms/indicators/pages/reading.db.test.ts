import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { saying } from '#harness/saying.ts'
import { DemonstrationHouse } from '#harness/demonstration-house.ts'
import { wordsTable } from '#words/words.ts'

let house: DemonstrationHouse
before(async () => {
  house = await DemonstrationHouse.open()
  await house.account('dn.01', 'reporter', 4000040)
  await house.account('kiem.toan', 'auditor', 1522)
})
after(() => house.close())

const F2020 = 'qcdc-2020/2020'
const F2026 = 'dcch-2026/2026'
const KONG_LONG_KHONG = 3236681
const KBANG = 26251
const TO_TUNG = 3236682

test('the public is led to sign in, and back to where it wanted to go', async () => {
  for (const path of ['/viec', `/bieu-mau/${F2020}/${KONG_LONG_KHONG}`, `/tien-do/${F2020}/${KBANG}`, `/so-lieu/${F2020}/${KBANG}`, `/so-lieu/${F2020}/${KBANG}/people`]) {
    const answer = await house.visitor().get(path)
    assert.equal(answer.path, `/dang-nhap?ve=${encodeURIComponent(path)}`)
  }
})

/** Who sees what: status by person and page. The unit's own, one below, one beside, one above. */
const SEES: readonly (readonly [string, Readonly<Record<string, number>>])[] = [
  ['xa2020.konglongkhong', { '/viec': 200, [`/bieu-mau/${F2020}/3236681`]: 200, [`/bieu-mau/${F2020}/3236411`]: 404, [`/bieu-mau/${F2020}/26251`]: 404, [`/tien-do/${F2020}/26251`]: 404, [`/so-lieu/${F2020}/26251`]: 404, [`/so-lieu/${F2020}/26251/people`]: 404, [`/so-lieu/${F2020}/3236681`]: 200 }],
  ['huyen2020.kbang', { '/viec': 200, [`/bieu-mau/${F2020}/3236681`]: 200, [`/bieu-mau/${F2020}/26251`]: 200, [`/tien-do/${F2020}/26251`]: 200, [`/so-lieu/${F2020}/26251`]: 200, [`/so-lieu/${F2020}/26251/people`]: 200, [`/so-lieu/${F2020}/1641`]: 404, [`/tien-do/${F2020}/1641`]: 404 }],
  ['lanhdao2020.kbang', { '/viec': 200, [`/bieu-mau/${F2020}/3236681`]: 200, [`/so-lieu/${F2020}/26251`]: 200 }],
  ['tinh2020.gialai', { '/viec': 200, [`/bieu-mau/${F2020}/3236681`]: 200, [`/tien-do/${F2020}/1641`]: 200, [`/so-lieu/${F2020}/1641`]: 200, [`/so-lieu/${F2020}/1011`]: 404, [`/bieu-mau/${F2020}/1641`]: 404 }],
  ['xa.totung', { '/viec': 200, [`/bieu-mau/${F2026}/3236682`]: 200, [`/bieu-mau/${F2026}/3236382`]: 404, [`/so-lieu/${F2026}/3236682`]: 200, [`/bieu-mau/${F2020}/3236681`]: 200, [`/bieu-mau/${F2020}/3236411`]: 404 }],
  ['lanhdao.kbang', { '/viec': 200, [`/bieu-mau/${F2026}/3236382`]: 200, [`/bieu-mau/${F2026}/3236682`]: 404 }],
  ['tinh.gialai', { '/viec': 200, [`/bieu-mau/${F2026}/3236682`]: 200, [`/tien-do/${F2026}/1522`]: 200, [`/so-lieu/${F2026}/1522`]: 200, [`/so-lieu/${F2026}/1522/mediation_total`]: 200 }],
  ['kiem.toan', { '/viec': 200, [`/bieu-mau/${F2026}/3236682`]: 200, [`/tien-do/${F2026}/1522`]: 200, [`/so-lieu/${F2026}/1522`]: 200 }],
  ['quantri', { [`/bieu-mau/${F2026}/3236682`]: 404, [`/so-lieu/${F2026}/1522`]: 404, [`/so-lieu/${F2026}/1`]: 404 }],
  ['dn.01', { '/viec': 200, [`/bieu-mau/${F2020}/4000040`]: 200, [`/bieu-mau/${F2020}/4000041`]: 404, [`/bieu-mau/${F2020}/3236681`]: 404 }],
]

for (const [login, pages] of SEES) {
  test(`what ${login} may see, and what is as if it were not there`, async () => {
    const person = await house.person(login)
    for (const [path, status] of Object.entries(pages)) {
      const answer = await person.get(path)
      assert.equal(answer.status, status, path)
      if (status === 404) assert.doesNotMatch(answer.page.all('main')[0]!.text, /Xã|Huyện|Tỉnh|2020|2026/, 'nothing is told of it')
    }
  })
}

test('what is not yours and what does not exist answer alike', async () => {
  const person = await house.person('xa2020.konglongkhong')
  const same = (text: string): string => text.replaceAll(/\d{5,}/g, '')
  const notYours = await person.get(`/bieu-mau/${F2020}/3236411`)
  for (const unit of ['9999999', '3236682', '999999999999', '-1', 'abc']) {
    const nowhere = await person.get(`/bieu-mau/${F2020}/${unit}`)
    assert.equal(nowhere.status, 404, unit)
    if (/^\d{7}$/.test(unit)) assert.equal(same(nowhere.text), same(notYours.text))
  }
  for (const path of [`/bieu-mau/qcdc-2020/1999/3236681`, `/bieu-mau/khong-co/2020/3236681`, `/so-lieu/${F2020}/3236681/khong_co`, `/bieu-mau/${F2026}/3236681`]) {
    assert.equal((await person.get(path)).status, 404, path)
  }
})

test('what the units of old wrote is inherited to read, not to write', async () => {
  const person = await house.person('xa.totung')
  const { page } = await person.get(`/bieu-mau/${F2020}/3236681`)
  assert.deepEqual(page.buttons.filter((each) => /^(save|submit|accept|return|lock|reopen)$/.test(each)), [])
  const refused = await person.post(`/bieu-mau/${F2020}/3236681`, { 'v.people': '1', base: '2', act: 'save' })
  assert.equal(refused.status, 403)
})

test('buttons are those of the office', async () => {
  const path = `/bieu-mau/${F2026}/3236743`
  assert.deepEqual((await (await house.person('xa.kongbola')).get(path)).page.buttons.filter((each) => /^[a-z]+$/.test(each) && ['save', 'submit', 'accept', 'return', 'lock', 'reopen'].includes(each)), [], 'sent: nothing to do')
  const acts = async (login: string, unit: number) => {
    const { page } = await (await house.person(login)).get(`/bieu-mau/${F2026}/${unit}`)
    return page.buttons.filter((each) => ['save', 'submit', 'accept', 'return', 'lock', 'reopen'].includes(each))
  }
  assert.deepEqual(await acts('tinh.gialai', 3236743), ['accept', 'return'])
  assert.deepEqual(await acts('kiem.toan', 3236743), [])
  assert.deepEqual(await acts('tinh.gialai', 3236382), [], 'accepted: the leader reopens')
  assert.deepEqual(await acts('lanhdao.gialai', 3236382), ['lock', 'reopen'])
  assert.deepEqual(await acts('xa.sonlang', 3236472), ['save', 'submit'])
  assert.deepEqual(await acts('tinh.gialai', 3236472), [], 'returned: with the unit')
})

test('a page says what is asked, by when, and why it came back', async () => {
  const returned = await (await house.person('xa.sonlang')).get(`/bieu-mau/${F2026}/3236472`)
  assert.match(returned.text, /Sổ tiếp công dân/)
  assert.match(returned.text, /20\/11\/2026/)
  assert.match(returned.page.all('main')[0]!.text, saying('figures.due.late'))
  const work = await (await house.person('tinh.gialai')).get('/viec')
  assert.match(work.text, /href="\/tien-do\/dcch-2026\/2026\/1522"/)
})

test('last year stands beside, and the sums are those of the accepted forms', async () => {
  const district = await house.person('huyen2020.kbang')
  const form = await district.get(`/bieu-mau/${F2020}/${KONG_LONG_KHONG}`)
  const row = form.page.all('tr').find((each) => each.attributes.get('id') === 'v.mediation_total')!
  assert.match(row.text, /\d+\s*\d+/, 'last year and this year')
  const sums = await district.get(`/so-lieu/${F2020}/${KBANG}`)
  for (const fact of ['184.243,33', '60.208', '17.775', '11.796,9', '166/166']) assert.ok(sums.text.includes(fact), fact)
})

test('a sum opens into its cells: the fourteen communes, who and when', async () => {
  const district = await house.person('huyen2020.kbang')
  const { page, status } = await district.get(`/so-lieu/${F2020}/${KBANG}/people`)
  assert.equal(status, 200)
  const rows = page.all('tbody').flatMap((body) => body.children)
  assert.equal(rows.length, 14)
  const own = rows.find((row) => row.text.includes('Kông Lơng Khơng'))!
  assert.match(own.text, /Đinh Nhel/)
  assert.match(own.text, /\d\d\/10\/2020/)
  const derived = await district.get(`/so-lieu/${F2020}/${KBANG}/petitions_settled_printed_percent`)
  assert.match(derived.text, /94,12%/)
  assert.match(derived.text, /so-lieu\/qcdc-2020\/2020\/26251\/petitions_settled"/)
})

test('the board shows who sent, who was returned, who is late; its filters count', async () => {
  const person = await house.person('tinh.gialai')
  const { page, text } = await person.get(`/tien-do/${F2026}/1522`)
  for (const name of ['Sơn Lang', 'Đak Rong', 'Krong']) assert.ok(text.includes(name), name)
  const count = async (filter: string) => (await person.get(`/tien-do/${F2026}/1522?loc=${filter}`)).page.all('tbody').flatMap((body) => body.children).length
  const all = page.all('tbody').flatMap((body) => body.children).length
  assert.ok(all >= 135, `${all}`)
  assert.equal(await count('cho-duyet'), 2)
  assert.equal(await count('tra-lai'), 1)
  assert.equal(await count('chua-gui'), all - 4)
  assert.equal(await count('khong-co-loc-nay'), all)
})

test('every indicator of both forms opens, for the district and for the province', async () => {
  const { catalogue } = house.database
  for (const [login, form, address] of [['huyen2020.kbang', 'qcdc-2020', `${F2020}/${KBANG}`], ['tinh.gialai', 'dcch-2026', `${F2026}/1522`]] as const) {
    const person = await house.person(login)
    for (const { code } of catalogue.getForm(form).indicators) assert.equal((await person.get(`/so-lieu/${address}/${code}`)).status, 200, code)
  }
})

test('every kind of unit has its pages, with something or with nothing below', async () => {
  const auditor = await house.person('kiem.toan')
  for (const [address, unit] of [[F2026, TO_TUNG], [F2026, 1522]] as const) {
    for (const page of ['tien-do', 'so-lieu']) assert.equal((await auditor.get(`/${page}/${address}/${unit}`)).status, 200, `${page} ${unit}`)
  }
  const province = await house.person('tinh2020.gialai')
  for (const unit of [1641, 26251, 3236681, 4000001, 4000040, 26221]) {
    for (const page of ['tien-do', 'so-lieu']) assert.equal((await province.get(`/${page}/${F2020}/${unit}`)).status, 200, `${page} ${unit}`)
  }
})

test('in English, by Accept-Language', async () => {
  const person = await house.signIn('tinh.gialai', 'en-GB,en;q=0.8')
  for (const path of ['/viec', `/bieu-mau/${F2026}/3236743`, `/tien-do/${F2026}/1522`, `/so-lieu/${F2026}/1522`, `/so-lieu/${F2026}/1522/mediation_total`]) {
    const { page, text, status } = await person.get(path)
    assert.equal(status, 200)
    assert.equal(page.all('html')[0]!.attributes.get('lang'), 'en')
    for (const key of ['figures.nav', 'figures.board-title', 'figures.sums-title', 'figures.indicator', 'web.sign-out']) {
      if (wordsTable('vi').has(key)) assert.doesNotMatch(text, saying(key), path)
    }
  }
  const missing = await person.get(`/bieu-mau/${F2026}/3000011`)
  assert.match(missing.page.all('main')[0]!.text, saying('refusal.figures.not-found', 'en'))
})

test('the figures of 135 communes are shown a section at a time', async () => {
  const province = await house.person('tinh.gialai')
  const first = await province.get(`/so-lieu/${F2026}/1522`)
  const links = first.page.all('a').map((link) => link.attributes.get('href') ?? '').filter((href) => href.includes('?phan='))
  assert.ok(links.length > 5)
  assert.equal(first.page.all('details').length, 0)
  const opened = await province.get(links[0]!.split('#')[0]!)
  assert.equal(opened.page.all('details').length, 1)
  assert.ok(opened.page.all('tr').length > first.page.all('tr').length + 130)
})
