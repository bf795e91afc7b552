import { accept } from '#foundation/result.ts'
import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import { page, refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { readForm } from '#web/read-form.ts'
import { Button, EmptyState } from '#web/ui/index.ts'
import { addRemarks, fullName, remarkLines, type Remark } from '../index.ts'
import { readRemarks, saveBlock } from '../store/index.ts'
import { carryOut, readDesk, type Desk } from './desk.ts'
import { listPath, remarksPath, reportPath } from './paths.ts'
import { dueOf } from './report-page.tsx'

const KINDS = ['limits', 'causes'] as const

/** GET …/han-che — what the units wrote of limits and causes, to be ticked. */
export async function showRemarks(c: PageContext, house: House, catalogue: CatalogueIndex): Promise<Response> {
  const read = await readDesk(c, house, catalogue, async (tx, which) => accept(await readRemarks(tx, which)))
  if (!read.ok) return refusalPage(c, read.refusal)
  const { also: remarks, ...desk } = read.value
  const { visit, loaded, mayDraft, requestKey } = desk
  const { w, lang } = visit
  const { period, unit } = loaded.case
  return page(
    c,
    <Layout
      visit={visit}
      title={w('reports.remarks-title')}
      overline={`${fullName(loaded.source.unit, w)} · ${period.label[lang]}`}
      trail={[
        { href: listPath, text: w('reports.nav') },
        { href: reportPath(period, unit.unitId), text: w('reports.title', { period: period.label[lang] }) },
      ]}
      ask={w(mayDraft ? 'reports.remarks-ask' : 'reports.ask-read')}
      by={dueOf(desk)}
    >
      {remarks.length === 0 ? (
        <EmptyState title={w('reports.remarks-none')}>
          <p class="govuk-body">{w('reports.remarks-none-says')}</p>
        </EmptyState>
      ) : (
        <form method="post" action={remarksPath(period, unit.unitId)}>
          <input type="hidden" name="key" value={requestKey} />
          {KINDS.map((kind) => (
            <Ticks desk={desk} kind={kind} remarks={remarks.filter((remark) => remark.kind === kind)} />
          ))}
          {mayDraft && <Button>{w('reports.remarks-add')}</Button>}
        </form>
      )}
    </Layout>,
  )
}

function Ticks({ desk, kind, remarks }: { desk: Desk; kind: Remark['kind']; remarks: readonly Remark[] }) {
  const { w } = desk.visit
  if (remarks.length === 0) return null
  const there = textOfKind(desk, kind)
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{w(`reports.remarks.${kind}`)}</legend>
      <ul class="nr-ticks">
        {remarks.map((remark, index) => {
          const id = `${kind}-${index}`
          const chosen = there.includes(remark.text.replace(/[.;]$/, ''))
          return (
            <li>
              <input type="checkbox" id={id} name={kind} value={remark.text} checked={chosen} disabled={chosen || !desk.mayDraft} />
              <label for={id}>
                <span lang="vi">{remark.text}</span> <span class="nr-small">{w('reports.remark-of', { unit: remark.unit })}</span>
              </label>
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}

function sectionOfKind(desk: Pick<Desk, 'loaded'>, kind: Remark['kind']): string | undefined {
  return desk.loaded.source.outline.sections.find((section) => section.remarks === kind)?.id
}

function textOfKind(desk: Pick<Desk, 'loaded'>, kind: Remark['kind']): string {
  return desk.loaded.stored.blocks.get(sectionOfKind(desk, kind) ?? '')?.text ?? ''
}

/** POST …/han-che — puts the ticked remarks into the sections of limits and causes. */
export async function chooseRemarks(c: PageContext, house: House, catalogue: CatalogueIndex): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const chosen = KINDS.map((kind) => [kind, form.value.all(kind).flatMap(remarkLines)] as const)
  const count = chosen.reduce((sum, [, texts]) => sum + texts.length, 0)
  const result = await carryOut(c, house, catalogue, form.value, async (tx, loaded, officer) => {
    for (const [kind, texts] of chosen) {
      const section = sectionOfKind({ loaded }, kind)
      if (texts.length === 0 || section === undefined) continue
      const block = loaded.stored.blocks.get(section)
      const draft = { section, text: addRemarks(block?.text ?? '', texts), basedOn: block?.revision ?? 0 }
      const saved = await saveBlock(tx, loaded.case, loaded.source.figures, officer, draft, house.now())
      if (!saved.ok) return saved
    }
    return accept(true)
  })
  if (!result.ok) return refusalPage(c, result.refusal)
  const { period, unit } = result.value.loaded.case
  if (count === 0) return seeOther(c, remarksPath(period, unit.unitId), 'reports.remarks-nothing')
  return seeOther(c, reportPath(period, unit.unitId), 'reports.remarks-added', { count: String(count) })
}
