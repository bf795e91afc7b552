import { dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { type Answer, answerJson, type AskedInput, commandOf, inputsOf, readGiven, sayText, type Typed, withLabel } from '#rooms/law/index.ts'
import { type AskedRules, type FoundRule, loadAskedRules } from '#rooms/law/store/load-asked-rules.ts'
import { type Words, words } from '#words/words.ts'
import { type Command, type ExitCode, type Io, sayRefusal } from './io.ts'
import { misuse, readOptions } from './options.ts'

/**
 * `nharong law RULE NAME=VALUE…`: 0 answered, 1 the rule has no answer for what was given, 2 not understood. Needs no
 * database.
 */
export const lawCommand: Command = {
  name: 'law',
  async run(args: string[], io: Io): Promise<ExitCode> {
    const given = readOptions('law', args, { on: 'value', json: 'flag' }, io)
    if (!given) return 2
    const w = words(io.lang)
    const rules = await loadAskedRules()
    const json = given.values['json'] === true
    const [id, ...rest] = given.rest
    if (id === undefined) {
      io.out(json ? `${JSON.stringify(rules.all.map((rule) => ruleJson(rule)), null, 2)}\n` : `${rules.all.map((rule) => listed(rule, w)).join('\n\n')}\n`)
      return 0
    }
    const rule = rules.find(id)
    if (!rule) return unknown(id, rules, io)
    const typed: [string, string][] = given.values['on'] === undefined ? [] : [['on', String(given.values['on'])]]
    for (const each of rest) {
      const at = each.indexOf('=')
      if (at < 1) return misuse(io, 'law', 'law.cli.bad-argument', { given: each })
      typed.push([each.slice(0, at), each.slice(at + 1)])
    }
    return ask(rule, typed, json, io)
  },
}

function ask(rule: FoundRule, typed: Typed, json: boolean, io: Io): ExitCode {
  const w = words(io.lang)
  const read = readGiven(rule, typed, dayInVietNam(new Date()))
  if (!read.ok) {
    for (const { refusal } of read.problems) io.err(`${w(`refusal.${refusal.code}`, withLabel(w, refusal))}\n`)
    io.err(`\n${listed(rule, w)}\n`)
    return 2
  }
  const answer = rule.answer(read.given)
  if (!answer.ok) return sayRefusal(io, answer.refusal)
  io.out(
    json
      ? `${JSON.stringify(answerJson(rule, read.given.on, typed, answer.value, { vi: words('vi'), en: words('en') }), null, 2)}\n`
      : `${answerLines(answer.value, shortDate(read.given.on), w).join('\n')}\n`,
  )
  return 0
}

function unknown(id: string, rules: AskedRules, io: Io): 2 {
  sayRefusal(io, { code: 'law.rule-unknown', rule: id, rules: rules.all.map((rule) => rule.id).join(', ') })
  return 2
}

function answerLines(answer: Answer, on: string, w: Words): string[] {
  const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)])
  return [
    sayText(w, answer.result),
    w('law.asked-on', { on }),
    ...section(w('law.steps-title'), answer.steps.map((step) => sayText(w, step))),
    ...section(w('law.articles-title'), [...answer.articles, `${answer.confidence}: ${w(`law.confidence.${answer.confidence}`)}`]),
    ...section(
      w('law.others-title'),
      answer.others.map(({ says, result, article, confidence }) => `${sayText(w, says)}${result ? `: ${sayText(w, result)}` : '.'} [${article}, ${confidence}]`),
    ),
    ...section(w('law.notes-title'), answer.notes.map((note) => sayText(w, note))),
  ]
}

function listed(rule: FoundRule, w: Words): string {
  return [
    `${rule.id} – ${w(`law.rule.${rule.id}`)}`,
    `  ${w(`law.says.${rule.id}`)}`,
    ...inputsOf(rule).map((input) => `  ${(input.name === 'on' ? '--on' : input.name).padEnd(12)} ${w(`law.input.${input.name}`)} (${kindText(input, w)}${input.required ? `, ${w('law.cli.required')}` : ''})`),
    `  ${w('law.example', { command: commandOf(rule) })}`,
  ].join('\n')
}

function kindText(input: AskedInput, w: Words): string {
  switch (input.kind) {
    case 'choice':
      return w('law.cli.one-of', { choices: input.choices.join(', ') })
    case 'whole':
      return w('law.cli.whole', { min: input.min, max: input.max })
    default:
      return w(`law.cli.${input.kind}`)
  }
}

function ruleJson(rule: FoundRule): object {
  const [vi, en] = [words('vi'), words('en')]
  return {
    rule: rule.id, title: vi(`law.rule.${rule.id}`), titleEn: en(`law.rule.${rule.id}`), articles: rule.articles,
    inputs: inputsOf(rule).map((input) => ({ ...input, label: vi(`law.input.${input.name}`), labelEn: en(`law.input.${input.name}`) })),
  }
}
