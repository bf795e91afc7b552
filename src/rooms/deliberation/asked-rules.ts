import { askBallotDays, askInForce, askNewElection } from './asked/days.ts'
import type { DeliberationRule } from './asked/knowledge.ts'
import { askConvenor, askElection, askInitiative, askMeetingDays, askRecogniser } from './asked/people.ts'
import { askClusters, askHamlets, askShareOfPresent, askTeam } from './asked/shares.ts'
import { askMethods, askResult, askThreshold } from './asked/votes.ts'

/** The rules of this room that may be asked from outside. */
export const askedRules: readonly DeliberationRule[] = [
  askThreshold, askResult, askHamlets, askShareOfPresent, askMethods, askConvenor, askClusters, askTeam, askRecogniser, askMeetingDays, askBallotDays, askInForce,
  askInitiative, askElection, askNewElection,
]
