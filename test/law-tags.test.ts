import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { mustAccept } from '#foundation/result.ts'
import { loadCatalogues } from '#rooms/indicators/store/load-catalogues.ts'
import { type Instrument, InstrumentRegister, parseCitations, parseInstruments } from '#rooms/instruments/index.ts'
import { ACT_NAMES, actEntry } from '#rooms/offices/index.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const REGISTER = new InstrumentRegister(mustAccept(parseInstruments(readFileSync(join(ROOT, 'law/instruments.tsv'), 'utf8'))))

/** The days that the periods of the catalogue reach over: what rests on an instrument must have been law on one of them. */
const PERIODS = loadCatalogues().periods
const FIRST_DAY = PERIODS.map(({ from }) => from).toSorted()[0]!
const LAST_DAY = PERIODS.map(({ to }) => to).toSorted().at(-1)!

/** `10/2022/QH15 Đ21.1.a, Đ23; 30/2020/NĐ-CP Phụ lục I`. */
const ARTICLE = String.raw`Đ\d+[a-zđ]?(?:\.\d+[a-zđ]?(?:\.[a-zđ])?)?`
const PLACE = String.raw`(?:${ARTICLE}(?:, ${ARTICLE})*|Phụ lục [IVX]+)`
const TAG = new RegExp(String.raw`^(\d{2,3}\/(\d{4})\/[A-ZĐ][A-ZĐ0-9-]+) ${PLACE}$`)

type Tag = { readonly where: string; readonly text: string }

function tagsIn(where: string, source: string): Tag[] {
  return [...source.matchAll(/@law ([^\n]*?)\s*(?:\*\/|\n|$)/g)].flatMap((match) =>
    match[1]!.split(';').map((text) => ({ where, text: text.trim() })),
  )
}

/** What is wrong with a tag; undefined where it is right. */
function fault({ text }: Tag): string | undefined {
  const match = TAG.exec(text)
  if (!match) return 'is not number/year/symbol with an article'
  const instrument = REGISTER.withNumber(match[1]!)[0]
  if (!instrument) return 'names a document that is not in law/instruments.tsv'
  if (instrument.date.slice(0, 4) !== match[2]) return `has another year than the document (${instrument.date})`
  return outsideTheEra(instrument)
}

function outsideTheEra({ from, to }: Instrument): string | undefined {
  if (from === null) return 'names a document of which we do not know since when it is in force'
  if (from > LAST_DAY) return `names a document that is in force from ${from} only`
  if (to !== null && to < FIRST_DAY) return `names a document that ended on ${to}`
  return undefined
}

describe('the tags of the law', () => {
  const tags = globSync('src/**/*.{ts,tsx}', { cwd: ROOT }).flatMap((path) => tagsIn(path, readFileSync(join(ROOT, path), 'utf8')))

  it('name an article, and a document that was law in the years we report on', () => {
    assert.ok(tags.length > 5)
    const faults = tags.flatMap((tag) => {
      const why = fault(tag)
      return why ? [`${tag.where}: “${tag.text}” ${why}`] : []
    })
    assert.deepEqual(faults, [])
  })

  it('are read strictly', () => {
    const why = (text: string): string | undefined => fault({ where: 'here', text })
    assert.equal(why('10/2022/QH15 Đ21.1'), undefined)
    assert.equal(why('10/2022/QH15 Đ14, Đ23, Đ28.5'), undefined)
    assert.equal(why('30/2020/NĐ-CP Phụ lục I'), undefined)
    assert.equal(why('34/2007/PL-UBTVQH11 Đ10'), undefined)
    assert.match(why('10/2022/QH15') ?? '', /article/)
    assert.match(why('Luật 10/2022/QH15 Đ21') ?? '', /article/)
    assert.match(why('10/2022/QH15 điều 21') ?? '', /article/)
    assert.match(why('99/2022/QH15 Đ1') ?? '', /not in law/)
    assert.match(why('283/2026/NĐ-CP Đ21') ?? '', /only/)
    assert.deepEqual(tagsIn('x.ts', '/** @law 10/2022/QH15 Đ1; 30/2020/NĐ-CP Đ8 */').map(({ text }) => text), ['10/2022/QH15 Đ1', '30/2020/NĐ-CP Đ8'])
  })
})

describe('what acts, indicators and rules rest on', () => {
  const { forms } = loadCatalogues()
  const grounds = [
    ...ACT_NAMES.map((act) => ({ where: `act ${act}`, text: actEntry(act).basis })),
    ...forms.flatMap((form) => [
      { where: form.id, text: form.basis },
      ...form.indicators.map(({ code, basis }) => ({ where: `${form.id} ${code}`, text: basis })),
      ...form.rules.map(({ code, ground }) => ({ where: `${form.id} rule ${code}`, text: ground })),
    ]),
  ]

  it('names only documents of law/instruments.tsv', () => {
    const cited = grounds.flatMap(({ where, text }) => parseCitations(text).map((citation) => ({ where, citation })))
    assert.ok(cited.length > 50)
    const unknown = cited.filter(({ citation }) => REGISTER.withNumber(citation.number).length === 0)
    assert.deepEqual(unknown.map(({ where, citation }) => `${where}: ${citation.number}`), [])
  })
})
