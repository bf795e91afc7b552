/** The households of a hamlet, with the one representative of each: who has a voice (Đ18.2). */
export type { Household, LeftBy, CameBy, RollLine, Roll } from './records.ts'
export { alikePairs, type Compared, type Likeness, likenessOf } from './likeness.ts'
export { STATUS_KINDS, type StatusKind } from './status.ts'
