import { shortDate } from '#foundation/calendar-date.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import { Button, ErrorSummary, errorOf, Field, type Problem, Select, Textarea } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import type { DocumentKind } from '../records.ts'
import { closeGathering } from '../store/index.ts'
import { problemOf } from './in-words.ts'
import { handOf, readHere } from './keeper.ts'
import { readDay } from './matter-form.tsx'
import { MeetingKey } from './meeting-before.tsx'
import { closePath, DESK, meetingPath } from './paths.ts'
import { readMeeting } from './read-meeting.ts'

const KINDS: readonly DocumentKind[] = ['minutes', 'resolution', 'memorandum', 'agreement']

/** GET /viec/ban/hop/:gatheringId/ket-thuc — the minutes, and what was voted becomes decisions. */
export function showClose(c: PageContext, house: House): Promise<Response> {
  return closePage(c, house)
}

/** POST */
export async function takeClose(c: PageContext, house: House): Promise<Response> {
  const read = await readForm(c)
  if (!read.ok) return refusalPage(c, read.refusal)
  const form = read.value
  const { w, now } = visitOf(c)
  const gatheringId = c.req.param('gatheringId') ?? ''
  const [endsOn, votedOn] = [readDay('endsOn', form.text('endsOn')), readDay('votedOn', form.text('votedOn'))]
  if (!endsOn.ok) return closePage(c, house, [problemOf(endsOn.refusal, w)], form)
  if (!votedOn.ok) return closePage(c, house, [problemOf(votedOn.refusal, w)], form)
  const day = endsOn.value
  if (!day) return closePage(c, house, [{ field: 'endsOn', refusal: { code: 'deliberation.day-needed' } }], form)
  const closed = await once(c, house, form, (tx) =>
    closeGathering(tx, handOf(c), {
      gatheringId, revision: Number(form.text('revision')), endsOn: day, endsAt: form.text('endsAt'), votedOn: votedOn.value, minutes: form.text('minutes'),
      documentKind: KINDS.find((each) => each === form.text('documentKind')) ?? 'minutes', signers: form.text('signers').split('\n'),
    }, now))
  if (!closed.ok) return closePage(c, house, [problemOf(closed.refusal, w)], form)
  return seeOther(c, meetingPath(gatheringId), 'deliberation.meeting-closed', { count: String(closed.value?.length ?? 0) })
}

async function closePage(c: PageContext, house: House, problems: readonly Problem[] = [], typed?: FormInput): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const read = await readHere(c, house, (tx) => readMeeting(tx, visit, c.req.param('gatheringId') ?? ''))
  if (!read.ok) return refusalPage(c, read.refusal)
  const seen = read.value
  const { gathering, hamletName, clusters } = seen
  const last = [gathering, ...clusters].map(({ heldOn }) => heldOn).toSorted().at(-1)!
  const field = (name: string, otherwise = '') => ({ name, value: typed?.text(name) ?? otherwise, error: errorOf(w, problems, name) })
  return page(
    c,
    <Layout
      visit={visit} title={w('deliberation.close-meeting')} overline={hamletName} ask={w('deliberation.close-ask')} refused={problems.length > 0}
      trail={[{ href: DESK, text: w('deliberation.desk') }, { href: meetingPath(gathering.gatheringId), text: w('deliberation.meeting') }]}
    >
      <ErrorSummary w={w} problems={problems} />
      <form method="post" action={closePath(gathering.gatheringId)} novalidate>
        <MeetingKey seen={seen} visit={visit} />
        <Field {...field('endsOn', shortDate(last))} label={w('deliberation.field.ends-on')} hint={w('deliberation.ends-on-hint')} width={10} />
        <Field {...field('endsAt')} label={w('deliberation.field.ends-at')} hint={w('deliberation.hour-hint')} width={5} />
        <Field {...field('votedOn', shortDate(last))} label={w('deliberation.field.voted-on')} hint={w('deliberation.voted-on-hint')} width={10} />
        <Select {...field('documentKind', 'minutes')} label={w('deliberation.field.document-kind')} options={KINDS.map((value) => ({ value, text: w(`deliberation.document.${value}`) }))} />
        <Textarea {...field('minutes')} label={w('deliberation.field.minutes')} hint={w('deliberation.minutes-hint')} rows={10} />
        <Textarea {...field('signers')} label={w('deliberation.field.signers')} hint={w('deliberation.signers-hint')} rows={4} />
        <Button>{w('deliberation.close-do')}</Button>
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}
