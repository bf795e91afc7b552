import pg from 'pg'

/** Numbers of the catalogue `pg_type`. */
const INT8 = 20
const INT8_ARRAY = 1016
const DATE = 1082
const DATE_ARRAY = 1182
const NUMERIC = 1700
const NUMERIC_ARRAY = 1231
const TEXT_ARRAY = 1009

type Parse = (text: string) => unknown

function countOf(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`a bigint past 2^53 where a count was expected: ${text}`)
  return number
}

const textArray = pg.types.getTypeParser(TEXT_ARRAY as number, 'text') as (text: string) => (string | null)[]

const PARSERS: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [INT8, countOf],
  [INT8_ARRAY, (text) => textArray(text).map((item) => (item === null ? null : countOf(item)))],
  [NUMERIC, (text) => text],
  [NUMERIC_ARRAY, textArray],
  [DATE, (text) => text],
  [DATE_ARRAY, textArray],
])

/**
 * How values of the database arrive, alike on every engine: `numeric` as its text (figures are exact),
 * `date` as `YYYY-MM-DD`, `bigint` as a number (a fault past 2^53), `timestamptz` as a Date.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format ?? 'text') === 'text' && PARSERS.has(oid)
      ? PARSERS.get(oid)
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}
