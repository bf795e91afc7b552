import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { extractText, getDocumentProxy } from 'unpdf'
import { DemonstrationHouse, type Person } from '#harness/demonstration-house.ts'
import { Page } from '#harness/page.ts'
import { saying } from '#harness/saying.ts'
import type { Gathering } from '../../records.ts'
import { AFTER, MORNING, VotingHamlet } from '../../testing/voting-hamlet.ts'
import { actPath, correctPath, LOOK_UP, onlinePath, paperPath, slipsPath, votePath, votersPath } from './paths.ts'

let house: DemonstrationHouse
let hamlet: VotingHamlet
let officer: Person
before(async () => {
  house = await DemonstrationHouse.open()
  hamlet = await VotingHamlet.open(4, house.database)
  house.now = MORNING
  officer = await house.signIn('xa.totung')
})
after(() => house.close())

/** The codes that stand on the page of slips. */
const codesOn = (text: string): string[] => [...text.matchAll(/nr-vote-slip__code">[^<]*?([A-Z2-7]{4}-[A-Z2-7]{4})</g)].map((match) => match[1]!)

async function open(path: string): Promise<{ status: number; text: string; page: Page }> {
  const { status, text } = await house.visitor().get(path, { follow: false })
  const page = new Page(text)
  if (text.startsWith('<!doctype')) assert.deepEqual(page.check(), [], path)
  return { status, text, page }
}

const preparation = {
  plan: 'Phát phiếu đến từng hộ.', planIssuedOn: '16/11/2026', planSentOn: '17/11/2026', noticedOn: '17/11/2026',
  'member-0': 'Đinh Thử Một', 'from-0': 'front-board', 'member-1': 'Đinh Thử Hai', 'from-1': 'hamlet', 'member-2': 'Đinh Thử Ba', 'from-2': 'organisation',
}

async function begin(gathering: Gathering, kept: Readonly<Record<string, string>> = preparation): Promise<string[]> {
  const { gatheringId } = gathering
  const page = votePath(gatheringId)
  assert.equal((await officer.fillIn(page, kept, '', actPath(gatheringId, 'chuan-bi'))).status, 200)
  assert.equal((await officer.fillIn(page, {}, '', actPath(gatheringId, 'mo'))).status, 200)
  const issued = await officer.fillIn(page, {}, '', actPath(gatheringId, 'phat'))
  assert.equal(issued.status, 200)
  return codesOn(issued.text)
}

describe('a household ballot on its pages', () => {
  test('is prepared, issued, counted with two witnesses, closed; then everybody may look a slip up and count again', async () => {
    const matterId = await hamlet.matter({ method: 'ballot' })
    const ballot = await hamlet.gathering('ballot', [matterId], { state: 'planned' })
    const { gatheringId } = ballot
    const page = votePath(gatheringId)
    const wrong = await officer.fillIn(page, { ...preparation, planIssuedOn: '31/02/2026' }, '', actPath(gatheringId, 'chuan-bi'))
    assert.equal(wrong.status, 422)
    const codes = await begin(ballot)
    assert.equal(codes.length, 4)
    assert.doesNotMatch((await officer.get(page)).text, new RegExp(codes[0]!), 'codes are shown once')
    const print = (numbers: readonly string[], format: string) => {
      const form = new FormData()
      for (const number of numbers) form.append('phieu', number)
      form.append('dang', format)
      return officer.visitor.post(actPath(gatheringId, 'in'), form)
    }
    const printed = await print(codes, 'pdf')
    assert.equal(printed.headers.get('content-type'), 'application/pdf')
    const sheet = (await extractText(await getDocumentProxy(new Uint8Array(printed.bytes)), { mergePages: true })).text
    for (const code of codes) assert.ok(sheet.includes(code), code)
    const strange = await print([codes[0]!, 'zzzz-zzzz'], 'pdf')
    assert.match(strange.text, saying('refusal.votes.slips-not-issued'))
    assert.match((await print([], 'docx')).text, saying('refusal.votes.slips-needed'))

    house.now = AFTER
    officer = await house.signIn('xa.totung')
    const one = await officer.fillIn(page, { 'witness-1': 'Hộ ông Thử', 'witness-2': 'Hộ ông Thử', collected: '3' }, '', actPath(gatheringId, 'kiem'))
    assert.deepEqual(one.page.errors.map(({ to }) => to), ['witnesses'])
    await officer.fillIn(page, { 'witness-1': 'Hộ ông Thử', 'witness-2': 'Hộ bà Thử', collected: '3' }, '', actPath(gatheringId, 'kiem'))
    const paper = (code: string, choice: string, reason = '') =>
      officer.fillIn(paperPath(gatheringId), { code, ...(choice && { [`choice-${matterId}`]: choice }), [`reason-${matterId}`]: reason }, '')
    assert.match((await paper(codes[0]!, 'for')).text, saying('votes.paper-taken'))
    assert.deepEqual((await paper(codes[0]!, 'for')).page.errors.map(({ to }) => to), ['code'])
    assert.deepEqual((await paper(codes[1]!, '')).page.errors.map(({ to }) => to), [`choice-${matterId}`])
    await paper(codes[1]!, 'against')
    assert.deepEqual((await paper(codes[2]!, 'invalid')).page.errors.map(({ to }) => to), [`reason-${matterId}`])
    await paper(codes[2]!, 'invalid', 'torn')
    const fixed = await officer.fillIn(paperPath(gatheringId), { code: codes[1]!, choice: 'for', why: '' }, '', correctPath(gatheringId))
    assert.deepEqual(fixed.page.errors.map(({ to }) => to), ['sua-why'])
    await officer.fillIn(paperPath(gatheringId), { code: codes[1]!, choice: 'for', why: 'Nhập nhầm' }, '', correctPath(gatheringId))
    assert.equal((await open(slipsPath(ballot.code, 'csv'))).status, 404)
    assert.doesNotMatch((await officer.get(page)).text, /id="ket-qua-/)

    const closed = await officer.fillIn(page, { signers: 'Đinh Thử Một\nĐinh Thử Hai' }, '', actPath(gatheringId, 'dong'))
    assert.match(closed.text, /id="ket-qua-/)
    const csv = await open(slipsPath(ballot.code, 'csv'))
    assert.equal(csv.text.trim().split('\r\n').length, 4)
    assert.doesNotMatch(csv.text, /Hộ thử/)
    const json = JSON.parse((await open(slipsPath(ballot.code, 'json'))).text)
    assert.deepEqual([json.matters[0].tally.inFavour, json.matters[0].tally.invalid, json.slips.length], [2, 1, 3])
    const found = await open(`${LOOK_UP}?so=${codes[1]!.toLowerCase()}`)
    assert.match(found.text, /Đồng ý/)
    assert.ok(found.text.includes(json.slips.find(({ slip }: { slip: string }) => slip === codes[1]!.toLowerCase().replace('-', '')).commitment))
    assert.match((await open(`${LOOK_UP}?so=zzzz-zzzz`)).text, saying('votes.look-up-none'))
    assert.match((await officer.get(votersPath(gatheringId))).text, /Hộ thử 1/)
  })

  test('is shut to others: the people, a head of another hamlet; the Front follows without the names', async () => {
    const ballot = await hamlet.gathering('ballot', [await hamlet.matter()])
    const page = votePath(ballot.gatheringId)
    assert.equal((await open(page)).status, 303)
    const head = await house.signIn('thon.totung')
    assert.equal((await head.get(page)).status, 404, 'out of sight')
    const front = await house.signIn('mttq.totung')
    assert.equal((await front.get(page)).status, 200)
    assert.equal((await front.get(votersPath(ballot.gatheringId))).status, 403)
    assert.equal((await front.post(actPath(ballot.gatheringId, 'phat'), {})).status, 403)
  })
})

describe('a vote is planned on its page', () => {
  test('with its days and who convenes; where the way is not lawful it says so', async () => {
    house.now = MORNING
    officer = await house.signIn('xa.totung')
    const matterId = await hamlet.matter({ method: 'ballot' })
    const path = `/viec/ban/phieu/moi?thon=${hamlet.hamletId}&viec=${matterId}`
    const given = { heldOn: '25/11/2026', endsOn: '27/11/2026', endsAt: '17:00', convenorName: 'Đinh Thử Trưởng' }
    assert.deepEqual((await officer.fillIn(path, { ...given, endsOn: '24/11/2026' }, '', '/viec/ban/phieu/moi')).page.errors.map(({ to }) => to), ['endsOn'])
    assert.deepEqual((await officer.fillIn(path, { ...given, heldOn: '' }, '', '/viec/ban/phieu/moi')).page.errors.map(({ to }) => to), ['heldOn'])
    const planned = await officer.fillIn(path, given, '', '/viec/ban/phieu/moi')
    assert.match(planned.text, saying('votes.planned'))
    assert.match(planned.path, /^\/viec\/ban\/phieu\/[0-9a-f-]{36}$/)
    const online = `/viec/ban/truc-tuyen/moi?thon=${hamlet.hamletId}&viec=${await hamlet.matter({ method: 'online' })}`
    assert.match((await officer.fillIn(online, given, '', '/viec/ban/truc-tuyen/moi')).text, saying('deliberation-rules.method.online-needs-consents'))
    assert.equal((await officer.get(`/viec/ban/phieu/moi?thon=1&viec=${matterId}`)).status, 404)
  })
})

describe('an online vote on its pages', () => {
  test('a household votes with the code of its paper, without an account; twice is told; too many wrong codes are stopped', async () => {
    house.now = MORNING
    officer = await house.signIn('xa.totung')
    const matterId = await hamlet.matter({ method: 'online' })
    for (const [at, id] of hamlet.households.slice(0, 3).entries()) {
      await house.look(
        `insert into matter_consent (province_id, consent_id, matter_id, hamlet_id, household_id, path, purpose, given_on, means, recorded_at)
        values (1522, $1, $2, ${hamlet.hamletId}, $3, '${hamlet.path}', 'online-method', '2026-11-10', 'meeting', now())`, [`00000000-0000-7000-8000-00000000000${at}`, matterId, id],
      )
    }
    const online = await hamlet.gathering('online', [matterId], { state: 'planned' })
    assert.match((await open(onlinePath(online.code))).text, saying('votes.online-early'))
    const codes = await begin(online)
    const address = onlinePath(online.code)
    const choice = `choice-${matterId}`
    const visitor = house.visitor()
    const form = await visitor.get(`${address}?ma=${codes[0]!}`)
    assert.match(form.text, new RegExp(`value="${codes[0]!}"`))
    const lacking = await visitor.post(address, { code: codes[0]! })
    assert.equal(lacking.status, 422)
    const taken = await visitor.post(address, { code: codes[0]!, [choice]: 'other', [`other-${matterId}`]: 'Đóng cổng lúc 23 giờ' })
    assert.deepEqual([taken.status, new Page(taken.text).check()], [200, []])
    const number = codesOn(taken.text)[0]!
    assert.notEqual(number, codes[0])
    assert.match((await visitor.post(address, { code: codes[0]!, [choice]: 'for' })).text, saying('refusal.deliberation.voice-used.online'))
    assert.match((await open(`${LOOK_UP}?so=${number}`)).text, saying('votes.look-up-none'), 'nothing before the close')
    for (let at = 0; at < 20; at++) assert.equal((await visitor.post(address, { code: 'aaaabbbb', [choice]: 'for' })).status, 422)
    assert.equal((await visitor.post(address, { code: codes[1]!, [choice]: 'for' })).status, 429)
    house.now = AFTER
    assert.match((await open(address)).text, saying('votes.online-over'))
    officer = await house.signIn('xa.totung')
    await officer.fillIn(votePath(online.gatheringId), {}, '', actPath(online.gatheringId, 'dong'))
    assert.match((await open(`${LOOK_UP}?so=${number}`)).text, /Ý kiến khác/)
    assert.equal((await open('/bieu-quyet/khongcothe')).status, 404)
  })
})
