import type { BothLanguages } from './finding.ts'

/** A sentence in both languages, filled in. A name that is not given is a fault. */
export function say(sentence: BothLanguages, params: Readonly<Record<string, string>> = {}): BothLanguages {
  return { vi: fill(sentence.vi, params), en: fill(sentence.en, params) }
}

function fill(sentence: string, params: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`a finding without {${name}}: ${sentence}`)
    return value
  })
}
