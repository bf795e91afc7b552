export type { Confidence, Demand, Discloser, DutyRule, OtherReading, PlaceKind } from './duty-rule.ts'
export type { Broadcast, Duty, Posting, PostingVersion, Showing } from './records.ts'
