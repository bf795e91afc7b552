/** Chỉ tiêu, biểu mẫu, kỳ báo cáo: the rules of figures, for the rooms that print and show them. */
export type {
  Aggregation, Confidence, CountedAgainst, Form, Indicator, IndicatorType, Period, Place, PrintRule, Section, Text, ValidationRule,
} from './catalogue.ts'
export { aggregateAsNow, type NotComputable, type TerritoryPart } from './aggregate-as-now.ts'
export { addCells, contribution, EMPTY_CELL, reported, subtractCells, type Cell } from './cell.ts'
export { comparePrinted, findPrinted, type Printed, type PrintedFact, type PrintedReport } from './compare-printed.ts'
export { sayFinding, type Finding } from './finding.ts'
export { enteredBy, findIndicator, getIndicator } from './form-index.ts'
export { parseCatalogue } from './parse-catalogue.ts'
export { LIMITS, parseCell, parseEntry } from './parse-entry.ts'
export { parsePeriods } from './parse-periods.ts'
export { entryText, findPercent, plainValue, printValue, printValueWithCounts } from './print-value.ts'
export { aggregate, aggregateForm, type Aggregate, type Sums } from './rollup.ts'
export type { Say } from './say.ts'
export {
  decideSubmission, dueState, findDueDate, possibleActs, REASON_LIMIT,
  type DueLevel, type DueState, type SubmissionAct, type SubmissionRole, type SubmissionState,
} from './submission.ts'
export { findGroup, isAmong, REPORTERS, type Reporter } from './unit-group.ts'
export { validate, type Outcome, type RuleEvaluator, type RuleScope } from './validate.ts'
export {
  MISSING, NONE_AROSE, NOT_APPLICABLE, numberValue, pairValue, sameValue, type Value, type ValueState,
} from './value.ts'
