import { APP_PROPERTIES, coreProperties } from './core-properties.ts'
import { printableText } from './printable-text.ts'
import { packageRelations, relations } from './relations.ts'
import type { Sheet, Workbook } from './workbook.ts'
import { CellStyles } from './xlsx/cell-styles.ts'
import { SHEET, sheetXml } from './xlsx/sheet-xml.ts'
import { escapeXml, RELATIONS, XML_HEAD } from './xml.ts'
import { zipFiles } from './zip.ts'

/** The workbook as an Excel file. Numbers are numbers. The same workbook gives the same bytes. */
export function printXlsx(workbook: Workbook): Promise<Uint8Array> {
  return Promise.resolve(zipFiles(xlsxParts(workbook)))
}

function xlsxParts({ meta, sheets }: Workbook): Record<string, string> {
  if (sheets.every((sheet) => sheet.hidden)) throw new Error('a workbook shows at least one sheet')
  const styles = new CellStyles()
  const firstShown = sheets.findIndex((sheet) => !sheet.hidden)
  const pages = sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, styles, i === firstShown)])
  return {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': packageRelations('xl/workbook.xml'),
    'docProps/core.xml': coreProperties({
      ...meta,
      title: printableText(meta.title),
      author: printableText(meta.author),
    }),
    'docProps/app.xml': APP_PROPERTIES,
    'xl/workbook.xml': workbookXml(sheets, firstShown),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, i) => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      ['rIdStyles', 'styles', 'styles.xml'],
    ]),
    'xl/styles.xml': styles.xml(),
    ...(Object.fromEntries(pages) as Record<string, string>),
  }
}

function workbookXml(sheets: readonly Sheet[], active: number): string {
  const names = sheetNames(sheets)
  const list = sheets.map(
    (sheet, i) =>
      `<sheet name="${escapeXml(names[i]!)}" sheetId="${i + 1}"${sheet.hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
  )
  // The rows that are printed again on each page are a name of the workbook.
  const titles = sheets.flatMap((sheet, i) =>
    sheet.frozenRows
      ? [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">` +
            `${escapeXml(`'${names[i]!.replaceAll("'", "''")}'!$1:$${sheet.frozenRows}`)}</definedName>`,
        ]
      : [],
  )
  return (
    `${XML_HEAD}<workbook xmlns="${SHEET}" xmlns:r="${RELATIONS}"><bookViews><workbookView activeTab="${active}"/></bookViews>` +
    `<sheets>${list.join('')}</sheets>${titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`}</workbook>`
  )
}

/** Names as Excel takes them: at most 31 characters, none of its own signs, each once whatever the case. */
function sheetNames(sheets: readonly Sheet[]): string[] {
  const taken = new Set<string>()
  return sheets.map((sheet, i) => {
    const clean = printableText(sheet.name)
      .replaceAll(/[[\]:*?/\\\n]/g, ' ')
      .replaceAll(/^[\s']+|[\s']+$/g, '')
    let name = cut(clean, 31) || String(i + 1)
    for (let again = 2; taken.has(name.toLowerCase()); again++) name = `${cut(clean, 26)} (${again})`
    taken.add(name.toLowerCase())
    return name
  })
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).toWellFormed().replaceAll('\ufffd', '').trimEnd()
}

function contentTypes(sheets: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return (
    `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>` +
    Array.from(
      { length: sheets },
      (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
    ).join('') +
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
    '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
  )
}
