import type { Text } from '#rooms/indicators/index.ts'

/** One part of the report (mục): its heading, and what helps to write it. */
export type OutlineSection = {
  /** `III.1`: the key under which its text is kept. */
  readonly id: string
  readonly level: 1 | 2 | 3
  readonly number: string
  /** May hold `{period}` and `{next}`. */
  readonly title: Text
  /** Whether it has a text of its own, or only parts below it. */
  readonly writes: boolean
  /** Sections of the form whose figures belong here, shown beside the text first. */
  readonly figures: readonly string[]
  /** A first text of bound figures, offered while nothing has been written. */
  readonly starter?: string
  /** The remarks of the units below that are gathered here. */
  readonly remarks?: 'limits' | 'causes'
  /** Whether what became of last year's tasks is told at its end. */
  readonly tasks?: true
  /** Whether it holds the tasks of the year to come. */
  readonly nextTasks?: true
}

/** The outline of a form's report (đề cương báo cáo), as data. Its texts may hold `{agency}`, `{period}`, `{next}`. */
export type Outline = {
  readonly form: string
  readonly version: number
  /** Trích yếu. */
  readonly subject: Text
  readonly opening: string
  readonly closing: string
  readonly annex: string
  /** Who keeps the document: `VT, VP`. */
  readonly filed: string
  readonly basis: string
  readonly sections: readonly OutlineSection[]
}

/** The keys of the two texts around the sections. */
export const OPENING = 'opening'
export const CLOSING = 'closing'

/** The keys of every text that is written by officials, in the order of the document. */
export function writtenSections(outline: Outline): readonly string[] {
  return [OPENING, ...outline.sections.filter((section) => section.writes).map((section) => section.id), CLOSING]
}

export function findSection(outline: Outline, id: string): OutlineSection | undefined {
  return outline.sections.find((section) => section.id === id)
}

/** Fills `{agency}`, `{period}`, `{next}` of a text of the outline. */
export function fillOutline(text: string, params: { readonly [name: string]: string }): string {
  return text.replaceAll(/(?<!\{)\{(agency|period|next)\}(?!\})/g, (whole, name: string) => params[name] ?? whole)
}
