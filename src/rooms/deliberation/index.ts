/** What the people discuss and decide, by household (Đ15–24): matters, gatherings, votes, decisions. */
export type {
  Convenor, Decision, DecisionState, DocumentKind, Era, Gathering, GatheringKind, GatheringState, Item, Matter, MatterKind, MatterState, Method, Option, Scope, TeamMember,
} from './records.ts'
export {
  type Clock, DeliberationRules, eraOf, itemOf, kindsOf, parseDeliberationRules, type Sureness, type Threshold,
} from './deliberation-rules.ts'
export {
  canStillPass, checkCount, type ElectionJudgement, hamletApproves, type HamletsJudgement, judgeElection, judgeHamlets, judgeVote, neededVotes, shareOfPresent, tallySlips,
  thresholdFor, type VoteCounts, type VoteJudgement,
} from './vote.ts'
export { type MethodFacts, type MethodOffer, type MethodReason, methodsFor } from './methods.ts'
export {
  checkConvenor, checkRecogniser, checkTeam, checkWitnesses, type ConvenorFacts, convenorsFor, type EntitledConvenor, type Recogniser, recogniserOf, type TeamKind,
} from './people.ts'
export {
  answerBy, ballotNoticeBy, type ConsentStanding, consentStanding, consentValidUntil, electionCountdown, type ElectionStep, inForceFrom, mayCluster, newElectionBy, noticeBy,
  papersBy, papersNeeded, planSentBy, sendBy,
} from './clocks.ts'
export { type DecisionAct, decisionStep } from './decision-state.ts'
