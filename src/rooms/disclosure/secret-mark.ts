/** The levels of state secrets, as they are stamped. */
export type SecretLevel = 'mat' | 'toi-mat' | 'tuyet-mat'

/**
 * A stamp of secrecy on a document: its mark alone on a line (`MẬT`, `Độ mật: Tối mật`, `[TUYỆT MẬT]`), or behind its number
 * (`12-BC/TU mật`). What only speaks of secrets (“bí mật nhà nước”, “nuôi ong lấy mật”) bears none.
 *
 * @law 10/2022/QH15 Đ11
 */
export function findSecretMark(text: string): { readonly level: SecretLevel; readonly mark: string } | undefined {
  for (const line of text.normalize('NFC').split('\n')) {
    const match = ALONE.exec(line) ?? LOUD.exec(line) ?? NUMBER.exec(line)
    if (match) return { level: levelOf(match[1]!), mark: match[0].trim() }
  }
  return undefined
}

const MARK = '(tuyệt\\s+mật|tối\\s+mật|mật)'
const ALONE = new RegExp(`^[\\s\\[(*"“]*(?:độ\\s+mật\\s*:\\s*|mức\\s+độ\\s*:\\s*|dấu\\s+)?[\\[(*"“]*${MARK}[\\s\\])*"”.]*$`, 'iu')
/** The two higher marks stand in capitals nowhere but on what is secret. */
const LOUD = /(?<!\p{L})(TUYỆT\s+MẬT|TỐI\s+MẬT)(?!\p{L})/u
const NUMBER = new RegExp(`\\d+\\s*[-/][\\p{Lu}\\d/&-]+[\\s.,(\\[/-]*${MARK}(?!\\s*\\p{L})`, 'iu')

function levelOf(mark: string): SecretLevel {
  const word = mark.toLowerCase()
  if (word.startsWith('tuyệt')) return 'tuyet-mat'
  return word.startsWith('tối') ? 'toi-mat' : 'mat'
}
