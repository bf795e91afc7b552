import { cleanText } from '#foundation/text.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { FILE_KINDS, type FileKind } from './file-kind.ts'

const LONGEST = 200
const ENDINGS = new Map(Object.entries(FILE_KINDS).flatMap(([kind, { endings }]) => endings.map((ending) => [ending, kind as FileKind])))
/** Endings that a document may not hide behind, and endings of kinds that are not taken. */
const OTHERS = /^(?:html?|xhtml|svgz?|js|mjs|exe|msi|bat|cmd|com|scr|ps1|vbs|jar|apk|dll|docm|dotm|xlsm|xltm|zip|rar|7z|doc|xls|ppt|pptx?|heic|gif|bmp|tiff?|mp4|mov|avi|txt|csv|xml)$/

/**
 * The name under which a content is kept: without folders, control characters and marks that turn the direction of writing,
 * and with the ending of what it is. `renamed` where the ending had to be changed: a photo whose name says another format of
 * photos, or a name without an ending.
 *
 * Refuses `files.name-lies` with `name`, `says` (the ending) and `kind` where the name says that it is something else altogether.
 */
export function checkName(given: string, kind: FileKind): Result<{ readonly name: string; readonly renamed: boolean }> {
  const name = cleanName(given)
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
  const { role, endings } = FILE_KINDS[kind]
  if (endings.includes(ending)) return accept({ name, renamed: false })
  const said = ENDINGS.get(ending)
  if (OTHERS.test(ending) || (said !== undefined && (FILE_KINDS[said].role !== role || role === 'document')))
    return refuse({ code: 'files.name-lies', name, says: ending, kind })
  const stem = said === undefined ? name : name.slice(0, dot)
  return accept({ name: `${stem.slice(0, LONGEST - 5)}.${endings[0]}`, renamed: true })
}

function cleanName(given: string): string {
  const last = cleanText(given).split(/[/\\]/).at(-1)!
  // eslint-disable-next-line no-control-regex
  const plain = last.replaceAll(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"<>:|?*]/g, '').replaceAll(/\s+/g, ' ').replaceAll(/^[. ]+|[. ]+$/g, '')
  if (plain.length <= LONGEST) return plain || 'tep'
  const dot = plain.lastIndexOf('.')
  const ending = dot > plain.length - 8 ? plain.slice(dot) : ''
  return `${plain.slice(0, LONGEST - ending.length).toWellFormed().replaceAll('\ufffd', '')}${ending}`
}
