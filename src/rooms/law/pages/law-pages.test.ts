import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Page } from '#harness/page.ts'
import { saying } from '#harness/saying.ts'
import { Visitor } from '#harness/visitor.ts'
import { createApp } from '#web/app.ts'
import type { House } from '#web/house.ts'
import { words } from '#words/words.ts'
import { loadAskedRules } from '../store/load-asked-rules.ts'
import { lawPages } from './index.ts'

const database = new Proxy({}, { get: (_, name) => assert.fail(`a public page asked the database for ${String(name)}`) })
const faults: string[] = []
const house: House = {
  database: database as House['database'], mode: 'demonstration', now: () => new Date('2026-11-23T03:00:00Z'), version: '0', log: (line) => faults.push(line),
}
const app = createApp(house, [lawPages])
const visitor = new Visitor(app)
const { all } = await loadAskedRules()

async function open(address: string, status = 200): Promise<Page> {
  const answer = await visitor.get(address)
  assert.deepEqual(faults, [])
  assert.equal(answer.status, status, address)
  const page = new Page(answer.text)
  assert.deepEqual(page.problems, [], address)
  return page
}

function addressOf(path: string, { on, given }: (typeof all)[number]['examples'][number]): string {
  const query = new URLSearchParams([['on', on], ...Object.entries(given).flatMap(([name, value]) => (typeof value === 'string' ? [value] : value).map((each) => [name, each]))])
  return `${path}?${query.toString()}`
}

describe('/hoi-luat', () => {
  it('leads to every question', async () => {
    const page = await open('/hoi-luat')
    const links = page.all('a').map((link) => link.attributes.get('href'))
    for (const { id } of all) assert.ok(links.includes(`/hoi-luat/${id}`), id)
  })

  for (const lang of ['vi', 'en'] as const) {
    it(`has a form for each, and answers every example (${lang})`, async () => {
      for (const rule of all) {
        const form = await open(`/hoi-luat/${rule.id}?lang=${lang}`)
        for (const { name } of rule.inputs) assert.ok([...form.all('input'), ...form.all('textarea'), ...form.all('select')].some((field) => field.attributes.get('name') === name), `${rule.id} ${name}`)
        for (const example of rule.examples) {
          const page = await open(`${addressOf(`/hoi-luat/${rule.id}`, example)}&lang=${lang}`, 'refused' in example ? 422 : 200)
          assert.equal(page.all('section').some((section) => section.attributes.get('class') === 'nr-answer'), !('refused' in example), rule.id)
        }
      }
      await visitor.get('/hoi-luat?lang=vi')
    })
  }

  it('answers in a sentence with its steps, articles and the other reading', async () => {
    const { text } = await visitor.get('/hoi-luat/disclosure.deadline?decision=26/4/2024&item=7&on=10/5/2024&received=&lang=vi')
    assert.match(text, /Chậm nhất ngày 07\/5\/2024 \(thứ Ba\)/)
    assert.match(text, /29\/4\/2024 \(thứ Hai\): nghỉ do hoán đổi/)
    assert.match(text, /10\/2022\/QH15 Đ12\.3/)
    assert.match(text, /Chậm nhất ngày 06\/5\/2024 \(thứ Hai\)/)
    assert.match(text, /đã quá 3 ngày/)
    assert.match(text, /value="26\/4\/2024"/)
  })

  it('says at the field what is wrong, and keeps what was typed', async () => {
    const page = await open('/hoi-luat/disclosure.deadline?decision=31/2/2026&item=', 422)
    const { text } = await visitor.get('/hoi-luat/disclosure.deadline?decision=31/2/2026&item=')
    assert.match(text, /id="decision-error"/)
    assert.match(text, /id="item-error"/)
    assert.match(text, /value="31\/2\/2026"/)
    assert.ok(page.all('a').some((link) => link.attributes.get('href') === '#decision'))
  })

  it('takes what is no input of the rule for a mistake, without a link to nowhere', async () => {
    const page = await open('/hoi-luat/working-days.is-working-day?day=2026-11-24&x=1', 422)
    assert.ok(!page.all('a').some((link) => link.attributes.get('href') === '#x'))
  })

  it('shows text that was typed as text', async () => {
    const { text } = await visitor.get(`/hoi-luat/instruments.in-force?number=${encodeURIComponent('<script>alert(1)</script>')}`)
    assert.doesNotMatch(text, /<script>alert/)
  })

  it('is not there for a rule that is not', async () => {
    const answer = await visitor.get('/hoi-luat/no.such-rule')
    assert.equal(answer.status, 404)
    assert.match(answer.text, saying('web.not-found-title'))
  })
})

