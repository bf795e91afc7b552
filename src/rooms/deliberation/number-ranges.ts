import { accept, refuse, type Result } from '#foundation/result.ts'

const MOST = 5000
const PART = /^(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?$/

/**
 * Numbers as they are read off a paper list: `1-20, 25; 27`, each once, in order. Refuses `deliberation.numbers-form` with the part
 * that is no number.
 */
export function readNumberRanges(text: string): Result<readonly number[]> {
  const parts = text.split(/[,;\n]|(?<=\d)\s+(?=\d)/).map((part) => part.trim()).filter((part) => part !== '')
  if (parts.length === 0) return refuse({ code: 'deliberation.numbers-form', field: 'numbers', text: '' })
  const numbers = new Set<number>()
  for (const part of parts) {
    const match = PART.exec(part)
    const [from, to] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])]
    if (!match || from < 1 || to < from || to - from >= MOST) return refuse({ code: 'deliberation.numbers-form', field: 'numbers', text: part.slice(0, 40) })
    for (let number = from; number <= to; number++) numbers.add(number)
  }
  return accept([...numbers].toSorted((a, b) => a - b))
}
