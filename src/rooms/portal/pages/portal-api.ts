import type { ApiPart, Shape } from '#web/open-api.ts'
import { words } from '#words/words.ts'
import { DUTY_COLUMNS, LICENCE, POSTING_COLUMNS } from '../open-data.ts'

const EN = words('en')
const DAY: Shape = { type: 'string', format: 'date' }
const NUMBERS = new Set(['unit_id', 'arose_for_unit_id', 'version'])
const DAYS = new Set(['first_day', 'web_until', 'due', 'instrument_date', 'event_date'])
const BLANK = new Set(['web_until', 'due', 'in_time', 'instrument_date', 'first_day', 'posting_code'])

function columnShape(column: string): Shape {
  const description = EN(`portal.column.${column}`)
  const type = NUMBERS.has(column) ? 'integer' : column === 'in_time' ? 'boolean' : 'string'
  return {
    type: BLANK.has(column) ? [type, 'null'] : type,
    description,
    ...(DAYS.has(column) ? { format: 'date' } : column === 'changed_at' ? { format: 'date-time' } : {}),
    ...(column === 'state' ? { enum: ['shown', 'removed', 'withdrawn', 'waiting', 'in-time', 'late', 'overdue'] } : {}),
  }
}

function answer(rows: string, of: string): Shape {
  return {
    type: 'object',
    required: ['licence', 'licence_href', 'source', 'as_of', 'next', rows],
    properties: {
      licence: { type: 'string', enum: [LICENCE.name] },
      licence_href: { type: 'string', enum: [LICENCE.href] },
      source: { type: 'string' },
      as_of: DAY,
      next: { type: ['string', 'null'], description: 'Address of the next thousand; null at the end' },
      [rows]: { type: 'array', items: { $ref: `#/components/schemas/${of}` } },
    },
  }
}

const row = (columns: readonly string[]): Shape => ({
  type: 'object', required: columns, properties: Object.fromEntries(columns.map((column) => [column, columnShape(column)])),
})

const UNIT = { name: 'unit', in: 'path', required: true, schema: { type: 'integer' }, description: '1: the whole country; else the number of a province or commune. A unit that went into another answers 301' }
const ASKED = [
  { name: 'muc', in: 'query', required: false, schema: { type: 'string' }, description: 'Item of Article 11, or the code of a local item' },
  { name: 'tu', in: 'query', required: false, schema: DAY, description: 'First day: of disclosure for postings, of the decision for duties' },
  { name: 'den', in: 'query', required: false, schema: DAY, description: 'Last day, inclusive' },
  { name: 'trang', in: 'query', required: false, schema: { type: 'integer', minimum: 1 }, description: 'Page of a thousand rows' },
]

function operation(id: string, summary: string, content: object, parameters: readonly object[]): object {
  return {
    get: {
      operationId: id, summary, security: [], parameters,
      responses: { 200: { description: summary, content }, 301: { description: 'The unit is part of another now' }, 304: { description: 'As before (If-None-Match)' }, 404: { description: 'No such unit' } },
    },
  }
}

const json = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } })
const text = (type: string) => ({ [type]: { schema: { type: 'string' } } })

/** What programs may take: postings and duties, feeds, the catalogue. All by GET, without a key. */
export const portalApi: ApiPart = {
  paths: {
    '/cong-khai/{unit}/tin.json': operation('postings', 'Postings of a unit and all below it, newest first', json('Postings'), [UNIT, ...ASKED]),
    '/cong-khai/{unit}/tin.csv': operation('postingsCsv', 'The same as CSV', text('text/csv'), [UNIT, ...ASKED]),
    '/cong-khai/{unit}/viec.json': operation('duties', 'Duties to disclose, with the day on which each was kept', json('Duties'), [UNIT, ...ASKED]),
    '/cong-khai/{unit}/viec.csv': operation('dutiesCsv', 'The same as CSV', text('text/csv'), [UNIT, ...ASKED]),
    '/cong-khai/{unit}/tin.atom': operation('news', 'The newest fifty postings as an Atom feed', text('application/atom+xml'), [UNIT, ASKED[0]!]),
    '/cong-khai/{unit}/han.ics': operation('deadlines', 'Deadlines and ends of postings as a calendar', text('text/calendar'), [UNIT]),
    '/du-lieu/catalog.jsonld': operation('catalog', 'The catalogue of the data, DCAT-AP', text('application/ld+json'), []),
  },
  schemas: { Postings: answer('postings', 'Posting'), Duties: answer('duties', 'Duty'), Posting: row(POSTING_COLUMNS), Duty: row(DUTY_COLUMNS) },
  guide: { words: 'portal.api-says', lines: (origin) => [`curl '${origin}/cong-khai/1/tin.json?muc=2'`, `curl ${origin}/du-lieu/catalog.jsonld`] },
}
