import type { AdministrativeDocument, Block, Inline } from '#documents/tree.ts'
import type { Say } from '#rooms/indicators/index.ts'
import { bindReport, type BoundReport } from './bind-report.ts'
import { BLANK, type BoundLine } from './bind-draft.ts'
import { composeAnnex } from './compose-annex.ts'
import { CLOSING, fillOutline, OPENING } from './outline.ts'
import { agencyName, outlineParams, placeName, type ReportSource } from './report-source.ts'

/**
 * The report as an administrative document: head, body by the outline, signature without a name, recipients of the period,
 * and the annex of figures. `say` is Vietnamese: so is every administrative document. The same source gives the same tree.
 *
 * @law 30/2020/NĐ-CP Đ8
 */
export function composeReport(source: ReportSource, say: Say): AdministrativeDocument {
  const { outline, period, unit } = source
  const params = outlineParams(source, say)
  const agency = agencyName(unit, say)
  const subject = fillOutline(outline.subject.vi, params)
  const typeName = say('reports.doc.type')
  const bound = bindReport(source, say)
  return {
    meta: {
      language: 'vi',
      title: `${typeName} ${subject.charAt(0).toLocaleLowerCase('vi')}${subject.slice(1)}`,
      author: agency,
      created: source.dated ?? period.to,
    },
    agency,
    number: { symbol: say('reports.doc.symbol') },
    placeAndDate: { place: placeName(unit, say), ...(source.dated ? { date: source.dated } : {}) },
    typeName,
    subject,
    body: composeBody(source, bound, say),
    signatures: [{ capacity: [say('reports.doc.on-behalf'), say('reports.doc.chair')] }],
    recipients: { to: period.recipients.map((recipient) => recipient.vi), filed: outline.filed },
    annexes: [{ title: fillOutline(outline.annex, params), body: composeAnnex(source, say) }],
  }
}

function composeBody(source: ReportSource, bound: BoundReport, say: Say): Block[] {
  const params = outlineParams(source, say)
  const blocks: Block[] = blocksOf(bound.sections.get(OPENING) ?? [])
  for (const section of source.outline.sections) {
    blocks.push({ kind: 'heading', level: section.level, number: section.number, text: fillOutline(section.title.vi, params) })
    if (!section.writes) continue
    const written = blocksOf(bound.sections.get(section.id) ?? [])
    const tasks = section.tasks && bound.tasks.length > 0 ? bound.tasks : []
    if (written.length === 0 && tasks.length === 0) blocks.push(plain(BLANK))
    blocks.push(...written)
    if (tasks.length > 0) blocks.push(plain(say('reports.doc.tasks-lead', params)), ...blocksOf(tasks))
  }
  return [...blocks, ...blocksOf(bound.sections.get(CLOSING) ?? [])]
}

/** Paragraphs, and items that follow one another as one list. */
function blocksOf(lines: readonly BoundLine[]): Block[] {
  const blocks: Block[] = []
  for (const line of lines) {
    const runs = line.runs.map((run): Inline => (run.kind === 'text' ? run : { kind: 'figure', text: run.text, key: run.code }))
    const last = blocks.at(-1)
    if (line.kind === 'paragraph') blocks.push({ kind: 'paragraph', runs })
    else if (last?.kind === 'list') blocks[blocks.length - 1] = { ...last, items: [...last.items, runs] }
    else blocks.push({ kind: 'list', items: [runs] })
  }
  return blocks
}

function plain(text: string): Block {
  return { kind: 'paragraph', runs: [{ kind: 'text', text }] }
}
