import { shortDate } from '#foundation/calendar-date.ts'
import { comparePrinted, findIndicator, getIndicator, sayFinding, type Finding, type Form, type PrintedReport, type Say } from '#rooms/indicators/index.ts'
import { checkCitations, type InstrumentRegister } from '#rooms/instruments/index.ts'
import { isTold, type Figures } from './bind-draft.ts'
import type { ChangedSentence } from './changed-sentences.ts'
import { readDraft } from './draft-text.ts'
import { writtenSections } from './outline.ts'
import { starterOf } from './bind-report.ts'
import { dayOfReport, type ReportSource } from './report-source.ts'

/** What is to be said of a report before it is signed. A note hinders nothing. */
export type ReportFinding = {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'note'
  /** The indicators it speaks of. */
  readonly cells: readonly string[]
  readonly message: string
  readonly messageEn: string
  readonly ground: string
  readonly section?: string
  /** The unit below whose figure it is, and how that unit explained it. */
  readonly unit?: { readonly code: string; readonly name: string }
  readonly explanation?: string
}

/** The words in both languages. */
export type BothTongues = { readonly vi: Say; readonly en: Say }

/** One finding for each figure that units still owe. */
export function incompleteFindings(form: Form, figures: Figures, tongues: BothTongues): ReportFinding[] {
  return form.indicators.flatMap((indicator): ReportFinding[] => {
    const figure = figures.get(indicator.code)
    if (!figure || figure.expected === 0 || isTold(figure)) return []
    const params = (lang: 'vi' | 'en') => ({
      label: indicator.label[lang], sent: String(figure.expected - figure.missing), expected: String(figure.expected), missing: String(figure.missing),
    })
    return [{
      code: 'report.incomplete', severity: 'warning', cells: [indicator.code], ground: form.basis,
      message: tongues.vi('finding.report.incomplete', params('vi')), messageEn: tongues.en('finding.report.incomplete', params('en')),
    }]
  })
}

/** What a report issued before printed otherwise than the data say. */
export function printedFindings(report: Pick<PrintedReport, 'number' | 'dated' | 'facts'>, form: Form, figures: Figures, tongues: BothTongues): ReportFinding[] {
  return report.facts.flatMap((fact) => {
    const indicator = findIndicator(form, fact.code)
    const figure = figures.get(fact.code)
    if (!indicator || !figure || !isTold(figure)) return []
    const ground = (say: Say): string => say('reports.printed-source', { number: report.number, date: shortDate(report.dated) })
    const vi = comparePrinted(fact, figure, indicator, ground(tongues.vi), 'vi')
    const en = comparePrinted(fact, figure, indicator, ground(tongues.en), 'en')
    return vi.map((finding, index) => ({
      code: finding.code, severity: finding.severity, cells: finding.cells, ground: finding.ground,
      message: sayFinding(finding, tongues.vi), messageEn: sayFinding(en[index]!, tongues.en),
    }))
  })
}

/** A warning of a unit's own check, with the words by which the unit explained it. */
export function explainedFinding(
  finding: Finding, unit: { code: string; name: string }, explanation: string, tongues: BothTongues,
): ReportFinding {
  return {
    code: finding.code, severity: finding.severity, cells: finding.cells, ground: finding.ground, unit, explanation,
    message: sayFinding(finding, tongues.vi), messageEn: sayFinding(finding, tongues.en),
  }
}

/** Sections that nobody has written and for which the outline has no text; figures that the form does not have. */
export function textFindings(source: ReportSource, tongues: BothTongues): ReportFinding[] {
  return writtenSections(source.outline).flatMap((section): ReportFinding[] => {
    const text = source.texts.get(section)?.trim() ?? ''
    const make = (code: string, severity: 'warning' | 'error', params: Record<string, string>): ReportFinding => ({
      code, severity, cells: [], section, ground: source.outline.basis,
      message: tongues.vi(`finding.${code}`, params), messageEn: tongues.en(`finding.${code}`, params),
    })
    if (text === '') return starterOf(source, section, tongues.vi) === '' ? [make('report.section-empty', 'warning', { section })] : []
    const { problems } = readDraft(text, (code) => findIndicator(source.form, code) !== undefined, [])
    return problems.length === 0 ? [] : [make('report.text-problem', 'error', { section })]
  })
}

/** What there is to say of the documents that the texts cite, on the report's day. */
export function citationFindings(source: ReportSource, register: InstrumentRegister, tongues: BothTongues): ReportFinding[] {
  const day = dayOfReport(source)
  return writtenSections(source.outline).flatMap((section) =>
    checkCitations(source.texts.get(section) ?? '', day, register).map((note): ReportFinding => {
      const say = (w: Say): string => {
        const sentence = w(`instruments.note.${note.code}`, note.params)
        return note.confidence === 'V' ? sentence : w('reports.unsure', { sentence, confidence: w(`instruments.confidence.${note.confidence}`) })
      }
      return { code: `citation.${note.code}`, severity: 'note', cells: [], section, ground: note.citation.written, message: say(tongues.vi), messageEn: say(tongues.en) }
    }),
  )
}

/** Sentences whose figures have changed since the drafter saw them. */
export function changedFindings(changed: readonly ChangedSentence[], form: Form, tongues: BothTongues): ReportFinding[] {
  return changed.flatMap(({ section, changes }) =>
    changes.map(({ code, was, now }): ReportFinding => {
      const label = getIndicator(form, code).label
      return {
        code: 'report.changed', severity: 'warning', cells: [code], section, ground: section,
        message: tongues.vi('finding.report.changed', { label: label.vi, was, now, section }),
        messageEn: tongues.en('finding.report.changed', { label: label.en, was, now, section }),
      }
    }),
  )
}
