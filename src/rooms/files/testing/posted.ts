import { newId } from '#foundation/ids.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Thing } from '../thing.ts'

/** A posting of a commune and one showing of it, as plain rows: what files are attached to in the tests. */
export async function plantPosting(tx: Tx, unitId: number, path: string, changes: { readonly state?: 'withdrawn'; readonly webUntil?: string } = {}): Promise<{ posting: Thing; showing: Thing }> {
  const province_id = Number(path.split('/')[2])
  const posting_id = newId()
  const showing_id = newId()
  const at = new Date('2026-11-01T00:00:00Z')
  const code = posting_id.replaceAll('-', '').slice(-10).replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!)
  const withdrawn = changes.state === 'withdrawn'
  await tx
    .insertInto('posting')
    .values({
      province_id, posting_id, code, unit_id: unitId, holder_id: unitId, path, duty_id: null, rule: 'L10-11.1', item: '1', version: 1,
      state: withdrawn ? 'withdrawn' : 'posted', first_day: '2026-11-01', web_until: changes.webUntil ?? null, names_citizens: false, revision: 1,
      created_at: at, created_by: null, changed_at: at, withdrawn_at: withdrawn ? at : null, withdrawn_by: null, withdrawn_why: withdrawn ? 'sai' : null,
    })
    .execute()
  await tx
    .insertInto('showing')
    .values({
      province_id, showing_id, posting_id, path, form: 'a', place_kind: 'office', hamlet_id: null, from_date: '2026-11-01', to_date: null,
      recorded_at: at, recorded_by: null, cancelled_at: null, cancelled_by: null, cancelled_why: null,
    })
    .execute()
  return {
    posting: { provinceId: province_id, kind: 'posting', id: posting_id },
    showing: { provinceId: province_id, kind: 'showing', id: showing_id },
  }
}
