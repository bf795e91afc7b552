import type { Tx } from '#storage/transaction.ts'
import type { PostingFacts } from '../quarter-register.ts'
import type { Duty } from '../records.ts'
import { dutyOf, postingOf, showingOf, versionOf as toVersion } from './stored-records.ts'

/** Whose records: those that one unit answers for, of whatever province they arose in, or everything at and below a path. */
export type FactsOf = { readonly holderId: number } | { readonly under: string }

/** The article of a rule, by the rule's id and the item: what the store of the law hands in. */
export type ArticleOf = (rule: string, item: string) => string

/** The postings with their newest wording, their duty and their showings. */
export async function readPostingFacts(tx: Tx, of: FactsOf, articleOf: ArticleOf): Promise<PostingFacts[]> {
  const postings = await ofUnit(tx.selectFrom('posting').selectAll(), of).orderBy('first_day').orderBy('code').execute()
  if (postings.length === 0) return []
  const ids = postings.map((row) => row.posting_id)
  const versions = await tx
    .selectFrom('posting_version as v')
    .innerJoin('posting as p', (join) => join.onRef('p.province_id', '=', 'v.province_id').onRef('p.posting_id', '=', 'v.posting_id').onRef('p.version', '=', 'v.version'))
    .selectAll('v')
    .where('v.posting_id', 'in', ids)
    .execute()
  const showings = await tx.selectFrom('showing').selectAll().where('posting_id', 'in', ids).orderBy('from_date').orderBy('showing_id').execute()
  const duties = await readDuties(tx, postings.map((row) => row.duty_id).filter((id) => id !== null))
  const versionOf = new Map(versions.map((row) => [row.posting_id, row]))
  const showingsOf = Map.groupBy(showings, (row) => row.posting_id)
  return postings.map((row) => {
    const version = versionOf.get(row.posting_id)
    if (!version) throw new Error(`posting ${row.posting_id} has no version ${row.version}`)
    return {
      posting: postingOf(row), version: toVersion(version), duty: row.duty_id === null ? undefined : duties.get(row.duty_id),
      showings: (showingsOf.get(row.posting_id) ?? []).map(showingOf), article: articleOf(row.rule, row.item),
    }
  })
}

/** The duties that a unit answers for, cancelled ones too. */
export async function readDutiesOf(tx: Tx, of: FactsOf): Promise<Duty[]> {
  return (await ofUnit(tx.selectFrom('disclosure_duty').selectAll(), of).orderBy('due').orderBy('duty_id').execute()).map(dutyOf)
}

async function readDuties(tx: Tx, ids: readonly string[]): Promise<Map<string, Duty>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('disclosure_duty').selectAll().where('duty_id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.duty_id, dutyOf(row)]))
}

/** `path` is the holder's; everything under a prefix of it. */
function ofUnit<Q extends { where(column: never, how: never, value: never): Q }>(query: Q, of: FactsOf): Q {
  const narrowed = query as unknown as { where(column: string, how: string, value: unknown): typeof narrowed }
  if ('under' in of) return narrowed.where('path', '^@', of.under) as unknown as Q
  return narrowed.where('holder_id', '=', of.holderId) as unknown as Q
}
