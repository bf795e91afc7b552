// Makes law/register.tsv and law/register-faults.tsv from a table of documents read out of the codified law.
// Usage: node tools/instruments/generate.ts TABLE.tsv – columns type, number, date, effective_from, issuer, title, mentions.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseCalendarDate } from '../../src/foundation/calendar-date.ts'
import { daysOutOfOrder } from './order.ts'
import { readRows, type Row } from './rows.ts'

const LAW = new URL('../../law/', import.meta.url)
/** Dates of one series of numbers may cross by some days: a number is sometimes kept free for a document signed later. */
const CROSSING = 45
const TITLE = 120

type Fault = { readonly kind: string; readonly row: Row; readonly found: string; readonly done: string }

const faults: Fault[] = []
const fault = (kind: string, row: Row, found: string, done: string): void => void faults.push({ kind, row, found, done })

const isDay = (text: string): boolean => parseCalendarDate(text).ok

/** Rows that contradict themselves are left out, each with the reason. */
function isSound(row: Row): boolean {
  const year = /^\d+\/(\d{4})(?:\/|$)/.exec(row.number)?.[1]
  if (!isDay(row.date)) return fault('date-impossible', row, row.date, 'left out'), false
  if (year !== undefined && year !== row.date.slice(0, 4)) return fault('year-of-number', row, `number of ${year}, dated ${row.date}`, 'left out'), false
  if (/\d/.test(row.issuer)) return fault('issuer-with-date', row, row.issuer, 'left out'), false
  if (!/^\d+(\/\d{4})?[/-]\p{Lu}[\p{L}\d]*([-/&]\p{L}[\p{L}\d]*)*$/u.test(row.number)) return fault('number-form', row, row.number, 'left out'), false
  return true
}

function withSoundStart(row: Row): Row {
  if (isDay(row.from) && row.from >= row.date) return row
  fault('in-force-before-issue', row, `dated ${row.date}, in force from ${row.from}`, 'beginning left open')
  return { ...row, from: '' }
}

const ISSUERS: Readonly<Record<string, string>> = {
  'bộ công thương': 'Bộ Công Thương', 'ủy ban thường vụ quốc hội': 'Ủy ban Thường vụ Quốc hội', 'ngân hàng nhà nước': 'Ngân hàng Nhà nước Việt Nam',
  'thủ tướng': 'Thủ tướng Chính phủ', 'tòa án nhân dân tối cao': 'Tòa án nhân dân tối cao', 'bộ giáo dục và đào tạo': 'Bộ Giáo dục và Đào tạo',
  'bộ lao động - thương binh và xã hội': 'Bộ Lao động - Thương binh và Xã hội',
}

const issuerOf = (text: string): string => {
  const plain = text.replaceAll('uỷ', 'ủy').replaceAll('Uỷ', 'Ủy').replaceAll('Toà', 'Tòa').replaceAll('Ðào', 'Đào').replace(/[.,;\s]+$/, '')
  return ISSUERS[plain.toLowerCase()] ?? plain
}

const titleOf = (text: string): string => {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  return plain.length <= TITLE ? plain : `${plain.slice(0, plain.lastIndexOf(' ', TITLE))} …`
}

const all = readRows(readFileSync(process.argv[2]!, 'utf8').normalize('NFC'))
const sound = all.filter(isSound).map(withSoundStart).map((row) => ({ ...row, issuer: issuerOf(row.issuer), title: titleOf(row.title) }))
const outOfOrder = daysOutOfOrder(sound)
const lines = sound.map((row) => {
  const days = outOfOrder.get(row) ?? 0
  if (days > CROSSING) fault('out-of-order', row, `dated ${row.date}, ${days} days from its neighbours in the series`, 'kept as not verified')
  return [row.type, row.number, row.date, row.from, days > CROSSING ? 'M' : 'S', row.issuer, row.title].join('\t')
})
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
writeFileSync(new URL('register.tsv', LAW), `${['type\tnumber\tdate\tfrom\tconfidence\tissuer\ttitle', ...lines.toSorted(compare)].join('\n')}\n`)
writeFileSync(
  new URL('register-faults.tsv', LAW),
  `${['kind\ttype\tnumber\tfound\tdone', ...faults.map(({ kind, row, found, done }) => [kind, row.type, row.number, found, done].join('\t')).toSorted(compare)].join('\n')}\n`,
)
const counts = Map.groupBy(faults, (one) => `${one.kind}: ${one.done}`)
console.log(`${all.length} rows read, ${lines.length} kept`)
for (const [kind, list] of counts) console.log(`${kind}: ${list.length}`)
