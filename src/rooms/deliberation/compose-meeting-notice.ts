import { speakVietnamese, unspoken } from '#foundation/spoken-vietnamese.ts'
import { longDate, shortDate } from '#foundation/calendar-date.ts'
import type { AdministrativeDocument, Block, Table } from '#documents/tree.ts'
import type { SlipLine, SlipSheet } from '#documents/slip-sheet.ts'
import type { Say } from '#rooms/indicators/index.ts'
import { papersNeeded } from './clocks.ts'
import {
  agendaBlocks, cell, committeeText, communeText, convenorSigns, DOTS, hamletPaper, headTitle, lower, note, plain, sections, thresholdText, valueText, whenText,
} from './compose-hamlet-paper.ts'
import { spokenVoteNotice } from './compose-vote-notice.ts'
import type { GatheringPaperSource, PaperHousehold } from './paper-source.ts'

/**
 * Form 01: the notice of a meeting of the community, to be posted and sent. The contents are those of the articles; the layout is ours.
 *
 * @law 59/2023/NĐ-CP Đ3.3, Đ3.4; 10/2022/QH15 Đ18.1
 */
export function composeMeetingNotice(source: GatheringPaperSource & { readonly address: string }, say: Say): AdministrativeDocument {
  const { issuer, gathering, matters, clusters, households, address } = source
  const hamlet = lower(issuer.hamlet)
  const said = (key: string, params = {}) => plain(say(`hamlet-papers.notice.${key}`, params))
  return hamletPaper(issuer, {
    type: say('hamlet-papers.type.notice'), subject: say('hamlet-papers.notice.subject'), made: source.made, dated: gathering.noticedOn, byCommune: gathering.convenor === 'commune-chair',
    signatures: [convenorSigns(issuer, gathering, say)],
    recipients: { to: say('hamlet-papers.notice.recipients').split('; '), filed: hamlet },
    body: [
      said('opening', { convenor: convenorText(source, say), hamlet }),
      ...sections([
        [say('hamlet-papers.section.when-where'), [
          ...(clusters.length > 0 ? [said('in-clusters', { count: clusters.length }), clusterTable(clusters, say)] : [said('when', { when: whenText(gathering, say) }), said('where', { place: gathering.place || DOTS })]),
          ...(gathering.chairName && clusters.length === 0 ? [said('chair', { name: gathering.chairName })] : []),
        ]],
        [say('hamlet-papers.section.who'), [said('who', { head: headTitle(issuer, say), hamlet, households }), said('representative')]],
        [say('hamlet-papers.section.agenda'), [...agendaBlocks(matters, say), ...thresholdLines(source, say)]],
        [say('hamlet-papers.section.papers'), [said(matters.some(({ matter }) => papersNeeded(matter.item)) ? 'papers-needed' : 'papers')]],
      ]),
      said('asks'),
      { kind: 'qr', text: address, size: 26, caption: say('hamlet-papers.notice.scan', { address: address.replace(/^https?:\/\//, '') }), alt: say('hamlet-papers.notice.qr-alt', { address }) },
    ],
  }, say)
}

function convenorText({ issuer, gathering: { convenor } }: GatheringPaperSource, say: Say): string {
  if (convenor === 'hamlet-head') return headTitle(issuer, say)
  if (convenor === 'commune-chair') return say('hamlet-papers.chair-of', { unit: committeeText(issuer, say) })
  return say(`hamlet-papers.convenor.${convenor}`)
}

/** Each share is told once. */
function thresholdLines({ matters, households }: GatheringPaperSource, say: Say): Block[] {
  const byShare = Map.groupBy(matters.map((line, at) => ({ at: at + 1, text: thresholdText({ ...line, needed: undefined }, households, say) })), ({ text }) => text)
  return [...byShare].map(([text, lines]) => plain(matters.length === 1 ? say('hamlet-papers.notice.threshold', { text: lower(text) }) : say('hamlet-papers.notice.threshold-of', { numbers: lines.map(({ at }) => at).join(', '), text: lower(text) })))
}

export function clusterTable(clusters: GatheringPaperSource['clusters'], say: Say): Table {
  return {
    kind: 'table', columns: [{ width: 7, align: 'centre' }, { width: 25 }, { width: 23 }, { width: 22 }, { width: 23 }],
    header: [['no', 'cluster', 'when', 'place', 'chair'].map((name) => cell(say(`hamlet-papers.column.${name}`)))],
    rows: clusters.map((each, at) => [cell(String(at + 1)), cell(each.cluster), cell(whenText(each, say)), cell(each.place), cell(each.chairName)]),
  }
}

/**
 * What is said over the loudspeakers of the hamlet: every number and day in words, with a table for who reads it.
 *
 * @law 59/2023/NĐ-CP Đ3.3
 */
export function composeMeetingScript(source: GatheringPaperSource, say: Say): AdministrativeDocument {
  const { issuer, gathering } = source
  const lines = gathering.kind === 'meeting' ? spokenNotice(source, say) : spokenVoteNotice(source, say)
  const strange = unspoken(lines.join(' '))
  const columns = [{ width: 10, align: 'centre' as const }, { width: 30 }, { width: 25 }, { width: 35 }]
  return hamletPaper(issuer, {
    type: say('hamlet-papers.type.script'), subject: say(gathering.kind === 'meeting' ? 'hamlet-papers.notice.subject' : `hamlet-papers.vote-notice.subject.${gathering.kind}`), made: source.made, signatures: [convenorSigns(issuer, gathering, say)],
    body: [
      note(say(gathering.kind === 'meeting' ? 'hamlet-papers.script.note' : 'hamlet-papers.vote-notice.script-note')),
      ...(strange.length === 0 ? [] : [note(say('papers.script.strange', { words: strange.join(', ') }))]),
      {
        kind: 'table', caption: say('papers.script.log'), columns,
        header: [['no', 'day', 'hour', 'reader'].map((name) => cell(say(`papers.script.column.${name}`)))],
        rows: Array.from({ length: 4 }, (_, at) => [cell(String(at + 1)), cell(''), cell(''), cell('')]),
      },
      ...lines.map(plain),
    ],
  }, say)
}

/** The notice as it is read out, a line a paragraph. No figure is left in it. */
export function spokenNotice(source: GatheringPaperSource, say: Say): string[] {
  const { issuer, gathering, matters, clusters } = source
  const said = (key: string, params = {}) => say(`hamlet-papers.script.${key}`, params)
  const hamlet = lower(issuer.hamlet)
  const at = (of: Pick<typeof gathering, 'heldOn' | 'startsAt' | 'place'>) => ({ hour: of.startsAt ? `${Number(of.startsAt.slice(0, 2))}:${of.startsAt.slice(3)}` : '', date: shortDate(of.heldOn), place: of.place })
  const when = (of: Pick<typeof gathering, 'heldOn' | 'startsAt' | 'place'>, key: string, params = {}) => said(of.startsAt ? key : `${key}-day`, { ...at(of), ...params })
  const text = [
    said('greeting', { hamlet }), said('opening', { convenor: convenorText(source, say), hamlet, commune: lower(communeText(issuer, say)) }),
    ...(clusters.length > 0 ? clusters.map((each) => when(each, 'cluster', { cluster: each.cluster })) : [when(gathering, 'when')]),
    said(matters.length === 1 ? 'matter' : 'matters', { count: matters.length }),
    ...matters.map(({ matter }, number) => {
      const value = valueText(matter, say)
      const title = value ? said('with-value', { title: matter.title, value }) : matter.title
      return matters.length === 1 ? title : said('matter-of', { number: number + 1, title: lower(title) })
    }),
    said('representative'), said(matters.some(({ matter }) => papersNeeded(matter.item)) ? 'papers' : 'come'), said('thanks'),
  ]
  return text.map(speakVietnamese).filter((line) => line !== '').map((line) => (/[.!?:;]$/.test(line) ? line : `${line}.`))
}

/**
 * An invitation for each household, several on a sheet. The code on it opens the household's line on the attendance list for who keeps it.
 *
 * @law 59/2023/NĐ-CP Đ3.3
 */
export function composeInvitations(source: GatheringPaperSource & { readonly guests: readonly PaperHousehold[]; readonly addressOf: (number: number) => string }, say: Say): SlipSheet {
  const { issuer, gathering, matters, clusters, guests, addressOf } = source
  const said = (key: string, params = {}) => say(`hamlet-papers.invitation.${key}`, params)
  const where: SlipLine[] = clusters.length > 0
    ? clusters.map((each) => ({ kind: 'text', text: said('cluster', { cluster: each.cluster, when: whenText(each, say), place: each.place }) }))
    : [{ kind: 'text', text: said('when', { when: whenText(gathering, say), date: longDate(gathering.heldOn) }) }, { kind: 'text', text: said('where', { place: gathering.place || DOTS }) }]
  return {
    meta: { language: 'vi', title: `${said('title')} ${lower(say('hamlet-papers.notice.subject'))}`, author: issuer.hamlet, created: gathering.noticedOn ?? source.made },
    slips: guests.map(({ number, name, address }) => ({
      head: [communeText(issuer, say), issuer.hamlet], title: said('title'),
      lines: [
        { kind: 'strong', text: said('to', { name, number }) }, ...(address ? [{ kind: 'text', text: said('address', { address }) } as const] : []),
        { kind: 'text', text: said('invites', { convenor: convenorText(source, say) }) }, ...where,
        { kind: 'text', text: said('agenda', { matters: matters.map(({ matter }) => matter.title).join('; ') }) },
      ],
      qr: { text: addressOf(number), alt: said('qr-alt', { number }) },
      foot: [said('bring')], signature: { capacity: convenorSigns(issuer, gathering, say).capacity.at(-1)!, name: gathering.convenorName },
    })),
  }
}
