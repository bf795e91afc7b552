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

/** The interface as an OpenAPI 3.1 document. */
export function openApi(version: string): object {
  const json = (name: keyof typeof SHAPES) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } })
  const refusals = Object.entries(REFUSALS).map(([status, description]) => [status, { description, content: json('Error') }])
  return {
    openapi: '3.1.0',
    info: { title: 'Nhà Rông', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
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
          responses: { 200: { description: 'What was found', content: json('CheckAnswer') }, ...Object.fromEntries(refusals) },
        },
      },
    },
    components: { schemas: SHAPES },
  }
}
