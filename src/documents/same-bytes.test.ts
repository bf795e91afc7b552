import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** Prints the sample with each printer and says the hashes of the files. */
const PROGRAM = `
  import { createHash } from 'node:crypto'
  import { printDocx } from '#documents/print-docx.ts'
  import { printPdf } from '#documents/print-pdf.ts'
  import { printXlsx } from '#documents/print-xlsx.ts'
  import { sampleReport } from '#documents/testing/sample-report.ts'
  import { SAMPLE_WORKBOOK } from '#documents/testing/sample-workbook.ts'
  const other = process.argv[1] === 'other'
  if (other) { await printPdf(sampleReport(4)); await printDocx(sampleReport(4)) }
  const files = [await printDocx(sampleReport(2)), await printPdf(sampleReport(2)), await printXlsx(SAMPLE_WORKBOOK)]
  console.log(files.map((bytes) => createHash('sha256').update(bytes).digest('hex')).join(' '))
`

test('two processes, in two time zones, one with work behind it, write the same bytes', async () => {
  const run = async (zone: string, argument: string): Promise<string> => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', PROGRAM, argument], {
      cwd: fileURLToPath(new URL('../../', import.meta.url)),
      env: { ...process.env, TZ: zone, LANG: 'C' },
    })
    return stdout.trim()
  }
  const first = await run('America/New_York', 'first')
  assert.equal(first.split(' ').length, 3)
  assert.equal(await run('Asia/Ho_Chi_Minh', 'other'), first)
})
