import type { DeliberationRule } from './asked/knowledge.ts'
import { askConvenor, askElection, askInitiative, askMeetingDays, askRecogniser } from './asked/people.ts'
import { askMethods, askResult, askThreshold } from './asked/votes.ts'

/** The rules of this room that may be asked from outside. */
export const askedRules: readonly DeliberationRule[] = [
  askThreshold, askResult, askMethods, askConvenor, askRecogniser, askMeetingDays, askInitiative, askElection,
]
