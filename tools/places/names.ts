import { foldText } from '../../src/foundation/text.ts'
import type { Kind } from '../../src/rooms/places/unit.ts'

const COMMUNE_KINDS: Record<string, Kind> = {
  xã: 'xa', phường: 'phuong', 'thị trấn': 'thi-tran', 'đặc khu': 'dac-khu',
}

/** The kind and the bare name in `Xã Tơ Tung`. */
export function splitKind(text: string): { kind: Kind; name: string } {
  const tidy = tidyName(text)
  const match = /^(xã|phường|thị trấn|đặc khu)\s+(.+)$/iu.exec(tidy)
  if (!match) throw new Error(`no kind in: ${text}`)
  return { kind: COMMUNE_KINDS[match[1]!.toLowerCase()]!, name: match[2]! }
}

/** NFC, without stray spaces, with the straight apostrophe of the Central Highlands' names (M'Đrắk). */
export function tidyName(text: string): string {
  return text.normalize('NFC').replaceAll('’', "'").replaceAll(/\s+/g, ' ').trim()
}

/**
 * The key under which two spellings of one name meet: without accents, case, spaces, leading zeros of numbers
 * (`Phường 04`, `Phường 4`), with y as i (`Quy Hướng`, `Qui Hướng`) and `Nông trường` shortened to `NT`.
 */
export function nameKey(name: string): string {
  return foldText(tidyName(name))
    .replace(/^nong truong |^n t /, 'nt ')
    .replaceAll(/\b0+(\d)/g, '$1')
    .replaceAll('y', 'i')
    .replaceAll(' ', '')
}

/** The key of a district's or a province's name, its kind left off: `Huyện KBang` → `kbang`, `Quận 04` → `4`. */
export function areaKey(name: string): string {
  return nameKey(tidyName(name).replace(/^(huyện|quận|thị xã|thành phố|tỉnh)\s+/iu, ''))
}
