import { openZip, type ZipArchive } from '#documents/read-zip.ts'
import { accept, refuse, type Refusal, type Result } from '#foundation/result.ts'
import type { FileKind } from '../file-kind.ts'

const MB = 1024 * 1024
/** All parts of a document together, unpacked. */
const INFLATED = 200 * MB
/** Parts that hold programs, in any of the formats. */
const MACROS = /(?:^|\/)(?:vbaproject\.bin|vbadata\.xml|activex\/|macrosheets\/|basic\/|scripts\/)/i
const MAIN = 'application/vnd.openxmlformats-officedocument'

/**
 * Which document of an office program a zip archive is. Every part is unpacked once, so that none holds more than it says.
 *
 * Refuses `files.macros` (also templates fetched from elsewhere), `files.zip-bomb`, `files.old-office` (under a password),
 * `files.damaged`, and `files.kind-not-taken` for any other archive.
 */
export async function readOffice(bytes: Uint8Array): Promise<Result<FileKind>> {
  const zip = openZip(bytes, { inflatedBytes: INFLATED })
  if (!zip.ok) return refuse(said(zip.refusal))
  const kind = await kindOf(zip.value)
  if (!kind.ok) return kind
  if (zip.value.names.some((name) => MACROS.test(name))) return refuse({ code: 'files.macros' })
  for (const name of zip.value.names) {
    if (name.endsWith('/')) continue
    const part = await zip.value.read(name)
    if (!part.ok) return refuse(said(part.refusal))
    if (part.value && /\.rels$/i.test(name) && fetchesTemplate(textOf(part.value))) return refuse({ code: 'files.macros' })
  }
  return kind
}

async function kindOf(zip: ZipArchive): Promise<Result<FileKind>> {
  const types = await zip.read('[Content_Types].xml')
  if (!types.ok) return refuse(said(types.refusal))
  if (types.value) {
    const text = textOf(types.value)
    if (/macroEnabled/i.test(text)) return refuse({ code: 'files.macros' })
    if (text.includes(`${MAIN}.wordprocessingml.document.main+xml`)) return accept('docx')
    if (text.includes(`${MAIN}.spreadsheetml.sheet.main+xml`)) return accept('xlsx')
    return refuse({ code: 'files.kind-not-taken' })
  }
  const type = await zip.read('mimetype')
  if (!type.ok) return refuse(said(type.refusal))
  if (type.value && textOf(type.value).trim() === 'application/vnd.oasis.opendocument.text') return accept('odt')
  return refuse({ code: 'files.kind-not-taken' })
}

function fetchesTemplate(rels: string): boolean {
  return [...rels.matchAll(/<Relationship\b[^>]*>/g)].some(([each]) => /attachedTemplate|oleObject|frame/.test(each) && /TargetMode\s*=\s*["']External/.test(each))
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

/** What the reader of archives refuses, in the words of this room. */
function said({ code }: Refusal): Refusal {
  if (code === 'documents.inflates-too-much') return { code: 'files.zip-bomb' }
  if (code === 'documents.old-or-encrypted') return { code: 'files.old-office' }
  return { code: 'files.damaged' }
}
