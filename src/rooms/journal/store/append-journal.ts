import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import { canonicalJson } from '#foundation/canonical-json.ts'
import type { Tables } from '#storage/tables.ts'
import type { ChainedEntry, JournalEntry } from '../entry.ts'
import { GENESIS, seal } from './seal.ts'

/**
 * Writes one line at the end of its province's chain, in the caller's transaction.
 *
 * The head of the chain stays locked until that transaction ends: call it last, after the state has been
 * written, so that others wait as briefly as can be.
 */
export async function appendJournal(tx: Transaction<Tables>, entry: JournalEntry, now: Date = new Date()): Promise<void> {
  await appendJournalLines(tx, entry.provinceId, [entry], now)
}

/** Several lines of one chain at once, in their order. */
export async function appendJournalLines(
  tx: Transaction<Tables>,
  provinceId: number,
  entries: readonly JournalEntry[],
  now: Date = new Date(),
): Promise<void> {
  await appendWrittenLines(tx, provinceId, entries.map(writeLine), now)
}

/** A line with its subject written out: only its place in the chain is open. */
export type WrittenLine = Omit<ChainedEntry, 'seq' | 'at'>

/** Writes a line's subject out, which takes time that need not be spent while the chain is locked. */
export function writeLine(entry: JournalEntry): WrittenLine {
  return { ...entry, subject: canonicalJson(entry.subject) }
}

/** Lines that were written out before, in their order. */
export async function appendWrittenLines(
  tx: Transaction<Tables>,
  provinceId: number,
  entries: readonly WrittenLine[],
  now: Date = new Date(),
): Promise<void> {
  if (entries.length === 0) return
  const head = await sql<{ seq: string; hash: Buffer }>`
    insert into journal_head (province_id, seq, hash) values (${provinceId}, 0, ${GENESIS})
    on conflict (province_id) do update set seq = journal_head.seq
    returning seq, hash`.execute(tx)
  let seq = Number(head.rows[0]!.seq)
  let previous = head.rows[0]!.hash
  const rows = entries.map((entry) => {
    if (entry.provinceId !== provinceId) throw new Error('a journal line for another chain')
    seq += 1
    const line: ChainedEntry = { ...entry, seq, at: now }
    const before = previous
    previous = seal(before, line)
    return {
      province_id: provinceId,
      seq,
      at: now,
      account_id: entry.accountId,
      office_id: entry.officeId,
      unit_id: entry.unitId,
      path: entry.path,
      act: entry.act,
      subject: line.subject,
      previous: before,
      hash: previous,
    }
  })
  for (let start = 0; start < rows.length; start += 2000) {
    await tx.insertInto('journal').values(rows.slice(start, start + 2000)).execute()
  }
  await tx.updateTable('journal_head').set({ seq, hash: previous }).where('province_id', '=', provinceId).execute()
}
