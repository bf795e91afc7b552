import { printDecimal } from '#foundation/decimal.ts'
import type { Finding, Severity } from '../../finding.ts'
import { say } from '../../say.ts'
import type { SourceText } from '../../source-text.ts'
import { operand, printShare, sameValue, written } from '../reckon.ts'
import type { Verdict } from './verdict.ts'

const MESSAGE = {
  vi: '{part} trên {whole} là {expected}, không phải {printed}.',
  en: '{part} of {whole} is {expected}, not {printed}.',
}
const TRUNCATED = {
  vi: '{part} trên {whole} là {expected} khi làm tròn; {printed} là đã cắt bớt số thập phân.',
  en: '{part} of {whole} is {expected} when rounded; {printed} was cut off.',
}

/** What is wrong with a share whose whole is known. */
export function sayVerdict(source: SourceText, verdict: Verdict, severity: Severity): Omit<Finding, 'code' | 'ground' | 'quote'> {
  const { share: { percent }, part, whole, partFrom, wholeFrom, fit } = verdict
  const expected = printShare(part, whole, percent.number.places)
  const pair = partFrom.kind === 'pair' && wholeFrom[0] === partFrom
  const single = wholeFrom.length === 1 && sameValue(wholeFrom[0]!.base, whole) ? wholeFrom[0] : undefined
  const printed = source.text.slice(percent.start, percent.end).replaceAll(/\s+/g, ' ')
  return {
    start: percent.start, end: percent.end, severity, expected,
    message: say(fit === 'truncated' ? TRUNCATED : MESSAGE, { part: pair ? printDecimal(part) : written(partFrom), whole: pair || !single ? printDecimal(whole) : written(single), expected, printed }),
    operands: [
      ...(pair
        ? [
            { start: partFrom.number.start, end: partFrom.number.end, quote: partFrom.number.text, role: 'numerator', value: part },
            { start: partFrom.of!.start, end: partFrom.of!.end, quote: partFrom.of!.text, role: 'denominator', value: whole },
          ]
        : [operand(source, partFrom, 'numerator'), ...wholeFrom.filter((claim) => claim !== partFrom).map((claim) => operand(source, claim, 'denominator'))]),
      operand(source, percent, 'percent'),
    ],
  }
}
