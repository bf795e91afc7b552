import type { Tx } from '#storage/transaction.ts'
import type { Gathering } from '../../records.ts'
import { readAgenda } from '../gatherings.ts'
import { gatheringOf } from '../stored-records.ts'
import { digestOf } from './commitment.ts'
import { readSlips } from './read-slips.ts'
import { type Tally, tallyOf } from './tally.ts'

/** How a commitment is made, for whoever counts again. */
export const COMMITMENT_RULE = 'sha256(salt|gathering|matter|slip|choice)'

/** A slip as everybody may see it, after the close: no name, no household, no hour. */
export type PublishedSlip = {
  readonly gathering: string
  readonly matter: string
  readonly slip: string
  readonly choice: string
  readonly reason: string
  readonly salt: string
  readonly commitment: string
}

export type PublishedVote = {
  readonly gathering: string
  readonly kind: Gathering['kind']
  readonly heldOn: string
  readonly commitment: string
  readonly matters: readonly { readonly code: string; readonly title: string; readonly options: readonly { readonly id: string; readonly text: string }[]; readonly tally: Tally; readonly digest: string }[]
  readonly slips: readonly (PublishedSlip & { readonly before?: readonly { readonly choice: string; readonly salt: string; readonly commitment: string }[] })[]
}

/** All slips of a gathering that is closed, by its public code; undefined where there is none or it is not closed. */
export async function findPublishedVote(tx: Tx, code: string): Promise<PublishedVote | undefined> {
  if (!/^[a-z2-7]{10}$/.test(code)) return undefined
  const row = await tx.selectFrom('gathering').selectAll().where('code', '=', code).where('state', '=', 'closed').executeTakeFirst()
  if (!row) return undefined
  const gathering = gatheringOf(row)
  const [slips, agenda] = [await readSlips(tx, gathering), await readAgenda(tx, gathering.gatheringId)]
  const codes = new Map(agenda.map(({ matter }) => [matter.matterId, matter.code]))
  return {
    gathering: code, kind: gathering.kind, heldOn: gathering.heldOn, commitment: COMMITMENT_RULE,
    matters: agenda.map(({ matter }) => {
      const ofMatter = slips.filter(({ matterId }) => matterId === matter.matterId)
      return { code: matter.code, title: matter.title, options: matter.options, tally: tallyOf(ofMatter), digest: digestOf(ofMatter.map(({ commitment }) => commitment)) }
    }),
    slips: slips.map(({ matterId, slipCode, choice, invalidReason, salt, commitment, before }) => ({
      gathering: code, matter: codes.get(matterId) ?? '', slip: slipCode, choice, reason: invalidReason ?? '', salt, commitment, ...(before.length > 0 ? { before } : {}),
    })),
  }
}

/** One line a slip, with a head; every field is of letters and digits, so nothing needs quotation marks but lists of candidates. */
export function slipsCsv({ slips }: Pick<PublishedVote, 'slips'>): string {
  const columns = ['gathering', 'matter', 'slip', 'choice', 'reason', 'salt', 'commitment'] as const
  const cell = (text: string): string => (text.includes(',') ? `"${text}"` : text)
  return [columns.join(','), ...slips.map((slip) => columns.map((name) => cell(slip[name])).join(','))].map((line) => `${line}\r\n`).join('')
}

/** What is known of a slip by its number. */
export type FoundSlip = PublishedSlip & { readonly title: string; readonly matterCode: string; readonly hamlet: string; readonly heldOn: string; readonly option: string }

/** The slips with this number in gatherings that are closed: one for each matter. Almost always of one gathering. */
export async function findSlips(tx: Tx, slipCode: string): Promise<readonly FoundSlip[]> {
  const rows = await tx
    .selectFrom('slip as s').innerJoin('gathering as g', (on) => on.onRef('g.province_id', '=', 's.province_id').onRef('g.gathering_id', '=', 's.gathering_id'))
    .select(['g.gathering_id']).distinct().where('s.slip_code', '=', slipCode).where('g.state', '=', 'closed').limit(20).execute()
  const found: FoundSlip[] = []
  for (const { gathering_id } of rows) {
    const row = await tx.selectFrom('gathering').selectAll().where('gathering_id', '=', gathering_id).executeTakeFirstOrThrow()
    const gathering = gatheringOf(row)
    const agenda = await readAgenda(tx, gathering_id)
    const span = await tx
      .selectFrom('unit_span').select('name').where('unit_id', '=', gathering.hamletId).where('valid_from', '<=', gathering.heldOn).orderBy('valid_from', 'desc').executeTakeFirst()
    for (const slip of (await readSlips(tx, gathering)).filter((one) => one.slipCode === slipCode)) {
      const matter = agenda.find((line) => line.matter.matterId === slip.matterId)?.matter
      if (!matter) continue
      found.push({
        gathering: gathering.code, matter: matter.code, matterCode: matter.code, title: matter.title, slip: slipCode, choice: slip.choice, reason: slip.invalidReason ?? '', salt: slip.salt,
        commitment: slip.commitment, hamlet: span?.name ?? '', heldOn: gathering.heldOn,
        option: matter.options.filter(({ id }) => slip.choice.split(',').includes(id)).map(({ text }) => text).join(', '),
      })
    }
  }
  return found
}
