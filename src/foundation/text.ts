/** Text as the house keeps it: Unicode NFC (TCVN 6909), no lone surrogates, no soft hyphens, trimmed. */
export function cleanText(text: string): string {
  return text.toWellFormed().normalize('NFC').replaceAll('\u00ad', '').replaceAll('\u0000', '').trim()
}

/** Whether the text holds half of a surrogate pair, which no file and no database can keep. */
export function hasLoneSurrogate(text: string): boolean {
  return !text.isWellFormed()
}

/**
 * The search key of a Vietnamese text: lower case, without tone and vowel marks, đ as d, single spaces.
 * `foldText('Đăk HLơ') === 'dak hlo'`.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const COLLATOR = new Intl.Collator('vi', { numeric: true })

/** Vietnamese dictionary order: a ă â b c d đ e ê …, numbers by value. */
export function compareNames(a: string, b: string): number {
  return COLLATOR.compare(a, b)
}
