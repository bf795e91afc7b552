import { accept, refuse, type Result } from '#foundation/result.ts'

export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 200

/**
 * A password that may be kept, in the form in which it is hashed (NFC, so that two keyboards agree).
 *
 * Length counts, not sorts of characters: a sentence of a few words is good. Refuses
 * `offices.password-short`, `offices.password-long`, `offices.password-is-name` (holds the sign-in name),
 * `offices.password-monotonous` (fewer than five different characters).
 */
export function checkPassword(password: string, login: string): Result<string> {
  const text = normalPassword(password)
  const characters = [...text]
  if (characters.length < PASSWORD_MIN) return refuse({ code: 'offices.password-short', min: PASSWORD_MIN })
  if (characters.length > PASSWORD_MAX) return refuse({ code: 'offices.password-long', max: PASSWORD_MAX })
  if (login !== '' && text.toLowerCase().includes(login.toLowerCase())) return refuse({ code: 'offices.password-is-name' })
  if (new Set(text.toLowerCase()).size < 5) return refuse({ code: 'offices.password-monotonous' })
  return accept(text)
}

/** The form in which passwords are hashed and compared. */
export function normalPassword(password: string): string {
  return password.toWellFormed().normalize('NFC')
}
