import { globSync } from 'node:fs'

/** The test files of the project, by what they need. */
export type TestFiles = {
  /** `*.test.ts(x)`: nothing but Node. */
  readonly plain: readonly string[]
  /** `*.db.test.ts(x)`: a database. */
  readonly database: readonly string[]
  /** `test/journeys/*.journey.ts`: a browser. */
  readonly journeys: readonly string[]
}

/** All test files, or those whose path contains one of `wanted`. */
export function findTestFiles(root: string, wanted: readonly string[]): TestFiles {
  const find = (pattern: string): string[] =>
    globSync(pattern, { cwd: root })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => wanted.length === 0 || wanted.some((part) => path.includes(part)))
      .toSorted()
  const tests = find('{src,test,tools,bench}/**/*.test.{ts,tsx}')
  return {
    plain: tests.filter((path) => !/\.db\.test\.tsx?$/.test(path)),
    database: tests.filter((path) => /\.db\.test\.tsx?$/.test(path)),
    journeys: find('test/journeys/**/*.journey.{ts,tsx}'),
  }
}
