import { type CalendarDate, parseCalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { accept } from '#foundation/result.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { parseTypedDate } from '#web/typed-date.ts'
import { Button, DataTable, ErrorSummary, errorOf, Field, type Problem, Select, Tag } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import type { Item } from '../../index.ts'
import {
  type CountedGathering, type CountedMatter, type CountedNote, type CountedQuestion, listCountedGatherings, listCountedMatters, listCountedNotes,
} from '../../store/decisions/read-counted.ts'
import { count, itemText, valueText } from './in-words.ts'
import { readHere, takeOverHere } from './keeper.ts'
import { COUNTED, decisionPath, DESK } from './paths.ts'

const LISTS = ['noi-dung', 'cuoc-hop', 'phat-phieu', 'truc-tuyen', 'thuc-hien', 'bau-cu', 'cho-thoi'] as const
type List = (typeof LISTS)[number]
const GATHERINGS = { 'cuoc-hop': 'meeting', 'phat-phieu': 'ballot', 'truc-tuyen': 'online' } as const
const ITEMS = ['1', '2', '3', '4', '5', '6'] as const
const OUTCOMES = ['thong-qua', 'khong-thong-qua'] as const

type Found =
  | { readonly as: 'matters'; readonly rows: readonly CountedMatter[] }
  | { readonly as: 'gatherings'; readonly rows: readonly CountedGathering[] }
  | { readonly as: 'notes'; readonly rows: readonly CountedNote[] }

/** GET /viec/ban/so — the records behind the figures of deliberation, of the days and the clause asked for. */
export async function showCounted(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w, today, url } = visit
  const asked = url.searchParams
  await takeOverHere(c, house)
  const problems: Problem[] = []
  const dayOf = (name: string, otherwise: string): CalendarDate => {
    const text = asked.get(name)?.trim() ?? ''
    const parsed = text === '' ? parseCalendarDate(otherwise) : parseTypedDate(text)
    if (parsed.ok) return parsed.value
    problems.push({ field: name, refusal: { ...parsed.refusal, field: name } })
    return otherwise as CalendarDate
  }
  const from = dayOf('tu', `${today.slice(0, 4)}-01-01`)
  const to = dayOf('den', `${today.slice(0, 4)}-12-31`)
  const list = LISTS.find((one) => one === asked.get('loai')) ?? 'noi-dung'
  const item = ITEMS.find((one) => one === asked.get('khoan'))
  const outcome = OUTCOMES.find((one) => one === asked.get('ket'))
  const question = { path: officerOf(c).unitPath, from, to, item: item === undefined ? undefined : (Number(item) as Item) }
  const read = await readHere<Found>(c, house, async (tx) => accept(await find(tx, list, outcome, question)))
  if (!read.ok) return refusalPage(c, read.refusal)
  const found = read.value
  return page(
    c,
    <Layout visit={visit} title={w('decisions.counted-title')} overline={officerOf(c).unitName} trail={[{ href: DESK, text: w('decisions.desk') }]} ask={w('decisions.counted-ask')} wide refused={problems.length > 0}>
      <ErrorSummary w={w} problems={problems} />
      <form method="get" action={COUNTED} class="nr-journal__filter">
        <Select name="loai" label={w('decisions.field.list')} value={list} options={LISTS.map((value) => ({ value, text: w(`decisions.list.${value}`) }))} />
        <Select name="khoan" label={w('decisions.field.item')} blank={w('decisions.all-items')} value={item} options={ITEMS.map((value) => ({ value, text: w(`decisions.item.${value}`) }))} />
        <Select name="ket" label={w('decisions.field.outcome')} blank={w('decisions.all-outcomes')} value={outcome} options={OUTCOMES.map((value) => ({ value, text: w(`decisions.outcome.${value}`) }))} />
        <Field name="tu" label={w('decisions.field.from')} value={asked.get('tu') && problems.length > 0 ? asked.get('tu')! : shortDate(from)} width={10} error={errorOf(w, problems, 'tu')} />
        <Field name="den" label={w('decisions.field.to')} value={asked.get('den') && problems.length > 0 ? asked.get('den')! : shortDate(to)} width={10} error={errorOf(w, problems, 'den')} />
        <Button look="secondary">{w('decisions.do.see')}</Button>
      </form>
      <p class="govuk-body">{w('decisions.counted-of', { count: found.rows.length, from: shortDate(from), to: shortDate(to) })}</p>
      <Rows found={found} visit={visit} />
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

async function find(tx: Parameters<typeof listCountedMatters>[0], list: List, outcome: string | undefined, question: CountedQuestion): Promise<Found> {
  if (list === 'thuc-hien') return { as: 'notes', rows: await listCountedNotes(tx, question) }
  if (list === 'cuoc-hop' || list === 'phat-phieu' || list === 'truc-tuyen') return { as: 'gatherings', rows: await listCountedGatherings(tx, GATHERINGS[list], question) }
  const rows = await listCountedMatters(tx, question)
  const kind = list === 'bau-cu' ? 'elect-' : list === 'cho-thoi' ? 'dismiss-' : ''
  const wanted = list === 'noi-dung' ? outcome : 'thong-qua'
  return { as: 'matters', rows: rows.filter((one) => one.kind.startsWith(kind) && (wanted === undefined || one.passed === (wanted === 'thong-qua'))) }
}

function Rows({ found, visit: { w } }: { found: Found; visit: Visit }) {
  const empty = w('decisions.counted-empty')
  switch (found.as) {
    case 'matters': {
      const sum = found.rows.filter(({ passed }) => passed).reduce((all, { value }) => ({ cash: all.cash + value.cash, labourDays: all.labourDays + value.labourDays, landM2: all.landM2 + value.landM2 }), { cash: 0, labourDays: 0, landM2: 0 })
      return (
        <DataTable
          caption={w('decisions.counted-title')} captionHidden narrow="cards" empty={empty}
          columns={[{ head: w('decisions.field.title') }, { head: w('decisions.field.unit') }, { head: w('decisions.field.item') }, { head: w('decisions.field.decided-on') }, { head: w('decisions.field.outcome') }, { head: w('decisions.field.value') }]}
          rows={found.rows.map((one) => [
            <a class="govuk-link" href={decisionPath(one.decisionId)}>{one.title}</a>, one.unitName, itemText(one.item, one.kind, w), shortDate(one.on),
            <Tag tone={one.passed ? 'good' : 'closed'}>{w(`decisions.outcome.${one.passed ? 'thong-qua' : 'khong-thong-qua'}`)}</Tag>, valueText(one.value, w) ?? '–',
          ])}
          total={[w('decisions.total-adopted'), '', '', '', count(found.rows.filter(({ passed }) => passed).length), valueText(sum, w) ?? '–']}
        />
      )
    }
    case 'gatherings':
      return (
        <DataTable
          caption={w('decisions.counted-title')} captionHidden narrow="cards" empty={empty}
          columns={[{ head: w('decisions.field.held-on') }, { head: w('decisions.field.unit') }, { head: w('decisions.field.matters') }, { head: w('decisions.field.all'), figures: true }, { head: w('decisions.field.present'), figures: true }]}
          rows={found.rows.map((one) => [shortDate(one.on), [one.unitName, one.cluster].filter(Boolean).join(', '), one.titles.join('; ') || '–', count(one.households), one.kind === 'meeting' ? count(one.present) : '–'])}
          total={[w('decisions.total'), '', '', '', count(found.rows.reduce((all, { present }) => all + present, 0))]}
        />
      )
    case 'notes':
      return (
        <DataTable
          caption={w('decisions.counted-title')} captionHidden narrow="cards" empty={empty}
          columns={[{ head: w('decisions.field.title') }, { head: w('decisions.field.unit') }, { head: w('decisions.field.execution-on') }, { head: w('decisions.field.execution-state') }, { head: w('decisions.field.given') }]}
          rows={found.rows.map((one) => [<a class="govuk-link" href={decisionPath(one.decisionId)}>{one.title}</a>, one.unitName, shortDate(one.on), w(`decisions.executed.${one.state}`), valueText(one.value, w) ?? '–'])}
        />
      )
  }
}
