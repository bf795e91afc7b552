import { BLANK, type Figures } from './bind-draft.ts'
import { sentencesOf } from './changed-sentences.ts'

/**
 * The outline's first text for a section, without the sentences that speak of figures which nobody in the unit reports
 * (a commune has no districts' inspections).
 */
export function fitStarter(starter: string, figures: Figures): string {
  return starter
    .split('\n')
    .map((line) => sentencesOf(line).filter((sentence) => isOurs(sentence, figures)).join(' '))
    .filter((line) => line !== '' && line !== BLANK)
    .join('\n')
}

function isOurs(sentence: string, figures: Figures): boolean {
  return [...sentence.matchAll(/\{\{\s*([^{}|]*?)\s*(?:\|[^{}]*)?\}\}/g)].every((match) => {
    const figure = figures.get(match[1]!)
    return figure !== undefined && figure.expected > 0 && figure.state !== 'not-applicable'
  })
}
