import { printSlipsDocx, printSlipsPdf } from '#documents/print-slips.ts'
import type { SlipSheet } from '#documents/slip-sheet.ts'
import type { AdministrativeDocument } from '#documents/tree.ts'
import { accept, refuse } from '#foundation/result.ts'
import { PAPER_TYPES, printPaper } from '#rooms/disclosure/store/print-paper.ts'
import { rollAsAt } from '#rooms/households/store/index.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { DataTable, Inset } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import { type Words, words } from '#words/words.ts'
import { composeMessage } from '../../compose-message.ts'
import { composeConsentList } from '../../compose-lists.ts'
import { composeCandidates } from '../../compose-plans.ts'
import { type GatheringPapersSource, type PaperOffer, papersOf } from '../../gathering-papers.ts'
import { electionCountdown } from '../../index.ts'
import { findElection } from '../../store/decisions/elections.ts'
import { type ConsentPurpose, consentsOf, initiativeStanding, onlineStanding, readMatter } from '../../store/index.ts'
import { issuerOf, readPaperSource, type StoredPapers } from '../../store/read-paper-source.ts'
import { readHere } from '../keeper.ts'
import { DESK, invitationPath, meetingPath, paperPath, publicListPath, publicPath, votingPath } from '../paths.ts'

const FILE = /^([a-z0-9-]+)\.(docx|pdf)$/

export type PrintedFormat = 'docx' | 'pdf'

/** Where the public reads, as it stands on paper. */
export function originOf(c: PageContext, house: House): string {
  return house.publicOrigin ?? visitOf(c).url.origin
}

function withAddresses(c: PageContext, house: House, { gatheringId, communeId, ...stored }: StoredPapers): GatheringPapersSource {
  const origin = originOf(c, house)
  const read = stored.matters.length === 1 ? publicPath(stored.gathering.code) : publicListPath(communeId)
  return { ...stored, address: `${origin}${read}`, invitationAddress: (number) => `${origin}${invitationPath(gatheringId, number)}` }
}

function nameOf({ which, title }: PaperOffer, w: Words): string {
  const paper = w(`deliberation-papers.paper.${which}`)
  return title === undefined ? paper : w('deliberation-papers.paper-of', { paper, title })
}

/** GET /viec/ban/hop/:gatheringId/giay — every paper of a meeting, ballot or online vote that can be written today. */
export async function showPapers(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const id = c.req.param('gatheringId') ?? ''
  const read = await readHere(c, house, (tx) => readPaperSource(tx, id, today))
  if (!read.ok) return refusalPage(c, read.refusal)
  const { gathering, issuer, state } = read.value
  const source = withAddresses(c, house, read.value)
  return page(
    c,
    <Layout
      visit={visit} title={w('deliberation-papers.title')} overline={issuer.hamlet}
      trail={[{ href: DESK, text: w('deliberation.desk') }, { href: gathering.kind === 'meeting' ? meetingPath(id) : votingPath(id), text: w(`deliberation-papers.of.${gathering.kind}`) }]}
    >
      <p class="govuk-body">{w('deliberation-papers.says')}</p>
      <DataTable
        id="giay" caption={w('deliberation-papers.title')} narrow="cards"
        columns={[{ head: w('deliberation-papers.paper') }, { head: w('deliberation-papers.files') }]}
        rows={papersOf(source).map((offer) => [nameOf(offer, w), <PaperLinks w={w} name={nameOf(offer, w)} path={(format) => paperPath(id, offer.file, format)} />])}
      />
      {(state === 'planned' || state === 'open') && (
        <section>
          <h2 class="govuk-heading-m" id="tin-nhan">{w('deliberation-papers.message')}</h2>
          <p class="govuk-hint">{w('deliberation-papers.message-hint')}</p>
          <Inset>{composeMessage(source, words('vi'))}</Inset>
        </section>
      )}
    </Layout>,
  )
}

/** The two files of a paper. */
export function PaperLinks({ w, name, path }: { readonly w: Words; readonly name: string; readonly path: (format: PrintedFormat) => string }) {
  return (['pdf', 'docx'] as const).map((format, at) => (
    <>
      {at > 0 && ' · '}
      <a class="govuk-link" href={path(format)}>
        {w(`deliberation-papers.format.${format}`)}
        <span class="govuk-visually-hidden"> {name}</span>
      </a>
    </>
  ))
}

