/**
 * The encodings of Vietnamese before Unicode, as they reach us: every byte became a Latin-1 letter
 * ("C«ng hßa" for "Công hòa").
 *
 * TCVN 5712:1993 (TCVN3, fonts .Vn…) has a letter for each accented small letter; its capitals with accents are small
 * letters in a font of capitals, and come out small. VNI (fonts VNI-…) writes the mark as a letter behind its vowel.
 */
const TCVN3: Readonly<Record<string, string>> = pairs(
  '¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞịßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ',
)
/** The soft hyphen is ư, which an editor may have left out or shown as a hyphen. */
const TCVN3_U_HORN = '\u00ad'

const VNI: Readonly<Record<string, string>> = {
  ...marks('a', 'øàùáûảõãïạêăèằéắúẳüẵëặââàầáấåẩãẫäậ'),
  ...marks('e', 'øèùéûẻõẽïẹâêàềáếåểãễäệ'),
  ...marks('o', 'øòùóûỏõõïọâôàồáốåổãỗäộ'),
  ...marks('u', 'øùùúûủõũïụ'),
  ...marks('y', 'øỳùýûỷõỹ'),
  ...marks('ô', 'øờùớûởõỡïợ'),
  ...marks('ö', 'øừùứûửõữïự'),
}
const VNI_SINGLE: Readonly<Record<string, string>> = both(pairs('æỉóĩòịôơöưîỵñđ'))
const VNI_PAIRS: Readonly<Record<string, string>> = both(VNI)

export function fromTcvn3(text: string): string {
  let out = ''
  for (const letter of text) out += letter === TCVN3_U_HORN ? 'ư' : (TCVN3[letter] ?? letter)
  return out.split('\n').map(withCapitals).join('\n')
}

/** A line, or a word of several letters, whose letters without marks are all capitals stood in a font of capitals. */
function withCapitals(line: string): string {
  const plain = line.match(/[A-Za-z]/g)
  if (!plain || !/[A-Z]{2}/.test(line)) return line
  if (plain.length >= 4 && !/[a-z]/.test(line)) return line.toUpperCase()
  return line.replaceAll(/[\p{L}]+/gu, (word) => (/^[^a-z]*$/.test(word) && (word.match(/[A-Z]/g)?.length ?? 0) > 1 ? word.toUpperCase() : word))
}

export function fromVni(text: string): string {
  let out = ''
  for (let at = 0; at < text.length; at++) {
    const pair = VNI_PAIRS[text.slice(at, at + 2)]
    if (pair !== undefined) {
      out += pair
      at += 1
    } else out += VNI_SINGLE[text[at]!] ?? text[at]!
  }
  return out
}

/** What share of the words could be Vietnamese syllables, 0 to 1; 1 where there are no words. */
export function likenessToVietnamese(text: string): number {
  const words = text.slice(0, 20_000).match(/[\p{L}\p{M}«»¨©ª®¬­¸µ¶·¹¡-¿×÷]+/gu) ?? []
  if (words.length === 0) return 1
  return words.filter(isSyllable).length / words.length
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const SYLLABLE = /^(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?([aăâeêioôơuưy]{1,3})(?:ng|nh|ch|[cmnpt])?$/
const NUCLEI = new Set(
  (
    'a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi ôi ơi ua uâ uê ui uô uơ uy ưa ưi ươ ưu yê ' +
    'iêu yêu oai oay oeo uôi uây uya uyê uyu ươi ươu'
  ).split(' '),
)

/** One initial, one nucleus of the language, one final, and at most one tone. */
function isSyllable(word: string): boolean {
  const open = word.toLowerCase().normalize('NFD')
  if ((open.match(TONES)?.length ?? 0) > 1) return false
  const nucleus = SYLLABLE.exec(open.replaceAll(TONES, '').normalize('NFC'))?.[1]
  return nucleus !== undefined && NUCLEI.has(nucleus)
}

function pairs(table: string): Record<string, string> {
  const letters = [...table]
  return Object.fromEntries(Array.from({ length: letters.length / 2 }, (_, i) => [letters[2 * i]!, letters[2 * i + 1]!]))
}

function marks(vowel: string, table: string): Record<string, string> {
  return Object.fromEntries(Object.entries(pairs(table)).map(([mark, letter]) => [vowel + mark, letter]))
}

/** The same for capitals. */
function both(table: Readonly<Record<string, string>>): Record<string, string> {
  const upper = Object.entries(table).flatMap(([from, to]) => {
    const capital = from.length === 2 ? [from[0]!.toUpperCase() + from[1]!.toUpperCase(), from[0]!.toUpperCase() + from[1]!] : [from.toUpperCase()]
    return capital.map((key) => [key, to.toUpperCase()] as const)
  })
  return { ...Object.fromEntries(upper), ...table }
}
