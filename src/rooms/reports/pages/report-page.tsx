import { shortDate } from '#foundation/calendar-date.ts'
import { accept } from '#foundation/result.ts'
import { getIndicator } from '#rooms/indicators/index.ts'
import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import { boardPath, figuresPath } from '#rooms/indicators/pages/paths.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { printTime } from '#web/print-time.ts'
import { Button, DataTable, ErrorSummary, errorOf, Field, Tag, type Problem, type Tone } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'
import { CLOSING, fillOutline, fullName, OPENING, outlineParams, starterOf, writtenSections } from '../index.ts'
import { readRemarks, type LoadedReport } from '../store/index.ts'
import { REPORT_FORMATS, reportFileName } from '../store/print-report.ts'
import { proofRead } from '../store/proof-read.ts'
import { readDesk, type Desk } from './desk.ts'
import { Findings } from './findings.tsx'
import { Proof } from './proof.tsx'
import { datePath, filePath, listPath, oldReportPath, remarksPath, sectionPath, seenPath, tasksPath } from './paths.ts'

/** GET /bao-cao/:form/:period/:unit — how far the draft is, what needs attention, the four files. */
export async function showReport(
  c: PageContext, house: House, catalogue: CatalogueIndex, problems: readonly Problem[] = [], typedDate?: string,
): Promise<Response> {
  const read = await readDesk(c, house, catalogue, async (tx, which) => accept(await readRemarks(tx, which)))
  if (!read.ok) return refusalPage(c, read.refusal)
  const desk = read.value
  const { visit, loaded, mayDraft } = desk
  const { w, lang } = visit
  const { period, unit } = loaded.case
  const proof = await proofRead(loaded.source, visit.today)
  return page(
    c,
    <Layout
      visit={visit}
      wide
      title={w('reports.title', { period: period.label[lang] })}
      overline={fullName(loaded.source.unit, w)}
      trail={[{ href: listPath, text: w('reports.nav') }]}
      ask={w(mayDraft ? 'reports.ask-draft' : 'reports.ask-read')}
      by={dueOf(desk)}
      state={stateTag(w, loaded)}
      refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      <Changed desk={desk} />
      <h2 class="govuk-heading-m">{w('reports.downloads')}</h2>
      <p class="govuk-body">{w('reports.downloads-says')}</p>
      <ul class="govuk-list">
        {REPORT_FORMATS.map((format) => {
          const name = reportFileName(loaded.source, format)
          return (
            <li>
              <a class="govuk-link" href={filePath(period, unit.unitId, name)} download={name}>
                {w(`reports.file.${format}`)}
              </a>{' '}
              <span class="nr-small nr-nowrap">{name}</span>
            </li>
          )
        })}
      </ul>
      <DateForm desk={desk} problems={problems} typed={typedDate} />
      <h2 class="govuk-heading-m">{w('reports.sections')}</h2>
      <DataTable
        caption={w('reports.sections')}
        captionHidden
        narrow="cards"
        columns={[{ head: w('reports.section') }, { head: w('reports.section-state') }, { head: w('reports.section-author') }]}
        rows={writtenSections(loaded.source.outline).map((id) => sectionRow(desk, id))}
      />
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href={remarksPath(period, unit.unitId)}>
            {w('reports.remarks-link', { count: String(read.value.also.length) })}
          </a>
        </li>
        <li>
          <a class="govuk-link" href={tasksPath(period, unit.unitId)}>
            {w('reports.tasks-link', {
              done: String(loaded.stored.tasks.filter((task) => task.outcome === 'done').length),
              count: String(loaded.stored.tasks.length),
            })}
          </a>
        </li>
        <li>
          <a class="govuk-link" href={oldReportPath(period, unit.unitId)}>{w('reports.old.link')}</a>
        </li>
        <li>
          <a class="govuk-link" href={figuresPath(period, unit.unitId)}>{w('reports.see-figures')}</a>
        </li>
        <li>
          <a class="govuk-link" href={boardPath(period, unit.unitId)}>{w('reports.see-board')}</a>
        </li>
      </ul>
      <h2 class="govuk-heading-m" id="luu-y">{w('reports.findings')}</h2>
      <Findings w={w} findings={loaded.findings} />
      <h2 class="govuk-heading-m" id="soat">{w('reports.proof')}</h2>
      <p class="govuk-body">{w('reports.proof-says')}</p>
      <Proof w={w} findings={proof} />
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

/** By when the report is asked for. */
export function dueOf({ visit, loaded }: Pick<Desk, 'visit' | 'loaded'>): string | undefined {
  const due = loaded.case.period.due[loaded.source.unit.level]
  return due && visit.w('reports.due', { date: shortDate(due) })
}

/** How far the draft is: nobody has written, something is still owed, or nothing is. */
function stateTag(w: Words, { stored, findings }: LoadedReport) {
  const owed = findings.some(({ code }) => /^report\.(section-empty|text-problem|incomplete|changed)$/.test(code))
  const [state, tone]: [string, Tone] = stored.blocks.size === 0 ? ['empty', 'neutral'] : owed ? ['writing', 'waiting'] : ['ready', 'good']
  return <Tag tone={tone}>{w(`reports.state.${state}`)}</Tag>
}

/** The sentences that the data have changed, and the button by which the drafter says that they were read. */
function Changed({ desk }: { desk: Desk }) {
  const { visit, loaded, mayDraft, requestKey } = desk
  const { w, lang } = visit
  const { changed } = loaded
  if (changed.length === 0) return null
  const { period, unit, form } = loaded.case
  const shown = changed.flatMap(({ section, changes }) => changes.map((change) => ({ section, ...change })))
  return (
    <section class="govuk-inset-text" aria-labelledby="da-doi">
      <h2 class="govuk-heading-m" id="da-doi">{w('reports.changed-title')}</h2>
      <p class="govuk-body">{w('reports.changed-says')}</p>
      <ul class="govuk-list govuk-list--bullet">
        {changed.map(({ section, sentence, changes }) => (
          <li>
            <a class="govuk-link" href={sectionPath(period, unit.unitId, section)}>{sectionName(desk, section)}</a>: <q lang="vi">{sentence}</q>
            <br />
            <strong>
              {changes.map(({ code, was, now }) => w('reports.changed-line', { label: getIndicator(form, code).label[lang], was, now })).join('; ')}
            </strong>
          </li>
        ))}
      </ul>
      {mayDraft && (
        <form method="post" action={seenPath(period, unit.unitId)}>
          <input type="hidden" name="key" value={requestKey} />
          {shown.map(({ section, code, now }) => (
            <input type="hidden" name="shown" value={JSON.stringify([section, code, now])} />
          ))}
          <Button>{w('reports.changed-seen')}</Button>
        </form>
      )}
    </section>
  )
}

function DateForm({ desk, problems, typed }: { desk: Desk; problems: readonly Problem[]; typed: string | undefined }) {
  const { visit, loaded, mayDraft, requestKey } = desk
  const { w } = visit
  const dated = loaded.stored.dated
  if (!mayDraft) return <p class="govuk-body">{w('reports.dated')}: {dated ? shortDate(dated) : w('reports.dated-none')}</p>
  return (
    <form method="post" action={datePath(loaded.case.period, loaded.case.unit.unitId)}>
      <input type="hidden" name="key" value={requestKey} />
      <Field
        name="dated"
        label={w('reports.dated')}
        hint={w('reports.dated-hint')}
        value={typed ?? (dated ? shortDate(dated) : '')}
        width={10}
        error={errorOf(w, problems, 'dated')}
      />
      <Button look="secondary">{w('reports.dated-save')}</Button>
    </form>
  )
}

/** `III.1. Thực hiện dân chủ ở xã, thị trấn`. */
export function sectionName(desk: Pick<Desk, 'visit' | 'loaded'>, id: string): string {
  const { w, lang } = desk.visit
  if (id === OPENING) return w('reports.section-opening')
  if (id === CLOSING) return w('reports.section-closing')
  const section = desk.loaded.source.outline.sections.find((one) => one.id === id)
  if (!section) return id
  return `${id}. ${fillOutline(section.title[lang], outlineParams(desk.loaded.source, w))}`
}

function sectionRow(desk: Desk, id: string) {
  const { visit, loaded, names } = desk
  const { w } = visit
  const block = loaded.stored.blocks.get(id)
  const written = block !== undefined && block.text.trim() !== ''
  return [
    <a class="govuk-link" href={sectionPath(loaded.case.period, loaded.case.unit.unitId, id)}>{sectionName(desk, id)}</a>,
    written ? (
      block.carriedFrom ? (
        <Tag tone="asked">{w('reports.section-carried', { period: block.carriedFrom })}</Tag>
      ) : (
        <Tag tone="good">{w('reports.section-written')}</Tag>
      )
    ) : starterOf(loaded.source, id, w) === '' ? (
      <Tag tone="asked">{w('reports.section-empty')}</Tag>
    ) : (
      <Tag>{w('reports.section-starter')}</Tag>
    ),
    block ? <span>{block.author && names.get(block.author)} <span class="nr-small nr-nowrap">{printTime(block.at)}</span></span> : '–',
  ]
}

