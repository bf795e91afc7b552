import { cleanText } from '#foundation/text.ts'

/** What a unit below wrote of limits or of causes, line by line, for the drafter to choose from. */
export type Remark = { readonly unitId: number; readonly unit: string; readonly kind: 'limits' | 'causes'; readonly text: string }

/** The lines of a remark, without their marks; the same line twice is one. */
export function remarkLines(text: string): string[] {
  const lines = text.split('\n').map((line) => cleanText(line).replace(/^[-–+•*]\s*/, '').replaceAll(/\{\{|\}\}/g, ''))
  return [...new Set(lines.filter((line) => line !== ''))]
}

/** Adds the chosen remarks to a text as items, each ended as an item is. What stands there already is not added again. */
export function addRemarks(text: string, chosen: readonly string[]): string {
  const there = new Set(text.split('\n').map(bare))
  const fresh: string[] = []
  for (const line of chosen.flatMap(remarkLines)) {
    if (there.has(bare(line))) continue
    there.add(bare(line))
    fresh.push(`- ${/[.;!?…]$/.test(line) ? line : `${line}.`}`)
  }
  return [...(text.trim() === '' ? [] : [text.trimEnd()]), ...fresh].join('\n')
}

function bare(line: string): string {
  return line.trim().replace(/^[-–+•*]\s*/, '').replace(/[.;]$/, '')
}
