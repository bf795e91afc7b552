export type { Condition, Confidence, Demand, Discloser, DutyRule, OtherReading, PlaceKind, ReadingId } from './duty-rule.ts'
export type { Broadcast, Duty, Posting, PostingVersion, Showing } from './records.ts'
export { DutyRules, isInForce, order } from './duty-rules.ts'
export { parseDutyRules } from './parse-duty-rules.ts'
export { parseHolidays, parseWorkingDays } from './parse-working-days.ts'
export { type Deadline, deadline, lessSure, type OtherDue, type Step } from './deadline.ts'
export { type DutyState, dutyState, SOON } from './duty-state.ts'
export { type Answer, type JudgedDuty, quarterArisen, tally, type Tally, tallyBy } from './compliance.ts'
export { checkLocalItem, type LocalTerms } from './local-item.ts'
export { type Quarter, quarterOf, quarterRange } from './quarter.ts'
export { findSecretMark, type SecretLevel } from './secret-mark.ts'
export { findSensitive, SENSITIVE_KINDS, type SensitiveKind, sensitiveKinds, type SensitivePassage } from './sensitive-data.ts'
export { type WordChange, wordChanges } from './word-changes.ts'
export {
  assumedConditions, type Conditions, type DemandStanding, type DemandState, demandState, enoughOn, firstShowings, isRequired, longestStretch, type Shown,
  type Stretch, stretches,
} from './showings.ts'
export { webUntil } from './web-until.ts'
export { FORMER_INFORMATION_LAW, INFORMATION_LAW, type InformationClock, informationClock, type InformationDeadline, informationDeadline } from './information-clock.ts'
