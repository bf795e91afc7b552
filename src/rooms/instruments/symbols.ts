/** The parts of a number and symbol (số, ký hiệu) as they are found in a text, and their right letters. */

/** Abbreviations of kinds of documents: the 29 of Decree 30/2020, those of laws, and those of the Party. */
export const TYPE_CODES: Readonly<Record<string, readonly string[]>> = {
  NQ: ['nghị quyết'], QĐ: ['quyết định', 'quy định', 'quy chế'], CT: ['chỉ thị', 'chương trình'], QC: ['quy chế'], QyĐ: ['quy định'], TC: ['thông cáo'],
  TB: ['thông báo'], HD: ['hướng dẫn'], CTr: ['chương trình'], KH: ['kế hoạch'], PA: ['phương án'], ĐA: ['đề án'], DA: ['dự án'], BC: ['báo cáo'],
  BB: ['biên bản'], TTr: ['tờ trình'], HĐ: ['hợp đồng'], CĐ: ['công điện'], BGN: ['bản ghi nhớ'], BTT: ['bản thỏa thuận'], GUQ: ['giấy ủy quyền'],
  GM: ['giấy mời'], GGT: ['giấy giới thiệu'], GNP: ['giấy nghỉ phép'], PG: ['phiếu gửi'], PC: ['phiếu chuyển'], PB: ['phiếu báo'],
  NĐ: ['nghị định'], TT: ['thông tư', 'tờ trình', 'thông tri'], TTLT: ['thông tư liên tịch', 'thông tư'], NQLT: ['nghị quyết liên tịch', 'nghị quyết'],
  PL: ['pháp lệnh'], L: ['luật', 'lệnh', 'pháp lệnh'], LCT: ['luật', 'lệnh', 'pháp lệnh'], SL: ['sắc lệnh'], VBHN: ['văn bản hợp nhất', 'nghị định', 'luật', 'thông tư'],
  KL: ['kết luận'], QĐi: ['quy định'], QyĐi: ['quy định'], QĐI: ['quy định'], CTHĐ: ['chương trình hành động', 'chương trình'], CV: ['công văn'], TTh: ['thông tri'],
  KHPH: ['kế hoạch phối hợp', 'kế hoạch'], KHLT: ['kế hoạch liên tịch', 'kế hoạch'], CTPH: ['chương trình phối hợp', 'chương trình'],
  QCPH: ['quy chế phối hợp', 'quy chế'], HDLT: ['hướng dẫn liên tịch', 'hướng dẫn'], HDLN: ['hướng dẫn liên ngành', 'hướng dẫn'], KHLN: ['kế hoạch liên ngành', 'kế hoạch'],
}

const MINISTRIES = [
  'BNV', 'BTC', 'BTP', 'BCA', 'BQP', 'BYT', 'BGDĐT', 'BNNPTNT', 'BTNMT', 'BKHCN', 'BKHĐT', 'BCT', 'BXD', 'BGTVT', 'BTTTT', 'BVHTTDL', 'BLĐTBXH',
  'BNG', 'UBDT', 'TTCP', 'NHNN', 'VPCP', 'TANDTC', 'VKSNDTC', 'BNNMT', 'BDTTG',
]

/** Symbols of documents with a year in their number; the number of the National Assembly stands as `#`. */
const LEGAL_SYMBOLS: readonly string[] = [
  'NĐ-CP', 'QĐ-TTg', 'CT-TTg', 'NQ-CP', 'NQLT-CP-UBTWMTTQVN', 'NQ-UBTVQH#', 'PL-UBTVQH#', 'UBTVQH#', 'QH#', 'L-CTN', 'QĐ-CTN', 'QĐ-UBND', 'NQ-HĐND',
  'CT-UBND', ...MINISTRIES.map((one) => `TT-${one}`),
]

/** Bodies whose letters are often changed about, in documents of localities. */
const BODIES = ['UBND', 'HĐND', 'UBMTTQ', 'TTg', 'MTTQ']

/** What is amiss in a number and symbol. */
export type SymbolFault = 'space' | 'letters' | 'case'

/** The symbol (`PL-BTVQH11`, without spaces) in its right letters, where these are beyond doubt. */
export function rightSymbol(symbol: string, legal: boolean): string {
  if (/^N[ĐD]CP$/.test(symbol)) return 'NĐ-CP'
  // NĐ-CP-CP
  const groups = symbol.replace(/(-[^-/]+)\1$/, '$1').split(/([-/])/)
  groups[0] = rightType(groups[0]!)
  const joined = groups.map((group, at) => (at === 0 ? group : rightBody(group))).join('')
  return legal ? rightLegal(joined) : joined
}

function rightType(code: string): string {
  if (TYPE_CODES[code]) return code
  if (code === 'QD') return 'QĐ'
  if (code === 'ND') return 'NĐ'
  const same = Object.keys(TYPE_CODES).filter((one) => one.toLowerCase() === code.toLowerCase())
  return same.length === 1 ? same[0]! : code
}

function rightBody(group: string): string {
  if (group === 'TƯ') return 'TW'
  if (group === 'HDND') return 'HĐND'
  if (/^ttg$/i.test(group)) return 'TTg'
  if (BODIES.includes(group) || group.length < 4) return group
  const near = BODIES.filter((one) => one.length === group.length && isSwapped(group, one))
  return near.length === 1 ? near[0]! : group
}

function rightLegal(symbol: string): string {
  const [, stem, term] = /^(.*?)(\d{0,2})$/.exec(symbol)!
  const wanted = term === '' ? stem! : `${stem}#`
  const [type] = stem!.split(/[-/]/) as [string]
  if (isPlausibleSymbol(symbol)) return symbol
  // A body that we do not know may be one of former days. Only of the Government, of the National Assembly and of its Standing
  // Committee are all symbols known; of the others a ministry with two letters changed about.
  const isCentral = stem!.endsWith('QH') || type === 'NĐ' || TYPE_CODES[type] === undefined
  const reach = stem!.length <= 5 ? 1 : 2
  const near = LEGAL_SYMBOLS.filter((one) => (TYPE_CODES[type] === undefined || one.split('-')[0] === type || /^(NĐ|NQ|PL)$/.test(type)))
    .map((one) => ({ one, apart: letterDistance(wanted, one) })).filter(({ one, apart }) => apart > 0 && (isCentral ? apart <= reach : isSwapped(wanted, one)))
  const best = Math.min(...near.map(({ apart }) => apart))
  const nearest = near.filter(({ apart }) => apart === best)
  return nearest.length === 1 ? nearest[0]!.one.replace('#', term!) : symbol
}

/** Whether the symbol is one that a document may bear: of a known kind, and of a known body of the centre. */
export function isPlausibleSymbol(symbol: string): boolean {
  if (LEGAL_SYMBOLS.includes(symbol.replace(/\d{1,2}$/, '#')) || LEGAL_SYMBOLS.includes(symbol)) return true
  const [type, ...bodies] = symbol.split(/[-/]/) as [string, ...string[]]
  return TYPE_CODES[type] !== undefined && bodies.length > 0 && bodies.every((body) => MINISTRIES.includes(body))
}

function isSwapped(a: string, b: string): boolean {
  return a.length === b.length && [...a].toSorted().join('') === [...b].toSorted().join('') && letterDistance(a, b) === 1
}

/** How many letters have to be set, left out, changed or swapped with their neighbour. */
export function letterDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, rows[i - 2]![j - 2]! + 1)
      row.push(cost)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}
