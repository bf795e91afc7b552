import { accept, refuse, type Result } from '#foundation/result.ts'

const FORM = /^[a-z0-9](?:[a-z0-9._-]{1,62})[a-z0-9]$/

/** A sign-in name: 3 to 64 characters, a–z, digits, `.`, `_`, `-`; letters are made small. Refuses `offices.login-form`. */
export function checkLogin(text: string): Result<string> {
  const login = normalLogin(text)
  return FORM.test(login) ? accept(login) : refuse({ code: 'offices.login-form', field: 'login' })
}

export function normalLogin(text: string): string {
  return text.trim().toLowerCase()
}
