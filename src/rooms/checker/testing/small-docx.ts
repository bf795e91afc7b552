import { zipFiles } from '#documents/zip.ts'

/** A .docx made by hand: what stands in its body, and other parts where a test needs them. */
export function smallDocx(body: string, parts: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  return zipFiles({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`,
    ...parts,
  })
}

/** A paragraph with its text, and what else stands in it. */
export function p(text: string, properties = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${run(text)}</w:p>`
}

export function run(text: string, properties = ''): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
}

export function cell(text: string, properties = ''): string {
  return `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${p(text)}</w:tc>`
}
