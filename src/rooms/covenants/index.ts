/** Hương ước, quy ước: the covenant of a hamlet from proposal to recognition and after (Decree 61/2023). */
export type { Covenant, CovenantArticle, CovenantState } from './records.ts'
