import { commandOf, inputsOf } from '#rooms/law/index.ts'
import { type FoundRule, loadAskedRules } from '#rooms/law/store/load-asked-rules.ts'
import { words } from '#words/words.ts'
import { code, page, table } from './markdown.ts'

/** Every rule that may be asked, as its room declares it. */
export async function lawPage(): Promise<string> {
  const [vi, en] = [words('vi'), words('en')]
  const { all } = await loadAskedRules()
  return page('Rules that may be asked', '`src/rooms/*/asked-rules.ts`', [
    'Asked by `nharong law RULE NAME=VALUE…`, at `/hoi-luat/RULE` and by `GET /api/law/RULE?NAME=VALUE`. Days are `2024-04-26` or `26/4/2024`; `on` is the',
    'day of asking, today where it is not given. An answer tells its result, the steps to it, the articles, how sure it is (V verified, S one source or a',
    'reading, M not verified) and other readings. A room adds a rule by declaring it; the examples are those by which it is tested.',
    '',
    ...table(['Rule', 'Câu hỏi', 'In English'], all.map(({ id }) => [`[${code(id)}](#${anchor(id)})`, vi(`law.rule.${id}`), en(`law.rule.${id}`)])),
    ...all.flatMap((rule) => section(rule)),
  ])
}

function section(rule: FoundRule): string[] {
  const en = words('en')
  return [
    `## ${rule.id}`,
    '',
    `${en(`law.says.${rule.id}`)} Room ${code(rule.room)}; ${rule.articles.join('; ')}.`,
    '',
    ...table(
      ['Input', 'Thông tin', 'Meaning', 'Kind', 'Required'],
      inputsOf(rule).map((input) => [
        code(input.name), words('vi')(`law.input.${input.name}`), en(`law.input.${input.name}`),
        input.kind === 'choice' ? input.choices.map(code).join(', ') : input.kind === 'whole' ? `${input.min} to ${input.max}` : en(`law.cli.${input.kind}`),
        input.required ? 'yes' : '',
      ]),
    ),
    ...rule.examples.map((example) => `- ${code(commandOf(rule, example))}: ${'refused' in example ? `refused, ${code(example.refused)}` : code(JSON.stringify(example.values))}`),
    '',
  ]
}

function anchor(id: string): string {
  return id.replaceAll('.', '')
}
