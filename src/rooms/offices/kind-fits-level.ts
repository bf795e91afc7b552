import type { OfficeKind } from './officer.ts'

type Level = 'nation' | 'province' | 'district' | 'commune' | 'body' | 'hamlet'

/**
 * Whether an office of this kind can be held at a unit of this level: a commune's officer at a commune, a reporter at an
 * agency or enterprise, a head at a hamlet; an inspection board is one of a commune, an agency or a state enterprise.
 *
 * @law 10/2022/QH15 Đ35, Đ59, Đ76
 */
export function kindFitsLevel(kind: OfficeKind, level: Level): boolean {
  switch (kind) {
    case 'reporter':
      return level === 'body'
    case 'commune-officer':
    case 'commune-leader':
      return level === 'commune'
    case 'district-officer':
    case 'district-leader':
      return level === 'district'
    case 'province-officer':
    case 'province-leader':
      return level === 'province'
    case 'auditor':
    case 'administrator':
      return level !== 'body' && level !== 'hamlet'
    case 'hamlet-head':
      return level === 'hamlet'
    case 'front-officer':
    case 'council-officer':
      return level === 'commune' || level === 'province'
    case 'inspection-board':
      return level === 'commune' || level === 'body'
  }
}
