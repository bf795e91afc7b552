import type { Officer } from './officer.ts'

/** Who is named in the journal as having done something to an account, and which chain the line goes to. */
export type Actor = {
  readonly accountId: string | null
  readonly officeId: string | null
  readonly unitId: number | null
  readonly path: string
  readonly provinceId: number
}

/** The command line, the demonstration: nobody's office. */
export const SYSTEM_ACTOR: Actor = { accountId: null, officeId: null, unitId: null, path: '/1/', provinceId: 1 }

export function actorOf(officer: Pick<Officer, 'accountId' | 'officeId' | 'unitId' | 'unitPath'>): Actor {
  return {
    accountId: officer.accountId,
    officeId: officer.officeId,
    unitId: officer.unitId,
    path: officer.unitPath,
    provinceId: provinceOf(officer.unitPath),
  }
}

/** An account outside any office: its lines go to the chain of the whole system. */
export function accountActor(accountId: string): Actor {
  return { ...SYSTEM_ACTOR, accountId }
}

/** The province in a path, or the nation where the path ends there. */
export function provinceOf(path: string): number {
  return Number(path.split('/')[2] || 1)
}
