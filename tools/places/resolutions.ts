/**
 * The resolution of the Standing Committee of the National Assembly (June 2025, in force 01/7/2025) that
 * rearranged the communes of each new province, by the province's code.
 */
export const RESOLUTION_BY_PROVINCE: Readonly<Record<string, string>> = {
  '01': '1656', '04': '1657', '08': '1684', '11': '1661', '12': '1670', '14': '1681', '15': '1673', '19': '1683',
  '20': '1672', '22': '1679', '24': '1658', '25': '1676', '31': '1669', '33': '1666', '37': '1674', '38': '1686',
  '40': '1678', '42': '1665', '44': '1680', '46': '1675', '48': '1659', '51': '1677', '52': '1664', '56': '1667',
  '66': '1660', '68': '1671', '75': '1662', '79': '1685', '80': '1682', '82': '1663', '86': '1687', '91': '1654',
  '92': '1668', '96': '1655',
}

export function resolutionOf(provinceCode: string): string {
  const number = RESOLUTION_BY_PROVINCE[provinceCode]
  if (!number) throw new Error(`no resolution for province ${provinceCode}`)
  return `${number}/NQ-UBTVQH15`
}
