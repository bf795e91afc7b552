export { type AttendanceLine, countPresent, countPresentInAll, markAttendance, markNumbers, readAttendance } from './attendance.ts'
export { closeGathering, type ClosingInput, countsOfMeeting, householdsOnRoll, leaveUnvoted, type Reach, reachOf, voteAfterAll } from './close-gathering.ts'
export { newCode } from './code.ts'
export { type Consent, type ConsentInput, type ConsentPurpose, consentsOf, giveConsent, initiativeStanding, onlineStanding, putForward, withdrawConsent } from './consents.ts'
export { countAgain, type CountSheet, freeVoices, settleSheets, sheetsOf, type SheetInput, type SheetOutcome, typeSheet } from './count-sheets.ts'
export { decideMatter, type DecisionInput, decisionsOnMatter, type VoteCount } from './decide.ts'
export { findForum, type Forum } from './find-forum.ts'
export {
  addMatter, type AgendaLine, atHamlet, type ClusterInput, clustersOf, findGathering, type GatheringInput, gatheringsOf, type OfGathering, planGathering, readAgenda,
  readGathering, setGathering, takeGathering, takeMatterOff,
} from './gatherings.ts'
export { type DeliberationHand, noteDeliberation, officersHand, systemHand } from './hand.ts'
export { changeMatter, dropMatter, findMatter, type MatterInput, moveMatter, type OfMatter, proposeMatter, readMatter } from './matters.ts'
export { chooseBoard, chooseSecretary, chooseVoting } from './meeting-officers.ts'
export { chooseMethod, methodOffers } from './method-offers.ts'
export { meetingOf, openGathering } from './open-gathering.ts'
export { addCluster, cancelGathering, decideClusterPlan, giveNotice, moveGathering, NOTICE_MEANS, sendClusterPlan } from './preparations.ts'
export { type DeliberationDesk, readDeliberationDesk } from './read-desk.ts'
export { decisionOf, gatheringOf, matterOf } from './stored-records.ts'
