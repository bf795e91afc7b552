import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accept } from '#foundation/result.ts'
import { DemonstrationHouse, Person, type Read } from '#harness/demonstration-house.ts'
import { saying } from '#harness/saying.ts'
import { dayInVietNam } from '#foundation/calendar-date.ts'
import { covenantFigures } from '../store/figure-source.ts'
import { takeOverCovenants } from '../store/index.ts'

const DESK = '/viec/huong-uoc'
const COMMUNE = 3236682
const HAMLET = 6000001

let house: DemonstrationHouse
let head: Person
let officer: Person
let leader: Person
before(async () => {
  house = await DemonstrationHouse.open()
  await house.account('lanhdao.totung.thu', 'commune-leader', COMMUNE)
  head = await house.person('thon.totung')
  officer = await house.person('xa.totung')
  leader = await house.signIn('lanhdao.totung.thu')
})
after(() => house.close())

const done = (answer: Read): Read => {
  assert.equal(answer.status, 200, answer.page.errors.map(({ text }) => text).join('; ') || answer.text.slice(0, 500))
  return answer
}
const act = (who: Person, path: string, slug: string, fields: Readonly<Record<string, string>>): Promise<Read> => who.fillIn(path, fields, '', `${path}/${slug}`)

async function begun(fields: Readonly<Record<string, string>> = {}): Promise<string> {
  const { path } = done(await head.fillIn(`${DESK}/moi`, { title: 'Hương ước làng thử nghiệm', on: '05/01/2026', 'agreed-yes': '1', 'ethnic-yes': '1', ...fields }, '', `${DESK}/moi`))
  return path
}

