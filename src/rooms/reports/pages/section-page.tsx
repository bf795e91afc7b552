import { accept, type Refusal } from '#foundation/result.ts'
import { findIndicator, getIndicator, printValueWithCounts, type Indicator } from '#rooms/indicators/index.ts'
import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { readForm } from '#web/read-form.ts'
import { statusOf } from '#web/refusal.ts'
import { Button, ButtonGroup, DataTable, Details, ErrorSummary, errorOf, Textarea, type Problem } from '#web/ui/index.ts'
import {
  bindReport, boundCodes, findSection, fullName, isTold, readDraft, starterOf, TEXT_LIMIT, typedNumbers, writtenSections, type BoundLine,
} from '../index.ts'
import { findLastReport, saveBlock } from '../store/index.ts'
import { words } from '#words/words.ts'
import { BoundText } from './bound-text.tsx'
import { carryOut, readDesk, type Desk } from './desk.ts'
import { carryPath, listPath, remarksPath, reportPath, sectionPath } from './paths.ts'
import { dueOf, sectionName } from './report-page.tsx'

type Shown = {
  readonly desk: Desk
  readonly id: string
  readonly text: string
  readonly basedOn: number
  readonly last: string | undefined
  readonly problems: readonly Problem[]
  /** What somebody else saved meanwhile. */
  readonly theirs: { readonly text: string; readonly by: string } | undefined
}

type Again = { readonly refusal: Refusal; readonly text: string; readonly basedOn: number }

/** GET …/phan/:section — the text with its figures beside; a refused text is shown again with what was typed. */
export async function showSection(c: PageContext, house: House, catalogue: CatalogueIndex, again?: Again): Promise<Response> {
  const id = c.req.param('section') ?? ''
  const read = await readDesk(c, house, catalogue, async (tx, which) => accept(await findLastReport(tx, catalogue, which)))
  if (!read.ok) return refusalPage(c, read.refusal)
  const { also: last, ...desk } = read.value
  const { loaded, visit } = desk
  if (!writtenSections(loaded.source.outline).includes(id)) return refusalPage(c, { code: 'reports.not-found' })
  const block = loaded.stored.blocks.get(id)
  const stale = again?.refusal.code === 'reports.stale'
  const by = stale ? (again.refusal['by'] as string | null) : null
  const shown: Shown = {
    desk, id,
    text: again?.text ?? (block?.text || starterOf(loaded.source, id, words('vi'))),
    // Once the other's text has been shown, saving again is a decision made in its knowledge.
    basedOn: stale ? (block?.revision ?? 0) : (again?.basedOn ?? block?.revision ?? 0),
    last: last?.report.blocks.get(id) ? last.period : undefined,
    problems: again ? [{ field: 'text', refusal: again.refusal }] : [],
    theirs: stale ? { text: block?.text ?? '', by: (by && desk.names.get(by)) || visit.w('reports.somebody') } : undefined,
  }
  return page(c, <SectionPage {...shown} />, again ? statusOf(again.refusal) : 200)
}

