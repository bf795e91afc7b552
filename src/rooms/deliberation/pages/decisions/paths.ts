/** The addresses of what becomes of a vote. */
export const DESK = '/viec/ban'
export const DECISIONS = `${DESK}/quyet-dinh`
export const RECOGNISE = `${DESK}/cong-nhan`
export const OLD_DECISION = `${DESK}/quyet-dinh-cu`
export const COMMUNE_MATTERS = `${DESK}/toan-xa`
export const ELECTIONS = `${DESK}/bau-cu`
export const COUNTED = `${DESK}/so`
export const decisionPath = (decisionId: string): string => `${DECISIONS}/${decisionId}`
export const decisionActPath = (decisionId: string, act: string): string => `${decisionPath(decisionId)}/${act}`
export const communeMatterPath = (matterId: string): string => `${COMMUNE_MATTERS}/${matterId}`
export const electionPath = (electionId: string): string => `${ELECTIONS}/${electionId}`
export const electionActPath = (electionId: string, act: string): string => `${electionPath(electionId)}/${act}`
/** What everybody sees. */
export const publicPath = (code: string): string => `/ban/${code}`
/** The duty to make it public, at the desk of disclosure. */
export const dutyPath = (dutyId: string): string => `/viec/cong-khai/viec/${dutyId}`
