import { accept, type Refusal, refuse } from '#foundation/result.ts'
import { actorOf } from '#rooms/offices/index.ts'
import { inTransaction, readOnly } from '#storage/transaction.ts'
import { notFoundPage, page, refusalJson, refusalPage, seeOther } from '#web/answers.tsx'
import { contentsOfHouse, type House, type PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { readForm } from '#web/read-form.ts'
import { sentenceOf, statusOf } from '#web/refusal.ts'
import { Button, ButtonGroup, ButtonLink, ErrorSummary, errorOf, Radios, Textarea, type Problem } from '#web/ui/index.ts'
import { officerOf, visitOf } from '#web/visit.ts'
import { accessThing, filesOf, receiveFile, type Received, removeFile, tidyContents } from '../store/index.ts'
import type { AttachedFile, Thing } from '../thing.ts'
import { askedBack, askedThing } from './asked-thing.ts'
import { Attachments } from './attachments.tsx'
import { filesPath } from './paths.ts'
import { UploadForm } from './upload-form.tsx'

/** The files of a thing, for those who keep it; for their browser's script (`Accept: application/json`) only what is there. */
export async function showFiles(c: PageContext, house: House): Promise<Response> {
  const of = askedThing(c)
  if (!of) return notFoundPage(c)
  const found = await readThing(c, house, of)
  if (!found.ok) return wantsJson(c) ? refusalJson(c, found.refusal) : refusalPage(c, found.refusal)
  if (wantsJson(c)) {
    c.header('Cache-Control', 'no-store')
    return c.json(found.value.files.filter(({ removed }) => !removed).map(({ sha256, name, size }) => ({ sha256, name, size })))
  }
  return filesPage(c, of, found.value, [])
}

type Seen = { readonly files: readonly AttachedFile[]; readonly open: boolean }

function readThing(c: PageContext, house: House, of: Thing) {
  const officer = officerOf(c)
  return readOnly<Seen>(house.database, officer, async (tx) => {
    const access = await accessThing(tx, officer, of, visitOf(c).today)
    if (!access.ok && access.refusal.code !== 'files.thing-locked') return access
    return accept({ files: await filesOf(tx, of), open: access.ok })
  })
}

/** Takes in what was sent: one file with script, any number without. Each is safe on its own. */
export async function receiveFiles(c: PageContext, house: House): Promise<Response> {
  const of = askedThing(c)
  if (!of) return notFoundPage(c)
  const form = await readForm(c)
  if (!form.ok) return wantsJson(c) ? refusalJson(c, form.refusal) : refusalPage(c, form.refusal)
  const sent = form.value.files('tep').filter(({ name, size }) => name !== '' || size > 0)
  const wish = { public: form.value.text('ai-xem') !== 'don-vi', caption: form.value.text('chu-thich') }
  const { database } = house
  const at = { database, contents: contentsOfHouse(house) }
  const refused: Refusal[] = []
  const received: Received[] = []
  for (const file of sent) {
    const given = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
    const one = await receiveFile(at, officerOf(c), of, given, wish, visitOf(c).now)
    if (one.ok) received.push(one.value)
    else refused.push(one.refusal)
  }
  if (sent.length === 0) refused.push({ code: 'files.none-chosen' })
  if (wantsJson(c)) {
    const [first] = received
    if (refused[0] || !first) return refusalJson(c, refused[0] ?? { code: 'files.none-chosen' })
    return c.json({ linkId: first.linkId, name: first.taken.name, already: first.already, renamed: first.taken.renamed })
  }
  const renamed = received.filter(({ taken }) => taken.renamed)
  if (refused.length === 0) {
    const count = { count: String(received.length), names: renamed.map(({ taken }) => taken.name).join(', ') }
    return seeOther(c, askedBack(c.req.query('ve')) ?? filesPath(of), renamed.length > 0 ? 'files.received-renamed' : 'files.received', count)
  }
  const found = await readThing(c, house, of)
  if (!found.ok) return refusalPage(c, found.refusal)
  return filesPage(c, of, found.value, refused.map((refusal) => ({ field: 'tep', refusal })), received.length)
}

async function filesPage(c: PageContext, of: Thing, { files, open }: Seen, problems: readonly Problem[], received = 0): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const back = askedBack(c.req.query('ve'))
  const [first] = problems
  return page(
    c,
    <Layout visit={visit} title={w(`files.title.${of.kind}`)} refused={problems.length > 0} trail={back ? [{ href: back, text: w(`files.thing.${of.kind}`) }] : []}>
      {open && <ErrorSummary w={w} problems={problems} />}
      {!open && first && <p class="govuk-error-message">{sentenceOf(w, first.refusal)}</p>}
      {received > 0 && <p class="govuk-body">{w('files.received', { count: received })}</p>}
      <Attachments w={w} files={files} inside removeAt={open ? (file) => withQuery(`${filesPath(of, back)}`, 'go', file.linkId) : undefined} />
      {open ? (
        <>
          <h2 class="govuk-heading-m">{w('files.add')}</h2>
          <UploadForm w={w} of={of} back={back} choose={of.kind !== 'request'} public={of.kind === 'posting' || of.kind === 'showing' || of.kind === 'execution'} />
        </>
      ) : (
        <p class="govuk-body">{sentenceOf(w, { code: 'files.thing-locked' })}</p>
      )}
      {back && (
        <p class="govuk-body">
          <ButtonLink href={back} look="link">
            {w(`files.back.${of.kind}`)}
          </ButtonLink>
        </p>
      )}
    </Layout>,
    first ? statusOf(first.refusal) : 200,
  )
}

