import { changedFigures } from './changed-figures.ts'
import { judge, loadLabelledSet } from './labelled-set.ts'

// For whoever mends a rule: node test/checker/show.ts [NAME…] – each miss and each false alarm;
// node test/checker/show.ts --changed percent|value – the figures of clean texts that could be changed unnoticed.
const [first, second] = process.argv.slice(2)
if (first === '--changed' && (second === 'percent' || second === 'value')) showChanged(second)
else showSet(process.argv.slice(2))

function showChanged(kind: 'percent' | 'value'): void {
  const all = changedFigures(kind)
  for (const { text, claim, around, to, noticed } of all) if (!noticed) process.stdout.write(`${text}: ${claim.number.text} → ${to}: ${JSON.stringify(around)}\n`)
  process.stdout.write(`${all.filter(({ noticed }) => noticed).length}/${all.length} noticed\n`)
}

function showSet(names: readonly string[]): void {
  let [faults, caught, words, alarms, notes] = [0, 0, 0, 0, 0]
  for (const text of loadLabelledSet()) {
    if (names.length > 0 && !names.some((name) => text.name.startsWith(name))) continue
    const judged = judge(text)
    faults += text.faults.length
    caught += judged.caught.length
    words += judged.words
    alarms += judged.falseAlarms.length
    notes += judged.notes.length
    for (const { kind, quote } of judged.missed) process.stdout.write(`${text.name}: MISSED ${kind}: ${JSON.stringify(quote)}\n`)
    for (const { code, severity, quote, message } of [...judged.falseAlarms, ...judged.notes]) {
      process.stdout.write(`${text.name}: ${severity} ${code}: ${JSON.stringify(quote)}: ${message.vi}\n`)
    }
  }
  process.stdout.write(`${caught}/${faults} caught; ${alarms} false alarms and ${notes} notes in ${words} words\n`)
}
