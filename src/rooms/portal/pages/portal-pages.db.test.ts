import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { DemonstrationHouse } from '#harness/demonstration-house.ts'
import { Page } from '#harness/page.ts'
import { saying } from '#harness/saying.ts'
import type { Answer } from '#harness/visitor.ts'
import { correctPosting, issueDuty, post, systemHand, withdrawPosting } from '#rooms/disclosure/store/index.ts'
import { closeQuarter, findQuarterUnit } from '#rooms/disclosure/store/quarters.ts'
import { SEED_UNITS, seedPortal, seedPosting } from '../testing/seed.ts'

let house: DemonstrationHouse
/** Somebody who discloses: their name must be on no public page. */
let author: string
before(async () => {
  house = await DemonstrationHouse.open()
  author = await house.account('nguoi-soan-bi-an', 'commune-officer', SEED_UNITS.KBANG.unit)
  const query = (text: string, values: readonly unknown[]) => house.look(text, values)
  await seedPortal(query, author)
  await seedPosting(query, { ...SEED_UNITS.KBANG, unit: 4_000_001, holder: 4_000_001, path: '/1/1522/4000001/', code: 'agencyonly', item: '1', title: 'Việc riêng của cơ quan', content: 'Chỉ cán bộ biết', firstDay: '2026-11-02' })
  // A hamlet that announced something to three households.
  await house.look("insert into unit (unit_id, level, source) values (6999999, 'hamlet', 'local')")
  await house.look(
    `insert into unit_span (unit_id, valid_from, valid_to, code, name, kind, parent_id, province_id, path)
    values (6999999, '2025-07-01', 'infinity', 'H99', 'Làng Thử Nghiệm', 'thon', $1, 1522, '/1/1522/3236382/6999999/')`,
    [SEED_UNITS.KBANG.unit],
  )
  await house.look(
    `insert into hamlet_notice (province_id, posting_id, hamlet_id, path, sent_at, announced_on, households, note, confirmed_at, revision)
    select 1522, posting_id, 6999999, path || '6999999/', '2026-11-18', '2026-11-19', 3, 'Ghi chú nội bộ của trưởng thôn', '2026-11-19', 1 from posting where code = 'abcdefghij'`,
  )
  await house.look(
    `insert into information_request (province_id, request_id, code, unit_id, path, kind, text, name, contact, received_at, due, state, revision)
    values (1522, gen_random_uuid(), 'requesttes', $1, $2, 'request', 'Xin cho biết điều riêng tư', 'Đinh Thị Hỏi', '0900000000', '2026-11-20', '2026-12-01', 'received', 1)`,
    [SEED_UNITS.KBANG.unit, SEED_UNITS.KBANG.path],
  )
})
after(() => house.close())

