import { newId } from '#foundation/ids.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import { Button, ErrorSummary, errorOf, Field, type Problem, Textarea } from '#web/ui/index.ts'
import { type Visit, visitOf } from '#web/visit.ts'
import type { CovenantArticle } from '../index.ts'
import { type ArticleInput, COVENANT_LANGS, type CovenantLang, type CovenantRecord, readArticles, saveText, saveTranslation } from '../store/index.ts'
import { handOf, mayAt, readCovenantHere } from './keeper.ts'
import { covenantPath, DESK, textPath } from './paths.ts'

/** Blank articles to be filled in under those there are. */
const MORE = 3

type Shown = { readonly record: CovenantRecord; readonly vi: readonly CovenantArticle[]; readonly other: readonly CovenantArticle[]; readonly lang: CovenantLang }

function readText(c: PageContext, house: House) {
  const lang = COVENANT_LANGS.find((each) => each === visitOf(c).url.searchParams.get('tieng')) ?? 'vi'
  return readCovenantHere<Shown>(c, house, async (tx, record) => ({
    record, lang, vi: await readArticles(tx, record, record.version), other: lang === 'vi' ? [] : await readArticles(tx, record, record.version, lang),
  }))
}

/** GET …/van-ban — the newest text, to be written while it is drafted; `?tieng=bdq` beside it in another language. */
export async function showText(c: PageContext, house: House): Promise<Response> {
  const read = await readText(c, house)
  return read.ok ? textPage(c, read.value) : refusalPage(c, read.refusal)
}

/** POST — the next version, or the text in another language. */
export async function takeText(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const read = await readText(c, house)
  if (!read.ok) return refusalPage(c, read.refusal)
  const { record, lang } = read.value
  const articles = articlesIn(form.value)
  const of = { provinceId: record.provinceId, covenantId: record.covenantId, version: record.version, revision: Number(form.value.text('revision')) }
  const { now } = visitOf(c)
  const done = await once<unknown>(c, house, form.value, (tx) => (lang === 'vi' ? saveText(tx, handOf(c), of, articles, now) : saveTranslation(tx, handOf(c), of, lang, articles, now)))
  if (done.ok) return seeOther(c, textPath(record.covenantId, lang), 'covenants.text-kept')
  if (done.refusal.code === 'covenants.not-yours' || done.refusal.code === 'covenants.not-found') return refusalPage(c, done.refusal)
  const { field } = done.refusal
  return textPage(c, read.value, articles, [{ field: typeof field === 'string' && field.startsWith('text-') ? field : undefined, refusal: done.refusal }])
}

function articlesIn(form: FormInput): ArticleInput[] {
  const count = Math.min(500, Number(form.text('count')) || 0)
  return Array.from({ length: count }, (_, at) => ({ heading: form.text(`heading-${at + 1}`), text: form.text(`text-${at + 1}`) }))
}

function textPage(c: PageContext, shown: Shown, typed?: readonly ArticleInput[], problems: readonly Problem[] = []): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const { record, vi, other, lang } = shown
  const may = mayAt(visit, 'draft-covenant', record.path)
  const writes = may && (lang === 'vi' ? record.state === 'drafting' || (record.state === 'recognised' && record.version === 0) : vi.length > 0 && other.length === 0)
  return page(
    c,
    <Layout
      visit={visit} title={w(lang === 'vi' ? 'covenants.text' : 'covenants.text-in', { lang: w(`covenants.lang.${lang}`) })} overline={record.title} wide={lang !== 'vi'} refused={problems.length > 0}
      trail={[{ href: DESK, text: w('covenants.title') }, { href: covenantPath(record.covenantId), text: record.title }]}
      ask={writes ? w(lang === 'vi' ? 'covenants.text-ask' : 'covenants.translate-ask') : undefined}
    >
      <ErrorSummary w={w} problems={problems} />
      {lang === 'vi' && !writes && may && <p class="govuk-body">{w('covenants.text-fixed')}</p>}
      <p class="govuk-body">
        {COVENANT_LANGS.filter((each) => each !== lang).map((each) => <><a class="govuk-link" href={textPath(record.covenantId, each)}>{w(`covenants.lang.${each}`)}</a>{' '}</>)}
      </p>
      {writes ? <Edit shown={shown} visit={visit} typed={typed} problems={problems} /> : <ReadText vi={vi} other={other} lang={lang} visit={visit} />}
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

function Edit({ shown: { record, vi, lang }, visit, typed, problems }: { shown: Shown; visit: Visit; typed: readonly ArticleInput[] | undefined; problems: readonly Problem[] }) {
  const { w, now } = visit
  const start: readonly ArticleInput[] = typed ?? (lang === 'vi' ? vi : [])
  const count = lang === 'vi' ? start.length + (typed ? 0 : vi.length === 0 ? 5 : MORE) : vi.length
  return (
    <form method="post" action={textPath(record.covenantId, lang)} novalidate>
      <input type="hidden" name="key" value={newId(now.getTime())} />
      <input type="hidden" name="revision" value={String(record.revision)} />
      <input type="hidden" name="count" value={String(count)} />
      {Array.from({ length: count }, (_, at) => (
        <fieldset class="govuk-fieldset">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{w('covenants.article', { article: at + 1 })}</legend>
          {lang !== 'vi' && vi[at] && <div class="govuk-inset-text nr-text"><strong>{vi[at].heading}</strong>{'\n'}{vi[at].text}</div>}
          <Field name={`heading-${at + 1}`} label={w('covenants.field.heading', { article: at + 1 })} value={start[at]?.heading} maxlength={300} />
          <Textarea name={`text-${at + 1}`} label={w('covenants.field.article-text', { article: at + 1 })} value={start[at]?.text} rows={5} error={errorOf(w, problems, `text-${at + 1}`)} />
        </fieldset>
      ))}
      {lang === 'vi' && <p class="govuk-body">{w('covenants.text-hint')}</p>}
      <Button>{w('covenants.keep-text')}</Button>
    </form>
  )
}

/** The articles; beside the Vietnamese ones those of another language. */
export function ReadText({ vi, other, lang, visit: { w } }: { vi: readonly CovenantArticle[]; other: readonly CovenantArticle[]; lang: CovenantLang; visit: Pick<Visit, 'w'> }) {
  if (vi.length === 0) return <p class="govuk-body">{w('covenants.no-text-yet')}</p>
  if (lang === 'vi' || other.length === 0) {
    return <>{vi.map((each) => <section><h2 class="govuk-heading-s">{w('covenants.article-headed', { article: each.position, heading: each.heading })}</h2><p class="govuk-body nr-text">{each.text}</p></section>)}</>
  }
  return (
    <>
      {vi.map((each) => (
        <section class="govuk-grid-row">
          <div class="govuk-grid-column-one-half" lang="vi"><h2 class="govuk-heading-s">{w('covenants.article-headed', { article: each.position, heading: each.heading })}</h2><p class="govuk-body nr-text">{each.text}</p></div>
          <div class="govuk-grid-column-one-half" lang={lang === 'other' ? undefined : lang}><h3 class="govuk-heading-s">{other[each.position - 1]?.heading || '–'}</h3><p class="govuk-body nr-text">{other[each.position - 1]?.text ?? '–'}</p></div>
        </section>
      ))}
    </>
  )
}
