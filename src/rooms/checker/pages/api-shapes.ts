// What programs send and get, as JSON Schema. The OpenAPI document is made of these declarations, and a test holds
// answers to them.

import type { Shape } from '#web/open-api.ts'

export type { Shape }

/** An object with these properties and no other; those whose name ends in `?` may be missing. */
function object(properties: Readonly<Record<string, Shape>>): Shape {
  const entries = Object.entries(properties)
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, shape]) => [name.replace('?', ''), shape])),
    required: entries.map(([name]) => name).filter((name) => !name.endsWith('?')),
    additionalProperties: false,
  }
}

const text = (description?: string, more: Shape = {}): Shape => ({ type: 'string', ...(description && { description }), ...more })
const whole = (minimum: number, description?: string): Shape => ({ type: 'integer', minimum, ...(description && { description }) })
const list = (items: Shape, description?: string): Shape => ({ type: 'array', items, ...(description && { description }) })
const ref = (name: string): Shape => ({ $ref: `#/components/schemas/${name}` })

export const SHAPES: Readonly<Record<'CheckRequest' | 'CheckAnswer' | 'Finding' | 'Operand' | 'Place' | 'Error', Shape>> = {
  CheckRequest: object({
    text: text('The report as plain text'),
    'on?': text('The day by which documents and places are judged; by default the day the report bears, else today', { format: 'date', examples: ['2020-10-30'] }),
    'rules?': list(text(), 'Only these rules: families or codes'),
    'except?': list(text(), 'Not these rules'),
  }),
  CheckAnswer: object({ files: list(object({ path: text('The name of the file; `text` where there is none'), findings: list(ref('Finding')) })) }),
  Finding: object({
    code: text('The rule: family.name', { examples: ['percent.wrong'] }),
    severity: { type: 'string', enum: ['error', 'warning', 'note'] },
    start: whole(0, 'Offset into the NFC text, in UTF-16 units'),
    end: whole(1, 'Exclusive'),
    line: whole(1),
    column: whole(1),
    quote: text('The text from start to end'),
    message: text('What is wrong, in Vietnamese'),
    messageEn: text('The same in English'),
    expected: { type: ['string', 'null'], description: 'The value worked out or looked up' },
    operands: list(ref('Operand')),
    ground: text('The arithmetic or the article on which it stands, in Vietnamese'),
    groundEn: text('The same in English'),
    place: ref('Place'),
  }),
  Operand: object({
    role: text('What the figure stands for: total, part, numerator, denominator, percent, date …'),
    start: whole(0),
    end: whole(1),
    quote: text(),
    value: { type: ['string', 'null'], description: 'The figure as an exact decimal with a point; null where it is none' },
  }),
  Place: {
    ...object({ 'paragraph?': whole(1), 'table?': whole(1), 'row?': whole(1), 'column?': whole(1), 'page?': whole(1) }),
    description: 'Paragraph, table cell or page of the file, counted from 1',
  },
  Error: object({
    code: text(undefined, { examples: ['checker.pdf-scanned'] }),
    message: text('The sentence, in Vietnamese'),
    messageEn: text('The same in English'),
  }),
}
