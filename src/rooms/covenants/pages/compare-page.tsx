import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { visitOf } from '#web/visit.ts'
import { wordChanges } from '#rooms/disclosure/index.ts'
import { readArticles } from '../store/index.ts'
import { readCovenantHere } from './keeper.ts'
import { covenantPath, DESK } from './paths.ts'

/** GET …/so-sanh?tu=1&den=2 — what changed between two versions, article by article, word by word. */
export async function showCompare(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const asked = (name: string): number => Math.max(0, Math.min(9999, Number.parseInt(visit.url.searchParams.get(name) ?? '', 10) || 0))
  const [from, to] = [asked('tu'), asked('den')]
  const read = await readCovenantHere(c, house, async (tx, record) => ({ record, before: await readArticles(tx, record, from), after: await readArticles(tx, record, to) }))
  if (!read.ok) return refusalPage(c, read.refusal)
  const { record, before, after } = read.value
  if (after.length === 0) return refusalPage(c, { code: 'covenants.not-found' })
  const whole = (article: { readonly heading: string; readonly text: string } | undefined): string => (article ? `${article.heading}\n${article.text}` : '')
  return page(
    c,
    <Layout
      visit={visit} title={w('covenants.compare', { from, to })} overline={record.title}
      trail={[{ href: DESK, text: w('covenants.title') }, { href: covenantPath(record.covenantId), text: record.title }]}
    >
      {Array.from({ length: Math.max(before.length, after.length) }, (_, at) => {
        const [old, now] = [whole(before[at]), whole(after[at])]
        return (
          <section>
            <h2 class="govuk-heading-s">{w('covenants.article', { article: at + 1 })}</h2>
            {old === now
              ? <p class="govuk-body">{w('covenants.article-same')}</p>
              : <p class="govuk-body nr-text">{wordChanges(old, now).map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? <del>{text}</del> : <ins>{text}</ins>))}</p>}
          </section>
        )
      })}
    </Layout>,
  )
}
