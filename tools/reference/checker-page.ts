import { RULES } from '#rooms/checker/index.ts'
import { words } from '#words/words.ts'
import { FAMILIES, familyOf } from '#rooms/checker/pages/families.ts'
import { code, page, table } from './markdown.ts'

/** Every rule of the checker with its ground and its examples, as it is declared. */
export function checkerPage(): string {
  const vi = words('vi')
  const en = words('en')
  return page('Rules of the checker', '`src/rooms/checker/rules/`', [
    'What `nharong check`, `/soat-bao-cao` and `/api/check` look for. The examples are those by which the rules are tested: the quote is what is marked.',
    'A rule is switched off by its code or its family: `--except percent.rounding,word`; in a text by `[nharong: bỏ qua percent.rounding]` for the line,',
    '`[nharong: bỏ qua dòng sau …]` for the next, `[nharong: bỏ qua toàn văn …]` for the whole text.',
    '',
    ...table(['Code', 'Quy tắc', 'In English', 'Severity'], RULES.map(({ code: id, title, severity }) => [code(id), title.vi, title.en, severity])),
    ...FAMILIES.flatMap((family) => [
      `## ${vi(`checker.family.${family}`)} – ${en(`checker.family.${family}`)}`,
      '',
      ...RULES.filter((rule) => familyOf(rule.code) === family).flatMap((rule) => [
        `### ${code(rule.code)}`,
        '',
        `${rule.title.vi}. *${rule.title.en}.*`,
        '',
        `Căn cứ: ${rule.ground.vi}${/[.…]$/.test(rule.ground.vi) ? '' : '.'} *${rule.ground.en}${/[.…]$/.test(rule.ground.en) ? '' : '.'}*`,
        '',
        ...rule.fires.map(({ text, quote }) => `- marks ${code(inLine(quote))} in ${code(inLine(text))}`),
        ...rule.silent.map(({ text }) => `- marks nothing in ${code(inLine(text))}`),
        '',
      ]),
    ]),
  ])
}

/** On one line, and without what would end the code. */
function inLine(text: string): string {
  const plain = text.replaceAll(/\s*\n\s*/g, ' ⏎ ').replaceAll('\t', ' ⇥ ').replaceAll('`', '’').trim()
  return plain.length > 400 ? `${plain.slice(0, 390)}…` : plain
}
