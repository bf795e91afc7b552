import { compose } from './compose.ts'
import { FORM } from './form.ts'
import type { AdministrativeDocument } from './tree.ts'
import { typeset } from './typeset.ts'

/**
 * The document as a PDF in the form of Decree 30/2020: text with its letters in NFC, tagged, with language,
 * title and bookmarks. The same document gives the same bytes.
 *
 * @law 30/2020/NĐ-CP Phụ lục I
 */
export function printPdf(document: AdministrativeDocument): Promise<Uint8Array> {
  return typeset('decree-30', { form: FORM, document: compose(document) })
}
