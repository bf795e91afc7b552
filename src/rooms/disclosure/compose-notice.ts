import { shortDate, type CalendarDate } from '#foundation/calendar-date.ts'
import type { Say } from '#rooms/indicators/index.ts'
import type { AdministrativeDocument, Block, TableCell } from '#documents/tree.ts'
import { articleText, discloserOf, formText, issuerName, paperHead, plain, textCell, type Issuer } from './compose-issuer.ts'
import { placesText } from './compose-register.ts'
import type { PostingFacts } from './quarter-register.ts'
import type { Showing } from './records.ts'

/** What a sheet for the notice board is made of. */
export type NoticeSource = {
  readonly issuer: Issuer
  readonly facts: PostingFacts
  /** The public address of the posting. */
  readonly address: string
  /** How many days on end it must stay on the board; undefined where it stays for good. */
  readonly minDays: number | undefined
  readonly made: CalendarDate
}

/** Longer texts are read at the address, not on a sheet of paper. */
const SHOWN_IN_FULL = 1800

/**
 * A sheet of A4 for the notice board: what is disclosed in plain words, the decision, from when to when it hangs there, and
 * the code that leads to the full text.
 *
 * @law 10/2022/QH15 Đ12.1, Đ13.2; 30/2020/NĐ-CP Đ8
 */
export function composeNotice(source: NoticeSource, say: Say): AdministrativeDocument {
  const { issuer, facts, address } = source
  const { version } = facts
  const discloser = discloserOf(issuer.kind)
  const whole = version.content !== '' && version.content.length <= SHOWN_IN_FULL
  return {
    ...paperHead(issuer, say, {
      typeName: say('papers.type.notice'), subject: version.title, symbol: say(`papers.symbol.notice.${discloser}`), made: source.made,
    }),
    body: [
      plain(say('papers.sheet.opening', { agency: issuerName(issuer, say), article: articleText(facts.article, say) })),
      ...paragraphsOf(version.summary),
      factsTable(source, say),
      ...(whole ? paragraphsOf(version.content) : []),
      ...(version.content !== '' && !whole ? [plain(say('papers.sheet.too-long'))] : []),
      { kind: 'qr', text: address, size: 38, caption: say('papers.sheet.scan', { address: address.replace(/^https?:\/\//, '') }), alt: say('papers.sheet.qr-alt', { address }) },
      plain(say(`papers.sheet.ask.${discloser}`)),
    ],
    recipients: { to: say('papers.sheet.recipients').split('; '), filed: say('papers.filed') },
  }
}

export function paragraphsOf(text: string): Block[] {
  return text.split(/\n+/).map((line) => line.trim()).filter((line) => line !== '').map(plain)
}

function factsTable({ issuer, facts, minDays }: NoticeSource, say: Say): Block {
  const { version, showings, article } = facts
  const { number, date, title } = version.instrument
  const counted = showings.filter(({ cancelled }) => !cancelled)
  const row = (name: string, value: string): TableCell[] => [textCell(say(`papers.sheet.row.${name}`), { bold: true }), textCell(value)]
  const decision = [number && say(date ? 'papers.sheet.number-dated' : 'papers.sheet.number', { number, date: date ? shortDate(date) : '' }), title].filter(Boolean).join(' ')
  const others = counted.filter(({ form }) => form !== 'a')
  return {
    kind: 'table', header: [], columns: [{ width: 30 }, { width: 70 }],
    rows: [
      row('matter', say('papers.sheet.by-article', { article: articleText(article, say) })),
      ...(decision === '' ? [] : [row('decision', decision)]),
      row('posted', postedText(counted.filter(({ form }) => form === 'a'), minDays, say)),
      ...(others.length === 0 ? [] : [row('others', othersText(others, issuer.kind, say))]),
      ...(version.version > 1 ? [row('changed', say('papers.sheet.changed', { version: version.version, why: version.why }))] : []),
    ],
  }
}

/** From the first day on which it hangs anywhere through the last. */
function postedText(posted: readonly Showing[], minDays: number | undefined, say: Say): string {
  const [first] = posted.map(({ from }) => from).toSorted()
  if (first === undefined) return minDays === undefined ? say('papers.sheet.blank-permanent') : say('papers.sheet.blank', { days: minDays })
  const places = placesText(posted, say)
  const goesOn = posted.some(({ to }) => to === null)
  const last = posted.map(({ to }) => to ?? '').toSorted().at(-1)
  if (!goesOn && last) return say('papers.sheet.from-to', { from: shortDate(first), to: shortDate(last as CalendarDate), places })
  return minDays === undefined ? say('papers.sheet.permanent', { from: shortDate(first), places }) : say('papers.sheet.from', { from: shortDate(first), days: minDays, places })
}

function othersText(others: readonly Showing[], kind: string, say: Say): string {
  return [...Map.groupBy(others, ({ form }) => form)].map(([form, shown]) => {
    const from = shown.map((one) => one.from).toSorted()[0]!
    return say('papers.sheet.other', { form: formText(kind, form, say), from: shortDate(from) })
  }).join('\n')
}
