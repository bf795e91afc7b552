import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accept, mustAccept } from '#foundation/result.ts'
import { TestHouse } from '#harness/offices-house.ts'
import type { Visitor } from '#harness/visitor.ts'

let house: TestHouse
const ids: Record<string, string> = {}

before(async () => {
  house = await TestHouse.open()
  for (const [login, ...offices] of [
    ['gialai.qt', ['administrator', 1521]],
    ['totung.qt', ['administrator', 3236682]],
    ['totung.cb', ['commune-officer', 3236682]],
    ['kbang.cb', ['commune-officer', 3236382]],
    ['hai.tinh', ['commune-officer', 3236682], ['auditor', 1561]],
    ['khanhhoa.cb', ['province-officer', 1561]],
  ] as [string, ...['administrator' | 'commune-officer' | 'auditor' | 'province-officer', number][]][]) {
    ids[login] = await house.account(login, ...offices)
  }
})
after(() => house.close())

const page = (login: string): string => `/quan-tri/tai-khoan/${ids[login]}`

test('an administrator sees the accounts of the subtree, others see none', async () => {
  const province = await house.signedIn('gialai.qt')
  const all = await province.get('/quan-tri/tai-khoan')
  for (const login of ['totung.cb', 'kbang.cb', 'hai.tinh', 'totung.qt']) assert.ok(all.text.includes(login), login)
  assert.equal(all.text.includes('khanhhoa.cb'), false)
  assert.match((await province.get('/quan-tri/tai-khoan?tim=to+tung')).text, /Danh sách tài khoản \(3\)/)
  const commune = await house.signedIn('totung.qt')
  const own = await commune.get('/quan-tri/tai-khoan')
  assert.ok(own.text.includes('totung.cb') && !own.text.includes('kbang.cb'))
  const officer = await house.signedIn('totung.cb')
  assert.equal((await officer.get('/quan-tri/tai-khoan')).status, 404)
  assert.equal((await officer.get(page('kbang.cb'))).status, 404)
  assert.equal((await officer.post(page('kbang.cb'), { act: 'block' })).status, 404)
  assert.doesNotMatch((await officer.get('/')).text, /quan-tri/)
})

test('outside the subtree an account is not there', async () => {
  const commune = await house.signedIn('totung.qt')
  for (const login of ['kbang.cb', 'khanhhoa.cb']) {
    assert.equal((await commune.get(page(login))).status, 404)
    assert.equal((await commune.post(page(login), { act: 'reset-password' })).status, 404)
  }
  assert.equal((await commune.get('/quan-tri/tai-khoan/khong-phai-ma')).status, 404)
})

test('an account is made with its first office and a one-time password, which has to be replaced', async () => {
  const admin = await house.signedIn('gialai.qt')
  const typed = { name: 'Trần Thị Bình', login: 'Kbang.VP', kind: 'commune-officer', unit: '23638', from: '1/7/2025', to: '' }
  const made = await admin.post('/quan-tri/tai-khoan/moi', typed)
  assert.equal(made.status, 200)
  const [login, password] = [...made.text.matchAll(/<code>([^<]+)<\/code>/g)].map((match) => match[1]!)
  assert.equal(login, 'kbang.vp')
  const visitor = house.visitor()
  const first = await visitor.post('/dang-nhap', { login: 'kbang.vp', password: password! })
  assert.equal(first.path, '/tai-khoan/mat-khau')
  assert.equal((await visitor.get('/')).path, '/tai-khoan/mat-khau', 'nothing else before that')
  const wanted = 'lúa chín trên nương'
  await visitor.post('/tai-khoan/mat-khau', { old: password!, wanted, again: wanted })
  assert.match((await visitor.get('/')).text, /Công chức cấp xã, Xã Kbang/)
  const twice = await admin.post('/quan-tri/tai-khoan/moi', typed)
  assert.equal(twice.status, 422)
  assert.match(twice.text, /đã có người dùng/)
})

test('a reporter’s agency is found by its name, its code or its number; what could be several is asked back', async () => {
  const admin = await house.signedIn('gialai.qt')
  const make = (login: string, unit: string, kind = 'reporter') =>
    admin.post('/quan-tri/tai-khoan/moi', { name: 'Ksor Thị Nga', login, kind, unit, from: '2025-07-01', to: '' })
  for (const [at, unit] of ['4000001', 'CQ01', 'ban quan ly rung phong ho', 'Ban Quản lý rừng phòng hộ'].entries()) {
    assert.equal((await make(`bao.cao${at}`, unit)).status, 200, unit)
  }
  assert.match((await admin.get('/quan-tri/tai-khoan?tim=bao.cao0')).text, /Người báo cáo, Ban Quản lý rừng phòng hộ/)
  assert.match((await make('xa.to.tung', 'Xã Tơ Tung', 'commune-officer')).text, /<code>xa\.to\.tung<\/code>/)
  const body = { unit_id: 4000002, valid_from: '2025-07-01', valid_to: 'infinity', code: 'CQ01', name: 'Trạm Y tế', kind: 'agency' }
  mustAccept(
    await house.work(async (tx) => {
      await tx.insertInto('unit').values({ unit_id: 4000002, level: 'body', source: 'local' }).execute()
      await tx.insertInto('unit_span').values({ ...body, parent_id: 3236682, province_id: 1521, path: '/1/1521/3236682/4000002/' }).execute()
      return accept(true)
    }),
  )
  const many = await make('hai.ma', 'CQ01')
  assert.equal(many.status, 422)
  assert.match(many.text, /Có nhiều đơn vị khớp với “CQ01”: Ban Quản lý rừng phòng hộ \(4000001\); Trạm Y tế \(4000002\)/)
  const commune = await house.signedIn('totung.qt')
  const alone = await commune.post('/quan-tri/tai-khoan/moi', { name: 'A Y', login: 'tram.yte', kind: 'reporter', unit: 'CQ01', from: '2025-07-01', to: '' })
  assert.equal(alone.status, 200, 'within the subtree there is but one')
})

