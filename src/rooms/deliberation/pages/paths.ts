/** The addresses of what a community deliberates, from the first proposal to the end of a meeting. */
export const DESK = '/viec/ban'
export const NEW_MATTER = `${DESK}/viec-moi`
export const MATTERS = `${DESK}/noi-dung`
export const MEETINGS = `${DESK}/hop`
export const NEW_MEETING = `${MEETINGS}/moi`
export const matterPath = (matterId: string): string => `${MATTERS}/${matterId}`
export const matterActPath = (matterId: string, act: string): string => `${matterPath(matterId)}/${act}`
export const consentsPath = (matterId: string): string => `${matterPath(matterId)}/dong-thuan`
export const onlineConsentsPath = (matterId: string): string => `${matterPath(matterId)}/dong-thuan-truc-tuyen`
export const newMeetingPath = (hamletId: number, matterId?: string): string => `${NEW_MEETING}?${new URLSearchParams({ thon: String(hamletId), ...(matterId ? { viec: matterId } : {}) })}`
export const meetingPath = (gatheringId: string): string => `${MEETINGS}/${gatheringId}`
export const meetingActPath = (gatheringId: string, act: string): string => `${meetingPath(gatheringId)}/${act}`
export const attendancePath = (gatheringId: string): string => `${meetingPath(gatheringId)}/diem-danh`
/** What the QR code of a household's invitation opens, for who keeps the list: that household, by its number on the roll. */
export const invitationPath = (gatheringId: string, number: number): string => `${attendancePath(gatheringId)}/${number}`
export const votePath = (gatheringId: string, matterId: string): string => `${meetingPath(gatheringId)}/bieu-quyet/${matterId}`
export const closePath = (gatheringId: string): string => `${meetingPath(gatheringId)}/ket-thuc`
/** Where the household ballot and the online vote of a matter are planned, in a hamlet. */
export const newBallotPath = (hamletId: number, matterId: string): string => `${DESK}/phieu/moi?${new URLSearchParams({ thon: String(hamletId), viec: matterId })}`
export const newOnlinePath = (hamletId: number, matterId: string): string => `${DESK}/truc-tuyen/moi?${new URLSearchParams({ thon: String(hamletId), viec: matterId })}`
/** A ballot or online vote, by its id. */
export const votingPath = (gatheringId: string): string => `${DESK}/phieu/${gatheringId}`
/** What everybody sees. */
export const publicPath = (code: string): string => `/ban/${code}`
/** What will be discussed in a commune, and what was decided, as everybody sees it. */
export const publicListPath = (communeId: number): string => `/cong-khai/${communeId}/ban`
/** Papers of a meeting, ballot or online vote; form 05 of an election. */
export const papersPath = (gatheringId: string): string => `${meetingPath(gatheringId)}/giay`
export const paperPath = (gatheringId: string, which: string, format: 'pdf' | 'docx'): string => `${papersPath(gatheringId)}/${which}.${format}`
export const consentListPath = (matterId: string, online: boolean, format: 'pdf' | 'docx'): string => `${matterPath(matterId)}/giay/dong-thuan${online ? '-truc-tuyen' : ''}.${format}`
export const candidatesPath = (electionId: string, format: 'pdf' | 'docx'): string => `${DESK}/bau-cu/${electionId}/giay/mau-05.${format}`
