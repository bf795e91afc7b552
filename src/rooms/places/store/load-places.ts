import { readFileSync } from 'node:fs'
import { parsePlaces } from '../parse-places.ts'
import type { PlaceRegister } from '../register.ts'

const FOLDER = new URL('../../../../data/places/', import.meta.url)

let loaded: PlaceRegister | undefined

/** The register of the files in `data/places/`, read once. */
export function loadPlaces(): PlaceRegister {
  const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8')
  loaded ??= parsePlaces({ units: read('units.tsv'), spans: read('spans.tsv'), lineage: read('lineage.tsv') })
  return loaded
}