function withQuery(address: string, name: string, value: string): string {
  const [path, query] = address.split('?')
  return `${path}/${name}/${value}${query ? `?${query}` : ''}`
}

/** The question why a file is removed, and its answer. */
export async function askRemoval(c: PageContext, house: House, problems: readonly Problem[] = []): Promise<Response> {
  const of = askedThing(c)
  const found = of && (await readThing(c, house, of))
  if (!of || !found) return notFoundPage(c)
  if (!found.ok) return refusalPage(c, found.refusal)
  const file = found.value.files.find(({ linkId, removed }) => linkId === c.req.param('link') && !removed)
  if (!file) return refusalPage(c, { code: 'files.not-found' })
  if (!found.value.open) return refusalPage(c, { code: 'files.thing-locked' })
  const visit = visitOf(c)
  const { w } = visit
  const back = askedBack(c.req.query('ve'))
  return page(
    c,
    <Layout visit={visit} title={w('files.remove-title', { name: file.name })} refused={problems.length > 0} trail={[{ href: filesPath(of, back), text: w(`files.title.${of.kind}`) }]}>
      <ErrorSummary w={w} problems={problems} />
      <form method="post" action={withQuery(filesPath(of, back), 'go', file.linkId)}>
        <Textarea name="ly-do" label={w('files.why')} hint={w('files.why-hint')} rows={3} maxlength={500} required error={errorOf(w, problems, 'ly-do')} />
        <Radios
          name="xoa"
          label={w('files.bytes')}
          value="giu"
          options={[
            { value: 'giu', text: w('files.keep-bytes'), hint: w('files.keep-bytes-hint') },
            { value: 'huy', text: w('files.erase-bytes'), hint: w('files.erase-bytes-hint') },
          ]}
        />
        <ButtonGroup>
          <Button look="warning">{w('files.remove')}</Button>
          <ButtonLink href={filesPath(of, back)} look="link">
            {w('files.do-not-remove')}
          </ButtonLink>
        </ButtonGroup>
      </form>
    </Layout>,
    problems[0] ? statusOf(problems[0].refusal) : 200,
  )
}

export async function removeOne(c: PageContext, house: House): Promise<Response> {
  const of = askedThing(c)
  if (!of) return notFoundPage(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const officer = officerOf(c)
  const { today, now } = visitOf(c)
  const erase = form.value.text('xoa') === 'huy'
  const removed = await inTransaction(house.database, officer, async (tx) => {
    const access = await accessThing(tx, officer, of, today)
    if (!access.ok) return access
    const linkId = c.req.param('link') ?? ''
    if (!/^[0-9a-f-]{36}$/.test(linkId)) return refuse({ code: 'files.not-found' })
    return removeFile(tx, { of, linkId, why: form.value.text('ly-do'), by: actorOf(officer), erase }, now)
  })
  if (!removed.ok) {
    const { code } = removed.refusal
    return code.startsWith('files.why') ? askRemoval(c, house, [{ field: 'ly-do', refusal: removed.refusal }]) : refusalPage(c, removed.refusal)
  }
  if (erase) await tidyContents(house.database, contentsOfHouse(house), now)
  return seeOther(c, filesPath(of, askedBack(c.req.query('ve'))), erase ? 'files.erased' : 'files.removed')
}

function wantsJson(c: PageContext): boolean {
  return c.req.header('Accept')?.startsWith('application/json') ?? false
}
