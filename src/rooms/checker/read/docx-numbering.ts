import { attribute, xmlEvents } from '#documents/read-xml.ts'
import type { NumberedAt } from './docx-styles.ts'

/** Numbers and marks that Word writes by itself before a paragraph. Counts on with each that is asked for. */
export type DocxNumbering = { next(at: NumberedAt): string }

export const NO_NUMBERING: DocxNumbering = { next: () => '' }

type Level = { format: string; text: string; start: number }

/** Reads `word/numbering.xml`. */
export function readDocxNumbering(xml: string): DocxNumbering {
  const abstract = new Map<string, Map<number, Level>>()
  const lists = new Map<string, string>()
  let levels: Map<number, Level> | undefined
  let level: Level | undefined
  let list: string | undefined
  for (const event of xmlEvents(xml)) {
    if (event.kind !== 'open') continue
    const value = (name: string): string | undefined => attribute(event.attributes, name)
    if (event.name === 'abstractNum') abstract.set(value('abstractNumId') ?? '', (levels = new Map()))
    else if (event.name === 'num') [list, levels, level] = [value('numId'), undefined, undefined]
    else if (event.name === 'abstractNumId' && list !== undefined) lists.set(list, value('val') ?? '')
    else if (event.name === 'lvl' && levels) {
      level = { format: 'decimal', text: '', start: 1 }
      levels.set(Number(value('ilvl') ?? 0), level)
    } else if (level) {
      if (event.name === 'start') level.start = Number(value('val') ?? 1)
      else if (event.name === 'numFmt') level.format = value('val') ?? 'decimal'
      else if (event.name === 'lvlText') level.text = value('val') ?? ''
    }
  }
  const counts = new Map<string, number[]>()
  return {
    next: ({ list: id, level: depth }) => {
      const name = lists.get(id)
      const all = name === undefined ? undefined : abstract.get(name)
      const own = all?.get(depth)
      if (!all || !own || own.format === 'none') return ''
      if (own.format === 'bullet') return '- '
      const count = counts.get(name!) ?? []
      counts.set(name!, count)
      count[depth] = count[depth] === undefined ? own.start : count[depth] + 1
      count.length = depth + 1
      const text = own.text.replaceAll(/%([1-9])/g, (_, place: string) => {
        const at = Number(place) - 1
        const one = all.get(at)
        return write(count[at] ?? one?.start ?? 1, one?.format ?? 'decimal')
      })
      return text === '' ? '' : `${text} `
    },
  }
}

function write(count: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(count)
    case 'lowerRoman':
      return roman(count).toLowerCase()
    case 'upperLetter':
      return letter(count)
    case 'lowerLetter':
      return letter(count).toLowerCase()
    case 'decimalZero':
      return String(count).padStart(2, '0')
    default:
      return String(count)
  }
}

const ROMAN = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']] as const

function roman(count: number): string {
  let text = ''
  let rest = Math.min(count, 3999)
  for (const [value, sign] of ROMAN) for (; rest >= value; rest -= value) text += sign
  return text
}

/** A … Z, AA, BB …, as Word counts. */
function letter(count: number): string {
  return String.fromCharCode(65 + ((count - 1) % 26)).repeat(Math.min(5, Math.ceil(count / 26)))
}
