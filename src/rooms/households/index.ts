/** The households of a hamlet, with the one representative of each: who has a voice (Đ18.2). */
export type { Household, LeftBy, CameBy, RollLine, Roll } from './records.ts'
