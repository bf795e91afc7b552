export { enrolHouseholds, type Enrolled, type Hamlet, type HouseholdHand, type NewHousehold } from './enrol.ts'
export { digestOf, freezeRoll, readRoll } from './freeze-roll.ts'
export { countAsAt, countsUnder, findHousehold, rollAsAt } from './households.ts'
export { type ChangeOf, changeRepresentative, endHousehold, mergeHouseholds, moveHousehold, probableDuplicates, splitHousehold } from './change.ts'
