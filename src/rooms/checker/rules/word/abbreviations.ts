import type { Claims, Token } from '../../claims/claims.ts'

/** Abbreviations that officials use without saying what they mean. */
const KNOWN = new Set(
  ('UBND HĐND MTTQ UBMTTQ MTTQVN UBMTTQVN QCDC QCDCCS DCCS DCCH CBCC CBCCVC CBCCVCNLĐ CBNV CBVC CCVC NLĐ CNVC CNVCLĐ CNLĐ LĐLĐ LHPN HLHPN HND HNDVN ' +
    'HCCB CCB TNCS TNCSHCM ĐTN ĐTNCSHCM TNXP BCĐ BCH BTV BTVTU BTVHU BTTND TTND BGSĐTCĐ GSĐTCĐ ĐTCĐ TTHC CCHC CNTT CĐS DVC DVCTT TTHCC HCC BHXH BHYT BHTN ' +
    'DTTS ĐBDTTS ĐBKK ĐBDT NTM NTMNC MTQG CTMTQG XDNTM KTXH KT QPAN QP ANQP ANTT ANCT TTATXH ATXH ATGT TTATGT TTĐT PCTN PCTT PCCC PCCCR TKCN THTK CLP TKCLP ' +
    'KNTC KNPA KN TC PAKN TCD GQKNTC HNNLĐ HNCBCC HNCBCCVC HNCCVC TƯLĐTT TULDTT TƯLĐ DNNN DN TNHH MTV TNHHMTV CP HTX THT THCS THPT TH MN GDĐT GD&ĐT GDTX VHTT VHTTDL VHXH LĐTBXH ' +
    'TNMT TN&MT NNPTNT NN&PTNT NNMT TCKH TC-KH KHĐT KHCN TTTT TTCNTT QLNN QLDA ĐTXD XDCB GPMB BT GCN GCNQSDĐ QSDĐ SXKD SX KD NSNN NSTW NSĐP ODA FDI PCI PAPI PAR SIPAS ICT ISO TCVN KPI ' +
    'TDP KDC KP KDCVH GĐVH NVH VHVN TDTT VSMT VSATTP ATTP ATVSTP TDĐKXDĐSVH TDĐKXD ĐSVH ĐKTDT ĐĐK VĐ CVĐ TW TU HU ĐU TV BTG BDV BTC UBKT VP VT VHU TTHU TTHĐND TTUBND ĐBQH ' +
    'HĐNDUBND QH UBTVQH UBTV CP TTg NĐ NQ QĐ CT KL TT TTLT PL HD KH BC TTr TB CV CTr QĐi CTPH KHPH QC QCPH HDLN KHLN NQLT BCA BQP BNV BTP BTC BYT BXD BGDĐT BLĐTBXH VPCP BCT BTNMT BKHĐT BNNPTNT BKHCN ' +
    'CHXHCN CHXHCNVN VN VNPT EVN XHCN ĐCS ĐCSVN CNXH CNH HĐH CNHHĐH CNH-HĐH QPTD ANND CAND QĐND CSGT LLVT DQTV DBĐV QNDB NVQS BCHQS CHQS CSHT KCHT CSVC ĐVSN SNCL CQHC HCNN HCSN ' +
    'COVID SARS HIV AIDS UBATGT BVMT BĐKH PTDT PTDTBT PTDTNT DTNT DTBT XKLĐ LĐ XH TB&XH TBXH TCCN TCN BCN NSH KHHGĐ DSKHHGĐ DS TYT TTYT BV BVĐK PKĐK TLĐ LĐTL TCĐ CĐ CĐCS CĐV TĐKT TĐ KT ' +
    'TAND VKSND THADS CA CQĐT TTr BCVT TTVH TTVHTT TTDVVL QHXD QHSDĐ QTDND NHCSXH NHNN NHNNPTNT TCXH CTXH CTXHNN CLB PT TP TX TK STT ĐVT SL HSSV HSMN GV CBQL CBGV CBGVNV VBQPPL QPPL PBGDPL PBPL TGPL HGCS HGV HG TPHT MHTN ' +
    'OCOP VIETGAP WIFI SMS QR VNEID VPĐT HSCV IOC LRIS OK PDF WORD USD VND BOT CCCD CMND ĐKKD ĐKKH QLHC TTXH PCMT TNXH TPTN').split(' '),
)

export type Abbreviation = {
  readonly text: string
  readonly places: readonly Token[]
  /** It is known to all, said in brackets after what it stands for, or has the first letters of words of the text. */
  readonly explained: boolean
  readonly known: boolean
}

