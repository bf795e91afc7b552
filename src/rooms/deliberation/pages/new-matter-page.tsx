import { newId } from '#foundation/ids.ts'
import { accept } from '#foundation/result.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { readForm } from '#web/read-form.ts'
import { Button, ErrorSummary, type Problem } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { changeMatter, proposeMatter, readMatter } from '../store/index.ts'
import { problemOf } from './in-words.ts'
import { hamletsHere, handOf, readHere } from './keeper.ts'
import { blankMatter, matterAsTyped, MatterFields, readTypedMatter, type TypedMatter, typedMatter } from './matter-form.tsx'
import { DESK, matterActPath, matterPath, NEW_MATTER } from './paths.ts'

/** GET /viec/ban/viec-moi — a matter is put down. */
export function showNewMatter(c: PageContext, house: House): Promise<Response> {
  const officer = officerOf(c)
  const unit = visitOf(c).url.searchParams.get('thon') ?? String(officer.unitId)
  return newMatterPage(c, house, blankMatter(unit, 'head'))
}

/** POST */
export async function takeNewMatter(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const { w, now } = visitOf(c)
  const typed = typedMatter(form.value)
  const { input, problems } = readTypedMatter(typed)
  if (!input) return newMatterPage(c, house, typed, problems)
  const proposed = await once(c, house, form.value, (tx) => proposeMatter(tx, handOf(c), input, now))
  if (!proposed.ok) return newMatterPage(c, house, typed, [problemOf(proposed.refusal, w)])
  if (!proposed.value) return c.redirect(DESK, 303)
  return seeOther(c, matterPath(proposed.value.matterId), 'deliberation.matter-saved')
}

async function newMatterPage(c: PageContext, house: House, typed: TypedMatter, problems: readonly Problem[] = []): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const officer = officerOf(c)
  const read = await readHere(c, house, async (tx) => accept(await hamletsHere(tx, visit)))
  if (!read.ok) return refusalPage(c, read.refusal)
  const units = read.value.map(({ unitId, name }) => ({ unitId, text: name }))
  if (officer.kind !== 'hamlet-head') units.unshift({ unitId: officer.unitId, text: w('deliberation.whole-commune', { name: officer.unitName.charAt(0).toLocaleLowerCase('vi') + officer.unitName.slice(1) }) })
  return page(
    c,
    <Layout
      visit={visit} title={w('deliberation.new-matter')} overline={officer.unitName} trail={[{ href: DESK, text: w('deliberation.desk') }]}
      ask={w('deliberation.new-matter-ask')} refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      <form method="post" action={NEW_MATTER} novalidate>
        <input type="hidden" name="key" value={newId(visit.now.getTime())} />
        <MatterFields typed={typed} problems={problems} units={units} visit={visit} />
        <Button>{w('deliberation.save-matter')}</Button>
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

/** GET /viec/ban/noi-dung/:matterId/sua */
export async function showChangeMatter(c: PageContext, house: House): Promise<Response> {
  const read = await readHere(c, house, (tx) => readMatter(tx, c.req.param('matterId') ?? ''))
  if (!read.ok) return refusalPage(c, read.refusal)
  return changeMatterPage(c, read.value.matterId, matterAsTyped(read.value), String(read.value.revision))
}

/** POST */
export async function takeChangeMatter(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const { w, now } = visitOf(c)
  const matterId = c.req.param('matterId') ?? ''
  const typed = typedMatter(form.value)
  const revision = form.value.text('revision')
  const { input, problems } = readTypedMatter(typed)
  if (!input) return changeMatterPage(c, matterId, typed, revision, problems)
  const changed = await once(c, house, form.value, (tx) => changeMatter(tx, handOf(c), { matterId, revision: Number(revision) }, input, now))
  if (!changed.ok) return changeMatterPage(c, matterId, typed, revision, [problemOf(changed.refusal, w)])
  return seeOther(c, matterPath(matterId), 'deliberation.matter-saved')
}

function changeMatterPage(c: PageContext, matterId: string, typed: TypedMatter, revision: string, problems: readonly Problem[] = []): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  return page(
    c,
    <Layout
      visit={visit} title={w('deliberation.change-matter')} trail={[{ href: DESK, text: w('deliberation.desk') }, { href: matterPath(matterId), text: typed.title }]}
      refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      <form method="post" action={matterActPath(matterId, 'sua')} novalidate>
        <input type="hidden" name="key" value={newId(visit.now.getTime())} />
        <input type="hidden" name="revision" value={revision} />
        <MatterFields typed={typed} problems={problems} units={[]} visit={visit} fixed />
        <Button>{w('deliberation.save-matter')}</Button>
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}
