import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Gathering } from '../../records.ts'

type Times = Pick<Gathering, 'heldOn' | 'startsAt' | 'endsOn' | 'endsAt'>

/** From when and until when votes are taken: whole days where no hour was set. In Viet Nam's time. */
export function votingTime({ heldOn, startsAt, endsOn, endsAt }: Times): { readonly from: Date; readonly until: Date } {
  return { from: instant(heldOn, startsAt || '00:00'), until: instant(endsOn ?? heldOn, endsAt || '24:00') }
}

function instant(day: CalendarDate, hour: string): Date {
  return new Date(`${day}T${hour}:00+07:00`)
}

export function isBefore(times: Times, now: Date): boolean {
  return now < votingTime(times).from
}

/** Whether the time is over: the first instant after it. */
export function isOver(times: Times, now: Date): boolean {
  return now >= votingTime(times).until
}
