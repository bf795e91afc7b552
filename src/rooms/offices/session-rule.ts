/** How long a session lasts: without a request, and in all. */
export type SessionLimits = { readonly idle: number; readonly absolute: number }

const HOUR = 3_600_000

/** In production half an hour and twelve hours; a demonstration is left open for a day. */
export const SESSION_LIMITS: Readonly<Record<'production' | 'demonstration', SessionLimits>> = {
  production: { idle: HOUR / 2, absolute: 12 * HOUR },
  demonstration: { idle: 24 * HOUR, absolute: 7 * 24 * HOUR },
}

/** Whether the session is over by its age or by silence. */
export function isExpired(session: { seenAt: Date; expiresAt: Date }, limits: SessionLimits, now: Date): boolean {
  return now >= session.expiresAt || now.getTime() - session.seenAt.getTime() >= limits.idle
}
