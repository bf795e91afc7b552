import { dayInVietNam } from '#foundation/calendar-date.ts'
import { accept, type Result } from '#foundation/result.ts'
import { takeOverDecisions } from '#rooms/deliberation/store/decisions/take-over.ts'
import { clearRequests } from '#rooms/disclosure/store/clear-requests.ts'
import { takeOverDisclosure } from '#rooms/disclosure/store/index.ts'
import { takeOverAsked } from '#rooms/disclosure/store/take-over-asked.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { forgetOld } from '#storage/forget-old.ts'
import { type Connections, inTransaction, SYSTEM_SCOPE } from '#storage/transaction.ts'

export type DailyWork = { readonly database: Connections; readonly now: () => Date; readonly log: (line: string) => void; readonly tidy?: (now: Date) => Promise<unknown> }

/**
 * What days bring by themselves, at the start and while the house runs: what is kept for a while only goes when its time is
 * over, and what a unit answered for passes on when it has ended. Done again it finds nothing to do.
 *
 * @law 91/2025/QH15 Đ14
 */
export async function dailyRound(database: Connections, now: Date): Promise<Result<true>> {
  const today = dayInVietNam(now)
  const cleared = await inTransaction(database, SYSTEM_SCOPE, async (tx) => {
    await forgetOld(tx, now)
    return accept(await clearRequests(tx, now))
  })
  if (!cleared.ok) return cleared
  const taken = await inTransaction(database, SYSTEM_SCOPE, async (tx) => accept(await takeOverDisclosure(tx, loadPlaces(), today, now)))
  if (!taken.ok) return taken
  const asked = await inTransaction(database, SYSTEM_SCOPE, async (tx) => accept(await takeOverAsked(tx, loadPlaces(), today)))
  if (!asked.ok) return asked
  const decided = await inTransaction(database, SYSTEM_SCOPE, async (tx) => accept(await takeOverDecisions(tx, loadPlaces(), today, now)))
  return decided.ok ? accept(true) : decided
}

const AN_HOUR = 3_600_000

/** A round each hour until stopped, so that none comes more than an hour after its day. One that fails is told, and the next tries again. */
export function startDaily(work: DailyWork, every = AN_HOUR): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  const round = async (): Promise<void> => {
    const done = await dailyRound(work.database, work.now())
    if (!done.ok) work.log(`daily: ${done.refusal.code}`)
    await work.tidy?.(work.now())
  }
  const timer = setInterval(() => {
    running = running.then(round).catch((fault: unknown) => work.log(`daily: ${fault instanceof Error ? fault.message : String(fault)}`))
  }, every)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
