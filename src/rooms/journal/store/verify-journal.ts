import type { Transaction } from 'kysely'
import type { Tables } from '#storage/tables.ts'
import { GENESIS, seal } from './seal.ts'

/** The first line at which a chain does not hold, and what is wrong with it. */
export type BrokenLine = {
  readonly provinceId: number
  readonly seq: number
  readonly fault: 'line-missing' | 'line-changed' | 'not-chained' | 'end-missing'
}

export type ChainReport = { readonly provinceId: number; readonly lines: number; readonly broken: BrokenLine | undefined }

const PAGE = 5000

/** Reads every chain from its first line and works every hash out again. */
export async function verifyJournal(tx: Transaction<Tables>): Promise<ChainReport[]> {
  const heads = await tx.selectFrom('journal_head').selectAll().orderBy('province_id').execute()
  const chains = await tx.selectFrom('journal').select('province_id').distinct().execute()
  const ids = [...new Set([...heads.map((head) => head.province_id), ...chains.map((chain) => chain.province_id)])]
  const reports: ChainReport[] = []
  for (const provinceId of ids.sort((a, b) => a - b)) {
    reports.push(await verifyChain(tx, provinceId, heads.find((head) => head.province_id === provinceId)))
  }
  return reports
}

async function verifyChain(
  tx: Transaction<Tables>,
  provinceId: number,
  head: { seq: number; hash: Buffer } | undefined,
): Promise<ChainReport> {
  let previous: Buffer = GENESIS
  let last = 0
  const broken = (seq: number, fault: BrokenLine['fault']): ChainReport => ({
    provinceId,
    lines: last,
    broken: { provinceId, seq, fault },
  })
  for (;;) {
    const rows = await tx
      .selectFrom('journal')
      .selectAll()
      .where('province_id', '=', provinceId)
      .where('seq', '>', last)
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    for (const row of rows) {
      const seq = Number(row.seq)
      if (seq !== last + 1) return broken(last + 1, 'line-missing')
      if (!row.previous.equals(previous)) return broken(seq, 'not-chained')
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
    if (rows.length < PAGE) break
  }
  if (!head || Number(head.seq) !== last || !head.hash.equals(previous)) return broken(last + 1, 'end-missing')
  return { provinceId, lines: last, broken: undefined }
}
