import { shortDate } from '#foundation/calendar-date.ts'
import { isId, newId } from '#foundation/ids.ts'
import { accept } from '#foundation/result.ts'
import { findForum } from '#rooms/deliberation/store/index.ts'
import { listHamlets } from '#rooms/places/store/bodies.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import { Button, checkedOf, Checkboxes, ErrorSummary, errorOf, Field, type Problem, Radios, Select, Textarea } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { beginCovenant, findCovenant } from '../store/index.ts'
import { handOf, hasDesk, mayAt, readHere } from './keeper.ts'
import { covenantPath, DESK, NEW } from './paths.ts'

/** GET /viec/huong-uoc/moi — a covenant is proposed, or one from before is enrolled. `?thay=` names the one it amends or replaces. */
export function showNew(c: PageContext, house: House): Promise<Response> {
  return newPage(c, house)
}

/** POST — begins it. */
export async function takeNew(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const { value } = form
  const on = parseTypedDate(value.text('on'))
  if (!on.ok) return newPage(c, house, value, [{ field: 'on', refusal: { ...on.refusal, field: 'on' } }])
  const whole = (name: string): number => (/^\d{1,6}$/.test(value.text(name)) ? Number(value.text(name)) : 0)
  const ticked = (name: string): boolean => checkedOf(value, name).includes('yes')
  const way = value.text('way')
  const act = way.startsWith('enrol')
    ? ({ act: 'enrol', on: on.value, by: way === 'enrol-district' ? 'district' : 'commune', number: value.text('number') } as const)
    : ({
        act: 'propose', on: on.value, by: way === 'citizens' ? 'citizens' : 'head', agreed: ticked('agreed'), consents: whole('consents'), households: whole('households'),
        usefulWhy: value.text('usefulWhy'),
      } as const)
  const replaces = value.text('replaces')
  const called = (['huong-uoc', 'quy-uoc', 'other'] as const).find((each) => each === value.text('called')) ?? 'huong-uoc'
  const done = await once(c, house, value, (tx) =>
    beginCovenant(tx, handOf(c), { unitId: Number(value.text('unitId')), title: value.text('title'), called, ethnicMinority: ticked('ethnic'), replaces: isId(replaces) ? replaces : undefined, act }, visitOf(c).now),
  )
  if (done.ok) return seeOther(c, done.value ? covenantPath(done.value.covenantId) : DESK, 'covenants.begun')
  const { field } = done.refusal
  return typeof field === 'string' ? newPage(c, house, value, [{ field, refusal: done.refusal }]) : refusalPage(c, done.refusal)
}

async function newPage(c: PageContext, house: House, typed?: FormInput, problems: readonly Problem[] = []): Promise<Response> {
  const visit = visitOf(c)
  const { w, today, now } = visit
  const officer = officerOf(c)
  if (!hasDesk(visit)) return refusalPage(c, { code: 'covenants.not-yours' })
  const old = typed?.text('replaces') ?? visit.url.searchParams.get('thay') ?? ''
  const read = await readHere(c, house, async (tx) => {
    const forum = await findForum(tx, officer.unitId, today)
    const hamlets = forum?.scope === 'commune' ? await listHamlets(tx, forum.unitId, today) : forum ? [forum] : []
    return accept({ hamlets, replaced: isId(old) ? await findCovenant(tx, old) : undefined })
  })
  if (!read.ok) return refusalPage(c, read.refusal)
  const { hamlets, replaced } = read.value
  const of = (name: string, otherwise = ''): string => typed?.text(name) ?? otherwise
  const error = (name: string) => errorOf(w, problems, name)
  const ticked = (name: string): string[] => (typed ? checkedOf(typed, name) : name === 'ethnic' && replaced?.ethnicMinority ? ['yes'] : [])
  const ways = ['head', 'citizens', ...(mayAt(visit, 'follow-covenant', officer.unitPath) && !replaced ? ['enrol-commune', 'enrol-district'] : [])]
  return page(
    c,
    <Layout
      visit={visit} title={replaced ? w('covenants.new-replacing', { title: replaced.title }) : w('covenants.new')} overline={officer.unitName} trail={[{ href: DESK, text: w('covenants.title') }]}
      refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      <form method="post" action={NEW} novalidate>
        <input type="hidden" name="key" value={newId(now.getTime())} />
        <input type="hidden" name="replaces" value={replaced?.covenantId ?? ''} />
        <Select
          name="unitId" label={w('covenants.field.hamlet')} value={of('unitId', String(replaced?.unitId ?? hamlets[0]?.unitId ?? ''))} error={error('unitId')}
          options={hamlets.map(({ unitId, name }) => ({ value: String(unitId), text: name }))}
        />
        <Field name="title" label={w('covenants.field.title')} value={of('title', replaced?.title)} maxlength={500} error={error('title')} />
        <Radios
          name="called" label={w('covenants.field.called')} hint={w('covenants.hint.called')} value={of('called', replaced?.called ?? 'huong-uoc')}
          options={(['huong-uoc', 'quy-uoc', 'other'] as const).map((each) => ({ value: each, text: w(`covenants.called.${each}`) }))}
        />
        <Checkboxes name="ethnic" label={w('covenants.field.ethnic')} hint={w('covenants.hint.ethnic')} values={ticked('ethnic')} options={[{ value: 'yes', text: w('covenants.choice.ethnic.yes') }]} small />
        <Radios
          name="way" label={w('covenants.field.way')} value={of('way', 'head')} error={error('by')} id={problems.some(({ field }) => field === 'by') ? 'by' : 'way'}
          options={ways.map((each) => ({ value: each, text: w(`covenants.way.${each}`), hint: w(`covenants.way-hint.${each}`) }))}
        />
        <Field name="on" label={w('covenants.field.begun-on')} hint={w('covenants.hint.day')} value={of('on', shortDate(today))} width={10} error={error('on')} />
        <Checkboxes name="agreed" label={w('covenants.field.agreed')} values={ticked('agreed')} options={[{ value: 'yes', text: w('covenants.choice.agreed.yes') }]} error={error('agreed')} small />
        <Field name="consents" label={w('covenants.field.consents')} hint={w('covenants.hint.consents')} value={of('consents')} figures="integer" width={5} error={error('consents')} />
        <Field name="households" label={w('covenants.field.all')} value={of('households')} figures="integer" width={5} error={error('households')} />
        <Textarea name="usefulWhy" label={w('covenants.field.usefulWhy')} hint={w('covenants.hint.usefulWhy')} value={of('usefulWhy')} rows={2} maxlength={1000} />
        {ways.length > 2 && <Field name="number" label={w('covenants.field.number')} hint={w('covenants.hint.enrol-number')} value={of('number')} maxlength={100} error={error('number')} />}
        <Button>{w('covenants.begin')}</Button>
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}
