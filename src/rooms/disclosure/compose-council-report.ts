import { shortDate, type CalendarDate } from '#foundation/calendar-date.ts'
import { decimal, printPercent } from '#foundation/decimal.ts'
import type { Say } from '#rooms/indicators/index.ts'
import type { AdministrativeDocument, Block, TableCell } from '#documents/tree.ts'
import { shareInTime, tally, tallyBy, type JudgedDuty, type Tally } from './compliance.ts'
import { articleText, basis, formText, issuerName, paperHead, plain, textCell, type Issuer } from './compose-issuer.ts'
import { two } from './compose-register.ts'
import { compareItems } from './quarter-register.ts'

/** How requests of citizens for information stood at the end of the time. */
export type RequestCounts = { readonly received: number; readonly answeredInTime: number; readonly answeredLate: number; readonly refused: number; readonly open: number }

export type CouncilSource = {
  readonly issuer: Issuer
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly dated: CalendarDate | null
  readonly made: CalendarDate
  readonly plan: { readonly number: string; readonly dated: CalendarDate | null } | undefined
  /** Quarters whose register was closed: `quý III năm 2026`. */
  readonly registers: readonly string[]
  readonly duties: readonly JudgedDuty[]
  /** The article of a duty: `Đ11.7`. */
  readonly articleOf: (duty: JudgedDuty) => string
  readonly requests: RequestCounts
}

/**
 * The report on disclosure to the people's council at its next regular session, and to the Front for its supervision: how it
 * was gone about, what came of it, what is lacking.
 *
 * @law 10/2022/QH15 Đ14.3; 30/2020/NĐ-CP Đ8
 */
export function composeCouncilReport(source: CouncilSource, say: Say): AdministrativeDocument {
  const { issuer, from, to } = source
  const span = { from: shortDate(from), to: shortDate(to) }
  const all = tally(source.duties)
  const agency = issuerName(issuer, say)
  return {
    ...paperHead(issuer, say, {
      typeName: say('papers.type.report'), subject: say('papers.council.subject', span), symbol: say('papers.symbol.report'),
      ...(source.dated ? { dated: source.dated } : {}), made: source.made,
    }),
    addressees: [say('papers.council.addressee', { unit: unitOf(issuer, say) })],
    body: [
      basis(say('papers.council.basis')),
      plain(say('papers.council.opening', { agency, ...span })),
      { kind: 'heading', level: 1, number: 'I.', text: say('papers.council.process') },
      plain(source.plan ? say('papers.council.plan', { number: source.plan.number || say('papers.no-number'), date: source.plan.dated ? shortDate(source.plan.dated) : say('documents.blank') }) : say('papers.council.no-plan')),
      plain(source.registers.length > 0 ? say('papers.council.registers', { quarters: source.registers.join(', ') }) : say('papers.council.no-registers')),
      { kind: 'heading', level: 1, number: 'II.', text: say('papers.council.results') },
      plain(resultText(all, say)),
      ...(all.arose === 0 ? [] : [itemsTable(source, say), plain(formsText(all, issuer.kind, say)), plain(continuityText(all, say))]),
      plain(requestsText(source.requests, say)),
      { kind: 'heading', level: 1, number: 'III.', text: say('papers.council.lacking') },
      ...lackingBlocks(source, say),
    ],
    recipients: { to: say('papers.council.recipients').split('; '), filed: say('papers.filed') },
  }
}

function unitOf(issuer: Issuer, say: Say): string {
  const full = say(`places.name.${issuer.kind}`, { name: issuer.name })
  return full.charAt(0).toLocaleLowerCase('vi') + full.slice(1)
}

function resultText(all: Tally, say: Say): string {
  if (all.arose === 0) return say('papers.council.none')
  const share = shareInTime(all)
  const counts = { arose: two(all.arose), inTime: two(all.inTime), late: two(all.late), not: two(all.not), waiting: two(all.waiting) }
  return `${say('papers.council.result', counts)}${share ? ` ${say('papers.council.share', { percent: printPercent(decimal(share.of), decimal(share.among)), of: two(share.of), among: two(share.among) })}` : ''}`
}

function itemsTable(source: CouncilSource, say: Say): Block {
  const byItem = [...tallyBy(source.duties.filter(({ state }) => state !== 'cancelled'), source.articleOf)].toSorted(([a], [b]) => compareItems(lastPart(a), lastPart(b)))
  const cells = (name: string, one: Tally, bold: boolean): TableCell[] =>
    [name, ...[one.arose, one.inTime, one.late, one.not, one.waiting].map((count) => String(count))].map((text) => textCell(text, { bold }))
  return {
    kind: 'table', caption: say('papers.council.table'),
    columns: [{ width: 32 }, ...Array.from({ length: 5 }, () => ({ width: 13, align: 'centre' as const }))],
    header: [['article', 'arose', 'in-time', 'late', 'not', 'waiting'].map((name) => textCell(say(`papers.council.column.${name}`)))],
    rows: [...byItem.map(([article, one]) => cells(articleText(article, say), one, false)), cells(say('papers.council.all'), tally(source.duties), true)],
  }
}

function lastPart(article: string): string {
  return article.split('.').at(-1) ?? ''
}

function formsText(all: Tally, kind: string, say: Say): string {
  const parts = [...all.byForm].toSorted(([a], [b]) => compareItems(a, b)).map(([form, count]) => {
    const text = formText(kind, form, say)
    return say('papers.register.form-count', { form: text.charAt(0).toLocaleLowerCase('vi') + text.slice(1), count: two(count) })
  })
  return parts.length === 0 ? say('papers.council.no-forms') : say('papers.council.forms', { forms: parts.join('; ') })
}

function continuityText(all: Tally, say: Say): string {
  const count = (name: 'reached' | 'running' | 'broken' | 'nowhere'): string => two(all.byContinuity.get(name) ?? 0)
  return say('papers.council.continuity', { reached: count('reached'), running: count('running'), broken: count('broken'), nowhere: count('nowhere') })
}

function requestsText({ received, answeredInTime, answeredLate, refused, open }: RequestCounts, say: Say): string {
  if (received === 0) return say('papers.council.no-requests')
  return say('papers.council.requests', { received: two(received), inTime: two(answeredInTime), late: two(answeredLate), refused: two(refused), open: two(open) })
}

/** What came late and what is not done, one by one. */
function lackingBlocks(source: CouncilSource, say: Say): Block[] {
  const lacking = source.duties.filter(({ state }) => state === 'late' || state === 'overdue')
  if (lacking.length === 0) return [plain(say('papers.council.nothing-lacking'))]
  return [
    plain(say('papers.council.lacking-says')),
    {
      kind: 'list',
      items: lacking.map((one) => [{
        kind: 'text',
        text: say(`papers.council.lacking-${one.state === 'late' ? 'late' : 'not'}`, { title: one.duty.title, article: articleText(source.articleOf(one), say), due: shortDate(one.duty.due) }),
      }]),
    },
  ]
}
