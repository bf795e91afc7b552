/** The addresses of the portal. They never change once released. */
export const PORTAL = '/cong-khai'
/** For the officers of a unit. */
export const CONTACT = '/viec/cong-khai/lien-he'
export const LOOK = '/cong-khai/hien-thi'
/** In a demonstration only. */
export const OUTBOX = '/nhan-tin/hom-thu'
export const DATA = '/du-lieu'
export const unitPath = (unitId: number): string => `${PORTAL}/${unitId}`
export const listPath = (unitId: number, asked: Readonly<Record<string, string | number | undefined>> = {}): string => {
  const query = new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]])))
  return `${PORTAL}/${unitId}/tin${query.size > 0 ? `?${query}` : ''}`
}
export const overduePath = (unitId: number): string => `${PORTAL}/${unitId}/qua-han`
export const postingPath = (code: string): string => `/ck/${code}`
/** Room `requests`: asking for information, and saying that something is not posted where it should be. */
export const askPath = (asked: { unit: number; posting?: string; kind?: 'not-posted' }): string =>
  `/yeu-cau?don-vi=${asked.unit}${asked.posting ? `&tin=${asked.posting}` : ''}${asked.kind ? '&loai=khong-niem-yet' : ''}`
/** What the people discuss and decide. */
export const BAN = '/ban'
export const banPath = (code: string): string => `${BAN}/${code}`
export const banListPath = (unitId: number): string => `${PORTAL}/${unitId}/ban`
/** The covenants of hamlets: one, and all of a commune. */
export const covenantPath = (code: string): string => `/huong-uoc/${code}`
export const covenantListPath = (communeId: number): string => `/huong-uoc?xa=${communeId}`
/** The file of all slips of a gathering, from which anybody can count again. */
export const slipsPath = (gatheringCode: string): string => `${BAN}/${gatheringCode}/phieu.csv`
