import { judge, loadLabelledSet } from './labelled-set.ts'

// node test/checker/show.ts [NAME…]: each miss and each false alarm, for whoever mends a rule.
let [faults, caught, words, alarms, notes] = [0, 0, 0, 0, 0]
for (const text of loadLabelledSet()) {
  if (process.argv.length > 2 && !process.argv.slice(2).some((name) => text.name.startsWith(name))) continue
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