describe('/api/law', () => {
  const get = async (address: string) => {
    const answer = await app.request(address)
    return { status: answer.status, type: answer.headers.get('Content-Type') ?? '', body: await answer.json() }
  }

  it('lists the rules with their inputs', async () => {
    const { status, body } = await get('/api/law')
    assert.equal(status, 200)
    assert.deepEqual(body.rules.map(({ rule }: { rule: string }) => rule), all.map(({ id }) => id))
    assert.equal(body.rules.find(({ rule }: { rule: string }) => rule === 'disclosure.deadline').inputs[0].name, 'decision')
  })

  it('answers what the page answers', async () => {
    const { status, body } = await get('/api/law/disclosure.deadline?decision=2024-04-26&item=7&on=2024-05-10')
    assert.equal(status, 200)
    assert.deepEqual(body.result, { rule: 'L10-11.7', due: '2024-05-07', daysLeft: -3, days: 5, unit: 'working-days' })
    assert.deepEqual(body.given, { decision: '2024-04-26', item: '7' })
    assert.deepEqual([body.rule, body.on, body.confidence], ['disclosure.deadline', '2024-05-10', 'V'])
    assert.deepEqual(body.articles, ['10/2022/QH15 Đ11.7', '10/2022/QH15 Đ12.3'])
    assert.deepEqual(body.others.map(({ reading, result }: { reading: string; result: unknown }) => [reading, result]), [['event-day-counts', { due: '2024-05-06' }]])
    assert.match(body.messageEn, /Tuesday 07\/5\/2024/)
  })

  it('answers every example with its values', async () => {
    for (const rule of all) {
      for (const example of rule.examples) {
        const { status, body } = await get(addressOf(`/api/law/${rule.id}`, example))
        if ('refused' in example) assert.deepEqual([body.code, status], [example.refused, /unknown|not-found/.test(example.refused) ? 404 : 422])
        else for (const [name, value] of Object.entries(example.values)) assert.deepEqual(body.result[name], value, `${rule.id} ${name}`)
      }
    }
  })

  it('says what is wrong as problem JSON', async () => {
    const cases = [
      ['/api/law/no.such-rule', 404, 'law.rule-unknown', undefined],
      ['/api/law/disclosure.deadline', 400, 'law.input-missing', 'decision'],
      ['/api/law/disclosure.deadline?decision=x&item=7', 400, 'law.input-date', 'decision'],
      ['/api/law/disclosure.deadline?decision=2024-04-26&item=7&x=1', 400, 'law.input-unknown', 'x'],
      ['/api/law/disclosure.deadline?decision=2024-04-26&item=99', 422, 'law.no-item', undefined],
    ] as const
    for (const [address, status, code, field] of cases) {
      const answer = await get(address)
      assert.deepEqual([answer.status, answer.body.status, answer.body.code, answer.body.problems[0].field], [status, status, code, field])
      assert.match(answer.type, /^application\/problem\+json/)
      assert.ok(answer.body.detail.length > 10)
    }
  })

  it('is described by the OpenAPI document, rule by rule', async () => {
    const { body } = await get('/api/openapi.json')
    for (const rule of all) {
      const operation = body.paths[`/api/law/${rule.id}`].get
      assert.deepEqual(operation.parameters.map(({ name }: { name: string }) => name), [...rule.inputs.map(({ name }) => name), 'on'])
      for (const parameter of operation.parameters) assert.equal(parameter.required, rule.inputs.find(({ name }) => name === parameter.name)?.required === true)
    }
    for (const [, name] of JSON.stringify(body).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) assert.ok(body.components.schemas[name!], name)
    const page = await open('/api')
    assert.ok(page.all('pre').length > 0)
  })

  it('speaks of the questions in English too', () => {
    for (const { id } of all) assert.notEqual(words('en')(`law.rule.${id}`), words('vi')(`law.rule.${id}`))
  })
})
