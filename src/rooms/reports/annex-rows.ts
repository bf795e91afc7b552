import type { Decimal } from '#foundation/decimal.ts'
import { printValue, type Indicator, type Say, type Section } from '#rooms/indicators/index.ts'
import { BLANK, isTold } from './bind-draft.ts'
import type { ReportSource } from './report-source.ts'

/** One line of the statistical annex. */
export type AnnexRow = {
  readonly number: number
  readonly indicator: Indicator
  readonly numerator: Decimal | undefined
  readonly denominator: Decimal | undefined
  readonly result: string
  /** What the denominator counts; or that the figure is not complete. */
  readonly note: string
  readonly complete: boolean
}

export type AnnexGroup = { readonly section: Section; readonly heading: string; readonly rows: readonly AnnexRow[] }

const ORDER = { appendix: 0, profile: 1, body: 2 } as const

/**
 * The figures of the annex: those of the appendix first, under their numbers, then the rest. Figures that nobody in
 * the unit reports are left out; figures that are not complete print as "…" and say what they lack.
 */
export function annexGroups(source: Pick<ReportSource, 'form' | 'figures'>, say: Say): AnnexGroup[] {
  let number = 0
  const sections = source.form.sections.toSorted((a, b) => ORDER[a.place] - ORDER[b.place])
  return sections.flatMap((section): AnnexGroup[] => {
    const rows = source.form.indicators
      .filter((indicator) => indicator.section === section.id && (source.figures.get(indicator.code)?.expected ?? 0) > 0)
      .map((indicator) => annexRow(++number, indicator, source, say))
    if (rows.length === 0) return []
    const label = section.label.vi
    const numbered = section.place === 'appendix' ? `${section.number.replace(/^PL\s+/, '')}. ${label}` : label
    return [{ section, heading: numbered, rows }]
  })
}

function annexRow(number: number, indicator: Indicator, source: Pick<ReportSource, 'figures'>, say: Say): AnnexRow {
  const figure = source.figures.get(indicator.code)!
  const row = { number, indicator, numerator: undefined, denominator: undefined }
  if (!isTold(figure)) {
    const params = { sent: String(figure.expected - figure.missing), expected: String(figure.expected) }
    return { ...row, result: BLANK, note: say('reports.doc.incomplete', params), complete: false }
  }
  const result = printValue(figure, indicator, say)
  if (figure.state !== 'pair') return { ...row, result, note: '', complete: true }
  const set = indicator.denominatorSet?.[say.lang]
  return {
    ...row, result, complete: true, numerator: figure.numerator, denominator: figure.denominator,
    note: set === undefined ? '' : say('reports.doc.denominator', { set }),
  }
}