test('an English page names the officer’s unit in English', async () => {
  const visitor = await house.signedIn('totung.cb', 'en')
  assert.match((await visitor.get('/tai-khoan')).text, /Commune officer, Tơ Tung Commune/)
})

test('what is wrong with a new account is said at its field, and nothing is half made', async () => {
  const admin = await house.signedIn('gialai.qt')
  const good = { name: 'Lê Văn Cường', login: 'le.cuong', kind: 'commune-officer', unit: '23638', from: '2025-07-01', to: '' }
  const wrong: [Partial<typeof good>, RegExp][] = [
    [{ name: '' }, /href="#name">Đề nghị nhập họ và tên/],
    [{ login: 'Lê Cường' }, /href="#login">Tên đăng nhập gồm/],
    [{ kind: '' }, /href="#kind">Đề nghị chọn chức danh/],
    [{ kind: 'king' }, /href="#kind">Đề nghị chọn chức danh/],
    [{ kind: 'province-officer' }, /href="#kind">Chức danh này không có ở Xã Kbang/],
    [{ unit: '' }, /href="#unit">Đề nghị nhập mã hoặc tên đơn vị/],
    [{ unit: '99999' }, /href="#unit">Không có đơn vị mang mã hoặc tên 99999/],
    [{ unit: '56' }, /href="#unit">Không có đơn vị mang mã hoặc tên 56/],
    [{ from: '2020-12-31' }, /href="#unit">Không có đơn vị mang mã hoặc tên 23638 vào ngày bắt đầu/],
    [{ from: '31/02/2026' }, /href="#from">Ngày “31\/02\/2026” không có trong lịch/],
    [{ to: '30/6/2025' }, /href="#to">Ngày cuối không được trước ngày bắt đầu/],
  ]
  for (const [change, sentence] of wrong) {
    const answer = await admin.post('/quan-tri/tai-khoan/moi', { ...good, ...change })
    assert.equal(answer.status, 422, JSON.stringify(change))
    assert.match(answer.text, sentence)
    assert.match(answer.text, new RegExp(`value="${change.name ?? good.name}"`), 'what was typed stays')
  }
  assert.equal((await admin.get('/quan-tri/tai-khoan?tim=le.cuong')).text.includes('Lê Văn Cường'), false)
})

test('offices are given and ended; the session under an ended office is over', async () => {
  const admin = await house.signedIn('gialai.qt')
  const officer = await house.signedIn('kbang.cb')
  const given = await admin.post(page('kbang.cb'), { act: 'give', kind: 'commune-leader', unit: '23638', from: '2026-01-01', to: '2026-12-31' })
  assert.match(given.text, /Đã giao chức danh/)
  assert.match(given.text, /Lãnh đạo cấp xã/)
  const office = officeIds(given.text)[0]!
  const ended = await admin.post(page('kbang.cb'), { act: 'end', office, last: '22/11/2026' })
  assert.match(ended.text, /Đã ghi ngày thôi giữ/)
  assert.equal((await officer.get('/tai-khoan')).status, 401)
  const early = await admin.post(page('kbang.cb'), { act: 'end', office: officeIds(ended.text)[0]!, last: '2020-01-01' })
  assert.equal(early.status, 422)
})

test('nobody changes one’s own account, or the account of someone with an office elsewhere', async () => {
  const admin = await house.signedIn('gialai.qt')
  assert.equal((await admin.post(page('gialai.qt'), { act: 'block' })).status, 403)
  assert.match((await admin.get(page('gialai.qt'))).text, /tài khoản đang đăng nhập/)
  for (const act of ['block', 'reset-password', 'give']) {
    assert.equal((await admin.post(page('hai.tinh'), { act })).status, 403, act)
  }
  const offices = await admin.get(page('hai.tinh'))
  assert.equal(officeIds(offices.text).length, 1, 'the office within can be ended')
  assert.equal((await admin.post(page('totung.cb'), { act: 'crown' })).status, 422)
})

test('blocking and a new password end the sessions', async () => {
  const admin = await house.signedIn('gialai.qt')
  const officer: Visitor = await house.signedIn('totung.cb')
  const reset = await admin.post(page('totung.cb'), { act: 'reset-password' })
  assert.match(reset.text, /<code>totung\.cb<\/code>/)
  assert.match((await officer.get('/tai-khoan')).path, /^\/dang-nhap/)
  assert.match((await admin.post(page('totung.cb'), { act: 'block' })).text, /Đã khóa tài khoản\./)
  assert.equal((await admin.post(page('totung.cb'), { act: 'block' })).status, 409)
  assert.match((await admin.post(page('totung.cb'), { act: 'unblock' })).text, /Đã mở khóa tài khoản\./)
})

function officeIds(text: string): string[] {
  return [...text.matchAll(/name="office" value="([^"]+)"/g)].map((match) => match[1]!)
}
