import { isId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { accountNames } from '#rooms/indicators/store/account-names.ts'
import { type AttachedFile } from '#rooms/files/index.ts'
import { filesOf } from '#rooms/files/store/index.ts'
import type { House, PageContext } from '#web/house.ts'
import { visitOf } from '#web/visit.ts'
import type { DutyRule } from '../index.ts'
import { findPostingPlace, type FullPosting, readPosting, ruleOfRecord, type StandingPosting, readStanding, translatedInto } from '../store/index.ts'
import { readHere } from './keeper.ts'

/** Everything the pages of one posting share. */
export type PostingDesk = {
  readonly posting: FullPosting & StandingPosting
  readonly rule: DutyRule | undefined
  readonly names: ReadonlyMap<string, string>
  readonly files: readonly AttachedFile[]
  /** The newest version in other languages. */
  readonly translations: readonly { readonly lang: string; readonly title: string }[]
}

/** The posting that an address names, if the officer's unit answers for it. Refuses `disclosure.not-found`. */
export function readPostingDesk(c: PageContext, house: House): Promise<Result<PostingDesk>> {
  const postingId = c.req.param('postingId') ?? ''
  return readHere(c, house, async (tx, unit) => {
    const place = isId(postingId) ? await findPostingPlace(tx, postingId) : undefined
    const posting = place && (await readPosting(tx, place.provinceId, place.postingId))
    if (!posting || posting.holderId !== unit.unitId) return refuse({ code: 'disclosure.not-found' })
    const rule = await ruleOfRecord(tx, posting)
    const names = await accountNames(tx, posting.versions.map(({ author }) => author))
    const files = await filesOf(tx, { provinceId: posting.provinceId, kind: 'posting', id: posting.postingId })
    const translations = await translatedInto(tx, posting)
    return accept({ posting: { ...posting, ...(await readStanding(tx, posting, visitOf(c).today)) }, rule, names, files, translations })
  })
}
