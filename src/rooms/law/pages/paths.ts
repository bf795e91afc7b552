export const lawPath = '/hoi-luat'
export const apiLawPath = '/api/law'

export const rulePath = (id: string): string => `${lawPath}/${id}`
export const apiRulePath = (id: string): string => `${apiLawPath}/${id}`
