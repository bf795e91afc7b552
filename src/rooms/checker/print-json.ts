import { decimalText } from '#foundation/decimal.ts'
import type { Finding, Severity } from './finding.ts'
import { locator } from './locate.ts'
import { placeOf, type DocumentPlace } from './place-of.ts'
import type { SourceText } from './source-text.ts'

/** A finding as programs read it; offsets count UTF-16 units of the NFC text. */
export type JsonFinding = {
  readonly code: string
  readonly severity: Severity
  readonly start: number
  readonly end: number
  readonly line: number
  readonly column: number
  readonly quote: string
  readonly message: string
  readonly messageEn: string
  readonly expected: string | null
  readonly operands: readonly { readonly role: string; readonly start: number; readonly end: number; readonly quote: string; readonly value: string | null }[]
  readonly ground: string
  readonly groundEn: string
  readonly place: DocumentPlace
}

export type CheckedFile = { readonly path: string; readonly source: SourceText; readonly findings: readonly Finding[] }

/** What `--format json` and the API answer. */
export function jsonOf(files: readonly CheckedFile[]): { readonly files: readonly { readonly path: string; readonly findings: readonly JsonFinding[] }[] } {
  return { files: files.map(({ path, source, findings }) => ({ path, findings: jsonFindings(source, findings) })) }
}

function jsonFindings(source: SourceText, findings: readonly Finding[]): JsonFinding[] {
  const at = locator(source.text)
  return findings.map((finding) => ({
    code: finding.code,
    severity: finding.severity,
    start: finding.start,
    end: finding.end,
    ...at(finding.start),
    quote: finding.quote,
    message: finding.message.vi,
    messageEn: finding.message.en,
    expected: finding.expected ?? null,
    operands: finding.operands.map(({ role, start, end, quote, value }) => ({
      role,
      start,
      end,
      quote,
      value: value ? decimalText(value) : null,
    })),
    ground: finding.ground.vi,
    groundEn: finding.ground.en,
    place: placeOf(source, finding.start),
  }))
}
