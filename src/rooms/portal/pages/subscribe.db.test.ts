import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, describe, it } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { calendarDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { DemonstrationHouse } from '#harness/demonstration-house.ts'
import { Page } from '#harness/page.ts'
import { saying } from '#harness/saying.ts'
import { post, systemHand } from '#rooms/disclosure/store/index.ts'
import { mailRound, type Send, sendMails, smtpSender } from '../store/send-mails.ts'

const ORIGIN = 'http://nharong.test'
const UNIT = 3236382
const ASK = `/cong-khai/${UNIT}/nhan-tin`

let house: DemonstrationHouse
before(async () => {
  house = await DemonstrationHouse.open()
})
after(() => house.close())
beforeEach(async () => {
  house.now = new Date('2026-11-23T02:00:00Z')
  await house.look('delete from mail_outbox; delete from subscription; delete from showing; delete from posting_version; delete from posting')
})

type Mail = { subject: string; body: string; unsubscribe: string; recipient: string; kind: string }
const mails = (): Promise<Mail[]> => house.look<Mail>('select kind, recipient, subject, body, unsubscribe from mail_outbox order by made_at, mail_id')
const subscriptions = () => house.look<{ email: string; confirmed_at: Date | null }>('select email, confirmed_at from subscription order by email')
const later = (hours: number): void => void (house.now = new Date(house.now.getTime() + hours * 3_600_000))
const round = (send?: Send): Promise<void> => mailRound({ database: house.database.db, send, origin: ORIGIN, now: () => house.now, log: (line) => house.log.push(line) })

async function ask(email: string, item = '') {
  const answer = await house.visitor().post(ASK, { email, muc: item })
  if (answer.headers.get('Content-Type')?.startsWith('text/html')) assert.deepEqual(new Page(answer.text).check(), [])
  return answer
}

/** Asks and confirms, as somebody who reads their mail. */
async function subscribe(email: string, item = ''): Promise<void> {
  await ask(email, item)
  const path = /\/nhan-tin\/xac-nhan\/[\w-]+/.exec((await mails()).findLast(({ recipient }) => recipient === email)!.body)![0]
  assert.equal((await house.visitor().get(path)).status, 200)
  assert.match((await house.visitor().post(path, {})).text, saying('portal.confirmed-title'))
}

async function disclose(item: string, title: string): Promise<void> {
  const day = calendarDate('2026-11-23')
  const input = { unitId: UNIT, item, title, summary: `Tóm tắt: ${title}`, showings: [{ form: 'b', place: 'website' as const, from: day }] }
  await house.work(async (tx) => accept(mustAccept(await post(tx, systemHand(), input, house.now))))
}

describe('a subscription', () => {
  it('is only there once the letter was answered, and tells what is new once a day', async () => {
    await subscribe('dinh@example.vn')
    await house.look('delete from mail_outbox')
    later(1)
    await disclose('12', 'Mức thu phí vệ sinh năm 2027')
    later(1)
    await round()
    assert.deepEqual(await mails(), [], 'the round of today is over')
    later(20)
    await round()
    const [news, ...more] = await mails()
    assert.deepEqual(more, [])
    assert.match(news!.body, /Mức thu phí vệ sinh năm 2027[\s\S]*Tóm tắt: Mức thu phí[\s\S]*http:\/\/nharong\.test\/ck\/[a-z2-7]{10}/)
    await round()
    later(24)
    await round()
    assert.equal((await mails()).length, 1, 'nothing new, no letter; nothing is told twice')
  })

  it('of one item hears of that item only', async () => {
    await subscribe('mot-muc@example.vn', '2')
    await house.look('delete from mail_outbox')
    await disclose('13', 'Thủ tục cấp bản sao')
    later(24)
    await round()
    assert.deepEqual(await mails(), [])
    await disclose('2', 'Dự toán bổ sung năm 2026')
    later(24)
    await round()
    assert.match((await mails())[0]!.body, /Dự toán bổ sung/)
  })

  it('that began later is not told what was there before', async () => {
    await subscribe('truoc@example.vn')
    later(1)
    await disclose('4', 'Quy chế thực hiện dân chủ của xã')
    later(1)
    await subscribe('sau@example.vn')
    await house.look('delete from mail_outbox')
    later(24)
    await round()
    assert.deepEqual((await mails()).map(({ recipient }) => recipient), ['truoc@example.vn'])
  })

  it('ends by one press, or by one POST of a mail program that says not where it comes from', async () => {
    for (const email of ['mot@example.vn', 'hai@example.vn']) await subscribe(email)
    later(1)
    await disclose('5', 'Kết quả đóng góp quý IV')
    later(24)
    await house.look("delete from mail_outbox where kind = 'confirm'")
    await round()
    const [one, two] = await mails()
    const path = (mail: Mail): string => new URL(mail.unsubscribe).pathname
    assert.match((await house.visitor().get(path(one!))).text, saying('portal.end-title'))
    assert.equal((await subscriptions()).length, 2, 'looking at it ends nothing')
    await house.visitor().post(path(one!), {})
    assert.equal((await subscriptions()).length, 1)
    const foreign = await house.visitor().post(path(two!), { 'List-Unsubscribe': 'One-Click' }, { headers: { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' } })
    assert.equal(foreign.status, 200)
    assert.deepEqual(await subscriptions(), [], 'and the address is gone')
    assert.equal((await house.visitor().post(path(two!), {})).status, 200, 'twice is no mistake')
    assert.equal((await house.look('select 1 from subscription_token')).length, 0)
  })

  it('that nobody confirmed is forgotten after two days', async () => {
    await ask('khong-phai-toi@example.vn')
    const path = /\/nhan-tin\/xac-nhan\/[\w-]+/.exec((await mails())[0]!.body)![0]
    later(49)
    assert.equal((await house.visitor().post(path, {})).status, 404)
    await round()
    assert.deepEqual(await subscriptions(), [])
  })

  it('tells nobody which addresses are known', async () => {
    await subscribe('biet@example.vn')
    const [known, unknown] = [await ask('biet@example.vn'), await ask('chua-biet@example.vn')]
    assert.deepEqual([known.status, known.path, known.text], [unknown.status, unknown.path, unknown.text])
    assert.equal((await mails()).filter(({ recipient }) => recipient === 'biet@example.vn').length, 1)
  })

  it('writes to one address three times a day at most, whoever asks', async () => {
    for (const item of ['1', '2', '3', '4', '5']) await ask('bi-quay-roi@example.vn', item)
    assert.equal((await mails()).length, 3)
  })

  it('keeps no key, only its hash', async () => {
    await ask('khoa@example.vn')
    const token = /xac-nhan\/([\w-]+)/.exec((await mails())[0]!.body)![1]!
    const rows = await house.look<{ found: boolean }>("select encode(token_hash, 'escape') like '%' || $1 || '%' or encode(token_hash, 'base64') like '%' || $1 || '%' as found from subscription_token", [token])
    assert.deepEqual(rows, [{ found: false }])
  })

  it('says what is wrong with an address, and keeps what was typed', async () => {
    const answer = await ask('dinh@@example')
    assert.equal(answer.status, 422)
    assert.match(answer.text, saying('refusal.portal.email-form'))
    assert.match(answer.text, /value="dinh@@example"/)
    for (const path of ['/nhan-tin/xac-nhan/x', `/nhan-tin/xac-nhan/${'a'.repeat(32)}`, `/nhan-tin/huy/${'a'.repeat(32)}`, '/cong-khai/9999999/nhan-tin']) {
      assert.equal((await house.visitor().get(path)).status, 404, path)
    }
  })

  it('of a commune that went into another is one of that', async () => {
    const { text } = await house.visitor().get('/cong-khai/3236381/nhan-tin')
    assert.match(text, new RegExp(`action="${ASK}"`))
  })

  it('shows its letters in a demonstration, without the addresses', async () => {
    await ask('an.danh@example.vn')
    const { text } = await house.visitor().get('/nhan-tin/hom-thu')
    assert.deepEqual(new Page(text).check(), [])
    assert.doesNotMatch(text, /an\.danh@/)
    assert.match(text, /href="\/nhan-tin\/xac-nhan\//)
  })
})

describe('letters', () => {
  let server: Server
  let received: string[]
  let busy = false
  before(async () => {
    received = []
    server = createServer((socket) => {
      let data: string | undefined
      socket.write('220 test ESMTP\r\n')
      socket.setEncoding('utf8')
      let rest = ''
      socket.on('data', (piece) => {
        rest += String(piece)
        for (let at = rest.indexOf('\r\n'); at >= 0; at = rest.indexOf('\r\n')) {
          const line = rest.slice(0, at)
          rest = rest.slice(at + 2)
          if (data !== undefined) {
            if (line === '.') {
              received.push(data)
              data = undefined
              socket.write('250 taken\r\n')
            } else data += `${line}\n`
          } else if (line.startsWith('EHLO')) socket.write('250 test\r\n')
          else if (line.startsWith('MAIL FROM')) socket.write(busy ? '451 later, a@example.vn\r\n' : '250 ok\r\n')
          else if (line.startsWith('DATA')) {
            data = ''
            socket.write('354 go\r\n')
          } else if (line.startsWith('QUIT')) socket.end('221 bye\r\n')
          else socket.write('250 ok\r\n')
        }
      })
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  })
  after(() => void server.close())
  const sender = (): Send => smtpSender(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, 'congkhai@example.vn')

  it('go by SMTP with what ends them in the head, and nothing of them is kept', async () => {
    await subscribe('a@example.vn')
    later(1)
    await disclose('1', 'Kế hoạch năm 2027')
    later(24)
    await house.look('delete from mail_outbox')
    await round(sender())
    assert.deepEqual(await mails(), [])
    assert.equal(received.length, 1)
    const unfolded = received[0]!.replaceAll(/\n[ \t]+/g, ' ')
    assert.match(unfolded, /^List-Unsubscribe: <http:\/\/nharong\.test\/nhan-tin\/huy\/[\w-]{32}>$/m)
    assert.match(unfolded, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
    assert.match(unfolded, /^To: a@example\.vn$/m)
    assert.match(unfolded, /^Auto-Submitted: auto-generated$/m)
  })

  it('wait where the other side takes none, longer each time, and are given up after three days', async () => {
    await ask('b@example.vn')
    busy = true
    assert.deepEqual(await sendMails(house.database.db, sender(), () => house.now), { sent: 0, failed: 1 })
    assert.deepEqual(await sendMails(house.database.db, sender(), () => house.now), { sent: 0, failed: 0 }, 'not at once again')
    const [row] = await house.look<{ last_error: string; tried: number }>('select last_error, tried from mail_outbox')
    assert.equal(row!.tried, 1)
    busy = false
    later(1)
    assert.deepEqual(await sendMails(house.database.db, sender(), () => house.now), { sent: 1, failed: 0 })
    await ask('c@example.vn')
    later(73)
    await round()
    assert.deepEqual(await mails(), [])
  })

  it('are taken by one of two that send at the same moment', async () => {
    for (const n of [1, 2, 3, 4]) await ask(`nhieu-${n}@example.vn`)
    const taken: string[] = []
    const slow: Send = async ({ recipient }) => {
      taken.push(recipient)
      await delay(40)
    }
    const both = await Promise.all([1, 2].map(() => sendMails(house.database.db, slow, () => house.now)))
    assert.deepEqual(taken.toSorted(), [1, 2, 3, 4].map((n) => `nhieu-${n}@example.vn`))
    assert.equal(both[0]!.sent + both[1]!.sent, 4)
    assert.ok(both[0]!.sent > 0 && both[1]!.sent > 0, 'and both work')
  })
})

describe('whom to reach', () => {
  it('is written by the officers of the unit and stands on its page at once', async () => {
    const officer = await house.person('xa.kbang')
    const path = '/viec/cong-khai/lien-he'
    const typed = { office: 'Văn phòng HĐND và UBND xã Kbang', head: 'Chủ tịch UBND xã', address: 'Tổ dân phố 6', phone: '0269 123 456', email: 'vanphong@example.vn', hours: 'Thứ Hai đến thứ Sáu', reception: '' }
    const done = await officer.post(path, { ...(await officer.get(path)).page.fields(path), ...typed })
    assert.match(done.text, saying('portal.contact-kept'))
    const { text } = await house.visitor().get('/cong-khai/3236382')
    assert.match(text, /Văn phòng HĐND và UBND xã Kbang/)
    assert.match(text, /href="tel:0269123456"/)
    const [line] = await house.look<{ subject: string }>("select subject from journal where act = 'portal.contact'")
    assert.match(line!.subject, /"new":"Tổ dân phố 6"/)
    assert.match((await officer.post(path, { ...typed, phone: '0269', revision: '0' })).text, saying('refusal.portal.phone-form'))
    assert.match((await officer.post(path, { ...typed, revision: '0' })).text, saying('refusal.portal.contact-stale'))
  })

  it('is nobody else’s to write', async () => {
    assert.equal((await house.visitor().get('/viec/cong-khai/lien-he', { follow: false })).status, 303)
    assert.equal((await (await house.signIn('kiemtra')).visitor.get('/viec/cong-khai/lien-he')).status === 200, false)
  })
})
