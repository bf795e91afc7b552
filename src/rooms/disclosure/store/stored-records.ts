import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Row } from '#storage/tables.ts'
import type { Duty, PlaceKind, Posting, PostingVersion, Showing } from '../index.ts'

/** Rows of the tables as the rules know them. */
export function dutyOf(row: Row<'disclosure_duty'>): Duty {
  return {
    provinceId: row.province_id, dutyId: row.duty_id, unitId: row.unit_id, holderId: row.holder_id, path: row.path,
    rule: row.rule, local: row.local, item: row.item, title: row.title, eventDate: row.event_date as CalendarDate,
    instrument: { number: row.instrument_number, title: row.instrument_title },
    due: row.due as CalendarDate, reading: row.reading, planLine: row.plan_line ?? undefined, revision: row.revision,
    cancelled: row.cancelled_at ? { at: row.cancelled_at, why: row.cancelled_why ?? '' } : undefined,
  }
}

export function postingOf(row: Row<'posting'>): Posting {
  return {
    provinceId: row.province_id, postingId: row.posting_id, code: row.code, unitId: row.unit_id, holderId: row.holder_id, path: row.path,
    dutyId: row.duty_id ?? undefined, rule: row.rule, item: row.item, version: row.version, state: row.state as Posting['state'],
    firstDay: row.first_day as CalendarDate, webUntil: row.web_until as CalendarDate | null, namesCitizens: row.names_citizens,
    revision: row.revision, withdrawn: row.withdrawn_at ? { at: row.withdrawn_at, why: row.withdrawn_why ?? '' } : undefined,
  }
}

export function versionOf(row: Row<'posting_version'>): PostingVersion {
  return {
    version: row.version, title: row.title, summary: row.summary, content: row.content,
    instrument: { number: row.instrument_number, date: row.instrument_date as CalendarDate | null, title: row.instrument_title },
    link: row.link, why: row.why, at: row.at,
  }
}

export function showingOf(row: Row<'showing'>): Showing {
  return {
    showingId: row.showing_id, form: row.form, place: row.place_kind as PlaceKind, placeName: row.place, hamletId: row.hamlet_id ?? undefined,
    from: row.from_date as CalendarDate, to: row.to_date as CalendarDate | null,
    broadcasts: row.broadcasts.map(({ date, time, minutes }) => ({ date: date as CalendarDate, time, minutes })),
    link: row.link, note: row.note, cancelled: row.cancelled_at ? { at: row.cancelled_at, why: row.cancelled_why ?? '' } : undefined,
  }
}
