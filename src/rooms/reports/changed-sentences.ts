import { getIndicator, printValueWithCounts, type Form, type Say } from '#rooms/indicators/index.ts'
import { BLANK, isTold, type Figures } from './bind-draft.ts'
import { readDraft } from './draft-text.ts'

/** What a drafter saw for each figure bound in a text, as printed with its counts. */
export type Seen = Readonly<Record<string, string>>

export type FigureChange = { readonly code: string; readonly was: string; readonly now: string }

/** A sentence whose figures are others than when the drafter last saw them. */
export type ChangedSentence = { readonly section: string; readonly sentence: string; readonly changes: readonly FigureChange[] }

/** A figure as it is kept for the comparison: with its counts, so that a change of the base shows too. */
export function witness(code: string, form: Form, figures: Figures, say: Say): string {
  const figure = figures.get(code)
  return figure && isTold(figure) ? printValueWithCounts(figure, getIndicator(form, code), say) : BLANK
}

/** What is seen in a text now; `before` keeps what the drafter has seen and not yet acknowledged otherwise. */
export function seenIn(text: string, form: Form, figures: Figures, say: Say, before: Seen = {}): Seen {
  const codes = codesOf(text, form)
  return Object.fromEntries(codes.toSorted().map((code) => [code, before[code] ?? witness(code, form, figures, say)]))
}

/** The sentences of a text that the data have changed since they were seen, in their order. */
export function changedSentences(
  section: string, text: string, seen: Seen, form: Form, figures: Figures, say: Say,
): ChangedSentence[] {
  return text.split('\n').flatMap((line) =>
    sentencesOf(line).flatMap((sentence): ChangedSentence[] => {
      const changes = codesOf(sentence, form).flatMap((code): FigureChange[] => {
        const was = seen[code]
        const now = witness(code, form, figures, say)
        return was === undefined || was === now ? [] : [{ code, was, now }]
      })
      if (changes.length === 0) return []
      return [{ section, sentence: withFiguresOfNow(sentence, form, figures, say), changes }]
    }),
  )
}

/** Sentences end with a mark and a space; the holes of figures hold neither. */
export function sentencesOf(line: string): string[] {
  return line.split(/(?<=[.;!?…])\s+/u).map((each) => each.trim()).filter((each) => each !== '')
}

export function codesOf(text: string, form: Form): string[] {
  const known = new Set(form.indicators.map((indicator) => indicator.code))
  const { lines } = readDraft(text, (code) => known.has(code), [])
  return [...new Set(lines.flatMap((line) => line.parts.flatMap((part) => (part.kind === 'figure' ? [part.code] : []))))]
}

function withFiguresOfNow(sentence: string, form: Form, figures: Figures, say: Say): string {
  return sentence.replaceAll(/\{\{\s*([^{}|]*?)\s*(?:\|[^{}]*)?\}\}/g, (whole, code: string) =>
    form.indicators.some((indicator) => indicator.code === code) ? witness(code, form, figures, say) : whole,
  )
}
