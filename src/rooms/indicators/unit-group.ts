/** The kinds of units that enter figures; `commune` stands for xã, phường, thị trấn and đặc khu together. */
export const REPORTERS = [
  'commune', 'xa', 'phuong', 'thi-tran', 'dac-khu', 'agency', 'enterprise', 'district', 'province',
] as const

export type Reporter = (typeof REPORTERS)[number]

const GROUP: Readonly<Record<string, Reporter>> = {
  xa: 'commune', phuong: 'commune', 'thi-tran': 'commune', 'dac-khu': 'commune',
  agency: 'agency', enterprise: 'enterprise',
  huyen: 'district', quan: 'district', 'thi-xa': 'district', 'thanh-pho': 'district',
  tinh: 'province', 'thanh-pho-truc-thuoc': 'province',
}

/** Whether a unit of this kind (`xa`, `agency`, `huyen` …) is among the reporters named. */
export function isAmong(kind: string, reporters: readonly Reporter[]): boolean {
  const group = GROUP[kind]
  return reporters.some((reporter) => reporter === kind || reporter === group)
}

/** The group a kind of unit belongs to; undefined for the nation. */
export function findGroup(kind: string): Reporter | undefined {
  return GROUP[kind]
}
