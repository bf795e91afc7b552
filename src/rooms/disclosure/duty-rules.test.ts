import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { addDays, calendarDate } from '#foundation/calendar-date.ts'
import { type Discloser, parseDutyRules, quarterOf, quarterRange, webUntil } from './index.ts'
import { loadDutyRules } from './store/load-duty-rules.ts'

const RULES = loadDutyRules()
const items = (discloser: Discloser, on: string) => RULES.forDiscloser(discloser, calendarDate(on)).map(({ item }) => item).join(' ')
const ids = (on: string) => RULES.forDiscloser('commune', calendarDate(on)).map(({ id }) => id)

describe('what must be disclosed', () => {
  it('has the items of each article, in its order', () => {
    assert.equal(items('commune', '2026-01-01'), '1 2 3 4 5 6 7 8 9 10 11 12 13 14')
    assert.equal(items('commune', '2023-07-01'), '1 2 3 4 5 6 7 8 9 10 11 12 13 14')
    assert.equal(items('commune', '2023-06-30'), '1 2 3 4 5 6 7 8 9 10 11')
    assert.equal(items('commune', '2007-06-30'), '')
    assert.equal(items('agency', '2026-01-01'), '1 2 3 4 5 6 7 8 9 10 11 12')
    assert.equal(items('state-enterprise', '2026-01-01'), 'a b c d đ e g h')
    assert.equal(items('agency', '2023-06-30'), '')
  })

  it('changes on 01/7/2025 the four items whose words changed, and no other', () => {
    const [before, after] = [ids('2025-06-30'), ids('2025-07-01')]
    assert.deepEqual(before.filter((id) => !after.includes(id)), ['L10-11.3', 'L10-11.4', 'L10-11.10', 'L10-11.14'])
    assert.deepEqual(after.filter((id) => !before.includes(id)), ['L97-11.3', 'L97-11.4', 'L97-11.10', 'L97-11.14'])
    assert.match(RULES.byId('L97-11.3')!.title.vi, /đặc khu/)
    assert.match(RULES.byId('L10-11.3')!.title.vi, /thị trấn/)
    assert.doesNotMatch(RULES.byId('L97-11.10')!.title.vi, /ở cấp xã/)
  })

  it('leaves no day of an item without a text, and never has two', () => {
    for (const discloser of ['commune', 'agency', 'state-enterprise'] as const) {
      for (let day = calendarDate('2023-07-01'); day < '2027-01-01'; day = addDays(day, 13)) {
        const found = RULES.forDiscloser(discloser, day).map(({ item }) => item)
        assert.equal(new Set(found).size, found.length, day)
        assert.equal(found.length, { commune: 14, agency: 12, 'state-enterprise': 8 }[discloser])
      }
    }
  })

  it('has the forms and days of Đ13 item by item', () => {
    const forms = (item: string) => RULES.find('commune', item, calendarDate('2026-01-01'))!.demands.map(({ form, place, minDays, permanent }) => `${form} ${place} ${permanent ? 'always' : (minDays ?? '')}`.trim())
    const [site, board] = [['b website'], ['a office 30', 'a culture-house 30', 'a community-point 30']]
    for (const item of ['1', '2', '3', '5', '6']) assert.deepEqual(forms(item), [...site, ...board], item)
    for (const item of ['4', '13']) assert.deepEqual(forms(item), [...site, 'a office always'], item)
    for (const item of ['7', '8', '9', '10', '11', '12']) assert.deepEqual(forms(item), [...site, ...board, 'c loudspeaker 3', 'd hamlet'], item)
    assert.deepEqual(forms('14'), site)
  })

  it('has the forms and days of Đ48 and Đ66: the written notice stands in for posting only', () => {
    const of = (discloser: Discloser, item: string) => RULES.find(discloser, item, calendarDate('2026-01-01'))!.demands.map(({ form, place, minDays, where, unlessForm }) => [form, place, minDays, where, unlessForm])
    assert.deepEqual(of('agency', '5'), [
      ['b', 'internal-site', 20, 'internal-site-exists', undefined], ['a', 'office', 20, 'no-internal-site', 'd'], ['a', 'workplace', 20, 'no-internal-site', 'd'],
    ])
    assert.deepEqual(of('state-enterprise', 'đ'), [
      ['e', 'internal-site', 20, 'internal-site-exists', undefined], ['a', 'office', 20, 'no-internal-site', 'c'], ['a', 'workplace', 20, 'no-internal-site', 'c'],
    ])
  })

  it('names citizens under items 7 to 10', () => {
    const naming = RULES.forDiscloser('commune', calendarDate('2026-01-01')).filter((rule) => rule.namesCitizens).map(({ item }) => item)
    assert.deepEqual(naming, ['7', '8', '9', '10'])
  })

  it('marks what is not verified: every row of the Ordinance', () => {
    for (const rule of RULES.all) assert.equal(rule.confidence, rule.era === 'ordinance' ? 'M' : 'V', rule.id)
  })

  it('is found by item and by id', () => {
    assert.equal(RULES.find('commune', '15', calendarDate('2026-01-01')), undefined)
    assert.equal(RULES.byId('L10-64.1.đ')?.article, 'Đ64.1.đ')
    assert.equal(RULES.byId('none'), undefined)
  })
})

