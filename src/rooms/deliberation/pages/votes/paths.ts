/** Ballots and online votes: the officials' pages, the public's, and the files. */
export const VOTES = '/viec/ban/phieu'
export const NEW_BALLOT = `${VOTES}/moi`
export const NEW_ONLINE = '/viec/ban/truc-tuyen/moi'
export const votePath = (gatheringId: string): string => `${VOTES}/${gatheringId}`
export const paperPath = (gatheringId: string): string => `${votePath(gatheringId)}/phieu`
export const correctPath = (gatheringId: string): string => `${paperPath(gatheringId)}/sua`
export const votersPath = (gatheringId: string): string => `${votePath(gatheringId)}/ho`
export const actPath = (gatheringId: string, act: 'chuan-bi' | 'mo' | 'phat' | 'phat-lai' | 'in' | 'kiem' | 'dong'): string => `${votePath(gatheringId)}/${act}`
/** Where a household votes online; the code comes with the link, or is typed. */
export const ONLINE = '/bieu-quyet'
export const onlinePath = (gatheringCode: string): string => `${ONLINE}/${gatheringCode}`
export const LOOK_UP = '/ban/phieu'
export const lookUpPath = (slipCode: string): string => `${LOOK_UP}?so=${slipCode}`
export const slipsPath = (gatheringCode: string, format: 'csv' | 'json'): string => `/ban/${gatheringCode}/phieu.${format}`
