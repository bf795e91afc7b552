import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fillWorkbook, type TemplateRow } from './stage/fill-workbook.ts'
import { Stage } from './stage/open-stage.ts'
import { w } from './stage/words.ts'

// The same form by Excel: the template of this unit and period, filled in elsewhere, sent back.

const FORM = '/bieu-mau/dcch-2026/2026/3236442'
const VISITS = '[id="v.reception_visits"]'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

let stage: Stage
before(async () => {
  stage = await Stage.open()
})
after(() => stage.close())

test('the template of another commune is not taken for this one', async () => {
  const other = await stage.guest()
  await other.signIn('xa.sonlang', '/bieu-mau/dcch-2026/2026/3236472')
  const template = await other.download(w('figures.excel-template'))
  await other.close()
  const commune = await stage.guest()
  await commune.signIn('xa.dakrong', FORM)
  await commune.page.setInputFiles('#file', { name: 'son-lang.xlsx', mimeType: XLSX, buffer: template.bytes })
  await commune.press(w('figures.excel-upload'))
  await commune.sees(w('refusal.figures.file-other-unit'))
  await commune.close()
})

test('a template is downloaded, refused with the cell that is wrong, taken in when it is right, and sent', async () => {
  const commune = await stage.guest({ script: false })
  await commune.signIn('xa.dakrong', FORM)
  const template = await commune.download(w('figures.excel-template'))
  assert.match(template.name, /^dcch-2026-2026-\d{5}\.xlsx$/)

  const upload = async (bytes: Buffer, name = 'so-lieu.xlsx'): Promise<void> => {
    await commune.page.setInputFiles('#file', { name, mimeType: XLSX, buffer: bytes })
    await commune.press(w('figures.excel-upload'))
  }

  await commune.press(w('figures.excel-upload'))
  await commune.sees(w('refusal.figures.file-none'))
  await commune.look('excel-none')

  await upload(Buffer.from('không phải Excel'), 'ghi-chu.xlsx')
  await commune.sees(w('figures.file-refused'))

  const wrong = await fillWorkbook(template.bytes, (row) =>
    row.code === 'reception_visits' ? '11,796.9' : row.code === 'petitions_total' ? '-4' : asLastYear(row),
  )
  await upload(wrong.bytes)
  await commune.sees(
    w('figures.file-refused'),
    `So lieu!E${wrong.rowOf.get('reception_visits')}`,
    '11,796.9',
    `So lieu!E${wrong.rowOf.get('petitions_total')}`,
  )
  await commune.look('excel-wrong-cells')
  await commune.open(FORM)
  assert.equal(await commune.page.locator(VISITS).inputValue(), '', 'nothing of the refused file was written')

  const right = await fillWorkbook(template.bytes, (row) => (row.code === 'reception_visits' ? '21' : asLastYear(row)))
  await upload(right.bytes)
  await commune.sees(/Đã đọc tệp/)
  assert.equal(await commune.page.locator(VISITS).inputValue(), '21')
  await commune.look('excel-read')
  await commune.press(w('figures.submit'))
  await commune.sees(w('figures.sent'))
  await commune.close()
})

/** What is empty gets last year's figure; what the template says in words is entered by its short sign. */
function asLastYear({ last, value }: TemplateRow): string | undefined {
  if (value !== '') return undefined
  if (last === w('indicators.value.none-arose')) return 'KPS'
  if (last === w('indicators.value.not-applicable')) return 'KAD'
  return last
}
