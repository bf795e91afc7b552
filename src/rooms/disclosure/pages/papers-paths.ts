import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Quarter } from '../index.ts'
import { DESK, planPath, postingPath } from './paths.ts'

/** The addresses of papers, of quarters and of compliance. */
export const QUARTERS = `${DESK}/quy`
export const quarterPath = ({ year, quarter }: Quarter): string => `${QUARTERS}/${year}/${quarter}`
export const quarterFilePath = (which: Quarter, file: string): string => `${quarterPath(which)}/tai/${file}`
export const COUNCIL = `${DESK}/bao-cao-hdnd`
export const councilFilePath = (file: string, from: string, to: string): string => `${COUNCIL}/tai/${file}?tu=${from}&den=${to}`
export const postingPaperPath = (postingId: string, file: string): string => `${postingPath(postingId)}/giay/${file}`
export const planFilePath = (year: number, file: string): string => `${planPath(year)}/tai/${file}`
export const COMPLIANCE = '/tuan-thu'

export type ComplianceAddress = {
  readonly unit?: number | undefined
  readonly year: number
  /** Days instead of a year or quarter: a reporting period. */
  readonly days?: { readonly from: CalendarDate; readonly to: CalendarDate } | undefined
  readonly quarter?: number | undefined
  readonly item?: string | undefined
  readonly state?: string | undefined
}

export function compliancePath(address: ComplianceAddress, file = ''): string {
  const { unit, year, quarter, item, state, days } = address
  const query = new URLSearchParams({ ...(days ? { tu: days.from, den: days.to } : { nam: String(year) }), ...(quarter && !days ? { quy: String(quarter) } : {}), ...(item ? { muc: item } : {}), ...(state ? { ket: state } : {}) })
  return `${COMPLIANCE}${unit === undefined ? '' : `/${unit}`}${file}?${query.toString()}`
}
