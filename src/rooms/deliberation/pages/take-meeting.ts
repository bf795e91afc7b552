import { accept, refuse, type Result } from '#foundation/result.ts'
import type { Tx } from '#storage/transaction.ts'
import { refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { once } from '#web/once.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import { checkedOf } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import type { TeamMember } from '../records.ts'
import {
  addCluster, addMatter, cancelGathering, chooseBoard, chooseSecretary, chooseVoting, decideClusterPlan, giveNotice, moveGathering, openGathering, sendClusterPlan, takeMatterOff,
} from '../store/index.ts'
import { problemOf } from './in-words.ts'
import { handOf } from './keeper.ts'
import { readDay, readWhole } from './matter-form.tsx'
import { TEAM_FROM } from './meeting-during.tsx'
import { meetingPage } from './meeting-page.tsx'
import { attendancePath, meetingPath } from './paths.ts'

type Told = { readonly key: string; readonly to?: string }

/** POST /viec/ban/hop/:gatheringId/:act — one thing done for a meeting or in it. */
export async function takeMeetingAct(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const gatheringId = c.req.param('gatheringId') ?? ''
  const done = await once(c, house, form.value, (tx) => carryOut(tx, c, form.value, gatheringId))
  if (!done.ok) return meetingPage(c, house, [problemOf(done.refusal, visitOf(c).w)], form.value)
  return seeOther(c, done.value?.to ?? meetingPath(gatheringId), done.value?.key)
}

async function carryOut(tx: Tx, c: PageContext, form: FormInput, gatheringId: string): Promise<Result<Told>> {
  const { now } = visitOf(c)
  const hand = handOf(c)
  const at = { gatheringId, revision: Number(form.text('revision')) }
  const said = (result: Result<unknown>, key: string, to?: string): Result<Told> => (result.ok ? accept({ key, ...(to ? { to } : {}) }) : result)
  const figure = (field: string): Result<number> => (form.text(field) === '' ? refuse({ code: 'deliberation.figure-form', field }) : readWhole(field, form.text(field)))
  switch (c.req.param('act')) {
    case 'thong-bao': {
      const [noticedOn, papersOn] = [readDay('noticedOn', form.text('noticedOn')), readDay('papersOn', form.text('papersOn'))]
      if (!noticedOn.ok) return noticedOn
      if (!papersOn.ok) return papersOn
      return said(await giveNotice(tx, hand, { ...at, noticedOn: noticedOn.value, papersOn: papersOn.value, means: checkedOf(form, 'means') }, now), 'deliberation.notice-saved')
    }
    case 'doi': {
      const heldOn = readDay('heldOn', form.text('heldOn'))
      if (!heldOn.ok) return heldOn
      if (!heldOn.value) return refuse({ code: 'deliberation.day-needed', field: 'heldOn' })
      return said(await moveGathering(tx, hand, { ...at, heldOn: heldOn.value, startsAt: form.text('startsAt'), place: form.text('place'), chairName: form.text('chairName') }, now), 'deliberation.moved')
    }
    case 'cum': {
      const heldOn = readDay('clusterOn', form.text('clusterOn'))
      if (!heldOn.ok) return heldOn
      if (!heldOn.value) return refuse({ code: 'deliberation.day-needed', field: 'clusterOn' })
      const added = await addCluster(tx, hand, {
        parentId: gatheringId, cluster: form.text('cluster'), chairName: form.text('chairName'), heldOn: heldOn.value, startsAt: form.text('clusterAt'), place: form.text('clusterPlace'),
        scattered: checkedOf(form, 'scattered').includes('yes'),
      }, now)
      return said(added, 'deliberation.cluster-added')
    }
    case 'gui-phuong-an':
      return said(await sendClusterPlan(tx, hand, { ...at, plan: form.text('plan') }, now), 'deliberation.plan-sent-done')
    case 'duyet-phuong-an':
      return said(await decideClusterPlan(tx, hand, { ...at, agreed: form.text('agreed') === 'yes', note: form.text('note') }, now), 'deliberation.plan-decided-done')
    case 'mo':
      return said(await openGathering(tx, hand, at, now), 'deliberation.opened', attendancePath(gatheringId))
    case 'them-viec':
      return said(await addMatter(tx, hand, { ...at, matterId: form.text('matter') }, now), 'deliberation.agenda-changed')
    case 'bot-viec':
      return said(await takeMatterOff(tx, hand, { ...at, matterId: form.text('matter') }, now), 'deliberation.agenda-changed')
    case 'huy':
      return said(await cancelGathering(tx, hand, { ...at, why: form.text('why') }, now), 'deliberation.cancelled')
    case 'thu-ky': {
      const inFavour = figure('secretaryFor')
      return inFavour.ok ? said(await chooseSecretary(tx, hand, { ...at, name: form.text('secretary'), inFavour: inFavour.value }, now), 'deliberation.secretary-saved') : inFavour
    }
    case 'cach-bieu-quyet': {
      const voting = (['hands', 'secret'] as const).find((each) => each === form.text('voting'))
      if (!voting) return refuse({ code: 'deliberation.voting-needed', field: 'voting' })
      const inFavour = figure('votingFor')
      return inFavour.ok ? said(await chooseVoting(tx, hand, { ...at, voting, inFavour: inFavour.value }, now), 'deliberation.voting-saved') : inFavour
    }
    case 'ban-kiem-phieu': {
      const inFavour = figure('teamFor')
      if (!inFavour.ok) return inFavour
      return said(await chooseBoard(tx, hand, { ...at, team: readTeam(form), inFavour: inFavour.value, witnesses: form.text('witnesses').split('\n') }, now), 'deliberation.board-saved')
    }
    default:
      return refuse({ code: 'deliberation.not-found' })
  }
}

function readTeam(form: FormInput): TeamMember[] {
  return [0, 1, 2, 3, 4].flatMap((at): TeamMember[] => {
    const name = form.text(`member-${at}`)
    if (name === '') return []
    return [{ name, role: at === 0 ? 'head' : 'member', from: TEAM_FROM.find((each) => each === form.text(`from-${at}`)) ?? 'household' }]
  })
}
