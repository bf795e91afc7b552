import { shortDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, type Result } from '#foundation/result.ts'
import type { Household } from '#rooms/households/index.ts'
import { rollAsAt } from '#rooms/households/store/index.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { readForm } from '#web/read-form.ts'
import { Button, DataTable, ErrorSummary, errorOf, Field, type Problem, Select } from '#web/ui/index.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import { type ConsentStanding, consentValidUntil } from '../index.ts'
import type { Matter } from '../records.ts'
import { type Consent, type ConsentInput, type ConsentPurpose, consentsOf, giveConsent, initiativeStanding, onlineStanding, readMatter, withdrawConsent } from '../store/index.ts'
import { count, problemOf } from './in-words.ts'
import { handOf, readHere } from './keeper.ts'
import { readDay } from './matter-form.tsx'
import { PaperLinks } from './papers/papers-page.tsx'
import { consentListPath, consentsPath, DESK, matterPath, onlineConsentsPath } from './paths.ts'

const MEANS = ['meeting', 'writing', 'message', 'other'] as const

/** The other consents of a household: that a matter be voted on online. */
const ONLINE = 'truc-tuyen'

type Seen = {
  readonly matter: Matter
  readonly purpose: ConsentPurpose
  readonly households: readonly Household[]
  readonly consents: ReadonlyMap<string, Consent>
  readonly standing: ConsentStanding & { readonly all: number }
}

/** Which consents a page is about: `/dong-thuan` with an initiative, `/dong-thuan-truc-tuyen` with voting online. */
function purposeOf(c: PageContext): ConsentPurpose {
  return c.req.path.endsWith(ONLINE) ? 'online-method' : 'initiative'
}

function pathOf(matterId: string, purpose: ConsentPurpose): string {
  return purpose === 'initiative' ? consentsPath(matterId) : onlineConsentsPath(matterId)
}

function readSeen(c: PageContext, house: House): Promise<Result<Seen>> {
  const { today } = visitOf(c)
  return readHere(c, house, async (tx) => {
    const read = await readMatter(tx, c.req.param('matterId') ?? '')
    if (!read.ok) return read
    const matter = read.value
    const purpose = purposeOf(c)
    const consents = await consentsOf(tx, matter.matterId, purpose)
    const standing = purpose === 'initiative' ? await initiativeStanding(tx, matter, today) : await onlineStanding(tx, matter, today)
    return accept({ matter, purpose, households: await rollAsAt(tx, matter.unitId, today), consents: new Map(consents.map((each) => [each.householdId, each])), standing })
  })
}

/** GET /viec/ban/noi-dung/:matterId/dong-thuan — who consents with an initiative, household by household. */
export function showConsents(c: PageContext, house: House): Promise<Response> {
  return consentsPage(c, house)
}

/** POST — a household consents, or takes its consent back. */
export async function takeConsent(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const { w, now } = visitOf(c)
  const matterId = c.req.param('matterId') ?? ''
  const typed = { means: form.value.text('means'), givenOn: form.value.text('givenOn') }
  const withdrawn = form.value.text('withdraw')
  if (withdrawn) {
    const done = await once(c, house, form.value, (tx) => withdrawConsent(tx, handOf(c), { matterId, consentId: withdrawn, why: '' }, now))
    return done.ok ? seeOther(c, pathOf(matterId, purposeOf(c)), 'deliberation.consent-withdrawn') : consentsPage(c, house, [problemOf(done.refusal, w)], typed)
  }
  const day = readDay('givenOn', typed.givenOn)
  if (!day.ok) return consentsPage(c, house, [problemOf(day.refusal, w)], typed)
  const input: ConsentInput = {
    matterId, purpose: purposeOf(c), householdId: form.value.text('household'), givenOn: day.value ?? visitOf(c).today, means: MEANS.find((each) => each === typed.means) ?? 'writing', note: '',
  }
  const given = await once(c, house, form.value, (tx) => giveConsent(tx, handOf(c), input, now))
  if (!given.ok) return consentsPage(c, house, [problemOf(given.refusal, w)], typed)
  return c.redirect(`${pathOf(matterId, input.purpose)}?${new URLSearchParams({ ngay: typed.givenOn, cach: typed.means })}#ho-${input.householdId}`, 303)
}

