import type { Tx } from '#storage/transaction.ts'
import type { PostingFacts } from '../quarter-register.ts'

/** Puts records that a test made by hand into the tables as they are, past the acts that would check them. */
export async function storePostings(tx: Tx, facts: readonly PostingFacts[]): Promise<void> {
  for (const { posting, version, duty, showings } of facts) {
    const key = { province_id: posting.provinceId, path: posting.path }
    const at = new Date('2026-01-01T00:00:00Z')
    if (duty) {
      await tx
        .insertInto('disclosure_duty')
        .values({
          ...key, duty_id: duty.dutyId, unit_id: duty.unitId, holder_id: duty.holderId, rule: duty.rule, item: duty.item, title: duty.title,
          event_date: duty.eventDate, due: duty.due, plan_line: null, revision: 1, issued_at: at, issued_by: null, cancelled_at: null, cancelled_by: null, cancelled_why: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
    await tx
      .insertInto('posting')
      .values({
        ...key, posting_id: posting.postingId, code: posting.code, unit_id: posting.unitId, holder_id: posting.holderId, duty_id: posting.dutyId ?? null,
        rule: posting.rule, item: posting.item, version: posting.version, state: posting.state, first_day: posting.firstDay, web_until: posting.webUntil,
        names_citizens: posting.namesCitizens, revision: 1, created_at: at, created_by: null, changed_at: at,
        withdrawn_at: posting.withdrawn?.at ?? null, withdrawn_by: null, withdrawn_why: posting.withdrawn?.why ?? null,
      })
      .execute()
    await tx
      .insertInto('posting_version')
      .values({
        ...key, posting_id: posting.postingId, version: version.version, title: version.title, summary: version.summary, content: version.content,
        instrument_number: version.instrument.number, instrument_date: version.instrument.date, why: version.why, at: version.at, author: null,
      })
      .execute()
    for (const showing of showings) {
      await tx
        .insertInto('showing')
        .values({
          ...key, showing_id: showing.showingId, posting_id: posting.postingId, form: showing.form, place_kind: showing.place, place: showing.placeName,
          hamlet_id: null, from_date: showing.from, to_date: showing.to, recorded_at: at, recorded_by: null,
          cancelled_at: showing.cancelled?.at ?? null, cancelled_by: null, cancelled_why: showing.cancelled?.why ?? null,
        })
        .execute()
    }
  }
}
