/**
 * Text as every printer can hold it: well formed (half a surrogate pair becomes U+FFFD), NFC, and without
 * the control characters that XML forbids. A line break stays a line break.
 */
export function printableText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\ufffe\uffff]/g, '')
}