const CACHE = new WeakMap<Claims, ReadonlyMap<string, Abbreviation>>()

/** Every abbreviation of the text: words of three or more capitals in a line that is not all in capitals. */
export function abbreviationsOf(claims: Claims): ReadonlyMap<string, Abbreviation> {
  const cached = CACHE.get(claims)
  if (cached) return cached
  const places = new Map<string, Token[]>()
  const introduced = new Set<string>()
  const { tokens, sentences } = claims
  for (const sentence of sentences) {
    const capitals = isInCapitals(tokens, sentence.from, sentence.to)
    for (let at = sentence.from; at < sentence.to; at++) {
      const token = tokens[at]!
      if (token.kind !== 'word' || !isAbbreviation(token.text) || isInNumber(tokens, at)) continue
      if (tokens[at - 1]?.text === '(' || isSaidShort(tokens, at)) introduced.add(token.text)
      if (capitals) continue
      const list = places.get(token.text)
      if (list) list.push(token)
      else places.set(token.text, [token])
    }
  }
  const initials = initialsOf(claims, new Set([...places.keys()].filter((text) => !isKnown(text))))
  const found = new Map([...places].map(([text, list]): [string, Abbreviation] => {
    const known = isKnown(text)
    return [text, { text, places: list, known, explained: known || introduced.has(text) || initials.has(text) }]
  }))
  CACHE.set(claims, found)
  return found
}

export function isKnown(text: string): boolean {
  if (KNOWN.has(text)) return true
  // QCDC + CS, UBMTTQ + VN: two that are known, written as one.
  for (let at = 2; at <= text.length - 2; at++) {
    if (KNOWN.has(text.slice(0, at)) && text.slice(0, at).length >= 3 && KNOWN.has(text.slice(at))) return true
  }
  return false
}

/** Capitals of Vietnamese, three to fourteen of them; not a Roman numeral. */
function isAbbreviation(word: string): boolean {
  if (word.length < 3 || word.length > 14 || !/^\p{Lu}+$/u.test(word)) return false
  if (/^[IVXLCM]+$/.test(word)) return false
  // What can be said as a syllable is a word in capitals: KINH, CÔNG.
  if (SYLLABLE.test(word)) return false
  return !/[ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ]/.test(word)
}

const SYLLABLE = /^(?:NGH|NG|NH|CH|GH|GI|KH|PH|QU|TH|TR|[BCDĐGHKLMNPRSTVX])?[AĂÂEÊIOÔƠUƯY]{1,3}(?:NG|NH|CH|[CMNPT])?$/

/** Of the number of a document: `480/BC-UBND`. */
function isInNumber(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  const after = tokens[at + 1]
  const token = tokens[at]!
  if (before && before.end === token.start && (before.text === '/' || (/^[-–]$/.test(before.text) && tokens[at - 2]?.end === before.start))) return true
  return after !== undefined && after.start === token.end && (after.text === '/' || after.text === '-')
}

/** “(sau đây viết tắt là QCDC)”, “gọi tắt là BCĐ” */
function isSaidShort(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.lower === 'là' && tokens[at - 2]?.lower === 'tắt'
}

function isInCapitals(tokens: readonly Token[], from: number, to: number): boolean {
  let words = 0
  let capitals = 0
  for (let at = from; at < to; at++) {
    const token = tokens[at]!
    if (token.kind !== 'word') continue
    words += 1
    if (token.text === token.text.toUpperCase()) capitals += 1
  }
  return capitals * 5 >= words * 4 && words > 0
}

/** Which of the abbreviations are the first letters of words that follow one another in the text. */
function initialsOf({ tokens }: Claims, wanted: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>()
  if (wanted.size === 0) return found
  const byLength = new Map<number, Set<string>>()
  for (const one of wanted) byLength.set(one.length, (byLength.get(one.length) ?? new Set()).add(one))
  let letters = ''
  for (const token of tokens) {
    if (token.kind === 'mark' && /^[-–,]$/.test(token.text)) continue
    if (token.kind !== 'word' || (token.text.length > 1 && isAbbreviation(token.text))) {
      letters = ''
      continue
    }
    letters = (letters + token.text[0]!.toUpperCase()).slice(-14)
    for (const [length, names] of byLength) {
      if (length <= letters.length && names.has(letters.slice(-length))) found.add(letters.slice(-length))
    }
  }
  return found
}
