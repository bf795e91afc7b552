import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { xmlEvents } from '#documents/read-xml.ts'
import { readWorkbook } from '#documents/read-xlsx.ts'
import type { AdministrativeDocument } from '#documents/tree.ts'
import { mustAccept } from '#foundation/result.ts'
import { calendarDate } from '#foundation/calendar-date.ts'
import { words } from '#words/words.ts'
import { composeCouncilReport } from './compose-council-report.ts'
import { composeNotice } from './compose-notice.ts'
import { composePlan, composePlanWorkbook } from './compose-plan.ts'
import { composeRegister, composeRegisterWorkbook, type ClosedRegister } from './compose-register.ts'
import { composeScript } from './compose-script.ts'
import { makeRegister } from './quarter-register.ts'
import { printPaper } from './store/print-paper.ts'
import { COMMUNE, paperExamples } from './testing/paper-examples.ts'
import { thirdQuarter } from './testing/small-disclosures.ts'

const say = words('vi')
const examples = paperExamples()

const closed: ClosedRegister = {
  shape: 1, issuer: COMMUNE, register: makeRegister({ year: 2026, quarter: 3 }, thirdQuarter()), version: 2, number: '21/TB-UBND', dated: calendarDate('2026-10-09'),
  corrects: { version: 1, sha256: '0123456789abcdef'.repeat(4), number: '15/TB-UBND', dated: calendarDate('2026-10-02'), why: 'Ghi thiếu hai ngày niêm yết.' },
}

const PAPERS: Readonly<Record<string, AdministrativeDocument>> = {
  register: composeRegister(closed, say), notice: composeNotice(examples.notice, say), script: composeScript(examples.script, say), plan: composePlan(examples.plan, say),
  council: composeCouncilReport(examples.council, say),
}

/** The words of each paragraph of a Word file, in their order. */
function paragraphs(bytes: Uint8Array): string[] {
  const found: string[] = []
  let inText = false
  for (const event of xmlEvents(strFromU8(unzipSync(bytes)['word/document.xml']!))) {
    if (event.kind === 'text') found[found.length - 1] += inText ? event.text : ''
    else if (event.name === 'p' && event.kind === 'open') found.push('')
    else if (event.name === 't') inText = event.kind === 'open'
    else if (event.name === 'br' && event.kind === 'open') found[found.length - 1] += ' / '
  }
  return found.filter((line) => line.trim() !== '')
}

/** Set NHARONG_GOLDEN=write, look at what changed, and keep it. */
for (const [name, tree] of Object.entries(PAPERS)) {
  test(`${name}: the Word file says what it said before, word for word`, async () => {
    const path = new URL(`testing/golden/${name}.txt`, import.meta.url)
    const text = `${paragraphs((await printPaper({ tree }, 'docx'))!).join('\n')}\n`
    if (process.env['NHARONG_GOLDEN'] === 'write') writeFileSync(path, text)
    assert.ok(existsSync(path), `${name}.txt is not there`)
    assert.equal(text, readFileSync(path, 'utf8'))
  })

  test(`${name}: the PDF says the same, and is the same each time`, async () => {
    const bytes = (await printPaper({ tree }, 'pdf'))!
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
    const plain = text.replaceAll(/\s+/g, '')
    for (const block of tree.body) {
      if (block.kind !== 'paragraph') continue
      const said = block.runs.map((run) => ('text' in run ? run.text : '')).join('').replaceAll(/[\s.]+/g, '')
      assert.ok(plain.replaceAll('.', '').includes(said), said)
    }
    assert.deepEqual((await printPaper({ tree: structuredClone(tree) }, 'pdf'))!, bytes)
  })
}

test('in the script there is no figure but in the table', () => {
  for (const block of PAPERS['script']!.body) {
    if (block.kind !== 'paragraph' || block.style === 'note') continue
    assert.doesNotMatch(JSON.stringify(block.runs), /\d|%/)
  }
  assert.match(JSON.stringify(PAPERS['script']!.body), /PGD/, 'an abbreviation that nobody knows is named for the reader')
})

test('the workbooks hold a row for each form of each matter, and the hash', async () => {
  const read = async (workbook: (hash: string) => ReturnType<typeof composePlanWorkbook>, tree: AdministrativeDocument) =>
    mustAccept(await readWorkbook((await printPaper({ tree, workbook }, 'xlsx'))!)).sheets[0]!.rows.map((row) => (row ?? []).map((cell) => (cell?.kind === 'text' ? cell.text : '')).join('|'))
  const register = await read((hash) => composeRegisterWorkbook(closed, hash, say), PAPERS['register']!)
  assert.equal(register.filter((row) => row.includes('hotrohngeo')).length, 4)
  const plan = await read((hash) => composePlanWorkbook(examples.plan, hash, say), PAPERS['plan']!)
  assert.ok(plan.some((row) => row.includes('Thủ tục hành chính|khoản 13 Điều 11|') && row.includes('Thường xuyên')))
  assert.ok(plan.some((row) => /Mã nội dung: [0-9a-f]{10}/.test(row)))
})

test('an agency and an enterprise write by their own articles, and have no people’s committee', async () => {
  for (const [kind, article] of [['agency', 'Điều 46'], ['enterprise', 'Điều 64']] as const) {
    const issuer = { ...COMMUNE, kind, name: 'Trạm Y tế xã Kbang' }
    const register = makeRegister({ year: 2026, quarter: 3 }, [])
    const text = paragraphs((await printPaper({ tree: composeRegister({ ...closed, issuer, register, corrects: null, version: 1 }, say) }, 'docx'))!).join('\n')
    assert.match(text, new RegExp(article))
    assert.doesNotMatch(text, /[Ủủ]y ban nhân dân|ỦY BAN NHÂN DÂN/)
    assert.match(text, /Không phát sinh/)
  }
})
