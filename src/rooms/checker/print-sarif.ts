import type { Severity } from './finding.ts'
import { jsonOf, type CheckedFile } from './print-json.ts'
import type { Rule } from './rule.ts'

const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', note: 'note' }

/**
 * The findings as SARIF 2.1.0, for editors and review systems. Columns count UTF-16 units (`columnKind`); regions are
 * those of the NFC text that `--print-text` prints, which for .docx and .pdf is not the file itself.
 */
export function sarifOf(files: readonly CheckedFile[], rules: readonly Rule[], version: string): object {
  const index = new Map(rules.map((rule, number) => [rule.code, number]))
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'nharong',
            version,
            rules: rules.map((rule) => ({
              id: rule.code,
              shortDescription: { text: rule.title.vi },
              fullDescription: { text: rule.ground.vi },
              defaultConfiguration: { level: LEVEL[rule.severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: jsonOf(files).files.flatMap(({ path, findings }) =>
          findings.map((finding) => ({
            ruleId: finding.code,
            ruleIndex: index.get(finding.code) ?? -1,
            level: LEVEL[finding.severity],
            message: { text: finding.message },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: encodeURI(path.replaceAll('\\', '/')) },
                  region: {
                    startLine: finding.line,
                    startColumn: finding.column,
                    charOffset: finding.start,
                    charLength: finding.end - finding.start,
                    snippet: { text: finding.quote },
                  },
                },
              },
            ],
            properties: { messageEn: finding.messageEn, expected: finding.expected, ground: finding.ground, ...finding.place },
          })),
        ),
      },
    ],
  }
}
