import { sql, type Transaction } from 'kysely'
import type { Tables } from '#storage/tables.ts'
import { GENESIS, seal } from './seal.ts'

/** The first line at which a chain does not hold, and what is wrong with it. */
export type BrokenLine = {
  readonly provinceId: number
  readonly seq: number
  readonly fault: 'line-missing' | 'line-changed' | 'not-chained' | 'end-missing'
}

export type ChainReport = {
  readonly provinceId: number
  /** How many lines hold, from the first on. */
  readonly lines: number
  /** The hash of the last of these: written down elsewhere, it proves later that nothing before it was changed. */
  readonly seal: string
  readonly broken: BrokenLine | undefined
}

const PAGE = 5000

/**
 * Reads every chain from its first line and works every hash out again. Run it as the owner of the schema: a line
 * whose path was changed is hidden from everybody else. `progress` is told how many lines have been read.
 */
export async function verifyJournal(tx: Transaction<Tables>, progress?: (lines: number) => void): Promise<ChainReport[]> {
  const heads = await tx.selectFrom('journal_head').selectAll().orderBy('province_id').execute()
  const chains = await tx.selectFrom('journal').select('province_id').distinct().execute()
  const ids = [...new Set([...heads.map((head) => head.province_id), ...chains.map((chain) => chain.province_id)])]
  const reports: ChainReport[] = []
  let before = 0
  for (const provinceId of ids.toSorted((a, b) => a - b)) {
    const head = heads.find((each) => each.province_id === provinceId)
    reports.push(await verifyChain(tx, provinceId, head, (lines) => progress?.(before + lines)))
    before += reports.at(-1)!.lines
  }
  return reports
}

async function verifyChain(
  tx: Transaction<Tables>,
  provinceId: number,
  head: { seq: number; hash: Buffer } | undefined,
  progress: (lines: number) => void,
): Promise<ChainReport> {
  let previous: Buffer = GENESIS
  let last = 0
  const report = (broken: BrokenLine | undefined): ChainReport => ({ provinceId, lines: last, seal: previous.toString('hex'), broken })
  const broken = (seq: number, fault: BrokenLine['fault']): ChainReport => report({ provinceId, seq, fault })
  for (;;) {
    const rows = await tx
      .selectFrom('journal')
      .selectAll()
      // A line is sealed with its milliseconds; the column could hold more.
      .select(sql<boolean>`isfinite(at) and at = date_trunc('milliseconds', at)`.as('sealable'))
      .where('province_id', '=', provinceId)
      .where((where) => (last === 0 ? where.val(true) : where('seq', '>', last)))
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    for (const row of rows) {
      const seq = Number(row.seq)
      if (seq < 1) return broken(seq, 'not-chained')
      if (seq !== last + 1) return broken(last + 1, 'line-missing')
      if (!row.previous.equals(previous)) return broken(seq, 'not-chained')
      if (!row.sealable) return broken(seq, 'line-changed')
      const sealed = seal(previous, {
        provinceId,
        seq,
        at: row.at,
        accountId: row.account_id,
        officeId: row.office_id,
        unitId: row.unit_id,
        path: row.path,
        act: row.act,
        subject: row.subject,
      })
      if (!sealed.equals(row.hash)) return broken(seq, 'line-changed')
      previous = row.hash
      last = seq
    }
    progress(last)
    if (rows.length < PAGE) break
  }
  if (!head || Number(head.seq) !== last || !head.hash.equals(previous)) return broken(last + 1, 'end-missing')
  return report(undefined)
}
