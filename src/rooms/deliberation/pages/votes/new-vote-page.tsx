import type { CalendarDate } from '#foundation/calendar-date.ts'
import { isId, newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { may } from '#rooms/offices/index.ts'
import { readOnly } from '#storage/transaction.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import { Button, ErrorSummary, errorOf, Field, type Problem, Select } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { convenorsFor } from '../../index.ts'
import type { Convenor, Matter } from '../../records.ts'
import { findForum, type Forum } from '../../store/find-forum.ts'
import { type GatheringInput, planGathering } from '../../store/gatherings.ts'
import { loadDeliberationRules } from '../../store/load-deliberation-rules.ts'
import { findMatter } from '../../store/matters.ts'
import { problemOf } from '../in-words.ts'
import { handOf } from './keeper.ts'
import { NEW_BALLOT, NEW_ONLINE, votePath } from './paths.ts'

export type VoteKind = 'ballot' | 'online'
type Typed = Readonly<Record<string, string>>
type Of = { readonly matter: Matter; readonly forum: Forum }

/** GET /viec/ban/phieu/moi, /viec/ban/truc-tuyen/moi — when a matter is put to the households of a hamlet on paper or online, and who convenes. */
export async function showNewVote(c: PageContext, house: House, kind: VoteKind, given?: Typed, problems: readonly Problem[] = []): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const typed = given ?? { hamlet: c.req.query('thon') ?? '', matter: c.req.query('viec') ?? '' }
  const read = await readOf(c, house, typed)
  if (!read.ok) return refusalPage(c, read.refusal)
  const { matter, forum } = read.value
  const convenors = entitled(matter)
  return page(
    c,
    <Layout visit={visit} title={w(`votes.new.${kind}`)} overline={forum.name} trail={[{ href: '/viec/ban', text: w('votes.desk') }]} ask={matter.title} refused={problems.length > 0}>
      <ErrorSummary w={w} problems={problems} />
      <form method="post" action={kind === 'ballot' ? NEW_BALLOT : NEW_ONLINE} novalidate>
        <input type="hidden" name="key" value={newId(visit.now.getTime())} />
        <input type="hidden" name="hamlet" value={String(forum.unitId)} />
        <input type="hidden" name="matter" value={matter.matterId} />
        <Field name="heldOn" label={w('votes.first-day')} hint={w('votes.first-day-hint')} value={typed['heldOn']} width={10} error={errorOf(w, problems, 'heldOn')} />
        <Field name="startsAt" label={w('votes.first-hour')} hint={w('votes.hour-hint')} value={typed['startsAt']} width={5} error={errorOf(w, problems, 'startsAt')} />
        <Field name="endsOn" label={w('votes.last-day')} value={typed['endsOn']} width={10} error={errorOf(w, problems, 'endsOn')} />
        <Field name="endsAt" label={w('votes.last-hour')} hint={w('votes.hour-hint')} value={typed['endsAt']} width={5} error={errorOf(w, problems, 'endsAt')} />
        <Select
          name="convenor" label={w('votes.convenor')} value={typed['convenor'] ?? convenors[0]} error={errorOf(w, problems, 'convenor')}
          options={convenors.map((value) => ({ value, text: w(`votes.convenor.${value}`) }))}
        />
        <Field name="convenorName" label={w('votes.convenor-name')} value={typed['convenorName']} maxlength={200} error={errorOf(w, problems, 'convenorName')} />
        <Button>{w('votes.new-do')}</Button>
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

/** Whoever may convene it, in whatever circumstances: a hamlet may lack its head, or its head may lead the Front’s board too. */
function entitled({ kind }: Matter): Convenor[] {
  const rules = loadDeliberationRules()
  const cases = [false, true].flatMap((vacant) => [false, true].map((headIsBoardHead) => convenorsFor(rules, { kind, headIsBoardHead, vacant })))
  return [...new Set(cases.flat().map(({ convenor }) => convenor))]
}

function readOf(c: PageContext, house: House, typed: Typed): Promise<Result<Of>> {
  const { today } = visitOf(c)
  return readOnly(house.database, officerOf(c), async (tx) => {
    const [hamlet = '', matterId = ''] = [typed['hamlet'], typed['matter']]
    const matter = isId(matterId) ? await findMatter(tx, matterId) : undefined
    const forum = /^\d{7}$/.test(hamlet) ? await findForum(tx, Number(hamlet), today) : undefined
    if (!matter || !forum || forum.scope !== 'hamlet' || !forum.path.startsWith(matter.path)) return refuse({ code: 'deliberation.not-found' })
    if (!may(officerOf(c), 'convene', forum.path, today)) return refuse({ code: 'deliberation.not-yours' })
    return accept({ matter, forum })
  })
}

export async function takeNewVote(c: PageContext, house: House, kind: VoteKind): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const input = inputOf(form.value, kind)
  const typed = Object.fromEntries(form.value.entries())
  if (!input.ok) return showNewVote(c, house, kind, typed, [problemOf(input.refusal, visitOf(c).w)])
  const done = await once(c, house, form.value, (tx) => planGathering(tx, handOf(c), input.value, visitOf(c).now))
  if (!done.ok) return done.refusal['field'] === undefined ? refusalPage(c, done.refusal) : showNewVote(c, house, kind, typed, [problemOf(fieldOnPage(done.refusal), visitOf(c).w)])
  return done.value ? seeOther(c, votePath(done.value.gatheringId), 'votes.planned') : c.redirect('/viec/ban', 303)
}

/** The page has no field for the matter or the hamlet, which came with the link. */
function fieldOnPage(refusal: { readonly code: string; readonly [detail: string]: unknown }): typeof refusal {
  return refusal['field'] === 'matters' || refusal['field'] === 'hamletId' ? { ...refusal, field: 'heldOn' } : refusal
}

function inputOf(form: FormInput, kind: VoteKind): Result<GatheringInput> {
  const days: Record<'heldOn' | 'endsOn', CalendarDate | undefined> = { heldOn: undefined, endsOn: undefined }
  for (const field of ['heldOn', 'endsOn'] as const) {
    const day = parseTypedDate(form.text(field))
    if (!day.ok) return refuse({ ...day.refusal, field })
    days[field] = day.value
  }
  const { heldOn, endsOn } = days
  if (heldOn === undefined || endsOn === undefined) return refuse({ code: 'date.form', field: 'heldOn', text: '' })
  return accept({
    hamletId: Number(form.text('hamlet')), kind, matterIds: [form.text('matter')], convenor: form.text('convenor') as Convenor, convenorName: form.text('convenorName'), chairName: '',
    heldOn, startsAt: form.text('startsAt'), endsOn, endsAt: form.text('endsAt'), place: '',
  })
}
