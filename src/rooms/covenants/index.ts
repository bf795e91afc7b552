/** Hương ước, quy ước: the covenant of a hamlet from proposal to recognition and after (Decree 61/2023). */
export { type Adoption, type AdoptionCount, judgeAdoption } from './adoption.ts'
export { annulBy, type CovenantTerms, deliverBy, postedUntilAtLeast, recogniseBy, reviewDay, statisticsBy, submitBy, suspendBy } from './clocks.ts'
export { CLOCKS, type CovenantClock, type CovenantRules, type Ground, type GroundId, GROUNDS, parseCovenantRules } from './covenant-rules.ts'
export { ACT_STATES, covenantStanding, covenantStep, DECREE_FROM, proposalGoesOn, teamLacks } from './covenant-step.ts'
export { type CovenantDue, covenantDues, type DueId } from './dues.ts'
export type { CovenantStanding } from './standing.ts'
export {
  type Covenant, type CovenantAct, type CovenantActName, type CovenantArticle, COVENANT_STATES, type CovenantState, type Drafter, OPINION_FORMS, REPORT_SOURCES, TEAM_ROLES,
  type TeamRole, TELLING_FORMS,
} from './records.ts'