async function consentsPage(c: PageContext, house: House, problems: readonly Problem[] = [], typed?: { means: string; givenOn: string }): Promise<Response> {
  const visit = visitOf(c)
  const { w, today, now, url } = visit
  const read = await readSeen(c, house)
  if (!read.ok) return refusalPage(c, read.refusal)
  const { matter, purpose, households, consents, standing } = read.value
  const means = typed?.means ?? url.searchParams.get('cach') ?? 'writing'
  const givenOn = typed?.givenOn ?? url.searchParams.get('ngay')?.slice(0, 10) ?? shortDate(today)
  const online = purpose === 'online-method'
  const open = online ? matter.state === 'proposed' && matter.item === 6 : matter.state === 'gathering-consents'
  return page(
    c,
    <Layout
      visit={visit} title={w(online ? 'deliberation.online-consents' : 'deliberation.consents')} overline={matter.title} trail={[{ href: DESK, text: w('deliberation.desk') }, { href: matterPath(matter.matterId), text: matter.title }]}
      ask={w('deliberation.consents-count', { valid: count(standing.valid), needed: count(standing.needed), all: count(standing.all) })}
      by={standing.expiresNext && w('deliberation.consents-expire', { date: shortDate(standing.expiresNext) })} refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      <p class="govuk-body">{w(online ? 'deliberation.online-consents-says' : 'deliberation.consents-says')}</p>
      {households.length > 0 && (
        <p class="govuk-body noprint">
          {w('deliberation-papers.consents')}: <PaperLinks w={w} name={w('deliberation-papers.consents')} path={(format) => consentListPath(matter.matterId, online, format)} />
        </p>
      )}
      {households.length === 0 && <p class="govuk-body">{w('deliberation.no-roll-yet')}</p>}
      <form method="post" action={pathOf(matter.matterId, purpose)} novalidate>
        <input type="hidden" name="key" value={newId(now.getTime())} />
        {open && (
          <>
            <Field name="givenOn" label={w('deliberation.field.given-on')} value={givenOn} width={10} error={errorOf(w, problems, 'givenOn')} />
            <Select name="means" label={w('deliberation.field.consent-means')} value={means} options={MEANS.map((value) => ({ value, text: w(`deliberation.consent-means.${value}`) }))} />
          </>
        )}
        <DataTable
          id="ho" caption={w('deliberation.households-of')} narrow="cards"
          columns={[{ head: w('deliberation.number') }, { head: w('deliberation.household') }, { head: w('deliberation.consent') }, { head: w('deliberation.to-do') }]}
          rows={households.map((household) => {
            const consent = consents.get(household.householdId)
            return [
              <span id={`ho-${household.householdId}`}>{String(household.number)}</span>,
              household.name,
              consent ? consentText(consent, visit, online) : '–',
              open && (consent
                ? <Button look="link" name="withdraw" value={consent.consentId}>{w('deliberation.consent-withdraw')}<span class="govuk-visually-hidden"> {household.name}</span></Button>
                : <Button look="secondary" name="household" value={household.householdId}>{w('deliberation.consent-give')}<span class="govuk-visually-hidden"> {household.name}</span></Button>),
            ]
          })}
        />
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

function consentText({ givenOn, means }: Consent, { w, today }: Visit, online: boolean): string {
  if (online) return w('deliberation.consent-on', { date: shortDate(givenOn), means: w(`deliberation.consent-means.${means}`) })
  const until = consentValidUntil(givenOn)
  return w(until < today ? 'deliberation.consent-expired' : 'deliberation.consent-until', { date: shortDate(givenOn), until: shortDate(until), means: w(`deliberation.consent-means.${means}`) })
}
