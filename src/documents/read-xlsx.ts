import { accept, type Refusal, refuse, type Result } from '#foundation/result.ts'
import { printableText } from './printable-text.ts'
import { attribute, XmlError, xmlEvents } from './read-xml.ts'
import { openZip, type ZipArchive } from './read-zip.ts'
import {
  parseDateStyles,
  parseSharedStrings,
  parseSheet,
  type SheetContext,
  type SheetRows,
} from './xlsx/parse-sheet.ts'

export type { CellValue, SheetRows } from './xlsx/parse-sheet.ts'

export interface WorkbookLimits {
  /** Bytes of the file. */
  readonly bytes: number
  /** Bytes of all its parts, unpacked. */
  readonly inflatedBytes: number
  readonly sheets: number
  /** Cells that hold something, in all sheets. */
  readonly cells: number
  /** The last row and the last column that may hold something. */
  readonly rows: number
  readonly columns: number
}

const MEGABYTE = 1024 * 1024

export const WORKBOOK_LIMITS: WorkbookLimits = {
  bytes: 20 * MEGABYTE,
  inflatedBytes: 100 * MEGABYTE,
  sheets: 100,
  cells: 300_000,
  rows: 50_000,
  columns: 1_000,
}

export interface ReadSheet {
  readonly name: string
  readonly hidden: boolean
  /** `rows[6][1]` is what stands in B7. */
  readonly rows: SheetRows
}

/**
 * Reads an Excel file that anyone may have sent: values only. Macros, links and pictures are never looked at, and
 * no formula is computed; a cell that holds one says so.
 *
 * Refuses with `documents.file-empty`, `documents.file-too-large`, `documents.not-xlsx`,
 * `documents.old-or-encrypted`, `documents.damaged`, `documents.inflates-too-much`, `documents.too-many-cells`,
 * `documents.too-many-sheets`.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  limits: WorkbookLimits = WORKBOOK_LIMITS,
): Promise<Result<{ readonly sheets: readonly ReadSheet[] }>> {
  if (bytes.length === 0) return refuse({ code: 'documents.file-empty' })
  if (bytes.length > limits.bytes)
    return refuse({ code: 'documents.file-too-large', limitMegabytes: Math.floor(limits.bytes / MEGABYTE) })
  if (COMPOUND_FILE.every((byte, i) => bytes[i] === byte)) return refuse({ code: 'documents.old-or-encrypted' })
  const archive = openZip(bytes, limits)
  if (!archive.ok) return archive
  try {
    return accept({ sheets: await readSheets(archive.value, limits) })
  } catch (error) {
    if (error instanceof Refused) return refuse(error.refusal)
    if (error instanceof XmlError || error instanceof RangeError) return refuse({ code: 'documents.damaged' })
    throw error
  }
}

/** Cells that only have a border or a colour, for each that holds something. */
const EMPTY_BESIDE = 3

/** How old Excel files begin, and encrypted new ones. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** Carries a refusal out of the depth of the parsers. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

async function readSheets(archive: ZipArchive, limits: WorkbookLimits): Promise<ReadSheet[]> {
  const main = await mainPart(archive)
  const relations = await readRelations(archive, relationsOf(main))
  const workbook = await part(archive, main)
  if (workbook === undefined) throw new Refused({ code: 'documents.not-xlsx' })
  const listed = [...xmlEvents(workbook)].flatMap((event) =>
    event.kind === 'open' && event.name === 'sheet' ? [event.attributes] : [],
  )
  if (listed.length === 0) throw new Refused({ code: 'documents.not-xlsx' })
  if (listed.length > limits.sheets) throw new Refused({ code: 'documents.too-many-sheets', limit: limits.sheets })
  const target = (type: string): string | undefined =>
    relations.find((relation) => relation.type.endsWith(`/${type}`))?.target
  const strings = await part(archive, target('sharedStrings'))
  const styles = await part(archive, target('styles'))
  let cells = 0
  let met = 0
  const tooMany = { code: 'documents.too-many-cells', limit: limits.cells }
  const context: SheetContext = {
    strings: strings === undefined ? [] : parseSharedStrings(strings),
    isDate: styles === undefined ? () => false : parseDateStyles(styles),
    meet: () => {
      if (++met > limits.cells * EMPTY_BESIDE) throw new Refused(tooMany)
    },
    count: (row, column) => {
      if (++cells > limits.cells || row >= limits.rows || column >= limits.columns) throw new Refused(tooMany)
      if (!(row >= 0 && column >= 0)) throw new XmlError('a cell outside the sheet')
    },
  }
  const sheets: ReadSheet[] = []
  for (const attributes of listed) {
    const id = attribute(attributes, 'id')
    const relation = relations.find((candidate) => candidate.id === id)
    // A sheet may be a chart: it has a name and no cells.
    const xml = relation?.type.endsWith('/worksheet') ? await part(archive, relation.target) : undefined
    if (relation?.type.endsWith('/worksheet') && xml === undefined) throw new Refused({ code: 'documents.damaged' })
    sheets.push({
      name: printableText(attribute(attributes, 'name') ?? ''),
      hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
      rows: xml === undefined ? [] : parseSheet(xml, context),
    })
  }
  return sheets
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

async function mainPart(archive: ZipArchive): Promise<string> {
  const relations = await readRelations(archive, '_rels/.rels')
  const main = relations.find((relation) => relation.type.endsWith('/officeDocument'))?.target
  if (main === undefined || !/\.xml$/i.test(main)) throw new Refused({ code: 'documents.not-xlsx' })
  return main
}

async function readRelations(archive: ZipArchive, name: string): Promise<Relation[]> {
  const xml = await part(archive, name)
  if (xml === undefined) return []
  const base = name.replace(/_rels\/[^/]*$/, '')
  return [...xmlEvents(xml)].flatMap((event) => {
    if (event.kind !== 'open' || event.name !== 'Relationship') return []
    const target = attribute(event.attributes, 'Target') ?? ''
    return [
      {
        id: attribute(event.attributes, 'Id') ?? '',
        type: attribute(event.attributes, 'Type') ?? '',
        target: target.startsWith('/') ? target.slice(1) : resolvePath(base + target),
      },
    ]
  })
}

function relationsOf(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

function resolvePath(path: string): string {
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

async function part(archive: ZipArchive, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined
  const bytes = await archive.read(name)
  if (!bytes.ok) throw new Refused(bytes.refusal)
  if (bytes.value === undefined) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.value)
  } catch {
    throw new Refused({ code: 'documents.damaged' })
  }
}
