import { shortDate } from '#foundation/calendar-date.ts'
import { speakVietnamese } from '#foundation/spoken-vietnamese.ts'
import type { AdministrativeDocument } from '#documents/tree.ts'
import type { Say } from '#rooms/indicators/index.ts'
import { agendaBlocks, communeText, convenorSigns, hamletPaper, headTitle, lower, note, plain, sections, spanText, teamTable, thresholdText, valueText } from './compose-hamlet-paper.ts'
import type { GatheringPaperSource } from './paper-source.ts'

/**
 * The notice of a household ballot or an online vote: on what, until when, how, and what it must reach. The decree names no form for it.
 *
 * @law 59/2023/NĐ-CP Đ4.4, Đ5.3
 */
export function composeVoteNotice(source: GatheringPaperSource & { readonly address: string }, say: Say): AdministrativeDocument {
  const { issuer, gathering, matters, households, address } = source
  const { kind } = gathering
  const hamlet = lower(issuer.hamlet)
  const said = (key: string, params = {}) => plain(say(`hamlet-papers.vote-notice.${key}`, params))
  return hamletPaper(issuer, {
    type: say('hamlet-papers.type.notice'), subject: say(`hamlet-papers.vote-notice.subject.${kind}`), made: source.made, dated: gathering.noticedOn,
    signatures: [convenorSigns(issuer, gathering, say)],
    recipients: { to: say('hamlet-papers.notice.recipients').split('; '), filed: hamlet },
    body: [
      said(`opening.${kind}`, { head: headTitle(issuer, say), hamlet }),
      ...sections([
        [say('hamlet-papers.section.agenda'), [...agendaBlocks(matters, say), ...matters.map((line) => note(thresholdText(line, households, say)))]],
        [say('hamlet-papers.section.ballot-when'), [said('when', { span: spanText(gathering, say) })]],
        [say('hamlet-papers.section.ballot-who'), [said('who', { households, hamlet }), said(`how.${kind}`)]],
        [say('hamlet-papers.section.ballot-team'), [teamTable(gathering, 'team', say)]],
      ]),
      said('asks'),
      { kind: 'qr', text: address, size: 26, caption: say('hamlet-papers.notice.scan', { address: address.replace(/^https?:\/\//, '') }), alt: say('hamlet-papers.notice.qr-alt', { address }) },
    ],
  }, say)
}

/** The same as it is read out over the loudspeakers, a line a paragraph. No figure is left in it. */
export function spokenVoteNotice({ issuer, gathering, matters }: GatheringPaperSource, say: Say): string[] {
  const said = (key: string, params = {}) => say(`hamlet-papers.${key}`, params)
  const { kind, heldOn, endsOn = heldOn } = gathering
  const hamlet = lower(issuer.hamlet)
  const text = [
    said('script.greeting', { hamlet }), said(`vote-notice.spoken.${kind}`, { head: headTitle(issuer, say), hamlet, commune: lower(communeText(issuer, say)) }),
    said('vote-notice.spoken-when', { from: shortDate(heldOn), until: shortDate(endsOn) }),
    said(matters.length === 1 ? 'vote-notice.spoken-matter' : 'vote-notice.spoken-matters', { count: matters.length }),
    ...matters.map(({ matter }, number) => {
      const value = valueText(matter, say)
      const title = value ? said('script.with-value', { title: matter.title, value }) : matter.title
      return matters.length === 1 ? title : said('script.matter-of', { number: number + 1, title: lower(title) })
    }),
    said(`vote-notice.how.${kind}`), said('script.thanks'),
  ]
  return text.map(speakVietnamese).filter((line) => line !== '').map((line) => (/[.!?:;]$/.test(line) ? line : `${line}.`))
}
