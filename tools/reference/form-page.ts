import type { Form, Indicator, Period, PrintRule, ValidationRule } from '#rooms/indicators/index.ts'
import { code, page, table } from './markdown.ts'

/** One form: its periods, its indicators by section, its rules. */
export function formPage(form: Form, periods: readonly Period[]): string {
  return page(`${code(form.id)}: ${form.label.vi}`, `\`catalogues/${form.id}.json\` and \`catalogues/periods.json\``, [
    `${form.label.en}. Version ${form.version}. Basis: ${form.basis}. Figures travel ${form.levels.join(' → ')}.`,
    '',
    'Confidence: **V** verified, **S** one source, **M** from memory or set by the project. Terms: [GLOSSARY.md](../../GLOSSARY.md).',
    '',
    '## Periods',
    '',
    ...table(
      ['Period', 'Kỳ báo cáo', 'From', 'To', 'Due: body', 'commune', 'district', 'province', 'Confidence'],
      periods.map(({ id, label, from, to, due, confidence }) => [
        code(id), label.vi, from, to, due.body ?? '', due.commune, due.district ?? '', due.province ?? '', confidence,
      ]),
    ),
    ...form.sections.flatMap((section) => [
      `## ${[section.number, section.label.vi].filter((part) => part !== '').join('. ')}`,
      '',
      `*${section.label.en}; in the report: ${section.place}.*`,
      '',
      ...indicators(form.indicators.filter((one) => one.section === section.id)),
    ]),
    '## Rules',
    '',
    'An error holds the form back; a warning needs an explanation, which travels up with the figure.',
    '',
    ...table(['Rule', 'Severity', 'True where all is well', 'What it says', 'Ground'], form.rules.map(rule)),
  ])
}

function indicators(rows: readonly Indicator[]): string[] {
  return table(
    ['Code', 'Chỉ tiêu', 'In English', 'Đơn vị tính', 'Type', 'Entered by', 'Aggregation', 'Printed', 'Basis', 'Confidence'],
    rows.map((one) => [
      code(one.code), one.label.vi, one.label.en, one.unit.vi, one.type, one.enteredBy.join(', '), aggregation(one), printed(one.print), one.basis,
      one.confidence,
    ]),
  )
}

function aggregation(one: Indicator): string {
  const set = one.denominatorSet ? ` (${one.denominatorSet.vi})` : ''
  if (one.aggregation === 'ratio-of-sums') return `${code(one.numerator ?? '')} / ${code(one.denominator ?? '')}${set}`
  if (one.of && 'code' in one.of) return `${one.aggregation} of ${code(one.of.code)}${set}`
  if (one.of) return `${one.aggregation} of ${one.of.kinds.join(', ')}${set}`
  return `${one.aggregation}${set}`
}

function printed(rule: PrintRule): string {
  return [rule.as, rule.decimals > 0 ? `${rule.decimals} decimals` : '', rule.leadingZero ? 'leading zero' : ''].filter((part) => part !== '').join(', ')
}

function rule(one: ValidationRule): string[] {
  const check = one.completeness ? 'every cell of the unit says something' : code(one.check ?? '')
  return [code(one.code), one.severity, check, `${one.message.vi}\n${one.message.en}`, one.ground]
}
