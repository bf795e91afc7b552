import type { OfficeKind } from './officer.ts'

type Level = 'nation' | 'province' | 'district' | 'commune' | 'body'

/** Whether an office of this kind can be held at a unit of this level: a commune's officer at a commune, a reporter at an agency or enterprise. */
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
      return level !== 'body'
  }
}
