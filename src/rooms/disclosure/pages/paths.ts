/** The addresses of the desk of disclosure. */
export const DESK = '/viec/cong-khai'
export const NEW_DUTY = `${DESK}/viec-moi`
export const NEW_POSTING = `${DESK}/dang`
export const POSTINGS = `${DESK}/tin`
export const dutyPath = (dutyId: string): string => `${DESK}/viec/${dutyId}`
export const cancelDutyPath = (dutyId: string): string => `${dutyPath(dutyId)}/huy`
export const postForDutyPath = (dutyId: string): string => `${NEW_POSTING}?viec=${dutyId}`
export const postItemPath = (item: string): string => `${NEW_POSTING}?muc=${encodeURIComponent(item)}`
export const postingPath = (postingId: string): string => `${POSTINGS}/${postingId}`
export const correctPath = (postingId: string): string => `${postingPath(postingId)}/sua`
export const withdrawPath = (postingId: string): string => `${postingPath(postingId)}/rut`
export const translatePath = (postingId: string): string => `${postingPath(postingId)}/dich`
export const versionsPath = (postingId: string): string => `${postingPath(postingId)}/ban`
export const showingsPath = (postingId: string): string => `${postingPath(postingId)}/noi`
export const showingPath = (postingId: string, showingId: string): string => `${showingsPath(postingId)}/${showingId}`
export const planPath = (year: number): string => `${DESK}/ke-hoach/${year}`
export const REGULATION = `${DESK}/quy-che`
/** What the public sees. */
export const publicPath = (code: string): string => `/ck/${code}`
export const planLinePath = (year: number, lineId: string): string => `${planPath(year)}/${lineId}`
/** The page that issues a duty, with what a line of the plan knows already. */
export function dutyFromPlanPath(line: { readonly item: string; readonly content: string; readonly lineId: string }): string {
  return `${NEW_DUTY}?${new URLSearchParams({ muc: line.item, ten: line.content.slice(0, 500), 'ke-hoach': line.lineId })}`
}
