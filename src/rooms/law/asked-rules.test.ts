import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { calendarDate } from '#foundation/calendar-date.ts'
import { mustAccept } from '#foundation/result.ts'
import { InstrumentRegister, parseInstruments } from '#rooms/instruments/index.ts'
import { words, wordsTable } from '#words/words.ts'
import { answerJson, type AskedExample, type AskedRule, inputsOf, readGiven, type Say, type Typed, withLabel } from './index.ts'
import { loadAskedRules } from './store/load-asked-rules.ts'

const SRC = fileURLToPath(new URL('../../', import.meta.url))
const LAW = new InstrumentRegister(mustAccept(parseInstruments(readFileSync(new URL('../../../law/instruments.tsv', import.meta.url), 'utf8'))))
const { all, find } = await loadAskedRules()
const LANGS = ['vi', 'en'] as const

function typedOf({ on, given }: AskedExample): Typed {
  return [['on', on], ...Object.entries(given).flatMap(([name, value]) => (typeof value === 'string' ? [value] : value).map((each) => [name, each] as const))]
}

/** Every sentence of an answer, so that a missing word or parameter is a fault here. */
function saidIn(rule: AskedRule, example: AskedExample): readonly string[] {
  const read = readGiven(rule, typedOf(example), calendarDate('2026-11-23'))
  assert.ok(read.ok)
  const answer = find(rule.id)!.answer(read.given)
  if (!answer.ok) return LANGS.map((lang) => words(lang)(`refusal.${answer.refusal.code}`, answer.refusal))
  const json = answerJson(rule, read.given.on, typedOf(example), answer.value, { vi: words('vi'), en: words('en') })
  return [...JSON.stringify(json).matchAll(/"message(?:En)?":"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]!)
}

describe('the rules that may be asked', () => {
  it('are found by being declared', () => {
    const declared = globSync('rooms/*/asked-rules.ts', { cwd: SRC }).map((path) => path.split('/')[1]!)
    assert.deepEqual([...new Set(all.map(({ room }) => room))].toSorted(), declared.toSorted())
    assert.ok(all.length >= 13)
    assert.equal(find('no.such-rule'), undefined)
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length)
  })

  it('have what they must know in the store of their room, if they must know anything', () => {
    for (const { room } of all) assert.ok(existsSync(`${SRC}rooms/${room}/store/asked-knowledge.ts`), room)
  })

  for (const rule of all) {
    describe(rule.id, () => {
      it('has its words in both languages', () => {
        for (const lang of LANGS) {
          const table = wordsTable(lang)
          const keys = [`law.rule.${rule.id}`, `law.says.${rule.id}`, `law.family.${rule.id.split('.')[0]!}`]
          for (const input of inputsOf(rule)) {
            keys.push(`law.input.${input.name}`)
            if (input.kind === 'choice') keys.push(...input.choices.map((choice) => `law.choice.${input.name}.${choice}`))
          }
          assert.deepEqual(keys.filter((key) => !table.has(key)), [], lang)
        }
      })

      it('stands on articles of documents that we know', () => {
        for (const article of rule.articles) {
          const [number, place] = article.split(' ')
          assert.match(place ?? '', /^Đ\d+/, article)
          assert.ok(LAW.withNumber(number!).length > 0, article)
        }
      })

      it('has names as programs write them, each once', () => {
        assert.match(rule.id, /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)
        const names = inputsOf(rule).map(({ name }) => name)
        assert.equal(new Set(names).size, names.length)
        for (const name of names) assert.match(name, /^[a-z]+(-[a-z]+)*$/)
      })

      for (const [at, example] of rule.examples.entries()) {
        it(`answers its example ${at + 1}: ${JSON.stringify(example.given)}`, () => {
          const read = readGiven(rule, typedOf(example), calendarDate('2000-01-01'))
          assert.ok(read.ok)
          const answer = find(rule.id)!.answer(read.given)
          if ('refused' in example) {
            assert.equal(answer.ok ? 'accepted' : answer.refusal.code, example.refused)
          } else {
            const { values, articles } = mustAccept(answer)
            assert.deepEqual(Object.fromEntries(Object.keys(example.values).map((name) => [name, values[name]])), example.values)
            for (const article of articles) assert.ok(article.length > 3)
          }
          const said = saidIn(rule, example)
          assert.ok(said.length >= 2)
          for (const sentence of said) {
            assert.notEqual(sentence, '')
            assert.doesNotMatch(sentence, /undefined|\[object|\{\w+\}/)
          }
        })
      }
    })
  }

  it('one that is declared with an answer that does not come fails its test', () => {
    const rule = find('disclosure.deadline')!
    const [example] = rule.examples
    const read = readGiven(rule, typedOf(example), calendarDate('2000-01-01'))
    assert.ok(read.ok)
    assert.notEqual(mustAccept(rule.answer(read.given)).values['due'], '2024-05-06')
  })
})

describe('what is given', () => {
  const deadline = find('disclosure.deadline')!
  const continuity = find('disclosure.continuity')!
  const add = find('working-days.add')!
  const today = calendarDate('2026-11-23')
  const wrong = (rule: AskedRule, ...typed: Typed) => {
    const read = readGiven(rule, typed, today)
    return read.ok ? [] : read.problems.map(({ field, refusal }) => `${field} ${refusal.code}`)
  }

  it('is read as officials write it and as machines do; blank is as not given', () => {
    for (const day of ['2024-04-26', '26/4/2024', ' 26/04/2024 ']) {
      const read = readGiven(deadline, [['decision', day], ['item', '7'], ['received', ' '], ['on', '']], today)
      assert.ok(read.ok)
      assert.equal(read.given.date('decision'), '2024-04-26')
      assert.equal(read.given.findDate('received'), undefined)
      assert.equal(read.given.on, today)
      assert.equal(read.given.choice('discloser'), 'commune')
    }
  })

  it('is refused field by field, all at once', () => {
    assert.deepEqual(wrong(deadline, ['decision', '31/2/2026'], ['discloser', 'hamlet'], ['x', '1'], ['on', 'hôm nay']), [
      'x law.input-unknown', 'decision law.input-date', 'item law.input-missing', 'discloser law.input-choice', 'on law.input-date',
    ])
    assert.deepEqual(wrong(deadline, ['decision', '2026-01-01'], ['decision', '2026-01-02'], ['item', 'x'.repeat(11)]), ['decision law.input-twice', 'item law.input-too-long'])
    for (const days of ['5.5', '1001', '-1001', 'năm', '99999999']) assert.deepEqual(wrong(add, ['from', '2026-01-01'], ['days', days]), ['days law.input-whole'])
    assert.deepEqual(wrong(add, ['from', '2026-01-01'], ['days', '-1000']), [])
  })

  it('has a sentence for every problem in both languages', () => {
    const read = readGiven({ ...deadline, inputs: [...deadline.inputs, { name: 'days', kind: 'flag' }] }, [['decision', 'x'], ['item', 'x'.repeat(11)], ['discloser', 'y'], ['x', '1'], ['days', 'maybe'], ['received', '1'], ['received', '2']], today)
    assert.ok(!read.ok)
    assert.equal(read.problems.length, 6)
    for (const lang of LANGS) for (const { refusal } of read.problems) assert.ok(words(lang)(`refusal.${refusal.code}`, withLabel(words(lang), refusal)).length > 10)
  })

  it('times are several, open or not', () => {
    const times = (...typed: string[]) => {
      const read = readGiven(continuity, [['item', '7'], ...typed.map((text) => ['showing', text] as const)], today)
      return read.ok ? read.given.times('showing').map(({ from, to }) => `${from} ${to}`) : read.problems[0]!.refusal.code
    }
    assert.deepEqual(times('2026-03-01..2026-03-30'), ['2026-03-01 2026-03-30'])
    assert.deepEqual(times('01/3/2026..30/3/2026\n01/4/2026..', '2026-06-01'), ['2026-03-01 2026-03-30', '2026-04-01 null', '2026-06-01 2026-06-01'])
    assert.equal(times('30/3/2026..01/3/2026'), 'law.input-times')
    assert.equal(times('01/3/2026..02/3/2026..03/3/2026'), 'law.input-times')
    assert.equal(times('tháng ba'), 'law.input-times')
    assert.equal(times(Array.from({ length: 501 }, () => '2026-03-01').join(';')), 'law.input-times')
  })

  it('flags are yes and no', () => {
    const rule: AskedRule = { ...add, inputs: [{ name: 'f', kind: 'flag' }] }
    const flag = (text: string) => {
      const read = readGiven(rule, [['f', text]], today)
      return read.ok ? read.given.flag('f') : undefined
    }
    assert.deepEqual(['có', 'yes', 'no', '0', 'maybe', ''].map(flag), [true, true, false, false, undefined, false])
  })

  it('asked for under a kind that it has not is a fault', () => {
    const read = readGiven(deadline, [['decision', '2026-01-01'], ['item', '1']], today)
    assert.ok(read.ok)
    assert.throws(() => read.given.whole('decision'), /kind/)
    assert.throws(() => read.given.date('received'), /required/)
  })
})

describe('the sentences of reasons that rules can say', () => {
  const keys = (text: string) => [...text.matchAll(/key: (?:[^'`]*\? )?'(law\.[^']+)'/g)].map((match) => match[1]!)
  it('are all in the tables', () => {
    const sources = globSync('rooms/**/{asked,asked-rules}*{,/*}.ts', { cwd: SRC }).filter((path) => !path.endsWith('.test.ts'))
    assert.ok(sources.length > 5)
    const lost = sources.flatMap((path) => keys(readFileSync(`${SRC}${path}`, 'utf8'))).filter((key) => !wordsTable('vi').has(key) || !wordsTable('en').has(key))
    assert.deepEqual(lost, [])
  })

  it('name every reason for a day off and every reading of the data', () => {
    const column = (file: string, at: number) => readFileSync(new URL(`../../../law/${file}`, import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t')[at]!)
    const says: Say[] = [
      ...new Set([...column('holidays.tsv', 0), 'weekend', 'make-up', 'swap']),
    ].map((why) => ({ key: `law.off.${why}` }))
    for (const id of column('disclosure-readings.tsv', 0)) says.push({ key: `law.reading.${id}` })
    assert.deepEqual(says.filter(({ key }) => !wordsTable('vi').has(key)), [])
    const known = new Set(column('holidays.tsv', 0))
    for (const why of column('working-days.tsv', 3)) assert.ok(['', 'make-up', 'swap'].includes(why) || known.has(why), why)
  })
})
