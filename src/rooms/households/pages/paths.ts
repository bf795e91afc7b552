/** The addresses of the rolls of households. */
export const HOUSEHOLDS = '/viec/ho'
export const IMPORT = `${HOUSEHOLDS}/nhap`
export const TEMPLATE = `${HOUSEHOLDS}/mau.xlsx`
export const DUPLICATES = `${HOUSEHOLDS}/trung`
export const rollPath = (hamletId: number): string => `${HOUSEHOLDS}/${hamletId}`
export const addPath = (hamletId: number): string => `${rollPath(hamletId)}/them`
export const statusPath = (hamletId: number): string => `${rollPath(hamletId)}/dien-rieng`
export const importPath = (hamletId: number): string => `${IMPORT}?thon=${hamletId}`
export const householdPath = (householdId: string): string => `${HOUSEHOLDS}/ho/${householdId}`
