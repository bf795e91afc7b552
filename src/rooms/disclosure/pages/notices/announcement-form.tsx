import { shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import type { FormInput } from '#web/read-form.ts'
import { Button, Checkboxes, checkedOf, ErrorSummary, errorOf, Field, type Problem, Textarea } from '#web/ui/index.ts'
import { type Visit } from '#web/visit.ts'
import { MEANS } from '../../announcement.ts'
import type { HamletNotice } from '../../store/read-notices.ts'

/** What was typed about an announcement. */
export type TypedAnnouncement = { readonly on: string; readonly means: readonly string[]; readonly households: string; readonly note: string }

export function typedAnnouncement(form: FormInput): TypedAnnouncement {
  return { on: form.text('on'), means: checkedOf(form, 'means'), households: form.text('households'), note: form.text('note') }
}

/** The form as it is first shown: today, nothing ticked; or what was said, to be put right. */
export function asSaid(notice: HamletNotice, visit: Visit): TypedAnnouncement {
  if (notice.announcedOn === null) return { on: shortDate(visit.today), means: [], households: '', note: '' }
  const { announcedOn, means, households, note } = notice
  return { on: shortDate(announcedOn), means, households: households === null ? '' : String(households), note }
}

type Props = { visit: Visit; notice: HamletNotice; action: string; typed: TypedAnnouncement; problems: readonly Problem[]; byCommune?: boolean }

/** The word that it was announced: big enough for a thumb. A form that did not get through may be sent again as it is. */
export function AnnouncementForm({ visit, notice, action, typed, problems, byCommune }: Props) {
  const { w, now } = visit
  const again = notice.announcedOn !== null
  return (
    <form method="post" action={action} class="nr-thumb" novalidate>
      <ErrorSummary w={w} problems={problems} />
      <input type="hidden" name="key" value={newId(now.getTime())} />
      {again && <input type="hidden" name="revision" value={String(notice.revision)} />}
      <Checkboxes
        name="means" label={w('notices.means-ask')} values={typed.means} error={errorOf(w, problems, 'means')}
        options={MEANS.map((each) => ({ value: each, text: w(`notices.means.${each}`) }))}
      />
      <Field name="on" label={w('notices.on')} hint={w('notices.on-hint')} value={typed.on} width={10} error={errorOf(w, problems, 'on')} />
      <Field
        name="households" label={w('notices.households')} hint={w('notices.households-hint')} value={typed.households} width={5} figures="integer"
        error={errorOf(w, problems, 'households')}
      />
      <Textarea name="note" label={w('notices.note')} value={typed.note} rows={2} maxlength={1000} error={errorOf(w, problems, 'note')} />
      {byCommune && <p class="govuk-body">{w('notices.by-commune-says')}</p>}
      <Button>{w(again ? 'notices.correct-do' : byCommune ? 'notices.confirm-for' : 'notices.confirm')}</Button>
    </form>
  )
}
