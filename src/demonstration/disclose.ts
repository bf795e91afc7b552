import { addDays, type CalendarDate } from '#foundation/calendar-date.ts'
import { mustAccept, type Result } from '#foundation/result.ts'
import { deadline } from '#rooms/disclosure/index.ts'
import { confirmAnnouncement } from '#rooms/disclosure/store/confirm-announcement.ts'
import { addShowing, type DisclosureHand, post, type ShowingInput } from '#rooms/disclosure/store/index.ts'
import { loadDutyRules } from '#rooms/disclosure/store/load-duty-rules.ts'
import { loadWorkingDays } from '#rooms/disclosure/store/load-working-days.ts'
import { sendToHamlets } from '#rooms/disclosure/store/send-to-hamlets.ts'
import type { Hamlet } from '#rooms/places/store/bodies.ts'
import type { Tx } from '#storage/transaction.ts'
import type { Dealing } from './disclosures-file.ts'

/** Something that is to be disclosed in the demonstration. */
export type ToDisclose = {
  readonly unitId: number
  readonly item: string
  readonly local?: boolean
  readonly decided: CalendarDate
  readonly number: string
  readonly document: string
  readonly title: string
  readonly summary: string
  readonly content: string
  /** The commune's name without its kind, or that of the body. */
  readonly place: string
  readonly hamlets?: readonly Hamlet[]
  /** To the staff: on the internal site of an agency, of an enterprise. */
  readonly internal?: 'agency' | 'enterprise'
}

type Found = { readonly duty: { readonly provinceId: number; readonly dutyId: string }; readonly posting: { readonly provinceId: number; readonly postingId: string } | undefined }

type Stage = {
  readonly on: CalendarDate
  readonly hour: number
  readonly act: (hand: DisclosureHand, found: Found, now: Date) => Promise<Result<object>>
}

/** Items whose announcement by loudspeaker and by heads of hamlets the law demands, and those that stay posted. */
const SPOKEN = new Set(['7', '8', '9', '10', '11', '12'])
const PERMANENT = new Set(['4', '13'])
/** Their copy on the site ends with the posting. */
const NAMES_CITIZENS = new Set(['7', '8', '9', '10'])

/** The steps by which it is disclosed, the posting first: well or as badly as `dealing` says; then the loudspeaker, the hamlets. */
export function disclose(tx: Tx, wanted: ToDisclose, dealing: Dealing): readonly Stage[] {
  const from = dealing.late === undefined ? workingDaysAfter(wanted.decided, 2) : workingDaysAfter(dueOf(wanted), dealing.late)
  const spoken = !wanted.internal && SPOKEN.has(wanted.item)
  const steps: Stage[] = [{ on: from, hour: 9, act: (hand, { duty }, now) => postIt(tx, hand, wanted, dealing, from, duty, now) }]
  if (spoken || wanted.local) {
    const days = dealing.fault === 'short-loudspeaker' ? 2 : 3
    steps.push({
      on: addDays(from, 3), hour: 8,
      act: (hand, { posting }, now) => addShowing(tx, hand, {
        ...posting!, form: 'c', place: 'loudspeaker', placeName: `Đài truyền thanh xã ${wanted.place}`, from, to: addDays(from, days - 1),
        broadcasts: Array.from({ length: days }, (_, day) => ({ date: addDays(from, day), time: '17:00', minutes: 10 })),
      }, now),
    })
  }
  if (spoken && wanted.hamlets) {
    steps.push({ on: from, hour: 10, act: (hand, { posting }, now) => sendToHamlets(tx, hand, { ...posting!, hamlets: 'all' }, now) })
    // The last of the hamlets has not said so yet where the thing is late or went wrong.
    const all = dealing.late === undefined && dealing.fault === undefined ? wanted.hamlets : wanted.hamlets.slice(0, -1)
    // What came last still waits in the first hamlet of each commune.
    const said = wanted.decided >= '2026-11-10' ? all.slice(1) : all
    for (const [at, hamlet] of said.entries()) {
      const on = addDays(from, 1 + at)
      steps.push({
        on, hour: 20,
        act: (hand, { posting }, now) => confirmAnnouncement(tx, hand, {
          ...posting!, hamletId: hamlet.unitId, decided: wanted.decided, on, means: at % 2 === 0 ? ['meeting'] : ['direct', 'message'], households: String(38 + 7 * at), note: '',
        }, now),
      })
    }
  }
  return steps
}

function postIt(tx: Tx, hand: DisclosureHand, wanted: ToDisclose, dealing: Dealing, from: CalendarDate, duty: Found['duty'], now: Date) {
  const { unitId, item, local, title, summary, content, number, document, decided } = wanted
  return post(tx, hand, {
    unitId, item, local, title, summary, content, instrument: { number, date: decided, title: document }, duty,
    acknowledged: ['health', 'ethnicity', 'religion', 'discipline'],
    showings: wanted.internal ? [internalSite(wanted.internal, from)] : communeShowings(wanted, dealing, from),
  }, now)
}

function internalSite(kind: 'agency' | 'enterprise', from: CalendarDate): ShowingInput {
  return { form: kind === 'agency' ? 'b' : 'e', place: 'internal-site', placeName: 'Trang thông tin nội bộ', from, to: addDays(from, 30) }
}

function communeShowings(wanted: ToDisclose, { fault }: Dealing, from: CalendarDate): ShowingInput[] {
  const { item, place, hamlets = [] } = wanted
  const stays = PERMANENT.has(item)
  const office = { form: 'a', place: 'office', placeName: `Trụ sở UBND xã ${place}` } as const
  const to = stays ? null : addDays(from, fault === 'short-office' ? 19 : 34)
  return [
    ...(fault === 'gap' ? [{ ...office, from, to: addDays(from, 12) }, { ...office, from: addDays(from, 16), to: addDays(from, 36) }] : [{ ...office, from, to }]),
    ...(stays ? [] : hamlets.map(({ name }): ShowingInput => ({
      form: 'a', place: 'culture-house', placeName: `Nhà sinh hoạt cộng đồng ${name.slice(0, 1).toLowerCase()}${name.slice(1)}`, from, to: addDays(from, 34),
    }))),
    ...(fault === 'no-website' ? [] : [{ form: 'b', place: 'website', placeName: `Trang thông tin điện tử xã ${place}`, from, to: NAMES_CITIZENS.has(item) ? addDays(from, 30) : null } as const]),
  ]
}

function dueOf({ item, internal, decided }: ToDisclose): CalendarDate {
  const discloser = internal === undefined ? 'commune' : internal === 'agency' ? 'agency' : 'state-enterprise'
  return mustAccept(deadline(loadDutyRules().find(discloser, item, decided)!, decided, loadWorkingDays())).due
}

function workingDaysAfter(day: CalendarDate, days: number): CalendarDate {
  return loadWorkingDays().addWorkingDays(day, days)
}
