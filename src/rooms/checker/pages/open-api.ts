import type { ApiPart } from '#web/open-api.ts'
import { type Shape, SHAPES } from './api-shapes.ts'
import { apiCheckPath } from './paths.ts'

const REFUSALS: Readonly<Record<number, string>> = {
  405: 'Another method than POST',
  413: 'Larger than 20 MB',
  415: 'Another type of content',
  422: 'Understood, and it cannot be read: empty, a scan, damaged, under a password, a day that is none, a rule that is not there',
  500: 'An unexpected error',
}

const DAY: Shape = { type: 'string', format: 'date' }
const FORM: Shape = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' }, on: DAY },
}

const json = (name: keyof typeof SHAPES) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } })

/** What programs may ask of the checker. */
export const checkerApi: ApiPart = {
  paths: {
    [apiCheckPath]: {
      post: {
        operationId: 'check',
        summary: 'Check a report: figures, dates, citations, form',
        description: 'Reads a .docx, a .pdf with text, or plain text, and answers what is wrong in it. Nothing is kept.',
        security: [],
        parameters: [{ name: 'on', in: 'query', required: false, schema: DAY, description: 'With a file or plain text: the day by which it is judged' }],
        requestBody: {
          required: true,
          content: { 'multipart/form-data': { schema: FORM }, 'text/plain': { schema: { type: 'string' } }, ...json('CheckRequest') },
        },
        responses: {
          200: { description: 'What was found', content: json('CheckAnswer') },
          ...Object.fromEntries(Object.entries(REFUSALS).map(([status, description]) => [status, { description, content: json('Error') }])),
        },
      },
    },
  },
  schemas: SHAPES,
  guide: {
    words: 'checker.api-says',
    lines: (origin) => [`curl -F file=@bao-cao.docx ${origin}${apiCheckPath}`, `curl -H 'Content-Type: text/plain' --data-binary @bao-cao.txt ${origin}${apiCheckPath}`],
  },
}
