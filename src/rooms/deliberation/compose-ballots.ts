import { shortDate } from '#foundation/calendar-date.ts'
import type { SlipLine, SlipSheet } from '#documents/slip-sheet.ts'
import type { Say } from '#rooms/indicators/index.ts'
import { committeeText, communeText, headTitle, lower, valueText, whenText } from './compose-hamlet-paper.ts'
import type { GatheringPaperSource } from './paper-source.ts'

/** Slips just issued, with their codes: known now, and to nobody afterwards. */
export type BallotBatch = GatheringPaperSource & {
  readonly slips: readonly { readonly number: number; readonly name: string; readonly address: string; readonly code: string }[]
  /** `ABCD-EFGH`. */
  readonly printCode: (code: string) => string
  /** What the code on a slip opens: its number looked up after the close, or the page where the household votes. */
  readonly addressOf: (code: string) => string
}

/**
 * The ballots of households, as many on a sheet as fit, to be cut apart: a stub with the household, torn off when the slip is handed out,
 * and the slip, which names nobody. The seal of the commune belongs at the top left where the matter is of the commune, the signature of
 * the head at the bottom right where it is of the hamlet. Of an online vote, the paper with which a household is given its code.
 *
 * @law 59/2023/NĐ-CP Đ4.5.b, Đ5.3; 10/2022/QH15 Đ19.3
 */
export function composeBallots(batch: BallotBatch, say: Say): SlipSheet {
  const { issuer, gathering, matters, slips, printCode, addressOf } = batch
  const said = (key: string, params = {}) => say(`hamlet-papers.ballot.${key}`, params)
  const online = gathering.kind === 'online'
  const ofCommune = matters.some(({ matter }) => matter.scope === 'commune')
  const lines = online ? onlineLines(batch, say) : ballotLines(batch, say)
  const foot = online ? [said('until-online', { until: untilText(batch, say) }), said('online-secret')] : [said('until', { until: untilText(batch, say) }), said('keep')]
  const title = said(`title.${online ? 'online' : 'ballot'}`)
  return {
    meta: { language: 'vi', title: `${title}, ${lower(issuer.hamlet)}`, author: issuer.hamlet, created: batch.made },
    slips: slips.map(({ number, name, address, code }) => ({
      stub: said('stub', { number, name, address: address || '…' }), head: [communeText(issuer, say), issuer.hamlet], title,
      number: said(online ? 'personal-code' : 'number', { code: printCode(code) }), lines, foot,
      qr: { text: addressOf(code), alt: said(online ? 'qr-vote' : 'qr-look-up') },
      ...(!online && ofCommune ? { seal: said('seal', { committee: committeeText(issuer, say) }) } : {}),
      ...(!online && !ofCommune ? { signature: { capacity: headTitle(issuer, say), how: said('sign') } } : {}),
    })),
  }
}

/** The last day and hour, as the slip has to say. */
function untilText({ gathering: { heldOn, endsOn = heldOn, endsAt } }: GatheringPaperSource, say: Say): string {
  return endsAt ? whenText({ heldOn: endsOn, startsAt: endsAt }, say) : say('hamlet-papers.ballot.end-of-day', { date: shortDate(endsOn) })
}

/** What is asked, what may be chosen and how, room for another opinion. */
function ballotLines({ matters }: GatheringPaperSource, say: Say): SlipLine[] {
  const said = (key: string, params = {}) => say(`hamlet-papers.ballot.${key}`, params)
  const several = matters.length > 1
  return matters.flatMap(({ matter }, at): SlipLine[] => {
    const value = valueText(matter, say)
    const election = matter.options.length > 0
    return [
      { kind: 'strong', text: several ? said('matter-of', { number: at + 1, title: matter.title }) : said('matter', { title: matter.title }) },
      ...(value ? [{ kind: 'text', text: said('value', { value }) } as const] : []),
      { kind: 'note', text: said(election ? 'how-options' : 'how') },
      ...(election ? matter.options.map(({ text }) => ({ kind: 'choice', text }) as const) : [{ kind: 'choice', text: said('for') } as const, { kind: 'choice', text: said('against') } as const, { kind: 'choice', text: said('other') } as const, { kind: 'rule' } as const]),
    ]
  })
}

function onlineLines({ matters }: GatheringPaperSource, say: Say): SlipLine[] {
  const said = (key: string, params = {}) => say(`hamlet-papers.ballot.${key}`, params)
  return [
    ...matters.map(({ matter }): SlipLine => ({ kind: 'strong', text: said('matter', { title: matter.title }) })),
    { kind: 'text', text: said('online-how') },
  ]
}
