import { refuse, type Result } from '#foundation/result.ts'
import type { House, PageContext } from '#web/house.ts'
import { once } from '#web/once.ts'
import type { FormInput } from '#web/read-form.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import type { Announcement } from '../../announcement.ts'
import { confirmAnnouncement } from '../../store/confirm-announcement.ts'
import type { HamletNotice } from '../../store/read-notices.ts'
import { handOf } from '../keeper.ts'
import { visitOf } from '#web/visit.ts'
import type { TypedAnnouncement } from './announcement-form.tsx'

/** Carries out the word that it was announced; undefined for the second press of one button. */
export async function takeAnnouncement(
  c: PageContext, house: House, notice: HamletNotice, form: FormInput, typed: TypedAnnouncement,
): Promise<Result<Announcement | undefined>> {
  const on = parseTypedDate(typed.on)
  if (!on.ok) return refuse({ ...on.refusal, field: 'on' })
  const { provinceId, postingId, hamletId } = notice
  const revision = /^\d{1,9}$/.test(form.text('revision')) ? Number(form.text('revision')) : undefined
  const input = { ...typed, provinceId, postingId, hamletId, on: on.value, decided: notice.posting.instrumentDate, revision }
  return once(c, house, form, (tx) => confirmAnnouncement(tx, handOf(c), input, visitOf(c).now))
}
