import { shortDate } from '#foundation/calendar-date.ts'
import { accept } from '#foundation/result.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { Button, DataTable, Field, Pagination, Select, Tag } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { itemsOf, listPostings } from '../store/index.ts'
import { itemText } from './in-words.ts'
import { readHere } from './keeper.ts'
import { itemValue } from './new-duty-page.tsx'
import { DESK, postingPath, POSTINGS } from './paths.ts'

const PER_PAGE = 30

/** GET /viec/cong-khai/tin — all that the unit disclosed, and took over, the newest first. */
export async function showPostings(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w, url, today } = visit
  const [words, item] = [url.searchParams.get('tim')?.slice(0, 200) ?? '', url.searchParams.get('muc')?.slice(0, 40) ?? '']
  const at = Math.max(1, Math.min(1000, Number(url.searchParams.get('trang')) || 1))
  const read = await readHere(c, house, async (tx, unit) =>
    accept({
      items: await itemsOf(tx, unit, today),
      found: await listPostings(tx, { holderId: unit.unitId, words, item: item === '' ? undefined : item.replace(/^rieng:/, '') }),
    }),
  )
  if (!read.ok) return refusalPage(c, read.refusal)
  const { items, found } = read.value
  const pages = Math.ceil(found.length / PER_PAGE)
  const href = (number: number): string => `${POSTINGS}?${new URLSearchParams({ ...(words && { tim: words }), ...(item && { muc: item }), trang: String(number) })}`
  return page(
    c,
    <Layout visit={visit} title={w('disclosure.all-postings')} overline={officerOf(c).unitName} trail={[{ href: DESK, text: w('disclosure.desk') }]} wide>
      <form method="get" action={POSTINGS} class="nr-journal__filter">
        <Field name="tim" label={w('disclosure.search')} value={words} width={20} />
        <Select
          name="muc" label={w('disclosure.field.item')} blank={w('disclosure.all-items')} value={item}
          options={items.map(({ rule, local }) => ({ value: itemValue(rule, local), text: local ? w('disclosure.item-own', { title: rule.title[w.lang] }) : itemText(rule, w) }))}
        />
        <Button look="secondary">{w('disclosure.search-do')}</Button>
      </form>
      <DataTable
        caption={w('disclosure.found', { count: found.length })} narrow="cards" empty={w('disclosure.found-none')}
        columns={[{ head: w('disclosure.field.title') }, { head: w('disclosure.item') }, { head: w('disclosure.decision') }, { head: w('disclosure.field.first-day') }, { head: w('disclosure.state') }]}
        rows={found.slice((at - 1) * PER_PAGE, at * PER_PAGE).map((posting) => [
          <a class="govuk-link" href={postingPath(posting.postingId)}>
            {posting.text.title}
          </a>,
          posting.item,
          posting.text.instrument.number || '–',
          shortDate(posting.firstDay),
          <Tag tone={posting.state === 'posted' ? 'good' : 'closed'}>{w(`disclosure.posting-state.${posting.state}`)}</Tag>,
        ])}
      />
      <Pagination w={w} page={at} pages={pages} href={href} />
    </Layout>,
  )
}
