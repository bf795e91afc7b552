import { readClaims } from './claims/read-claims.ts'
import type { Finding, Severity } from './finding.ts'
import { partsOf } from './parts-of-report.ts'
import type { Knowledge, Rule, RuleInput } from './rule.ts'
import { RULES } from './rules/index.ts'
import type { SourceText } from './source-text.ts'
import { readSwitches } from './switches.ts'

export type CheckOptions = {
  /** Only these codes or families (`percent`, `percent.rounding`). */
  readonly only?: readonly string[]
  /** Not these. */
  readonly except?: readonly string[]
}

/** Everything that is wrong in a report, in the order of the text. */
export function checkReport(source: SourceText, knowledge: Knowledge, options: CheckOptions = {}): Finding[] {
  return runRules(RULES.filter((rule) => isChosen(rule.code, options)), source, knowledge)
}

/** The same with the rules that are given. */
export function runRules(rules: readonly Rule[], source: SourceText, knowledge: Knowledge): Finding[] {
  const isOff = readSwitches(source.text)
  const findings = foundBy(rules, source, knowledge).flatMap(({ rule, found }): Finding[] => {
    if (found.start < 0 || found.end > source.text.length || found.start >= found.end) {
      throw new Error(`${rule.code} marks no text: ${found.start}–${found.end}`)
    }
    if (isOff(rule.code, found.start)) return []
    return [{ ...found, code: rule.code, quote: source.text.slice(found.start, found.end), ground: rule.ground }]
  })
  return withoutRepeats(findings.toSorted((a, b) => a.start - b.start || a.end - b.end || RANK[b.severity] - RANK[a.severity]))
}

type Found = { readonly rule: Rule; readonly found: ReturnType<Rule['check']>[number] }

/** Rules that read the text alone: they see a long report whole. */
const OF_TEXT = new Set(['citation', 'date', 'form', 'duty'])
/** What has to be sought in the whole report, and is not sought in the parts of a long one. */
const OF_WHOLE = new Set(['word.abbreviation', 'word.unexplained'])

/** A long report goes through the rules of figures and words part by part. */
function foundBy(rules: readonly Rule[], source: SourceText, knowledge: Knowledge): Found[] {
  const parts = partsOf(source)
  if (parts.length === 1) return findingsOf(rules, source, knowledge)
  const isOfText = (rule: Rule): boolean => OF_TEXT.has(rule.code.slice(0, rule.code.indexOf('.')))
  const ofParts = rules.filter((rule) => !isOfText(rule) && !OF_WHOLE.has(rule.code))
  const all = findingsOf(rules.filter(isOfText), source, knowledge)
  while (parts.length > 0) {
    const part = parts.shift()!
    for (const { rule, found } of findingsOf(ofParts, part.source, knowledge)) all.push({ rule, found: moved(found, part.from) })
  }
  return all
}

function findingsOf(rules: readonly Rule[], source: SourceText, knowledge: Knowledge): Found[] {
  const input: RuleInput = {
    source, knowledge,
    get claims() {
      return readClaims(source)
    },
  }
  return rules.flatMap((rule) => rule.check(input).map((found) => ({ rule, found })))
}

function moved(found: Found['found'], by: number): Found['found'] {
  const operands = found.operands.map((operand) => ({ ...operand, start: operand.start + by, end: operand.end + by }))
  return { ...found, start: found.start + by, end: found.end + by, operands }
}

/** Whether a list of codes and families names the code. */
export function namesRule(codes: readonly string[], code: string): boolean {
  return codes.some((one) => one === code || one === '*' || code.startsWith(`${one}.`))
}

function isChosen(code: string, { only, except }: CheckOptions): boolean {
  if (only && only.length > 0 && !namesRule(only, code)) return false
  return !(except && namesRule(except, code))
}

const RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, note: 1 }

/** Of findings of one family on the same words or from the same figures, only the gravest, and of those the first. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const best = new Map<string, Finding>()
  for (const finding of findings) {
    for (const key of keysOf(finding)) {
      const other = best.get(key)
      if (!other || RANK[finding.severity] > RANK[other.severity]) best.set(key, finding)
    }
  }
  return findings.filter((finding) => keysOf(finding).every((key) => best.get(key) === finding))
}

/** The same reason: the same figures, or, of a finding that rests on its own words only, the same place. */
function keysOf(finding: Finding): string[] {
  const family = finding.code.slice(0, finding.code.indexOf('.'))
  const figures = finding.operands.map(({ start, end }) => `${start}-${end}`).toSorted()
  return figures.length > 1 ? [`${family} ${figures.join(' ')}`] : [`${family} ${finding.start}-${finding.end}`]
}
