import { newId } from '#foundation/ids.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { readForm } from '#web/read-form.ts'
import { Button, checkedOf, ErrorSummary, errorOf, Field, type Problem, Select, Textarea } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import { SENSITIVE_KINDS } from '../index.ts'
import { addTranslation, TRANSLATION_LANGS } from '../store/index.ts'
import { handOf, mayHere } from './keeper.ts'
import { DESK, postingPath, translatePath } from './paths.ts'
import { type PostingDesk, readPostingDesk } from './posting-desk.ts'
import { BLANK, SensitiveWarning } from './wording-fields.tsx'

type Typed = { readonly lang: string; readonly title: string; readonly content: string; readonly acknowledged: readonly string[] }

/** GET …/dich — the same in Bahnar, Jrai or English. */
export async function showTranslate(c: PageContext, house: House): Promise<Response> {
  const desk = await readPostingDesk(c, house)
  if (!desk.ok) return refusalPage(c, desk.refusal)
  if (!mayHere(visitOf(c), 'correct-posting')) return refusalPage(c, { code: 'disclosure.not-yours' })
  if (desk.value.posting.state === 'withdrawn') return refusalPage(c, { code: 'disclosure.withdrawn-already' })
  return translatePage(c, desk.value, { lang: 'bdq', title: '', content: '', acknowledged: [] })
}

/** POST — keeps it beside the newest version. */
export async function takeTranslate(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const desk = await readPostingDesk(c, house)
  if (!desk.ok) return refusalPage(c, desk.refusal)
  const { provinceId, postingId } = desk.value.posting
  const [lang, title, content] = ['lang', 'title', 'content'].map((name) => form.value.text(name).replaceAll('\r\n', '\n')) as [string, string, string]
  const typed: Typed = { lang, title, content, acknowledged: checkedOf(form.value, 'acknowledged') }
  const acknowledged = SENSITIVE_KINDS.filter((kind) => typed.acknowledged.includes(kind))
  const done = await once(c, house, form.value, (tx) => addTranslation(tx, handOf(c), { provinceId, postingId, lang, title, content, acknowledged }, visitOf(c).now))
  if (done.ok) return seeOther(c, postingPath(postingId), 'disclosure.translated')
  const { field } = done.refusal
  return typeof field === 'string' ? translatePage(c, desk.value, typed, [{ field, refusal: done.refusal }]) : refusalPage(c, done.refusal)
}

function translatePage(c: PageContext, { posting }: PostingDesk, typed: Typed, problems: readonly Problem[] = []): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  return page(
    c,
    <Layout
      visit={visit} title={w('disclosure.translate')} overline={posting.text.title} ask={w('disclosure.translate-ask')} refused={problems.length > 0}
      trail={[{ href: DESK, text: w('disclosure.desk') }, { href: postingPath(posting.postingId), text: w('disclosure.posting') }]}
    >
      <ErrorSummary w={w} problems={problems} />
      <form method="post" action={translatePath(posting.postingId)} novalidate>
        <input type="hidden" name="key" value={newId(visit.now.getTime())} />
        <SensitiveWarning w={w} typed={{ ...BLANK, ...typed }} problems={problems} namesCitizens={posting.namesCitizens} />
        <Select
          name="lang" label={w('disclosure.field.lang')} value={typed.lang} error={errorOf(w, problems, 'lang')}
          options={TRANSLATION_LANGS.map((lang) => ({ value: lang, text: w(`disclosure.lang.${lang}`) }))}
        />
        <Field name="title" label={w('disclosure.field.title')} value={typed.title} maxlength={500} error={errorOf(w, problems, 'title')} />
        <Textarea name="content" label={w('disclosure.field.content')} value={typed.content} rows={8} error={errorOf(w, problems, 'content')} />
        <Button>{w('disclosure.translate-do')}</Button>
      </form>
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}
