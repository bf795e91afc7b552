/** The addresses of the room. A period is named by its form and id: `/bieu-mau/qcdc-2020/2020/3236681`. */

type InPeriod = { readonly form: string; readonly id: string }

const under = (head: string, period: InPeriod, unitId: number) => `/${head}/${period.form}/${period.id}/${unitId}`

export const workPath = '/viec'
export const formPath = (period: InPeriod, unitId: number): string => under('bieu-mau', period, unitId)
export const templatePath = (period: InPeriod, unitId: number): string => `${formPath(period, unitId)}/mau.xlsx`
export const uploadPath = (period: InPeriod, unitId: number): string => `${formPath(period, unitId)}/tai-len`
export const statePath = (period: InPeriod, unitId: number): string => `${formPath(period, unitId)}/trang-thai`
export const boardPath = (period: InPeriod, unitId: number): string => under('tien-do', period, unitId)
export const figuresPath = (period: InPeriod, unitId: number): string => under('so-lieu', period, unitId)
/** The figures of a period for the territory that is the unit today. */
export const figuresNowPath = (period: InPeriod, unitId: number): string => under('so-lieu-nay', period, unitId)
export const sourcesPath = (period: InPeriod, unitId: number, code: string): string =>
  `${figuresPath(period, unitId)}/${code}`
export const reportPath = (period: InPeriod, unitId: number): string => under('bao-cao', period, unitId)
