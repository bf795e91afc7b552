import { accept, refuse } from '#foundation/result.ts'
import { PAPER_TYPES, printPaper } from '#rooms/disclosure/store/print-paper.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { DataTable } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import { words } from '#words/words.ts'
import type { AdministrativeDocument } from '#documents/tree.ts'
import { composeCandidates, composeGatheringPaper, GATHERING_PAPERS } from '../../compose-papers.ts'
import { findElection } from '../../store/decisions/elections.ts'
import { readMatter } from '../../store/index.ts'
import { communeOfPath, readPaperSource } from '../../store/read-paper-source.ts'
import { readHere } from '../keeper.ts'
import { DESK, meetingPath, paperPath, votingPath } from '../paths.ts'

const FILE = /^([a-z0-9-]+)\.(docx|pdf)$/

/** GET /viec/ban/hop/:gatheringId/giay — every paper of a meeting, ballot or online vote that can be written today. */
export async function showPapers(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w, today } = visit
  const id = c.req.param('gatheringId') ?? ''
  const read = await readHere(c, house, (tx) => readPaperSource(tx, id, today))
  if (!read.ok) return refusalPage(c, read.refusal)
  const { gathering, hamlet } = read.value
  const papers = GATHERING_PAPERS.filter((which) => composeGatheringPaper(which, read.value, words('vi')))
  return page(
    c,
    <Layout
      visit={visit} title={w('deliberation-papers.title')} overline={hamlet}
      trail={[{ href: DESK, text: w('deliberation.desk') }, { href: gathering.kind === 'meeting' ? meetingPath(id) : votingPath(id), text: w(`deliberation-papers.of.${gathering.kind}`) }]}
    >
      <p class="govuk-body">{w('deliberation-papers.says')}</p>
      <DataTable
        id="giay" caption={w('deliberation-papers.title')} narrow="cards"
        columns={[{ head: w('deliberation-papers.paper') }, { head: w('deliberation-papers.files') }]}
        rows={papers.map((which) => [
          w(`deliberation-papers.paper.${which}`),
          <>
            {(['pdf', 'docx'] as const).map((format, at) => (
              <>
                {at > 0 && ' · '}
                <a class="govuk-link" href={paperPath(id, which, format)}>
                  {w(`deliberation-papers.format.${format}`)}
                  <span class="govuk-visually-hidden"> {w(`deliberation-papers.paper.${which}`)}</span>
                </a>
              </>
            ))}
          </>,
        ])}
      />
    </Layout>,
  )
}

/** GET /viec/ban/hop/:gatheringId/giay/:file — `mau-03.docx`. */
export async function sendGatheringPaper(c: PageContext, house: House): Promise<Response> {
  const { today } = visitOf(c)
  const [, name, ending] = FILE.exec(c.req.param('file') ?? '') ?? []
  const which = GATHERING_PAPERS.find((each) => each === name)
  const read = await readHere(c, house, (tx) => readPaperSource(tx, c.req.param('gatheringId') ?? '', today))
  if (!read.ok) return refusalPage(c, read.refusal)
  const tree = which && composeGatheringPaper(which, read.value, words('vi'))
  return tree ? send(c, tree, `${which}-${read.value.gathering.code}`, ending === 'pdf' ? 'pdf' : 'docx') : refusalPage(c, { code: 'deliberation-papers.not-found' })
}

/** GET /viec/ban/bau-cu/:electionId/giay/:file — form 05, with the candidates of the matter where it is there. */
export async function sendCandidates(c: PageContext, house: House): Promise<Response> {
  const { today } = visitOf(c)
  const [, name, ending] = FILE.exec(c.req.param('file') ?? '') ?? []
  const read = await readHere(c, house, async (tx) => {
    const election = await findElection(tx, c.req.param('electionId') ?? '')
    const commune = election && (await communeOfPath(tx, election.path, today))
    if (!election || !commune || election.kind !== 'elect' || name !== 'mau-05') return refuse({ code: 'deliberation-papers.not-found' })
    const matter = election.matterId === undefined ? undefined : await readMatter(tx, election.matterId)
    const candidates = matter?.ok ? matter.value.options.map(({ text }) => text) : []
    return accept(composeCandidates({ commune, hamlet: election.hamletName, meetingDay: election.meetingDay, on: election.steps['candidates']?.on, candidates, made: today }, words('vi')))
  })
  return read.ok ? send(c, read.value, 'mau-05', ending === 'pdf' ? 'pdf' : 'docx') : refusalPage(c, read.refusal)
}

async function send(c: PageContext, tree: AdministrativeDocument, name: string, format: 'pdf' | 'docx'): Promise<Response> {
  const bytes = (await printPaper({ tree }, format))!
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': PAPER_TYPES[format], 'Content-Disposition': `${format === 'pdf' ? 'inline' : 'attachment'}; filename="${name}.${format}"`, 'Cache-Control': 'no-store',
  })
}
