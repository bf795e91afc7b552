import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { accept, refuse, type Result } from '#foundation/result.ts'

/** How this house is set up; see docs/how-to/configuration.md. */
export type Config = {
  /** 0 is any free port. */
  readonly port: number
  readonly host: string
  /** Data folder, absolute. */
  readonly data: string
  /** Folder of the contents of files, absolute: `tep` in the data folder unless NHARONG_FILES names another. */
  readonly files: string
  /** A PostgreSQL of the operator's; without it the embedded one runs in the data folder. */
  readonly databaseUrl?: string
  readonly mode: 'demonstration' | 'production'
  /** The address that people type where a proxy stands before us: `https://qcdc.example.vn`. */
  readonly origin?: string
  /** Whether `X-Forwarded-For` may be believed. */
  readonly trustProxy: boolean
  /** By which mails are sent: `smtps://name:password@host:465`, and from whom. Without it nobody is written to. */
  readonly smtp?: { readonly url: string; readonly from: string }
}

type Environment = { readonly [name: string]: string | undefined }

const PROJECT = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Reads the settings from the environment. An empty one counts as not set.
 *
 * Refuses `config.port`, `config.host`, `config.mode`, `config.origin`, `config.database-url`,
 * `config.trust-proxy`, `config.smtp`, `config.mail-from`, `config.smtp-origin`, each with what was found in `value` (never a password).
 */
export function readConfig(environment: Environment): Result<Config> {
  const found = (name: string): string | undefined => environment[name]?.trim() || undefined

  const port = found('NHARONG_PORT') ?? '3000'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) return refuse({ code: 'config.port', value: port })

  const host = found('NHARONG_HOST') ?? '127.0.0.1'
  if (!/^[A-Za-z0-9.:_-]+$/.test(host)) return refuse({ code: 'config.host', value: host })

  const mode = found('NHARONG_MODE') ?? 'demonstration'
  if (mode !== 'demonstration' && mode !== 'production') return refuse({ code: 'config.mode', value: mode })

  const origin = found('NHARONG_ORIGIN')
  if (origin !== undefined && !isOrigin(origin)) return refuse({ code: 'config.origin', value: origin })

  const databaseUrl = found('DATABASE_URL')
  if (databaseUrl !== undefined && !isDatabaseUrl(databaseUrl)) return refuse({ code: 'config.database-url' })

  const trust = found('NHARONG_TRUST_PROXY') ?? '0'
  if (!['0', '1'].includes(trust)) return refuse({ code: 'config.trust-proxy', value: trust })

  const data = resolve(found('NHARONG_DATA') ?? `${PROJECT}.nharong`)
  const smtp = found('NHARONG_SMTP')
  if (smtp !== undefined && !isSmtp(smtp)) return refuse({ code: 'config.smtp' })
  const from = found('NHARONG_MAIL_FROM')
  if (smtp !== undefined && !/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(from ?? '')) return refuse({ code: 'config.mail-from', value: from ?? '' })
  // A mail is read elsewhere: its links need the address that people type.
  if (smtp !== undefined && origin === undefined) return refuse({ code: 'config.smtp-origin' })

  return accept({
    port: Number(port),
    host,
    data,
    files: resolve(found('NHARONG_FILES') ?? `${data}/tep`),
    mode,
    trustProxy: trust === '1',
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(origin === undefined ? {} : { origin: new URL(origin).origin }),
    ...(smtp === undefined ? {} : { smtp: { url: smtp, from: from! } }),
  })
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return (
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === ''
  )
}

function isSmtp(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'smtp:' || url.protocol === 'smtps:') && url.hostname !== ''
}

function isDatabaseUrl(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:')) return false
  return url.pathname.length > 1 && (url.hostname !== '' || url.searchParams.has('host'))
}
