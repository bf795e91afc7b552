import { printCommentedText } from '#documents/print-commented-text.ts'
import { refusalPage } from '#web/answers.tsx'
import type { PageContext } from '#web/house.ts'
import { readForm } from '#web/read-form.ts'
import { visitOf } from '#web/visit.ts'
import type { Finding } from '../index.ts'
import { checkAside } from '../read/check-aside.ts'
import type { Words } from '#words/words.ts'
import { readAsked } from './asked-report.ts'
import { capital } from './findings-list.tsx'

/** POST /soat-bao-cao/nhan-xet.docx — the text that is sent back, as a Word file with a comment at each finding. */
export async function sendComments(c: PageContext): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const asked = await readAsked(form.value)
  if (!asked.ok) return refusalPage(c, asked.refusal)
  const { source, on } = asked.value
  const { findings } = await checkAside({ source, given: on, today: visit.today })
  const bytes = printCommentedText({
    title: w('checker.title'),
    author: w('web.name'),
    date: visit.today,
    text: source.text,
    blocks: source.blocks,
    comments: findings.map((finding) => ({ start: finding.start, end: finding.end, lines: commentOf(finding, w) })),
  })
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'Content-Disposition': 'attachment; filename="nhan-xet.docx"',
    'Cache-Control': 'no-store',
  })
}

function commentOf({ severity, code, message, expected, ground }: Finding, w: Words): string[] {
  return [
    `${w(`checker.severity.${severity}`)} (${code})`,
    message[w.lang],
    ...(expected === undefined ? [] : [`${w('checker.expected')} ${expected}`]),
    `${w('checker.ground')} ${ground[w.lang]}`,
  ].map(capital)
}