async function open(path: string, lang = 'vi', headers: Record<string, string> = {}): Promise<Answer & { page: Page }> {
  const answer = await house.visitor(lang).get(path, { headers, follow: false })
  const page = new Page(answer.text)
  if (answer.headers.get('Content-Type')?.startsWith('text/html')) assert.deepEqual(page.check(), [], path)
  if (!path.endsWith('.pdf')) assert.doesNotMatch(answer.text, /\[object |undefined|NaN/, path)
  return { ...answer, page }
}

const PAGES = [
  '/cong-khai', '/cong-khai?ten=to+tung', '/cong-khai?ten=zzzz', '/cong-khai/1522', '/cong-khai/3236382', '/cong-khai/3236682', '/cong-khai/3236382/tin', '/cong-khai/1522/tin?muc=7',
  '/cong-khai/3236382/tin?tim=ngan+sach', '/cong-khai/1/tin', '/cong-khai/1/tin?trang=2', '/cong-khai/3236382/tin?thang=2026-11', '/cong-khai/3236382/tin?dang=niem-yet',
  '/ck/abcdefghij', '/ck/abcdefghij?ban=1', '/ck/abcdefghij?in=1', '/ck/namesgonea', '/ck/namesherea', '/ck/namesherea?ban=1', '/ck/withdrawna', '/ck/oldcommune',
  '/cong-khai/hien-thi', '/du-lieu',
]
const DATA = ['tin.atom', 'han.ics', 'tin.csv', 'tin.json', 'viec.csv', 'viec.json'].flatMap((file) => [1, 1522, 3236382].map((unit) => `/cong-khai/${unit}/${file}`))

describe('the public portal', () => {
  it('opens every kind of page, in both languages', async () => {
    for (const lang of ['vi', 'en']) {
      for (const path of PAGES) {
        const { status, text } = await open(path, lang)
        assert.equal(status, 200, path)
        assert.doesNotMatch(text, /<script/, path)
      }
    }
  })

  it('finds a commune without accents, a former one too', async () => {
    assert.match((await open('/cong-khai?ten=kbang')).text, /href="\/cong-khai\/3236382"/)
    const { text } = await open('/cong-khai?ten=kong+long+khong')
    assert.match(text, /href="\/cong-khai\/3236681"/)
    assert.match(text, saying('places.ended'))
  })

  it('finds a posting without accents, by item, by place and by month', async () => {
    const titles = async (query: string): Promise<number> => (await open(`/cong-khai/3236382/tin?${query}`)).text.match(/href="\/ck\//g)?.length ?? 0
    assert.equal(await titles('tim=du+toan+12.500'), 1)
    assert.equal(await titles('tim=dự+toán+ngân+sách+năm+2027'), 1)
    assert.equal(await titles('tim=khong+co+dau'), 0)
    assert.equal(await titles('muc=9&thang=2026-11'), 1)
    assert.equal(await titles(`noi=${encodeURIComponent('Nhà văn hóa làng Chiêng')}`), 1)
    assert.equal(await titles('tu=2026-11-01&den=2026-11-15'), 1)
  })

  it('says what is overdue, and how the year went', async () => {
    const { text } = await open('/cong-khai/3236382')
    assert.match(text, /Kết quả huy động đóng góp làm đường làng Chiêng/)
    assert.match(text, saying('portal.overdue-says'))
    assert.match(text, saying('portal.contact-none'))
  })

  it('marks what is in Bahnar as Bahnar, for voices that read it out', async () => {
    assert.match((await open('/ck/abcdefghij')).text, /<div class="text" lang="bdq">/)
  })

  it('tells whether the law is reached, place by place', async () => {
    const { page } = await open('/ck/abcdefghij')
    const tags = page.elements.filter((each) => each.attributes.get('class')?.startsWith('tag')).map((each) => each.text)
    assert.ok(tags.some((text) => text.includes('18/12/2026')), 'thirty days after the first, at the office')
  })
})

describe('what the public is not told', () => {
  it('how many households a hamlet counts: only that it was announced there, and when', async () => {
    const { text } = await open('/ck/abcdefghij')
    assert.match(text, /Làng Thử Nghiệm: ngày 19\/11\/2026/)
    assert.match((await open('/cong-khai/3236382')).text, /thon=6999999">Làng Thử Nghiệm/)
    assert.match((await open('/cong-khai/3236382/tin?thon=6999999')).text, /abcdefghij/)
    for (const path of [...PAGES, ...DATA]) assert.doesNotMatch((await open(path)).text, /Ghi chú nội bộ|3 hộ\b|households/, path)
  })

  it('nothing of a list whose time is over but that it was disclosed, when and where', async () => {
    const { text } = await open('/ck/namesgonea')
    assert.doesNotMatch(text, /Đinh Văn Mẫu/)
    assert.match(text, saying('portal.removed-why'))
    assert.match(text, /02\/9\/2026/)
    assert.match(text, /yeu-cau\?don-vi=3236382&amp;tin=namesgonea/)
    assert.match(text, /<meta name="robots" content="noindex"/)
  })

  it('that a list goes on on the web when its time there is over', async () => {
    assert.doesNotMatch((await open('/ck/namesgonea')).text, saying('portal.goes-on'))
    assert.doesNotMatch((await open('/cong-khai/3236382/tin?dang=niem-yet')).text, /namesgonea/)
  })

  it('words of a list whose time is over: it is found by its title only', async () => {
    const found = async (words: string): Promise<boolean> => (await open(`/cong-khai/3236382/tin?tim=${words}`)).text.includes('/ck/namesgonea')
    assert.ok(await found('danh+sach+ho+duoc+ho+tro+NHA+O'))
    assert.ok(!(await found('dinh+van+mau')))
    assert.ok(!(await found('11+ho+khac')))
  })

  it('no former wording of what citizens are named in, and no comparison with it', async () => {
    const [now, before] = [(await open('/ck/namesherea')).text, (await open('/ck/namesherea?ban=1')).text]
    assert.match(now, /Đinh Văn Sửa/)
    assert.doesNotMatch(now, /Đinh Văn Thử/)
    assert.doesNotMatch(before, /Đinh Văn (Thử|Sửa)/)
  })

  it('no content of what was withdrawn, and why it was', async () => {
    const { text } = await open('/ck/withdrawna')
    assert.doesNotMatch(text, /Bí mật đã rút|Tóm tắt đã rút/)
    assert.match(text, /Văn bản đã bị thay thế/)
  })

  it('no author, no request, no removed list: on no page and in no data', async () => {
    for (const path of [...PAGES, ...DATA]) {
      const { text, status } = await open(path)
      assert.equal(status, 200, path)
      assert.doesNotMatch(text, new RegExp(`nguoi-soan-bi-an|${author}|Đinh Thị Hỏi|0900000000|điều riêng tư|requesttes|Đinh Văn Mẫu|Bí mật đã rút|Tóm tắt đã rút|Việc riêng của cơ quan`), path)
    }
  })

  it('no name by searching for it, once its time is over', async () => {
    assert.doesNotMatch((await open('/cong-khai/3236382/tin?tim=mau')).text, /namesgonea/)
    assert.match((await open('/cong-khai/3236382/tin?tim=dinh+van+sua')).text, /namesherea/)
  })

  it('what an agency discloses to its own staff is not there', async () => {
    assert.equal((await open('/ck/agencyonly')).status, 404)
    assert.equal((await open('/cong-khai/4000001')).status, 404)
  })
})

describe('addresses that never die', () => {
  it('a commune that went into another leads there for good, the feeds too', async () => {
    for (const [from, to] of [
      ['/cong-khai/3236381', '/cong-khai/3236382'],
      ['/cong-khai/3236381/tin.atom', '/cong-khai/3236382/tin.atom'],
      ['/cong-khai/3236381/tin.csv?muc=3', '/cong-khai/3236382/tin.csv?muc=3'],
      ['/cong-khai/3236381/han.ics', '/cong-khai/3236382/han.ics'],
    ] as const) {
      const { status, headers } = await open(from)
      assert.deepEqual([status, headers.get('Location')], [301, to], from)
    }
  })

  it('a district whose territory went to many names them all', async () => {
    const { status, text } = await open('/cong-khai/26251')
    assert.equal(status, 200)
    assert.match(text, /href="\/cong-khai\/3236382"/)
    assert.match(text, /href="\/cong-khai\/3236682"/)
  })

  it('a posting of the former unit stands under its code and on the list of both', async () => {
    assert.match((await open('/ck/oldcommune')).text, /Quy hoạch chung thị trấn Kbang/)
    assert.match((await open('/cong-khai/3236381/tin')).text, /oldcommune/)
    assert.match((await open('/cong-khai/3236382/tin?muc=3')).text, /oldcommune/)
  })

  it('a code of the official list leads to the unit that has it', async () => {
    for (const path of ['/cong-khai/23638', '/cong-khai/ma/23638']) {
      const { status, headers } = await open(path)
      assert.deepEqual([status, headers.get('Location')], [302, '/cong-khai/3236382'], path)
    }
    assert.equal((await open('/cong-khai/26251')).status, 200, 'the number of a district, though it is the code of a commune too')
  })

  it('a code typed in capitals is the same code; an unknown one is not there', async () => {
    assert.equal((await open('/ck/ABCDEFGHIJ')).headers.get('Location'), '/ck/abcdefghij')
    for (const path of ['/ck/zzzzzzzzzz', '/ck/x', '/ck/abcdefghij?ban=9', '/cong-khai/9999999', '/cong-khai/abc', '/cong-khai/3236382/quy/2026-3', '/cong-khai/3236382/quy/x']) {
      assert.equal((await open(path)).status, 404, path)
    }
  })
})

describe('what is kept, and for how long', () => {
  it('the same answer is not sent twice', async () => {
    const first = await open('/cong-khai/3236382')
    const etag = first.headers.get('ETag')!
    assert.match(etag, /^W\/"[\w-]{22}"$/)
    assert.equal(first.headers.get('Cache-Control'), 'public, max-age=0, s-maxage=10, must-revalidate')
    for (const part of ['Accept-Language', 'Cookie', 'Accept-Encoding']) assert.ok(first.headers.get('Vary')?.includes(part))
    const second = await open('/cong-khai/3236382', 'vi', { 'If-None-Match': `"other", ${etag}` })
    assert.deepEqual([second.status, second.text, second.headers.get('ETag')], [304, '', etag])
    assert.equal((await open('/cong-khai/3236382', 'en', { 'If-None-Match': etag })).status, 200, 'another language is another page')
  })

  it('a page for somebody signed in is for nobody else', async () => {
    const { headers } = await (await house.signIn('xa.kbang')).visitor.get('/cong-khai/3236382')
    assert.equal(headers.get('Cache-Control'), 'private, no-store')
  })

  it('what is disclosed, corrected, withdrawn is seen at once', async () => {
    const title = 'Kế hoạch thu gom rác năm 2027'
    const page = async (path = '/cong-khai/3236682') => (await open(path)).text
    assert.doesNotMatch(await page(), new RegExp(title))
    const day = calendarDate('2026-11-23')
    const posting = mustAccept(
      await house.work(async (tx) =>
        accept(mustAccept(await post(tx, systemHand(), { unitId: 3236682, item: '12', title, summary: 'Thu mỗi hộ 20.000 đồng.', showings: [{ form: 'b', place: 'website', from: day }] }, house.now))),
      ),
    )
    assert.match(await page(), new RegExp(title))
    assert.match(await page(`/ck/${posting.code}`), /20\.000 đồng/)
    await house.work(async (tx) =>
      accept(mustAccept(await correctPosting(tx, systemHand(), { ...posting, title, summary: 'Thu mỗi hộ 25.000 đồng.', why: 'Ghi nhầm mức thu' }, house.now))),
    )
    assert.match(await page(`/ck/${posting.code}`), /25\.000 đồng/)
    await house.work(async (tx) => accept(mustAccept(await withdrawPosting(tx, systemHand(), { ...posting, revision: 2, why: 'Chưa được thông qua' } as never, house.now))))
    assert.doesNotMatch(await page(`/ck/${posting.code}`), /25\.000 đồng/)
    assert.match(await page(), /Đã rút/)
    await house.work(async (tx) => accept(mustAccept(await issueDuty(tx, systemHand(), { unitId: 3236682, item: '2', title: 'Quyết toán quý III', eventDate: calendarDate('2026-11-20') }, house.now))))
    assert.match(await page(), /Quyết toán quý III/)
  })

  it('the register of a closed quarter is there with its papers', async () => {
    const unit = mustAccept(await house.work(async (tx) => accept((await findQuarterUnit(tx, 3236382, calendarDate('2026-11-23')))!)))
    assert.match((await open('/cong-khai/3236382')).text, saying('portal.quarters-none'))
    await house.work(async (tx) =>
      accept(mustAccept(await closeQuarter(tx, systemHand(), unit, { year: 2026, quarter: 3 }, { dated: calendarDate('2026-10-05'), number: '12/TB-UBND', why: '' }, calendarDate('2026-11-23'), house.now))),
    )
    assert.match((await open('/cong-khai/3236382')).text, /href="\/cong-khai\/3236382\/quy\/2026-3"/)
    for (const lang of ['vi', 'en']) {
      const { status, text } = await open('/cong-khai/3236382/quy/2026-3', lang)
      assert.equal(status, 200)
      assert.match(text, /12\/TB-UBND/)
      assert.match(text, /href="\/ck\/namesgonea">Danh sách hộ được hỗ trợ nhà ở năm 2026/)
      assert.doesNotMatch(text, /Đinh Văn Mẫu/)
    }
    const paper = await open('/cong-khai/3236382/quy/2026-3.pdf')
    assert.equal(paper.headers.get('Content-Type'), 'application/pdf')
    assert.equal(new TextDecoder().decode(paper.bytes.slice(0, 5)), '%PDF-')
    assert.equal((await open('/cong-khai/3236382/quy/2026-2.pdf')).status, 404)
  })

  it('the next day is another page: a list whose time is over goes by itself', async () => {
    const now = house.now
    try {
      assert.match((await open('/ck/namesherea')).text, /Đinh Văn Sửa/)
      house.now = new Date('2026-12-10T16:59:00Z')
      assert.match((await open('/ck/namesherea')).text, /Đinh Văn Sửa/, 'the last day, until midnight in Viet Nam')
      house.now = new Date('2026-12-10T17:01:00Z')
      assert.doesNotMatch((await open('/ck/namesherea')).text, /Đinh Văn Sửa/)
    } finally {
      house.now = now
    }
  })
})

describe('how a visitor wants to see it', () => {
  it('is kept in a cookie, and a false one does no harm', async () => {
    const visitor = house.visitor()
    const answer = await visitor.post('/cong-khai/hien-thi', { mau: 'toi', co: 'lon', ve: '/cong-khai/1522' }, { follow: false })
    assert.deepEqual([answer.status, answer.headers.get('Location')], [303, '/cong-khai/1522'])
    assert.match((await visitor.get('/cong-khai/1522')).text, /<html lang="vi" class="toi lon">/)
    for (const away of ['https://evil.example/', '//evil.example', '/\\evil.example', '/dang-xuat']) {
      const sent = await visitor.post('/cong-khai/hien-thi', { mau: 'x"><script>', co: '', ve: away }, { follow: false })
      assert.equal(sent.headers.get('Location'), '/cong-khai', away)
    }
    assert.match((await visitor.get('/cong-khai')).text, /<html lang="vi">/)
  })
})
