import type { Refusal } from '#foundation/result.ts'

type Failure = { readonly code?: unknown; readonly message?: unknown; readonly errors?: readonly Failure[] }

/** The address without name and password: what may be shown and logged. */
export function shownAddress(url: string): string {
  try {
    const parsed = new URL(url)
    const socket = parsed.searchParams.get('host')
    return socket ? `${socket}${parsed.pathname}` : `${parsed.host}${parsed.pathname}`
  } catch {
    return '…'
  }
}

/**
 * Why a database could not be opened, as a refusal that a sentence exists for.
 * Undefined where the failure is of another kind (a fault of ours).
 */
export function whyUnreachable(error: unknown, url: string): Refusal | undefined {
  const failure = (error ?? {}) as Failure
  const code = String(failure.code ?? failure.errors?.[0]?.code ?? '')
  const message = String(failure.message ?? '')
  const address = shownAddress(url)
  if (code === '3D000') return { code: 'storage.database-missing', address }
  if (code === '28P01' || code === '28000' || /password must be a string|SASL/.test(message)) {
    return { code: 'storage.sign-in-refused', address }
  }
  if (code === '53300') return { code: 'storage.database-full', address }
  if (/^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|ENOENT|EACCES|EPIPE|57P0|08)/.test(code) || /timeout|terminated/.test(message)) {
    return { code: 'storage.database-unreachable', address, reason: code || 'timeout' }
  }
  if (/SSL/.test(message)) return { code: 'storage.database-unreachable', address, reason: 'SSL' }
  return undefined
}
