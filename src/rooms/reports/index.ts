/** Báo cáo: from the outline and the figures to a document ready to sign. */
export { annexGroups, type AnnexGroup, type AnnexRow } from './annex-rows.ts'
export { Binder, BLANK, isTold, lineText, type BoundLine, type BoundRun, type Figures } from './bind-draft.ts'
export { bindReport, starterOf, textOf, type BoundReport } from './bind-report.ts'
export { changedSentences, seenIn, witness, type ChangedSentence, type FigureChange, type Seen } from './changed-sentences.ts'
export { composeReport } from './compose-report.ts'
export { composeWorkbook } from './compose-workbook.ts'
export { boundCodes, parseDraft, readDraft, TEXT_LIMIT, WAYS, type DraftLine, type DraftPart, type Way } from './draft-text.ts'
export { CLOSING, fillOutline, findSection, OPENING, writtenSections, type Outline, type OutlineSection } from './outline.ts'
export { parseOutline } from './parse-outline.ts'
export { addRemarks, remarkLines, type Remark } from './remarks.ts'
export {
  doubtsOf, findFigures, identityOf, standOf, type Doubt, type FoundFigure, type Stand, type Standing, type Standpoint,
} from './propose-figures.ts'
export {
  changedFindings, citationFindings, explainedFinding, incompleteFindings, printedFindings, textFindings,
  type BothTongues, type ReportFinding,
} from './report-finding.ts'
export { jsonValue, reportJson, type JsonValue } from './report-json.ts'
export { agencyName, dayOfReport, fullName, outlineParams, placeName, type ReportSource, type ReportUnit, type UnitBelow } from './report-source.ts'
export { OUTCOMES, TASK_LIMIT, tasksOf, type Outcome, type ReportTask } from './task.ts'
export { typedNumbers, type TypedNumber } from './typed-numbers.ts'
