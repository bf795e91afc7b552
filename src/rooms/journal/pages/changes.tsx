import { type CalendarDate, parseCalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { parseDecimal, printDecimal } from '#foundation/decimal.ts'
import { findIndicator, type Form } from '#rooms/indicators/index.ts'
import type { Words } from '#words/words.ts'
import type { JournalLine } from '../store/index.ts'

type Subject = JournalLine['subject']

/** One thing that a line changed, in words: what, from, to. */
export type Change = { readonly what: string; readonly old: string; readonly new: string; readonly explanation?: string | undefined; readonly quote?: string | undefined }

/** How many changes are shown at once; the rest are folded away. */
const SHOWN = 4

/** What a line changed: figures with their old and new values, the state of the form, texts, days. */
export function changesOf(subject: Subject, form: Form | undefined, w: Words): Change[] {
  const changes: Change[] = []
  const [from, to] = [textOf(subject['from']), textOf(subject['to'])]
  if (to !== undefined && from !== to && w.has(`figures.state.${to}`)) {
    changes.push({ what: w('figures.state'), old: w(`figures.state.${from ?? 'none'}`), new: w(`figures.state.${to}`) })
  }
  for (const figure of listOf(subject['counted'] ?? subject['figures'])) {
    const [before, after] = [textOf(figure['old']), textOf(figure['new'])]
    const explanation = textOf(figure['explanation'])
    if (before === after && explanation === undefined) continue
    const code = textOf(figure['code']) ?? ''
    const indicator = form && findIndicator(form, code)
    const print = (text: string | undefined): string => figureText(text, indicator?.type === 'yes-no', w)
    changes.push({ what: indicator?.label[w.lang] ?? code, old: print(before), new: print(after), explanation })
  }
  for (const figure of listOf(subject['quoted'])) {
    const code = textOf(figure['code']) ?? ''
    const printed = textOf(figure['printed']) ?? ''
    changes.push({ what: (form && findIndicator(form, code)?.label[w.lang]) ?? code, old: printed, new: printed, quote: textOf(figure['quote']) })
  }
  for (const field of listOf(subject['changes'])) {
    const name = textOf(field['field']) ?? ''
    changes.push({ what: w(`bodies.field.${name}`), old: bodyText(name, field['old'], w), new: bodyText(name, field['new'], w) })
  }
  const { section } = subject
  if (typeof section === 'string') {
    // Sections that the report numbers are named by their number.
    const what = /^[IVX]+(\.|$)/.test(section) ? w('journal.section', { section }) : w('journal.text')
    const [before, after] = differing(textOf(subject['old']), textOf(subject['new']))
    changes.push({ what, old: passage(before, form, w), new: passage(after, form, w) })
  } else if (Array.isArray(subject['new'])) {
    changes.push({ what: w('journal.tasks'), old: String(listOf(subject['old']).length), new: String(listOf(subject['new']).length) })
  } else if ('new' in subject) {
    changes.push({ what: w('journal.day'), old: dayText(subject['old'], w), new: dayText(subject['new'], w) })
  }
  return changes
}

/** The changes as a list; the first few in sight. */
export function Changes({ changes, w }: { changes: readonly Change[]; w: Words }) {
  if (changes.length === 0) return <>–</>
  const rest = changes.slice(SHOWN)
  return (
    <>
      <List changes={changes.slice(0, SHOWN)} w={w} />
      {rest.length > 0 && (
        <details class="govuk-details nr-journal__rest">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">{w('journal.more-changes', { count: rest.length })}</span>
          </summary>
          <List changes={rest} w={w} />
        </details>
      )}
    </>
  )
}

function List({ changes, w }: { changes: readonly Change[]; w: Words }) {
  return (
    <ul class="govuk-list nr-journal__changes">
      {changes.map((change) => (
        <li>
          {change.what}:{' '}
          {change.old !== change.new && (
            <>
              <del>{change.old}</del> <span aria-hidden="true">→</span> <span class="govuk-visually-hidden">{w('journal.becomes')}</span>{' '}
            </>
          )}
          <ins>{change.new}</ins>
          {change.quote !== undefined && <span class="nr-small"> ({w('journal.quoted', { text: change.quote })})</span>}
          {change.explanation !== undefined && <span class="nr-small"> ({w('journal.explained', { text: change.explanation })})</span>}
        </li>
      ))}
    </ul>
  )
}

/** A figure in the journal's words (`158`, `16/17`, `none-arose`) as officials read it. */
export function figureText(text: string | undefined, yesNo: boolean, w: Words): string {
  if (text === undefined) return w('indicators.value.missing')
  if (text === 'none-arose' || text === 'not-applicable') return w(`indicators.value.${text}`)
  if (yesNo && (text === '0' || text === '1')) return w(text === '1' ? 'indicators.value.yes' : 'indicators.value.no')
  return text
    .split('/')
    .map((part) => {
      const number = parseDecimal(part)
      return number ? printDecimal(number) : part
    })
    .join('/')
}

function dayText(day: unknown, w: Words): string {
  const read = typeof day === 'string' ? parseCalendarDate(day) : undefined
  return read?.ok ? shortDate(read.value as CalendarDate) : w('journal.nothing')
}

/** A field of an agency or enterprise: its kind and its days in words, the rest as it is. */
function bodyText(field: string, value: unknown, w: Words): string {
  if (typeof value !== 'string') return w('journal.nothing')
  if (field === 'kind') return w(`bodies.kind.${value}`)
  return field === 'from' || field === 'to' ? dayText(value, w) : value
}

const LONG = 160

/** Of two texts the sentences that only one of them has; of texts that differ in their order alone, all of both. */
export function differing(before: string | undefined, after: string | undefined): [string | undefined, string | undefined] {
  if (!before || !after) return [before, after]
  const sentences = (text: string): string[] => text.split(/(?<=[.;:!?])\s+|\n+/).filter((sentence) => sentence.trim() !== '')
  const [old, now] = [sentences(before), sentences(after)]
  const [gone, come] = [old.filter((one) => !now.includes(one)), now.filter((one) => !old.includes(one))]
  if (gone.length === 0 && come.length === 0) return [before, after]
  return [gone.join(' '), come.join(' ')]
}

/** The beginning of a text of a report; a figure that is bound into it is named: `[Tổng số hộ]`. */
function passage(value: unknown, form: Form | undefined, w: Words): string {
  if (typeof value !== 'string' || value === '') return w('journal.nothing')
  const text = value.replaceAll(/\{\{\s*(\w+)[^}]*\}\}/g, (_, code: string) => `[${(form && findIndicator(form, code)?.label[w.lang]) ?? code}]`)
  return text.length <= LONG ? text : `${[...text].slice(0, LONG).join('').trimEnd()}…`
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function listOf(value: unknown): readonly Subject[] {
  return Array.isArray(value) ? value.filter((item): item is Subject => typeof item === 'object' && item !== null) : []
}
