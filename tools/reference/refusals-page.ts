import { wordsTable } from '#words/words.ts'
import { code, page, table } from './markdown.ts'

/** Every refusal with its sentences, by the room (or part of the house) that says it; then what checks find. */
export function refusalsPage(): string {
  const [vi, en] = [wordsTable('vi'), wordsTable('en')]
  const under = (prefix: string): string[] => [...vi.keys()].filter((key) => key.startsWith(prefix)).toSorted()
  const rows = (keys: readonly string[], prefix: string): string[][] =>
    keys.map((key) => [code(key.slice(prefix.length)), vi.get(key)!, en.get(key) ?? ''])
  const rooms = Map.groupBy(under('refusal.'), (key) => key.split('.')[1]!)
  return page('Refusals and findings', '`src/words/vi` and `src/words/en`', [
    'A refusal is an expected failure: its code, and the sentence that the user sees. `{…}` is filled in. Nothing is half done when one is given.',
    '',
    ...[...rooms].flatMap(([room, keys]) => [`## ${room}`, '', ...table(['Code', 'Tiếng Việt', 'English'], rows(keys, 'refusal.'))]),
    '## Findings',
    '',
    'What checks of a printed figure and of citations say. The findings of a form are with [its rules](README.md).',
    '',
    ...table(['Code', 'Tiếng Việt', 'English'], [...rows(under('finding.'), 'finding.'), ...rows(under('instruments.note.'), '')]),
  ])
}
