/** What the people discuss and decide, by household (Đ15–24): matters, gatherings, votes, decisions. */
export type {
  Convenor, Decision, DecisionState, DocumentKind, Era, Gathering, GatheringKind, GatheringState, Item, Matter, MatterKind, MatterState, Method, Option, Scope, TeamMember,
} from './records.ts'