describe('the web copy of what names citizens', () => {
  const until = (id: string, day = '2026-03-01') => webUntil(RULES.byId(id)!, calendarDate(day))
  it('ends when the days of posting are over', () => {
    assert.equal(until('L10-11.7'), '2026-03-31')
    assert.equal(until('L10-64.1.e'), '2026-03-21')
  })
  it('of what names nobody stays', () => {
    assert.equal(until('L10-11.1'), undefined)
    assert.equal(until('L10-11.13'), undefined)
  })
  it('of a permanent posting stays, and thirty days are taken where a rule has none', () => {
    const rule = RULES.byId('L10-11.7')!
    const without = rule.demands.filter(({ minDays }) => minDays === undefined)
    assert.equal(webUntil({ ...rule, demands: without }, calendarDate('2026-03-01')), '2026-03-31')
    assert.equal(webUntil({ ...rule, demands: [...without, { form: 'a', place: 'office', permanent: true, article: 'x' }] }, calendarDate('2026-03-01')), undefined)
  })
})

describe('quarters', () => {
  it('begin and end with their months', () => {
    assert.deepEqual(quarterOf(calendarDate('2026-03-31')), { year: 2026, quarter: 1 })
    assert.deepEqual(quarterOf(calendarDate('2026-04-01')), { year: 2026, quarter: 2 })
    assert.deepEqual(quarterRange(2026, 4), { from: '2026-10-01', to: '2026-12-31' })
    for (let day = calendarDate('2023-01-01'); day < '2025-01-01'; day = addDays(day, 1)) {
      const { year, quarter } = quarterOf(day)
      const { from, to } = quarterRange(year, quarter)
      assert.ok(from <= day && day <= to, day)
    }
  })
})

describe('the files of the duties', () => {
  const [duties, demands, readings] = ['duties', 'demands', 'readings'].map((name) => readFileSync(new URL(`../../../law/disclosure-${name}.tsv`, import.meta.url), 'utf8')) as [string, string, string]
  const problem = (d: string, m: string, r: string) => {
    const read = parseDutyRules(d, m, r)
    return read.ok ? 'none' : read.refusal['problem']
  }
  const duty = (from: string | RegExp, to: string) => problem(duties.replace(from, to), demands, readings)
  const demand = (from: string | RegExp, to: string) => problem(duties, demands.replace(from, to), readings)
  const reading = (from: string | RegExp, to: string) => problem(duties, demands, readings.replace(from, to))

  it('are read strictly', () => {
    assert.equal(problem(duties, demands, readings), 'none')
    assert.equal(duty('\tlaw\tcommune', '\tnow\tcommune'), 'era')
    assert.equal(duty('\tlaw\tcommune', '\tlaw\thamlet'), 'discloser')
    assert.equal(duty('\tdecision\t', '\twhim\t'), 'event')
    assert.equal(duty('\t5\tworking-days', '\t0\tworking-days'), 'clock')
    assert.equal(duty('\t5\tworking-days', '\t5\tfortnights'), 'clock')
    assert.equal(duty('\t5\tworking-days\t10/2022/QH15 Đ12.3', '\t5\tworking-days\t'), 'clock')
    assert.equal(duty('\tyes\t', '\tmaybe\t'), 'names_citizens')
    assert.equal(duty('\t2023-07-01\t', '\t2023-02-30\t'), 'from')
    assert.equal(duty('\t2025-06-30\t', '\t2025-06-31\t'), 'from')
    assert.equal(duty('\t2025-06-30\t', '\t2023-06-30\t'), 'from')
    assert.equal(duty('\tV\t', '\tW\t'), 'confidence')
    assert.equal(duty(/\tV\t[^\t]+/, '\tV\t'), 'confidence')
    assert.equal(duty(/\t[^\t]+\n(?=L10-11.2\t)/, '\t\n'), 'vi')
    assert.equal(duty('L10-11.2\t', 'L10-11.1\t'), 'id')
    assert.equal(duty('event-day-counts;', 'as-you-like;'), 'readings')
    assert.equal(duty('event-day-counts;date-received;special-law', ''), 'none')
    assert.equal(duty('id\t', 'name\t'), 'heading')
    assert.equal(demand('\tcommune\t', '\thamlet\t'), 'discloser')
    assert.equal(demand('\twebsite\t', '\tmoon\t'), 'place')
    assert.equal(demand('website-exists', 'moon-exists'), 'where')
    assert.equal(demand('\t30\texcluded', '\tsome\texcluded'), 'min_days')
    assert.equal(demand('\t30\texcluded', '\t30\t'), 'first_day')
    assert.equal(demand('\t30\texcluded', '\t30\tpartly'), 'first_day')
    assert.equal(demand('\tyes\t', '\tno\t'), 'permanent')
    assert.equal(demand('form\t', 'shape\t'), 'heading')
    assert.equal(reading('date-received\t', 'event-day-counts\t'), 'id')
    assert.equal(reading('\tS\n', '\tX\n'), 'confidence')
    assert.equal(reading('\t30\tdays', '\t\tdays'), 'days')
    assert.equal(reading('\t30\tdays', '\tthirty\tdays'), 'days')
    assert.equal(reading('id\t', 'name\t'), 'heading')
  })
})
