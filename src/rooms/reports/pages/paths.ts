/** The addresses of the room: `/bao-cao/qcdc-2020/2020/26251`. */

type InPeriod = { readonly form: string; readonly id: string }

export const listPath = '/bao-cao'
export const reportPath = (period: InPeriod, unitId: number): string => `${listPath}/${period.form}/${period.id}/${unitId}`
export const sectionPath = (period: InPeriod, unitId: number, section: string): string => `${reportPath(period, unitId)}/phan/${section}`
export const carryPath = (period: InPeriod, unitId: number, section: string): string => `${sectionPath(period, unitId, section)}/ky-truoc`
export const remarksPath = (period: InPeriod, unitId: number): string => `${reportPath(period, unitId)}/han-che`
export const tasksPath = (period: InPeriod, unitId: number): string => `${reportPath(period, unitId)}/nhiem-vu`
export const seenPath = (period: InPeriod, unitId: number): string => `${reportPath(period, unitId)}/da-xem`
export const datePath = (period: InPeriod, unitId: number): string => `${reportPath(period, unitId)}/ngay`
export const filePath = (period: InPeriod, unitId: number, name: string): string => `${reportPath(period, unitId)}/tai/${name}`
/** Reports that were issued before: checked, and their figures taken in. */
export const oldReportPath = (period: InPeriod, unitId: number): string => `${reportPath(period, unitId)}/da-ban-hanh`
export const takeInPath = (period: InPeriod, unitId: number): string => `${oldReportPath(period, unitId)}/lay-so-lieu`