function SectionPage(shown: Shown) {
  const { desk, id, problems, theirs, last } = shown
  const { visit, loaded, mayDraft, requestKey } = desk
  const { w, lang } = visit
  const { period, unit } = loaded.case
  const section = findSection(loaded.source.outline, id)
  const block = loaded.stored.blocks.get(id)
  const here = sectionPath(period, unit.unitId, id)
  return (
    <Layout
      visit={visit}
      wide
      title={sectionName(desk, id)}
      overline={`${fullName(loaded.source.unit, w)} · ${period.label[lang]}`}
      trail={[
        { href: listPath, text: w('reports.nav') },
        { href: reportPath(period, unit.unitId), text: w('reports.title', { period: period.label[lang] }) },
      ]}
      ask={w(mayDraft ? 'reports.section-ask' : 'reports.ask-read')}
      by={dueOf(desk)}
      refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      {theirs && (
        <section class="govuk-inset-text">
          <h2 class="govuk-heading-s">{w('reports.theirs')}</h2>
          <p class="govuk-body">{w('reports.theirs-by', { name: theirs.by })}</p>
          <pre class="nr-preview" lang="vi">{theirs.text}</pre>
        </section>
      )}
      {!block && mayDraft && <p class="govuk-body">{w(shown.text === '' ? 'reports.preview-empty' : 'reports.starter-says')}</p>}
      {block?.carriedFrom && <p class="govuk-inset-text">{w('reports.carried-says', { period: block.carriedFrom })}</p>}
      {mayDraft && (
        <form method="post" action={here}>
          <input type="hidden" name="key" value={requestKey} />
          <input type="hidden" name="base" value={String(shown.basedOn)} />
          <Textarea
            name="text"
            label={w('reports.text')}
            hint={w('reports.text-hint')}
            value={shown.text}
            rows={14}
            maxlength={TEXT_LIMIT}
            error={errorOf(w, problems, 'text')}
          />
          <ButtonGroup>
            <Button>{w('reports.save')}</Button>
            <a class="govuk-link" href={reportPath(period, unit.unitId)}>{w('reports.back')}</a>
          </ButtonGroup>
        </form>
      )}
      {mayDraft && section?.remarks && (
        <p class="govuk-body">
          <a class="govuk-link" href={remarksPath(period, unit.unitId)}>{w('reports.remarks-title')}</a>
        </p>
      )}
      {mayDraft && last && (
        <Details summary={w('reports.carry-over', { period: last })}>
          <form method="post" action={carryPath(period, unit.unitId, id)}>
            <p class="govuk-body">{w('reports.carry-over-says', { period: last })}</p>
            <input type="hidden" name="key" value={requestKey} />
            <input type="hidden" name="base" value={String(shown.basedOn)} />
            <Button look="secondary">{w('reports.carry-over', { period: last })}</Button>
          </form>
        </Details>
      )}
      <h2 class="govuk-heading-m">{w('reports.preview')}</h2>
      <p class="govuk-body">{w('reports.preview-says')}</p>
      <BoundText lines={previewOf(shown)} empty={w('reports.preview-empty')} />
      <TypedNumbers {...shown} />
      <FiguresBeside {...shown} />
    </Layout>
  )
}

/** The section as it will print in its place in the document; of a refused text what can be read. */
function previewOf({ desk, id, text }: Shown): readonly BoundLine[] {
  const { source } = desk.loaded
  return bindReport({ ...source, texts: new Map([...source.texts, [id, text]]) }, words('vi')).sections.get(id) ?? []
}

function TypedNumbers({ desk, text }: Shown) {
  const { w } = desk.visit
  const { form, figures } = desk.loaded.source
  const numbers = typedNumbers(text, form, figures, words('vi'))
  if (numbers.length === 0) return null
  return (
    <Details summary={w('reports.typed-title')}>
      <p class="govuk-body">{w('reports.typed-says')}</p>
      <ul class="govuk-list govuk-list--bullet">
        {numbers.map(({ text: number, codes }) => (
          <li>
            {codes.length > 0 && number.length > 1
              ? w('reports.typed-bind', { number, codes: codes.slice(0, 3).map((code) => `{{${code}}}`).join(', ') })
              : w('reports.typed-plain', { number })}
          </li>
        ))}
      </ul>
    </Details>
  )
}

