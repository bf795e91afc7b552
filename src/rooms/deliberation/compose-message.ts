import type { Say } from '#rooms/indicators/index.ts'
import { lower, spanText, whenText } from './compose-hamlet-paper.ts'
import type { GatheringPaperSource } from './paper-source.ts'

/**
 * The notice as a message of a few lines, to be copied into a telephone: when and where, on what, and where more is to be read.
 *
 * @law 59/2023/NĐ-CP Đ3.3, Đ4.4
 */
export function composeMessage({ issuer, gathering, clusters, matters, address }: GatheringPaperSource & { readonly address: string }, say: Say): string {
  const said = (key: string, params = {}) => say(`hamlet-papers.message.${key}`, params)
  const titles = matters.map(({ matter }) => matter.title).join('; ')
  const when = gathering.kind === 'meeting'
    ? clusters.length > 0
      ? clusters.map((each) => said('cluster', { cluster: each.cluster, when: whenText(each, say), place: each.place })).join('; ')
      : said('meeting', { when: whenText(gathering, say), place: gathering.place })
    : said(gathering.kind, { span: spanText(gathering, say) })
  return [said('opening', { hamlet: issuer.hamlet, when: lower(when) }), said('matters', { titles }), said(gathering.kind === 'meeting' ? 'who' : 'who-votes'), said('more', { address })].join(' ')
}
