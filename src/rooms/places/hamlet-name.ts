import { foldText } from '#foundation/text.ts'
import type { UnitId } from './unit.ts'

/** Numbers from here on are hamlets. */
export const FIRST_HAMLET: UnitId = 6_000_000

export const HAMLET_KINDS = ['thon', 'to-dan-pho'] as const

/** A thôn (làng, bản, buôn, ấp…) of a xã, or a tổ dân phố (khu phố, khối…) of a phường. */
export type HamletKind = (typeof HAMLET_KINDS)[number]

/** The words with which people begin the name of a hamlet, folded; the longer ones first. */
const BEGINNINGS: Readonly<Record<HamletKind, readonly string[]>> = {
  'to-dan-pho': ['to dan pho', 'khu pho', 'khu dan cu', 'khoi pho', 'tieu khu', 'khom', 'khoi', 'tdp', 'to', 'khu'],
  thon: ['thon', 'lang', 'ban', 'buon', 'plei', 'ploi', 'bon', 'ap', 'xom', 'phum', 'soc', 'doi'],
}

/** Which kind a name begins with; undefined where it begins with no word for a hamlet. */
export function hamletKindOf(name: string): HamletKind | undefined {
  const folded = `${foldText(name)} `
  return (['to-dan-pho', 'thon'] as const).find((kind) => BEGINNINGS[kind].some((word) => folded.startsWith(`${word} `)))
}

/**
 * The name as people write it, with its word in front and never twice: `2` of kind thôn is `Thôn 2`, `Kgiang` is
 * `Thôn Kgiang`, `Làng Kgiang` stays, `TDP 5` is `Tổ dân phố 5`.
 */
export function hamletName(kind: HamletKind, name: string): string {
  const written = name.replace(/^(?:tdp|TDP)[\s.]*(?=\S)/, 'Tổ dân phố ').replace(/^(thôn|tổ)(?=\d)/i, '$1 ')
  if (hamletKindOf(written) !== undefined) return written[0]!.toUpperCase() + written.slice(1)
  return `${kind === 'thon' ? 'Thôn' : 'Tổ dân phố'} ${written}`
}