/** The figures that belong to the section first, then all others, each with its code to copy. */
function FiguresBeside({ desk, id, text }: Shown) {
  const { w } = desk.visit
  const { form, figures, outline } = desk.loaded.source
  const used = boundCodes(readDraft(text, (code) => findIndicator(form, code) !== undefined, []).lines)
  const homes = findSection(outline, id)?.figures ?? []
  const known = form.indicators.filter((indicator) => (figures.get(indicator.code)?.expected ?? 0) > 0)
  const ours = known.filter((indicator) => homes.includes(indicator.section) || used.includes(indicator.code))
  const others = known.filter((indicator) => !ours.includes(indicator))
  return (
    <>
      <h2 class="govuk-heading-m">{w('reports.figures')}</h2>
      <dl class="govuk-summary-list">
        {(['plain', 'counts', 'percent', 'number'] as const).map((way) => (
          <div class="govuk-summary-list__row govuk-summary-list__row--no-actions">
            <dt class="govuk-summary-list__key"><code class="nr-code">{`{{${w('reports.code-word')}${way === 'plain' ? '' : `|${way}`}}}`}</code></dt>
            <dd class="govuk-summary-list__value">{w(`reports.way-${way}`)}</dd>
          </div>
        ))}
      </dl>
      {ours.length > 0 && <FigureTable desk={desk} indicators={ours} id="so-lieu" caption={w('reports.figures')} />}
      {others.length > 0 && (
        <Details summary={w('reports.figures-all')}>
          <FigureTable desk={desk} indicators={others} id="so-lieu-khac" caption={w('reports.figures-all')} />
        </Details>
      )}
    </>
  )
}

function FigureTable({ desk, indicators, id, caption }: { desk: Desk; indicators: readonly Indicator[]; id: string; caption: string }) {
  const { w, lang } = desk.visit
  const { form, figures } = desk.loaded.source
  return (
    <DataTable
      caption={caption}
      captionHidden
      id={id}
      narrow="cards"
      columns={[{ head: w('reports.figure') }, { head: w('reports.figure-code') }, { head: w('reports.figure-now') }]}
      rows={indicators.map(({ code }) => {
        const figure = figures.get(code)!
        const params = { sent: String(figure.expected - figure.missing), expected: String(figure.expected) }
        return [
          getIndicator(form, code).label[lang],
          <code class="nr-code">{`{{${code}}}`}</code>,
          isTold(figure) ? (
            printValueWithCounts(figure, getIndicator(form, code), w)
          ) : (
            <mark class="nr-bound nr-bound--blank">{w('reports.figure-incomplete', params)}</mark>
          ),
        ]
      })}
    />
  )
}

/** POST …/phan/:section — keeps the text; what was typed is never lost. */
export async function saveSection(c: PageContext, house: House, catalogue: CatalogueIndex): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const section = c.req.param('section') ?? ''
  const text = form.value.text('text').replaceAll(/\r\n?/g, '\n')
  const basedOn = Number.parseInt(form.value.text('base'), 10) || 0
  const result = await carryOut(c, house, catalogue, form.value, (tx, loaded, officer) =>
    saveBlock(tx, loaded.case, loaded.source.figures, officer, { section, text, basedOn }, house.now()),
  )
  if (!result.ok) return isOfText(result.refusal) ? showSection(c, house, catalogue, { refusal: result.refusal, text, basedOn }) : refusalPage(c, result.refusal)
  const { period, unit } = result.value.loaded.case
  return seeOther(c, sectionPath(period, unit.unitId, section), result.value.done?.changed === false ? 'reports.saved-same' : 'reports.saved')
}

function isOfText({ code }: Refusal): boolean {
  return ['reports.stale', 'reports.unknown-code', 'reports.unknown-way', 'reports.unclosed', 'reports.unopened', 'reports.text-too-long'].includes(code)
}

/** POST …/phan/:section/ky-truoc — takes the text of the period before. */
export async function carryOver(c: PageContext, house: House, catalogue: CatalogueIndex): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const section = c.req.param('section') ?? ''
  const basedOn = Number.parseInt(form.value.text('base'), 10) || 0
  const result = await carryOut(c, house, catalogue, form.value, async (tx, loaded, officer) => {
    const last = await findLastReport(tx, catalogue, loaded.case)
    const block = last?.report.blocks.get(section)
    if (!last || !block) return { ok: false as const, refusal: { code: 'reports.no-last-report' } }
    return saveBlock(tx, loaded.case, loaded.source.figures, officer, { section, text: block.text, basedOn, carriedFrom: last.period }, house.now())
  })
  if (!result.ok) return refusalPage(c, result.refusal)
  const { period, unit } = result.value.loaded.case
  return seeOther(c, sectionPath(period, unit.unitId, section), 'reports.carried')
}
