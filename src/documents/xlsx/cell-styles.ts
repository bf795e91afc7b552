import { XML_HEAD } from '../xml.ts'
import { SHEET } from './sheet-xml.ts'

/** How a cell looks; cells that look the same share one entry of the style table. */
export interface CellLook {
  readonly bold: boolean
  readonly italic: boolean
  readonly size: number
  readonly align: 'left' | 'centre' | 'right' | undefined
  readonly border: boolean
  readonly wrap: boolean
  readonly input: boolean
  /** Decimals of a number; undefined for text. */
  readonly decimals: number | undefined
}

/** Collects the looks of a workbook, numbered in the order in which they come. */
export class CellStyles {
  readonly #looks = new Map<string, number>([[JSON.stringify(PLAIN), 0]])

  numberOf(look: CellLook): number {
    const key = JSON.stringify(look)
    const known = this.#looks.get(key)
    if (known !== undefined) return known
    this.#looks.set(key, this.#looks.size)
    return this.#looks.size - 1
  }

  xml(): string {
    const looks = [...this.#looks.keys()].map((key) => JSON.parse(key) as CellLook)
    const fonts = table(looks.map(fontXml))
    const formats = [...new Set(looks.flatMap((look) => (look.decimals ? [look.decimals] : [])))]
    const xfs = looks.map((look) => {
      const format =
        look.decimals === undefined ? 0 : look.decimals === 0 ? 3 : FIRST_FORMAT + formats.indexOf(look.decimals)
      const align = look.align === 'centre' ? 'center' : look.align
      return (
        `<xf numFmtId="${format}" fontId="${fonts.indexOf(fontXml(look))}" fillId="${look.input ? 2 : 0}" borderId="${look.border ? 1 : 0}" xfId="0" ` +
        'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">' +
        `<alignment${align === undefined ? '' : ` horizontal="${align}"`} vertical="center"${look.wrap ? ' wrapText="1"' : ''}/>` +
        `<protection locked="${look.input ? 0 : 1}"/></xf>`
      )
    })
    const numFmts = formats.map(
      (decimals, i) => `<numFmt numFmtId="${FIRST_FORMAT + i}" formatCode="#,##0.${'0'.repeat(decimals)}"/>`,
    )
    return (
      `${XML_HEAD}<styleSheet xmlns="${SHEET}">${numFmts.length === 0 ? '' : counted('numFmts', numFmts)}` +
      counted('fonts', fonts) +
      counted('fills', [
        '<fill><patternFill patternType="none"/></fill>',
        '<fill><patternFill patternType="gray125"/></fill>',
        '<fill><patternFill patternType="solid"><fgColor rgb="FFFFF8E1"/><bgColor indexed="64"/></patternFill></fill>',
      ]) +
      counted('borders', [
        '<border><left/><right/><top/><bottom/><diagonal/></border>',
        `<border>${['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"><color auto="1"/></${side}>`).join('')}<diagonal/></border>`,
      ]) +
      counted('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']) +
      counted('cellXfs', xfs) +
      counted('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']) +
      '</styleSheet>'
    )
  }
}

const PLAIN: CellLook = {
  bold: false,
  italic: false,
  size: 12,
  align: undefined,
  border: false,
  wrap: false,
  input: false,
  decimals: undefined,
}

/** Numbers below are Excel's own formats. */
const FIRST_FORMAT = 164

function fontXml({ bold, italic, size }: CellLook): string {
  return `<font>${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}<sz val="${size}"/><name val="Times New Roman"/><family val="1"/></font>`
}

function table(items: readonly string[]): string[] {
  return [...new Set(items)]
}

function counted(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`
}