test('a covenant goes from its draft to recognition, by the hands it belongs to', async () => {
  const path = await begun()
  assert.match(path, /^\/viec\/huong-uoc\/[0-9a-f-]{36}$/)
  const lone = done(await act(head, path, 'to-soan-thao', { on: '06/01/2026', 'members-elder': 'Đinh Già Làng' }))
  assert.match(lone.text, saying('refusal.covenants.team-lacks-speaker'))
  done(await act(head, path, 'to-soan-thao', { on: '06/01/2026', 'members-elder': 'Đinh Già Làng', 'members-speaker': 'Đinh Thông Dịch' }))

  house.now = new Date('2026-01-10T02:00:00Z')
  const text = `${path}/van-ban`
  done(await head.fillIn(text, { 'heading-1': 'Giữ rừng', 'text-1': 'Không chặt cây ở rừng đầu nguồn.', 'heading-2': 'Việc cưới', 'text-2': 'Tổ chức tiết kiệm.' }, ''))
  assert.equal((await head.fillIn(text, {}, '')).status, 422)
  done(await head.fillIn(text, { 'text-1': 'Không chặt cây ở rừng đầu nguồn, ven suối.' }, ''))
  const compared = done(await head.get(`${path}/so-sanh?tu=1&den=2`))
  assert.match(compared.text, /<ins>, ven suối<\/ins>/)
  done(await head.fillIn(`${text}?tieng=bdq`, { 'text-1': 'Kră brei ‘bŏih.', 'text-2': 'Pơdro.' }, ''))
  assert.match((await head.get(`${text}?tieng=bdq`)).text, /Kră brei/)

  house.now = new Date('2026-11-23T02:00:00Z')
  const short = await act(head, path, 'niem-yet', { on: '12/01/2026', until: '10/02/2026', places: 'Nhà văn hóa làng', 'forms-a': '1' })
  assert.equal(short.status, 422)
  assert.match(short.page.errors[0]!.text, saying('refusal.covenants.posted-too-short'))
  done(await act(head, path, 'niem-yet', { on: '12/01/2026', until: '11/02/2026', places: 'Nhà văn hóa làng', 'forms-a': '1' }))
  const [row] = await house.look<{ code: string }>('select code from covenant where covenant_id = $1', [path.split('/').at(-1)])
  assert.match(done(await new Person(house.visitor()).get(`/huong-uoc/${row!.code}`)).text, /Không chặt cây ở rừng đầu nguồn, ven suối/)

  done(await act(head, path, 'gop-y', { on: '20/01/2026', article: '1', text: 'Nên nêu rõ ven suối nào.', saidBy: 'Đinh Thị Ơi' }))
  const page = await head.get(path)
  assert.match(page.text, saying('covenants.opinions-open'))
  done(await act(head, path, 'tra-loi-gop-y', { answer: 'Đã ghi suối Đăk Lốp.', takenUp: 'yes' }))
  const forAll = await new Person(house.visitor()).get(`/huong-uoc/${row!.code}`)
  assert.match(forAll.text, /Đã ghi suối Đăk Lốp/)
  assert.doesNotMatch(forAll.text, /Đinh Thị Ơi/)

  const few = done(await act(head, path, 'thong-qua', { on: '12/02/2026', all: '100', present: '50', inFavour: '50', against: '0' }))
  assert.match(few.text, saying('covenants.no-quorum'))
  done(await act(head, path, 'thong-qua', { on: '20/02/2026', method: 'ballot', failedMeeting: '12/02/2026', all: '100', present: '80', inFavour: '51', against: '29' }))
  done(await act(head, path, 'gui', { on: '23/02/2026', head: 'Đinh Blưi', board: 'Đinh Mặt Trận', household1: 'Đinh Một', household2: 'Đinh Hai' }))
  assert.equal((await head.post(`${path}/nhan`, { on: '24/02/2026', complete: 'yes', revision: '99' })).status, 403)
  done(await act(officer, path, 'nhan', { on: '24/02/2026', complete: 'yes' }))
  assert.equal((await officer.post(`${path}/cong-nhan`, { on: '26/02/2026', number: '12/QĐ-UBND' })).status, 403)
  done(await act(leader, path, 'cong-nhan', { on: '26/02/2026', number: '12/QĐ-UBND' }))
  done(await act(officer, path, 'gui-thon', { on: '27/02/2026' }))
  const end = done(await act(head, path, 'thong-tin', { on: '28/02/2026', places: 'Nhà văn hóa làng', 'telling-b': '1' }))
  assert.match(end.text, /Quyết định số 12\/QĐ-UBND ngày 26\/02\/2026/)
  for (const file of ['van-ban.pdf', 'mau-01.docx', 'mau-02.pdf', 'mau-03.docx']) assert.equal((await leader.visitor.get(`${path}/giay/${file}`)).status, 200, file)
  assert.equal((await leader.visitor.get(`${path}/giay/mau-05.docx`)).status, 404)

  // To make it public is a duty of the commune, given once, by its officer.
  assert.doesNotMatch((await head.get(path)).text, saying('covenants.disclose-says'))
  const given = done(await act(officer, path, 'cong-khai', {}))
  assert.match(given.text, /Việc công khai: hạn \d\d\/\d\d?\/2026/)
  const [duty] = await house.look<{ title: string; item: string; event_date: string }>('select d.title, d.item, d.event_date::text from disclosure_duty d join covenant c on c.duty_id = d.duty_id where c.covenant_id = $1', [path.split('/').at(-1)])
  assert.deepEqual(duty, { title: 'Hương ước làng thử nghiệm', item: '14', event_date: '2026-02-26' })
  const { revision } = (await house.look<{ revision: number }>('select revision from covenant where covenant_id = $1', [path.split('/').at(-1)]))[0]!
  assert.match((await officer.post(`${path}/cong-khai`, { revision: String(revision) })).text, saying('refusal.covenants.disclosed-already'))
  assert.equal((await head.post(`${path}/cong-khai`, { revision: String(revision) })).status, 403)

  // A report, a suspension of a part, an amendment that cures it.
  done(await act(officer, path, 'phan-anh', { on: '02/3/2026', source: 'supervision', says: 'Điều 2 chưa phù hợp.' }))
  const whole = await act(leader, path, 'tam-ngung', { on: '04/3/2026', ground: 'purpose', number: '20/QĐ-UBND', reason: 'Chưa phù hợp', until: '04/5/2026' })
  assert.match(whole.page.errors[0]!.text, saying('refusal.covenants.articles-needed'))
  done(await act(leader, path, 'tam-ngung', { on: '04/3/2026', ground: 'purpose', number: '20/QĐ-UBND', reason: 'Chưa phù hợp', until: '04/5/2026', articles: '2' }))
  assert.equal((await leader.visitor.get(`${path}/giay/mau-04.docx`)).status, 200)
  const next = done(await head.fillIn(`${DESK}/moi?thay=${path.split('/').at(-1)}`, { title: 'Hương ước sửa đổi', on: '10/3/2026', 'agreed-yes': '1' }, '', `${DESK}/moi`)).path
  await house.work(async (tx) => {
    const of = { covenant_id: next.split('/').at(-1)! }
    assert.equal((await tx.selectFrom('covenant').select('replaces').where('covenant_id', '=', of.covenant_id).executeTakeFirstOrThrow()).replaces, path.split('/').at(-1))
    return accept(true)
  })

  const statistics = done(await officer.get(`${DESK}/thong-ke?nam=2026`))
  assert.match(statistics.text, saying('covenants.statistics-caption'))
  const csv = await officer.visitor.get(`${DESK}/thong-ke.csv?nam=2026`)
  assert.match(csv.text, /^.*\r\n/)
  assert.match(csv.text.split('\r\n').at(-2)!, /,1,1,0,0,1,0,1,1$/)
  const figures = await house.work(async (tx) =>
    accept(await covenantFigures.count(tx, ['covenants.recognised', 'covenants.suspended-or-annulled'], { unitId: COMMUNE, path: await pathOf(HAMLET), kind: 'xa', from: '2026-01-01' as never, to: '2026-12-31' as never, today: '2026-11-23' as never })),
  )
  assert.ok(figures.ok)
  assert.deepEqual([...figures.value].map(([name, { number }]) => [name, number.units]), [['covenants.recognised', 1n], ['covenants.suspended-or-annulled', 1n]])
})

