/**
 * Text as every printer can hold it: well formed (half a surrogate pair becomes U+FFFD), NFC, and without
 * the control characters that XML forbids and the invisible ones that turn the reading order. A line break stays a
 * line break; a tab becomes a space.
 */
export function printableText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g,
      '',
    )
}
