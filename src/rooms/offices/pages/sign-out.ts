import { inTransaction } from '#storage/transaction.ts'
import { seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { forgetSession, sessionToken } from '#web/session-cookie.ts'
import { visitOf } from '#web/visit.ts'
import { accountActor, type Actor, actorOf } from '../actor.ts'
import { signOut, signOutEverywhere } from '../store/index.ts'

const NO_FIGURES = { reads: [], writes: [] }

/** Signs out here. Without a session there is nothing to do, and that is no error. */
export async function leave(c: PageContext, house: House): Promise<Response> {
  const actor = actorHere(c)
  const token = sessionToken(c)
  if (actor && token) await inTransaction(house.database, NO_FIGURES, (tx) => signOut(tx, token, actor, house.now()))
  forgetSession(c)
  return seeOther(c, '/', 'offices.signed-out')
}

export async function leaveEverywhere(c: PageContext, house: House): Promise<Response> {
  const actor = actorHere(c)
  const { session } = visitOf(c)
  if (actor && session) {
    await inTransaction(house.database, NO_FIGURES, (tx) => signOutEverywhere(tx, session.accountId, actor, house.now()))
  }
  forgetSession(c)
  return seeOther(c, '/dang-nhap', 'offices.signed-out-everywhere')
}

function actorHere(c: PageContext): Actor | undefined {
  const { officer, session } = visitOf(c)
  if (officer) return actorOf(officer)
  return session && accountActor(session.accountId)
}
