import { readdirSync, readFileSync } from 'node:fs'
import { mustAccept } from '#foundation/result.ts'
import type { Form, Period } from '../catalogue.ts'
import { parseCatalogue } from '../parse-catalogue.ts'
import { parsePeriods } from '../parse-periods.ts'

const FOLDER = new URL('../../../../catalogues/', import.meta.url)

/** The forms and periods of `catalogues/`. A file that is wrong is a fault, named by the refusal in it. */
export function loadCatalogues(folder: URL = FOLDER): { readonly forms: readonly Form[]; readonly periods: readonly Period[] } {
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
  const forms = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'periods.json')
    .toSorted()
    .map((name) => mustAccept(parseCatalogue(read(name))))
  return { forms, periods: mustAccept(parsePeriods(read('periods.json'))) }
}