/** GET /viec/ban/hop/:gatheringId/giay/:file — `mau-03.docx`. */
export async function sendGatheringPaper(c: PageContext, house: House): Promise<Response> {
  const { today } = visitOf(c)
  const [, name, ending] = FILE.exec(c.req.param('file') ?? '') ?? []
  const read = await readHere(c, house, (tx) => readPaperSource(tx, c.req.param('gatheringId') ?? '', today))
  if (!read.ok) return refusalPage(c, read.refusal)
  const offer = papersOf(withAddresses(c, house, read.value)).find(({ file }) => file === name)
  if (!offer) return refusalPage(c, { code: 'deliberation-papers.not-found' })
  const written = offer.write(words('vi'))
  const [file, format] = [`${offer.file}-${read.value.gathering.code}`, formatOf(ending)]
  return 'sheet' in written ? sendSheet(c, written.sheet, file, format) : send(c, written.tree, file, format)
}

/** GET /viec/ban/bau-cu/:electionId/giay/:file — form 05, with the candidates of the matter where it is there. */
export async function sendCandidates(c: PageContext, house: House): Promise<Response> {
  const { today } = visitOf(c)
  const [, name, ending] = FILE.exec(c.req.param('file') ?? '') ?? []
  const read = await readHere(c, house, async (tx) => {
    const election = await findElection(tx, c.req.param('electionId') ?? '')
    const issuer = election && (await issuerOf(tx, election.path, today))
    if (!election || !issuer || election.kind !== 'elect' || name !== 'mau-05') return refuse({ code: 'deliberation-papers.not-found' })
    const matter = election.matterId === undefined ? undefined : await readMatter(tx, election.matterId)
    const candidates = matter?.ok ? matter.value.options.map(({ text }) => text) : []
    const sentBy = electionCountdown(election.meetingDay).find(({ id }) => id === 'candidates')!.by
    return accept(composeCandidates({ issuer, meetingDay: election.meetingDay, kind: election.kind, metOn: election.steps['candidates']?.on, candidates, made: today }, sentBy, words('vi')))
  })
  return read.ok ? send(c, read.value, 'mau-05', formatOf(ending)) : refusalPage(c, read.refusal)
}

/** GET /viec/ban/noi-dung/:matterId/giay/:file — the list on which households consent: `dong-thuan.pdf`, or `dong-thuan-truc-tuyen.pdf`. */
export async function sendConsentList(c: PageContext, house: House): Promise<Response> {
  const { today } = visitOf(c)
  const [, name, ending] = FILE.exec(c.req.param('file') ?? '') ?? []
  const purpose = CONSENT_LISTS[name ?? '']
  const read = await readHere(c, house, async (tx) => {
    const found = await readMatter(tx, c.req.param('matterId') ?? '')
    if (!found.ok) return found
    const matter = found.value
    const issuer = matter.scope === 'hamlet' ? await issuerOf(tx, matter.path, today) : undefined
    if (!issuer || !purpose) return refuse({ code: 'deliberation-papers.not-found' })
    const given = new Map((await consentsOf(tx, matter.matterId, purpose)).map(({ householdId, givenOn }) => [householdId, givenOn]))
    const { needed } = purpose === 'initiative' ? await initiativeStanding(tx, matter, today) : await onlineStanding(tx, matter, today)
    const households = (await rollAsAt(tx, matter.unitId, today)).map(({ householdId, number, name: representative, address }) => ({ number, name: representative, address, givenOn: given.get(householdId) }))
    return accept(composeConsentList({ issuer, matter, purpose, proposer: matter.proposer, households, needed, made: today }, words('vi')))
  })
  return read.ok ? send(c, read.value, name ?? '', formatOf(ending)) : refusalPage(c, read.refusal)
}

const CONSENT_LISTS: Readonly<Record<string, ConsentPurpose>> = { 'dong-thuan': 'initiative', 'dong-thuan-truc-tuyen': 'online-method' }

function formatOf(ending: string | undefined): PrintedFormat {
  return ending === 'pdf' ? 'pdf' : 'docx'
}

async function send(c: PageContext, tree: AdministrativeDocument, name: string, format: PrintedFormat): Promise<Response> {
  return answer(c, (await printPaper({ tree }, format))!, name, format)
}

/** Slips to be cut apart. */
export async function sendSheet(c: PageContext, sheet: SlipSheet, name: string, format: PrintedFormat): Promise<Response> {
  return answer(c, await (format === 'pdf' ? printSlipsPdf : printSlipsDocx)(sheet), name, format)
}

function answer(c: PageContext, bytes: Uint8Array, name: string, format: PrintedFormat): Response {
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': PAPER_TYPES[format], 'Content-Disposition': `${format === 'pdf' ? 'inline' : 'attachment'}; filename="${name}.${format}"`, 'Cache-Control': 'no-store',
  })
}
