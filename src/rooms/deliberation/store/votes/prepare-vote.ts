import { type CalendarDate, dayInVietNam, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import type { Tx } from '#storage/transaction.ts'
import { checkTeam } from '../../index.ts'
import type { Gathering, TeamMember } from '../../records.ts'
import { atHamlet, type OfGathering, readAgenda, setGathering, takeGathering } from '../gatherings.ts'
import { type DeliberationHand, noteDeliberation } from '../hand.ts'
import { methodOffers } from '../method-offers.ts'
import { openGathering } from '../open-gathering.ts'
import { isOver } from './voting-time.ts'

/** The plan of a household ballot or online vote, its team, and when the people and the commune were told. */
export type Preparation = {
  readonly plan: string
  readonly planIssuedOn: CalendarDate | undefined
  readonly planSentOn: CalendarDate | undefined
  readonly noticedOn: CalendarDate | undefined
  readonly team: readonly TeamMember[]
}

/**
 * Keeps plan and team of a ballot or online vote that is not open yet. A late day is kept as it was; the page says that it was late.
 *
 * Refuses `votes.not-a-vote` (a meeting), `deliberation.gathering-wrong-state`, `votes.day-ahead`, and as `takeGathering`.
 *
 * @law 10/2022/QH15 Đ19.2; 59/2023/NĐ-CP Đ4.2, Đ4.3, Đ4.4, Đ5.2
 */
export async function prepareVote(tx: Tx, hand: DeliberationHand, asked: OfGathering & Preparation, now: Date): Promise<Result<Gathering>> {
  const held = await takeGathering(tx, hand, asked)
  if (!held.ok) return held
  if (held.value.kind === 'meeting') return refuse({ code: 'votes.not-a-vote' })
  if (held.value.state !== 'planned') return refuse({ code: 'deliberation.gathering-wrong-state' })
  const today = dayInVietNam(now)
  for (const field of ['planIssuedOn', 'planSentOn', 'noticedOn'] as const) {
    const day = asked[field]
    if (day !== undefined && day > today) return refuse({ code: 'votes.day-ahead', field, date: shortDate(day) })
  }
  const team = asked.team.map((member) => ({ ...member, name: cleanText(member.name).slice(0, 200) })).filter(({ name }) => name !== '')
  const gathering = await setGathering(tx, held.value, {
    plan: asked.plan.trim().slice(0, 20_000), plan_issued_on: asked.planIssuedOn ?? null, plan_sent_on: asked.planSentOn ?? null,
    noticed_on: asked.noticedOn ?? null, team: JSON.stringify(team),
  })
  await noteDeliberation(tx, hand.by, atHamlet(gathering), 'deliberation.prepare-vote', {
    gathering: gathering.code, issued: asked.planIssuedOn, sent: asked.planSentOn, noticed: asked.noticedOn, team: team.length,
  }, now)
  return accept(gathering)
}

/**
 * Opens a ballot or online vote and freezes its roll. What the law demands of its beginning is asked for: a plan that was issued, a team, the
 * people told; for an online vote the consents of more than half of all households, as of today.
 *
 * Refuses `votes.not-a-vote`, `votes.plan-needed`, `votes.notice-needed`, `votes.report-needed` (an online vote that the commune was not told of),
 * `votes.over-before`, `deliberation.method-not-lawful`, as `checkTeam`, and as `openGathering`.
 *
 * @law 10/2022/QH15 Đ19.2; 59/2023/NĐ-CP Đ4.2, Đ4.3, Đ4.4, Đ5.1, Đ5.2
 */
export async function openVote(tx: Tx, hand: DeliberationHand, asked: OfGathering, now: Date): Promise<Result<Gathering>> {
  const held = await takeGathering(tx, hand, asked)
  if (!held.ok) return held
  const gathering = held.value
  if (gathering.kind === 'meeting') return refuse({ code: 'votes.not-a-vote' })
  if (isOver(gathering, now)) return refuse({ code: 'votes.over-before' })
  if (gathering.kind === 'ballot' && gathering.planIssuedOn === undefined) return refuse({ code: 'votes.plan-needed', field: 'planIssuedOn' })
  if (gathering.kind === 'online' && gathering.planSentOn === undefined) return refuse({ code: 'votes.report-needed', field: 'planSentOn' })
  if (gathering.noticedOn === undefined) return refuse({ code: 'votes.notice-needed', field: 'noticedOn' })
  const team = checkTeam(gathering.kind, gathering.team)
  if (!team.ok) return refuse({ ...team.refusal, field: 'team' })
  for (const { matter } of await readAgenda(tx, gathering.gatheringId)) {
    const offer = (await methodOffers(tx, matter, gathering.hamletId, dayInVietNam(now))).find(({ method }) => method === gathering.kind)
    if (!offer?.allowed) {
      return refuse({ code: 'deliberation.method-not-lawful', title: matter.title, method: gathering.kind, why: offer?.why ?? '', article: offer?.article ?? '' })
    }
  }
  return openGathering(tx, hand, asked, now)
}
