/** The addresses of covenants. */
export const DESK = '/viec/huong-uoc'
export const NEW = `${DESK}/moi`
export const STATISTICS = `${DESK}/thong-ke`
export const covenantPath = (covenantId: string): string => `${DESK}/${covenantId}`
export const actPath = (covenantId: string, slug: string): string => `${covenantPath(covenantId)}/${slug}`
export const textPath = (covenantId: string, lang = 'vi'): string => `${covenantPath(covenantId)}/van-ban${lang === 'vi' ? '' : `?tieng=${lang}`}`
export const comparePath = (covenantId: string, from: number, to: number): string => `${covenantPath(covenantId)}/so-sanh?tu=${from}&den=${to}`
export const paperPath = (covenantId: string, file: string): string => `${covenantPath(covenantId)}/giay/${file}`
export const replacePath = (covenantId: string): string => `${NEW}?thay=${covenantId}`
/** What the public sees. */
export const PUBLIC = '/huong-uoc'
export const publicPath = (code: string): string => `${PUBLIC}/${code}`
export const publicListPath = (communeId: number): string => `${PUBLIC}?xa=${communeId}`
