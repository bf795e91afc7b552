import { checkReport, readClaims, textReport, type Claim, type Finding } from '#rooms/checker/index.ts'
import { knowledgeOn, loadLabelledSet } from './labelled-set.ts'

/** A figure of a clean text that was changed, and whether anything was said of it. */
export type Changed = { readonly text: string; readonly claim: Claim; readonly around: string; readonly to: string; readonly noticed: boolean }

/**
 * Every percentage, or every count, of the clean texts with its last two figures changed about, one at a time. Many cannot
 * be noticed, for nothing in the text depends on them; which of the others are not shows what the reading misses.
 */
export function changedFigures(kind: 'percent' | 'value'): Changed[] {
  return loadLabelledSet().filter(({ faults }) => faults.length === 0).flatMap((labelled) => {
    const source = textReport(labelled.text)
    return readClaims(source).claims.filter((claim) => claim.kind === kind).flatMap((claim): Changed[] => {
      const to = changed(claim.number.text)
      if (to === undefined) return []
      const { start, end } = claim.number
      const other = textReport(source.text.slice(0, start) + to + source.text.slice(end))
      const findings = checkReport(other, knowledgeOn(other, labelled.on)).filter(({ severity }) => severity !== 'note')
      const noticed = findings.some((finding) => touches(finding, start, end))
      return [{ text: labelled.name, claim, around: source.text.slice(Math.max(0, start - 80), claim.end + 20), to, noticed }]
    })
  })
}

function touches(finding: Finding, start: number, end: number): boolean {
  return [finding, ...finding.operands].some((span) => span.start < end && span.end > start)
}

function changed(text: string): string | undefined {
  const figures = [...text].flatMap((letter, at) => (letter >= '0' && letter <= '9' ? [at] : []))
  const [one, last] = figures.slice(-2)
  if (one === undefined || last === undefined) return undefined
  const letters = [...text]
  if (letters[one] === letters[last]) letters[last] = String((Number(letters[last]) + 3) % 10)
  else [letters[one], letters[last]] = [letters[last]!, letters[one]!]
  return letters.join('')
}
