import { words } from '#words/words.ts'
import type { BothTongues } from '../report-finding.ts'

/** Administrative documents are Vietnamese; findings are told in both languages. */
export const TONGUES: BothTongues = { vi: words('vi'), en: words('en') }
