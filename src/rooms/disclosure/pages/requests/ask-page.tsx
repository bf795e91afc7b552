import { newId } from '#foundation/ids.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { type CalendarDate } from '#foundation/calendar-date.ts'
import { unitName } from '#rooms/places/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { readOnly, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { page } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { Button, ErrorSummary, errorOf, Field, FileUpload, Inset, type Problem, Select, Textarea } from '#web/ui/index.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import { REQUEST_PHOTO_MEGABYTES } from './request-photo.ts'
import type { RequestKind, RequestTyped } from '../../information-request.ts'
import { type DisclosingUnit, findDiscloser } from '../../store/index.ts'
import { loadDutyRules } from '../../store/load-duty-rules.ts'
import { unitFullName } from '#rooms/offices/store/unit-full-name.ts'
import { publicPath } from '../paths.ts'
import { ASK, askAtPath } from './request-paths.ts'

/** What a request is about: a unit, and a posting where it began at one. */
export type AskedOf = {
  readonly unit: DisclosingUnit
  readonly unitName: string
  readonly posting: { readonly code: string; readonly title: string } | undefined
}

const HITS = 20

/** GET /yeu-cau — a request for information, or the word that something is not posted; no account is needed. */
export async function showAsk(c: PageContext, house: House): Promise<Response> {
  const asked = await askedOf(c, house, c.req.query('don-vi') ?? '', c.req.query('tin') ?? '')
  if (!asked) return choosePage(c)
  const kind = c.req.query('loai') === 'khong-niem-yet' ? 'not-posted' : 'request'
  return askPage(c, asked, { kind, item: '', place: '', text: '', name: '', contact: '' })
}

/** The unit, and the posting if it is one of that unit. */
export async function askedOf(c: PageContext, house: House, unitId: string, code: string): Promise<AskedOf | undefined> {
  const { today, lang } = visitOf(c)
  const wanted = /^\d{7}$/.test(unitId) ? Number(unitId) : undefined
  const tin = /^[a-z2-7]{10}$/.test(code) ? code : undefined
  if (wanted === undefined && tin === undefined) return undefined
  return mustAccept(
    await readOnly(house.database, SYSTEM_SCOPE, async (tx) => {
      const posting = tin && (await tx
        .selectFrom('posting').innerJoin('posting_version', (join) => join.onRef('posting_version.posting_id', '=', 'posting.posting_id').onRef('posting_version.province_id', '=', 'posting.province_id').onRef('posting_version.version', '=', 'posting.version'))
        .select(['posting.code', 'posting.holder_id', 'posting_version.title']).where('posting.code', '=', tin).executeTakeFirst())
      const unit = await findDiscloser(tx, posting ? posting.holder_id : (wanted ?? 0), today)
      return accept(unit && { unit, unitName: unitFullName({ kind: unit.kind, name: unit.name, until: 'infinity' }, today, lang), posting: posting ? { code: posting.code, title: posting.title } : undefined })
    }),
  )
}

