/**
 * A table after RFC 4180, with the mark that makes spreadsheets read it as UTF-8. A cell that a spreadsheet would take for a
 * formula gets an apostrophe before it.
 */
export function printCsv(head: readonly string[], rows: readonly (readonly (string | number | boolean | null)[])[]): string {
  return `\ufeff${[head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

function cell(value: string | number | boolean | null): string {
  if (value === null) return ''
  const text = typeof value === 'string' && /^[=+\-@\t\r\n]|^\s+[=+\-@]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
