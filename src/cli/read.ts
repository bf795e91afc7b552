import { decimalText, printDecimal } from '#foundation/decimal.ts'
import { readClaims } from '#rooms/checker/index.ts'
import { locator } from '#rooms/checker/locate.ts'
import { placeWords } from '#rooms/checker/pages/place-words.ts'
import { placeOf } from '#rooms/checker/place-of.ts'
import { type Tie, tieToIndicators } from '#rooms/checker/tie-to-indicators.ts'
import { type Form, getIndicator } from '#rooms/indicators/index.ts'
import { loadCatalogues } from '#rooms/indicators/store/load-catalogues.ts'
import type { SourceText } from '#rooms/checker/index.ts'
import { words } from '#words/words.ts'
import type { Command, ExitCode, Io } from './io.ts'
import { openReport } from './open-report.ts'
import { misuse, readOptions } from './options.ts'

const USUAL_FORM = 'qcdc-2020'

/** `nharong read FILE`: the figures of an old report that a form knows, with quote and place. Changes nothing; needs no database. */
export const readCommand: Command = {
  name: 'read',
  async run(args: string[], io: Io): Promise<ExitCode> {
    const given = readOptions('read', args, { form: 'value', json: 'flag' }, io)
    if (!given) return 2
    const [path, ...more] = given.rest
    if (path === undefined) return misuse(io, 'read', 'checker.cli.no-file')
    if (more.length > 0) return misuse(io, 'read', 'checker.cli.one-file')
    const { forms } = loadCatalogues()
    const wished = String(given.values['form'] ?? USUAL_FORM)
    const form = forms.find(({ id }) => id === wished)
    if (!form) return misuse(io, 'read', 'checker.cli.no-such-form', { given: wished, forms: forms.map(({ id }) => id).join(', ') })
    const read = await openReport(path)
    if (!read.ok) {
      io.err(`${path}: ${words(io.lang)(`refusal.${read.refusal.code}`, read.refusal)}\n`)
      return 2
    }
    const ties = tieToIndicators(readClaims(read.value), form)
    if (given.values['json']) io.out(`${JSON.stringify(jsonOfTies(path, form, read.value, ties), null, 2)}\n`)
    else sayTies(path, form, read.value, ties, io)
    return 0
  },
}

function jsonOfTies(path: string, form: Form, source: SourceText, ties: readonly Tie[]): object {
  const at = locator(source.text)
  return {
    path,
    form: form.id,
    figures: ties.map((tie) => ({
      indicator: tie.code,
      label: getIndicator(form, tie.code).label.vi,
      value: 'number' in tie.value ? decimalText(tie.value.number) : { numerator: decimalText(tie.value.numerator), denominator: decimalText(tie.value.denominator) },
      unit: unitOf(form, tie),
      likeness: Math.round(tie.likeness * 100) / 100,
      start: tie.start,
      end: tie.end,
      ...at(tie.start),
      quote: source.text.slice(tie.start, tie.end),
      sentence: sentenceOf(source, tie),
      place: placeOf(source, tie.start),
    })),
  }
}

function sayTies(path: string, form: Form, source: SourceText, ties: readonly Tie[], io: Io): void {
  const w = words(io.lang)
  const at = locator(source.text)
  for (const tie of ties) {
    const { line, column } = at(tie.start)
    const value = 'number' in tie.value ? printDecimal(tie.value.number) : `${printDecimal(tie.value.numerator)}/${printDecimal(tie.value.denominator)}`
    const place = source.format === 'docx' || source.format === 'pdf' ? ` (${placeWords(placeOf(source, tie.start), w)})` : ''
    io.out(
      `${tie.code}: ${value} ${unitOf(form, tie)}\n  ${getIndicator(form, tie.code).label[io.lang]}\n` +
        `  ${path}:${line}:${column}${place}: “${sentenceOf(source, tie)}”\n\n`,
    )
  }
  io.out(`${w('checker.cli.read', { count: ties.length, all: form.indicators.length, form: form.id })}\n`)
}

/** Of a share the sign; else what the indicator counts. */
function unitOf(form: Form, { code, claim }: Tie): string {
  return claim.kind === 'percent' ? '%' : getIndicator(form, code).unit.vi
}

/** The sentence of the figure; of a long one what stands around it. */
function sentenceOf(source: SourceText, { start, end, sentence }: Tie): string {
  const from = Math.max(sentence.start, start - 160)
  const to = Math.min(sentence.end, end + 80)
  const text = source.text.slice(from, to).replaceAll(/\s+/g, ' ').trim()
  return `${from > sentence.start ? '…' : ''}${text}${to < sentence.end ? '…' : ''}`
}
