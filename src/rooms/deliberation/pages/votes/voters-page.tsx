import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { DataTable } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import { votersOf } from '../../store/votes/index.ts'
import { readVote } from './keeper.ts'
import { votePath } from './paths.ts'

/** GET …/ho — the list that goes into the file: households of the frozen roll, and which of them voted. For officials; never how they voted. */
export async function showVoters(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const read = await readVote(c, house, 'count-votes', async (tx, gathering) => ({ gathering, voters: await votersOf(tx, gathering) }))
  if (!read.ok) return refusalPage(c, read.refusal)
  const { gathering, voters } = read.value
  return page(
    c,
    <Layout visit={visit} title={w(`votes.voters-title.${gathering.kind}`)} trail={[{ href: votePath(gathering.gatheringId), text: w(`votes.kind.${gathering.kind}`) }]}>
      <p class="govuk-body">{w('votes.voters-says', { voted: voters.filter(({ voted }) => voted).length, all: voters.length })}</p>
      <DataTable
        caption={w('votes.voters')} narrow="cards" empty={w('votes.voters-none')}
        columns={[{ head: w('votes.household-number'), figures: true }, { head: w('votes.household') }, { head: w('votes.address') }, { head: w('votes.voted') }]}
        rows={voters.map(({ number, name, address, voted, issued }) => [String(number), name, address, w(voted ? 'votes.voted-yes' : issued ? 'votes.voted-no' : 'votes.not-issued-yet')])}
      />
    </Layout>,
  )
}
