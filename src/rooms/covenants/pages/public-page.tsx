import { shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse } from '#foundation/result.ts'
import { findForum } from '#rooms/deliberation/store/index.ts'
import { readOnly, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { DataTable, Inset, SummaryList, Tag } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import { COVENANT_LANGS, findPublicCovenant, listOpinions, listPublicCovenants, listVersions, readArticles } from '../store/index.ts'
import { articleText, STATE_TONES } from './in-words.ts'
import { PUBLIC, publicListPath, publicPath } from './paths.ts'
import { ReadText } from './text-page.tsx'

/** GET /huong-uoc/:code — a covenant for everybody: its text, where it stands, the vote and what it had to reach. No name of a household. */
export async function showPublic(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const lang = COVENANT_LANGS.find((each) => each === visit.url.searchParams.get('tieng')) ?? 'vi'
  const read = await readOnly(house.database, SYSTEM_SCOPE, async (tx) => {
    const record = await findPublicCovenant(tx, c.req.param('code') ?? '')
    if (!record) return refuse({ code: 'covenants.not-found' })
    return accept({
      record, vi: await readArticles(tx, record, record.version), other: lang === 'vi' ? [] : await readArticles(tx, record, record.version, lang),
      langs: (await listVersions(tx, record)).filter(({ version }) => version === record.version).map((each) => each.lang),
      opinions: (await listOpinions(tx, record)).filter(({ answer }) => answer !== ''),
    })
  })
  if (!read.ok) return refusalPage(c, read.refusal)
  const { record, vi, other, langs, opinions } = read.value
  const { posting, vote, recognition, suspension, annulment, annulledArticles } = record.standing
  const row = (key: string, value: string | undefined) => (value ? [{ key: w(`covenants.field.${key}`), value }] : [])
  return page(
    c,
    <Layout
      visit={visit} title={record.title} overline={`${record.unitName}, ${record.communeName}`} trail={[{ href: publicListPath(Number(record.path.split('/').at(-3))), text: w('covenants.title') }]}
      state={<Tag tone={STATE_TONES[record.state]}>{w(`covenants.state.${record.state}`)}</Tag>} wide={lang !== 'vi'}
    >
      {record.state === 'posted' && posting && <Inset>{w('covenants.public-draft', { until: shortDate(posting.until), places: posting.places })}</Inset>}
      {suspension && <Inset>{w('covenants.suspended-says', { date: shortDate(suspension.on), reason: suspension.reason, until: shortDate(suspension.until) })}</Inset>}
      {annulment && <Inset>{w(annulledArticles.length > 0 ? 'covenants.part-annulled' : 'covenants.annulled-says', { articles: annulledArticles.join(', '), date: shortDate(annulment.on), reason: annulment.reason })}</Inset>}
      <SummaryList
        rows={[
          ...row('posting', posting && w('covenants.posting-line', { from: shortDate(posting.on), until: shortDate(posting.until), places: posting.places })),
          ...row('vote', vote && w(vote.adopted ? 'covenants.vote-passed' : 'covenants.vote-failed', {
            method: w(`covenants.method.${vote.method}`), present: vote.present, all: vote.all, inFavour: vote.inFavour, needed: vote.needed, article: articleText('61/2023/NĐ-CP Đ10', w),
          })),
          ...row('recognition', recognition && w('covenants.recognition-line', { number: recognition.number, date: shortDate(recognition.on) })),
        ]}
      />
      {langs.length > 1 && <p class="govuk-body">{langs.filter((each) => each !== lang).map((each) => <><a class="govuk-link" href={`${publicPath(record.code)}?tieng=${each}`}>{w(`covenants.lang.${each}`)}</a>{' '}</>)}</p>}
      <ReadText vi={vi} other={other} lang={lang} visit={visit} />
      {opinions.length > 0 && (
        <section>
          <h2 class="govuk-heading-m">{w('covenants.opinions')}</h2>
          {opinions.map((one) => <article><p class="govuk-body nr-text">{one.text}</p><Inset>{w(one.takenUp ? 'covenants.taken-up' : 'covenants.not-taken-up')}: {one.answer}</Inset></article>)}
        </section>
      )}
    </Layout>,
  )
}

/** GET /huong-uoc?xa=3236682 — the covenants of the hamlets of a commune. */
export async function showPublicList(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const communeId = Number(visit.url.searchParams.get('xa'))
  const read = await readOnly(house.database, SYSTEM_SCOPE, async (tx) => {
    const forum = Number.isSafeInteger(communeId) && communeId > 0 && communeId < 2_000_000_000 ? await findForum(tx, communeId, today) : undefined
    return forum?.scope === 'commune' ? accept({ forum, covenants: await listPublicCovenants(tx, forum.path) }) : refuse({ code: 'covenants.commune-unknown' })
  })
  if (!read.ok) return refusalPage(c, read.refusal)
  const { forum, covenants } = read.value
  return page(
    c,
    <Layout visit={visit} title={w('covenants.title')} overline={forum.name} trail={[]}>
      <DataTable
        id="huong-uoc" caption={w('covenants.list')} narrow="cards" empty={w('covenants.none')}
        columns={[{ head: w('covenants.field.title') }, { head: w('covenants.field.hamlet') }, { head: w('covenants.field.state') }]}
        rows={covenants.map((one) => [
          <a class="govuk-link" href={`${PUBLIC}/${one.code}`}>{one.title}</a>, one.hamlet, <Tag tone={STATE_TONES[one.state]}>{w(`covenants.state.${one.state}`)}</Tag>,
        ])}
      />
    </Layout>,
  )
}