/** First the commune, by its name. */
async function choosePage(c: PageContext): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const text = (c.req.query('xa') ?? '').toWellFormed().normalize('NFC').trim().slice(0, 100)
  const kind = c.req.query('loai') === 'khong-niem-yet' ? 'khong-niem-yet' : undefined
  const hits = text === '' ? [] : loadPlaces().search(text, { at: today, limit: HITS * 3 }).filter(({ unit }) => unit.level === 'commune').slice(0, HITS)
  const code = (c.req.query('ma') ?? '').trim().toLowerCase()
  if (/^[a-z2-7]{10}$/.test(code)) return c.redirect(`${ASK}/${code}`, 303)
  return page(
    c,
    <Layout visit={visit} title={w('requests.title')} ask={w('requests.choose-ask')}>
      <form class="nr-search" method="get" action={ASK} role="search">
        {kind && <input type="hidden" name="loai" value={kind} />}
        <Field name="xa" type="search" label={w('requests.choose-unit')} hint={w('requests.choose-hint')} value={text} maxlength={100} />
        <Button look="secondary">{w('requests.choose-do')}</Button>
      </form>
      {text !== '' && hits.length === 0 && <Inset>{w('requests.choose-none', { text })}</Inset>}
      {hits.length > 0 && (
        <ul class="govuk-list nr-big">
          {hits.map(({ unit, span, ancestors }) => (
            <li>
              <a href={askAtPath(unit.id, { loai: kind })}>
                <strong>{unitName(span, w)}</strong>
                <span>{ancestors.map((above) => unitName(above, w)).toReversed().join(', ')}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <h2 class="govuk-heading-m">{w('requests.look-up')}</h2>
      <form class="nr-search" method="get" action={ASK}>
        <Field name="ma" label={w('requests.code')} hint={w('requests.code-hint')} width={20} maxlength={10} spellcheck={false} />
        <Button look="secondary">{w('requests.look-up-do')}</Button>
      </form>
    </Layout>,
  )
}

/** The form, for a unit that is known. `key` is kept when it is shown again, so that it stays one request. */
export async function askPage(c: PageContext, asked: AskedOf, typed: RequestTyped, problems: readonly Problem[] = [], key?: string): Promise<Response> {
  const visit = visitOf(c)
  const { w, now } = visit
  const missing = typed.kind === 'not-posted'
  return page(
    c,
    <Layout
      visit={visit} title={w(missing ? 'requests.not-posted-title' : 'requests.title')} overline={asked.unitName} refused={problems.length > 0}
      ask={w(missing ? 'requests.not-posted-ask' : 'requests.ask')}
    >
      <ErrorSummary w={w} problems={problems} />
      {asked.posting && (
        <p class="govuk-body">
          {w('requests.about')} <a class="govuk-link" href={publicPath(asked.posting.code)}>{asked.posting.title}</a>
        </p>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={askAtPath(asked.unit.unitId, { tin: asked.posting?.code, loai: missing ? undefined : 'khong-niem-yet' })}>
          {w(missing ? 'requests.other-request' : 'requests.other-not-posted')}
        </a>
      </p>
      <form method="post" action={ASK} enctype="multipart/form-data" novalidate>
        <input type="hidden" name="key" value={key ?? newId(now.getTime())} />
        <input type="hidden" name="don-vi" value={String(asked.unit.unitId)} />
        <input type="hidden" name="tin" value={asked.posting?.code ?? ''} />
        <input type="hidden" name="kind" value={typed.kind} />
        {!asked.posting && <Items asked={asked} typed={typed} visit={visit} />}
        {missing && <Field name="place" label={w('requests.place')} hint={w('requests.place-hint')} value={typed.place} maxlength={300} error={errorOf(w, problems, 'place')} />}
        <Textarea
          name="text" label={w(missing ? 'requests.missing-text' : 'requests.text')} hint={w('requests.text-hint')} value={typed.text} rows={6} maxlength={5000}
          error={errorOf(w, problems, 'text')}
        />
        {missing && (
          <FileUpload
            name="photo" label={w('requests.photo')} hint={w('requests.photo-hint', { max: REQUEST_PHOTO_MEGABYTES })} accept="image/jpeg,image/png,image/webp"
            error={errorOf(w, problems, 'photo')}
          />
        )}
        <Field name="name" label={w('requests.name')} value={typed.name} maxlength={200} autocomplete="name" error={errorOf(w, problems, 'name')} />
        <Field name="contact" label={w('requests.contact')} hint={w('requests.contact-hint')} value={typed.contact} maxlength={300} error={errorOf(w, problems, 'contact')} />
        <div class="govuk-visually-hidden" aria-hidden="true">
          <label for="trang-web">{w('requests.leave-empty')}</label>
          <input id="trang-web" name="trang-web" tabindex={-1} autocomplete="off" />
        </div>
        <Inset>{w('requests.privacy', { unit: asked.unitName })}</Inset>
        <Button>{w(missing ? 'requests.send-missing' : 'requests.send')}</Button>
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

function Items({ asked, typed, visit: { w, today } }: { asked: AskedOf; typed: { readonly item: string; readonly kind: RequestKind }; visit: Visit }) {
  const rules = loadDutyRules().forDiscloser(asked.unit.discloser, today as CalendarDate)
  return (
    <Select
      name="item" label={w('requests.item')} blank={w('requests.item-unsure')} value={typed.item}
      options={rules.map((rule) => ({ value: rule.item, text: rule.title[w.lang] }))}
    />
  )
}