async function pathOf(unitId: number): Promise<string> {
  const [row] = await house.look<{ path: string }>('select path from unit_span where unit_id = $1 order by valid_from desc limit 1', [unitId])
  return row!.path
}

test('one page sent twice does it once; who was slower is told; another commune sees nothing', async () => {
  const path = await begun({ title: 'Quy ước thử hai lần', called: 'quy-uoc' })
  const { page } = await head.get(path)
  const fields = { ...page.fields(`${path}/to-soan-thao`), on: '06/01/2026', 'members-elder': 'Đinh A', 'members-speaker': 'Đinh B' }
  done(await head.post(`${path}/to-soan-thao`, fields))
  done(await head.post(`${path}/to-soan-thao`, fields))
  const events = await house.look('select 1 from covenant_event where covenant_id = $1', [path.split('/').at(-1)])
  assert.equal(events.length, 2)
  assert.equal((await head.post(`${path}/to-soan-thao`, { ...fields, key: '', 'members-other': 'Đinh C' })).status, 422)
  assert.equal((await (await house.person('xa.kbang')).get(path)).status, 404)
  const anybody = await house.visitor().get(`/huong-uoc/${(await house.look<{ code: string }>('select code from covenant where covenant_id = $1', [path.split('/').at(-1)]))[0]!.code}`)
  assert.equal(anybody.status, 404)
  assert.equal((await house.visitor().get(`/huong-uoc?xa=${COMMUNE}`)).status, 200)
  assert.equal((await house.visitor().get('/huong-uoc?xa=abc')).status, 404)
})

test('a hamlet that goes to another commune between adoption and recognition takes its covenant along', async () => {
  const path = await begun({ title: 'Hương ước trước khi nhập xã' })
  const id = path.split('/').at(-1)!
  await house.look('update covenant set path = $2 where covenant_id = $1', [id, '/1/1522/3999999/6000001/'])
  await house.look('update covenant_event set path = $2 where covenant_id = $1', [id, '/1/1522/3999999/6000001/'])
  const now = house.now
  const again = await house.work(async (tx) => accept(await takeOverCovenants(tx, dayInVietNam(now), now)))
  assert.ok(again.ok)
  assert.ok(again.value <= 1)
  done(await head.get(DESK))
  assert.match((await head.get(path)).text, /Hương ước trước khi nhập xã/)
  const [row] = await house.look<{ path: string }>('select path from covenant_event where covenant_id = $1', [id])
  assert.equal(row!.path, await pathOf(HAMLET))
})
