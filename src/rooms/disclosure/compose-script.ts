import { speakVietnamese, unspoken } from '#foundation/spoken-vietnamese.ts'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Say } from '#rooms/indicators/index.ts'
import type { AdministrativeDocument, Block } from '#documents/tree.ts'
import { issuerName, paperHead, plain, textCell, type Issuer } from './compose-issuer.ts'
import type { PostingFacts } from './quarter-register.ts'

export type ScriptSource = { readonly issuer: Issuer; readonly facts: PostingFacts; /** How many days on end it is read out. */ readonly days: number; readonly made: CalendarDate }

/** Syllables that a reader says in a minute. */
const PACE = 150

/**
 * The script for the loudspeakers: every number, day and abbreviation in words, as it is to be said; and a table to be
 * filled in by whoever reads it.
 *
 * @law 10/2022/QH15 Đ13.3
 */
export function composeScript(source: ScriptSource, say: Say): AdministrativeDocument {
  const { issuer, facts, days } = source
  const lines = spokenLines(facts, issuer, say)
  const strange = unspoken(lines.join(' '))
  const syllables = lines.join(' ').split(/\s+/).length
  const note = say('papers.script.note', { days: String(days).padStart(2, '0'), minutes: Math.max(1, Math.round(syllables / PACE)) })
  return {
    ...paperHead(issuer, say, { typeName: say('papers.type.script'), subject: facts.version.title, symbol: '', made: source.made }),
    signatures: [{ capacity: [say('papers.script.approved')] }],
    body: [
      { ...plain(note), style: 'note' },
      ...(strange.length === 0 ? [] : [{ ...plain(say('papers.script.strange', { words: strange.join(', ') })), style: 'note' } as const]),
      logTable(days, say),
      ...lines.map(plain),
    ],
  }
}

/** What is read out, a line a paragraph. */
export function spokenLines(facts: PostingFacts, issuer: Issuer, say: Say): string[] {
  const { version } = facts
  const { number, date, title } = version.instrument
  const decision = number === '' ? [] : [say(date ? 'papers.script.decision-dated' : 'papers.script.decision', { number, date: date ? date.split('-').toReversed().join('/') : '', title: title === '' ? '' : ` ${title}` })]
  const text = [say('papers.script.greeting'), say('papers.script.opening', { agency: issuerName(issuer, say), title: version.title }), ...decision, ...version.summary.split(/\n+/), ...version.content.split(/\n+/), say('papers.script.closing'), say('papers.script.thanks')]
  return text.map((line) => speakVietnamese(line)).filter((line) => line !== '').map(endSentence)
}

function endSentence(line: string): string {
  return /[.!?:;]$/.test(line) ? line : `${line}.`
}

function logTable(days: number, say: Say): Block {
  const rows = Array.from({ length: Math.min(Math.max(days, 3), 10) }, (_, at) => [textCell(String(at + 1)), textCell(''), textCell(''), textCell('')])
  return {
    kind: 'table', caption: say('papers.script.log'), columns: [{ width: 10, align: 'centre' }, { width: 30 }, { width: 25 }, { width: 35 }],
    header: [['no', 'day', 'hour', 'reader'].map((name) => textCell(say(`papers.script.column.${name}`)))], rows,
  }
}
