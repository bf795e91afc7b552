import { words } from '#words/words.ts'

/** The sentences of the application: a journey names them by their keys, and reads them in full on the page. */
export const w = words('vi')
