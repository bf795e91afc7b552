import { type CalendarDate, longDate, shortDate } from '#foundation/calendar-date.ts'
import type { AdministrativeDocument, Block, Paragraph, Signature } from '#documents/tree.ts'
import type { Say } from '#rooms/indicators/index.ts'
import type { CovenantAct, CovenantArticle } from './records.ts'
import type { CovenantStanding } from './standing.ts'

/** The commune in whose name, or to which, a paper is written. */
export type CovenantIssuer = { readonly name: string; readonly kind: string; readonly placeName: string }

export type CovenantPaperSource = {
  readonly record: { readonly title: string; readonly called: 'huong-uoc' | 'quy-uoc' | 'other'; readonly standing: CovenantStanding; readonly acts: readonly CovenantAct[] }
  readonly issuer: CovenantIssuer
  readonly hamlet: string
  /** `thon` or `to-dan-pho`. */
  readonly hamletKind: string
  readonly articles: readonly CovenantArticle[]
  readonly made: CalendarDate
}

export const COVENANT_PAPERS = ['van-ban', 'mau-01', 'mau-02', 'mau-03', 'mau-04', 'mau-05'] as const
export type CovenantPaper = (typeof COVENANT_PAPERS)[number]

const DOTS = '…………'

/**
 * The text of a covenant, and the papers that Decree 61 names forms 01 to 05 for: the contents that its articles demand, in a layout of
 * the house. Undefined where there is nothing yet to write of.
 *
 * @law 61/2023/NĐ-CP Đ6.1, Đ11.3, Đ11.4, Đ12.3, Đ14.4; 30/2020/NĐ-CP Đ8
 */
export function composeCovenantPaper(which: CovenantPaper, source: CovenantPaperSource, say: Say): AdministrativeDocument | undefined {
  const { record: { standing, acts } } = source
  switch (which) {
    case 'van-ban':
      return source.articles.length === 0 ? undefined : covenantText(source, say)
    case 'mau-01':
      return standing.vote?.adopted ? request(source, say) : undefined
    case 'mau-02':
      return standing.vote && minutes(source, standing.vote, say)
    case 'mau-03':
      return standing.receivedOn && recognition(source, say)
    case 'mau-04': {
      const act = acts.findLast((each) => each.act === 'suspend')
      return act && suspension(source, act, say)
    }
    case 'mau-05': {
      const act = acts.findLast((each) => each.act === 'annul')
      return act && annulment(source, act, say)
    }
  }
}

function plain(text: string): Paragraph {
  return { kind: 'paragraph', runs: [{ kind: 'text', text }] }
}

function basis(text: string): Paragraph {
  return { ...plain(text), style: 'basis' }
}

function lower(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}

/** `Trưởng thôn`, `Tổ trưởng tổ dân phố`. */
function headOf({ hamletKind }: Pick<CovenantPaperSource, 'hamletKind'>, say: Say): string {
  return say(hamletKind === 'to-dan-pho' ? 'hamlet-papers.head.to-dan-pho' : 'hamlet-papers.head.thon')
}

type Head = { readonly paper: CovenantPaper; readonly subject: string; readonly dated: CalendarDate | undefined; readonly number: string; readonly signatures: readonly Signature[]; readonly body: readonly Block[]; readonly addressees?: readonly string[]; readonly recipients?: boolean }

/** The frame: in the name of the hamlet for its own papers, of the people's committee for decisions. */
function frame({ issuer, hamlet, made }: CovenantPaperSource, head: Head, say: Say): AdministrativeDocument {
  const ofCommune = head.paper === 'mau-03' || head.paper === 'mau-04' || head.paper === 'mau-05'
  const commune = say(`places.name.${issuer.kind}`, { name: issuer.name })
  const committee = say('papers.committee', { unit: lower(commune) })
  const agency = ofCommune ? committee : hamlet
  const [number = '', ...rest] = head.number.split('/')
  const typeName = head.paper === 'van-ban' ? undefined : say(`covenants.paper-type.${head.paper}`)
  return {
    meta: { language: 'vi', title: [typeName, head.subject].filter(Boolean).join(' '), author: agency, created: head.dated ?? made },
    ...(ofCommune ? {} : { parentAgency: commune }),
    agency,
    number: ofCommune ? (/^\d+$/.test(number) ? { number: Number(number), symbol: rest.join('/') || say('covenants.symbol') } : { symbol: say('covenants.symbol') }) : { symbol: '' },
    placeAndDate: { place: issuer.placeName, ...(head.dated ? { date: head.dated } : {}) },
    ...(typeName === undefined ? {} : { typeName }),
    subject: head.subject,
    ...(head.addressees ? { addressees: head.addressees } : {}),
    body: head.body,
    signatures: head.signatures,
    ...(head.recipients === false ? {} : { recipients: { to: say(ofCommune ? 'covenants.recipients-of-decision' : 'covenants.recipients-of-hamlet').split('; '), filed: say('papers.filed') } }),
  }
}

const committeeSigns = (say: Say): Signature[] => [{ capacity: [say('papers.on-behalf'), say('papers.chair')] }]

function hamletSigns(source: CovenantPaperSource, say: Say): Signature[] {
  const { submission } = source.record.standing
  const signer = (capacity: string, name: string | undefined): Signature => ({ capacity: [capacity], ...(name ? { name } : {}) })
  return [signer(say('covenants.signs.board'), submission?.board), signer(headOf(source, say), submission?.head)]
}

function articlesOf(articles: readonly CovenantArticle[], say: Say): Block[] {
  return articles.flatMap(({ position, heading, text }): Block[] => [
    { kind: 'heading', level: 3, text: say('covenants.article-headed', { article: position, heading }) },
    ...text.split(/\n+/).filter((line) => line.trim() !== '').map(plain),
  ])
}

function covenantText(source: CovenantPaperSource, say: Say): AdministrativeDocument {
  const { record, articles } = source
  const hamlet = lower(source.hamlet)
  const households = record.standing.submission?.households ?? []
  return frame(source, {
    paper: 'van-ban', subject: record.title, dated: record.standing.vote?.on, number: '', recipients: false, signatures: hamletSigns(source, say),
    body: [...articlesOf(articles, say), plain(say('covenants.doc.households', { hamlet, first: households[0] ?? DOTS, second: households[1] ?? DOTS }))],
  }, say)
}

function request(source: CovenantPaperSource, say: Say): AdministrativeDocument {
  const { record, issuer } = source
  const hamlet = lower(source.hamlet)
  const { vote, posting } = record.standing
  const committee = say('papers.committee', { unit: lower(say(`places.name.${issuer.kind}`, { name: issuer.name })) })
  return frame(source, {
    paper: 'mau-01', subject: say('covenants.doc.request-subject', { title: record.title }), dated: record.standing.submission?.on, number: '', addressees: [committee],
    signatures: [{ capacity: [headOf(source, say)], ...(record.standing.submission ? { name: record.standing.submission.head } : {}) }],
    body: [
      basis(say('covenants.doc.basis-law')), basis(say('covenants.doc.basis-decree')),
      plain(say('covenants.doc.request-posted', { from: posting ? shortDate(posting.on) : DOTS, until: posting ? shortDate(posting.until) : DOTS, places: posting?.places ?? DOTS })),
      plain(say('covenants.doc.request-adopted', { hamlet, date: shortDate(vote!.on), method: lower(say(`covenants.method.${vote!.method}`)), inFavour: vote!.inFavour, all: vote!.all, title: record.title })),
      plain(say('covenants.doc.request-asks', { committee })), plain(say('covenants.doc.request-file')),
    ],
  }, say)
}

function minutes(source: CovenantPaperSource, vote: NonNullable<CovenantStanding['vote']>, say: Say): AdministrativeDocument {
  const { record } = source
  const hamlet = lower(source.hamlet)
  const row = (key: string, value: string) => [{ runs: [{ kind: 'text' as const, text: say(`covenants.doc.row.${key}`) }] }, { runs: [{ kind: 'text' as const, text: value }] }]
  return frame(source, {
    paper: 'mau-02', subject: say('covenants.doc.minutes-subject', { title: record.title }), dated: vote.on, number: '', recipients: false, signatures: hamletSigns(source, say),
    body: [
      plain(say('covenants.doc.minutes-opening', { date: longDate(vote.on), hamlet, method: lower(say(`covenants.method.${vote.method}`)), title: record.title })),
      ...(vote.failedMeeting ? [plain(say('covenants.doc.minutes-failed', { date: shortDate(vote.failedMeeting) }))] : []),
      {
        kind: 'table', header: [], columns: [{ width: 70 }, { width: 30, align: 'right' }],
        rows: [
          row('all', String(vote.all)), row(vote.method === 'meeting' ? 'present' : 'returned', String(vote.present)), row('absent', String(vote.all - vote.present)), row('in-favour', String(vote.inFavour)),
          row('against', String(vote.against)), row('other', String(vote.other)), row('needed', String(vote.needed)),
        ],
      },
      plain(say(vote.adopted ? 'covenants.doc.minutes-passed' : 'covenants.doc.minutes-failed-vote', { inFavour: vote.inFavour, all: vote.all })),
      plain(say('covenants.doc.minutes-end', { first: record.standing.submission?.households[0] ?? DOTS, second: record.standing.submission?.households[1] ?? DOTS })),
    ],
  }, say)
}

function decided(text: string): Paragraph {
  return { kind: 'paragraph', style: 'centred', runs: [{ kind: 'text', text, bold: true }] }
}

function recognition(source: CovenantPaperSource, say: Say): AdministrativeDocument {
  const { record } = source
  const hamlet = lower(source.hamlet)
  const { recognition: known, submission } = record.standing
  return frame(source, {
    paper: 'mau-03', subject: say('covenants.doc.recognise-subject', { title: record.title }), dated: known?.on, number: known?.number ?? '', signatures: committeeSigns(say),
    body: [
      basis(say('covenants.doc.basis-law')), basis(say('covenants.doc.basis-decree')), basis(say('covenants.doc.basis-request', { hamlet, date: submission ? shortDate(submission.on) : DOTS })),
      decided(say('covenants.doc.decides')), plain(say('covenants.doc.recognise-1', { title: record.title, hamlet })), plain(say('covenants.doc.recognise-2')), plain(say('covenants.doc.recognise-3', { hamlet, head: headOf(source, say) })),
    ],
  }, say)
}

function suspension(source: CovenantPaperSource, act: Extract<CovenantAct, { act: 'suspend' }>, say: Say): AdministrativeDocument {
  const { record } = source
  const hamlet = lower(source.hamlet)
  const part = act.ground !== 'procedure'
  const params = { title: record.title, hamlet, articles: act.articles.join(', '), reason: act.reason, until: shortDate(act.until) }
  return frame(source, {
    paper: 'mau-04', subject: say('covenants.doc.suspend-subject', params), dated: act.on, number: act.number, signatures: committeeSigns(say),
    body: [
      basis(say('covenants.doc.basis-law')), basis(say('covenants.doc.basis-decree')), decided(say('covenants.doc.decides')), plain(say(part ? 'covenants.doc.suspend-part' : 'covenants.doc.suspend-whole', params)),
      plain(say('covenants.doc.because', params)), plain(say(part ? 'covenants.doc.suspend-cure-part' : 'covenants.doc.suspend-cure-whole', params)), plain(say('covenants.doc.suspend-from', { ...params, head: headOf(source, say) })),
    ],
  }, say)
}

function annulment(source: CovenantPaperSource, act: Extract<CovenantAct, { act: 'annul' }>, say: Say): AdministrativeDocument {
  const { record } = source
  const hamlet = lower(source.hamlet)
  const params = { title: record.title, hamlet, articles: act.articles.join(', '), reason: act.reason }
  return frame(source, {
    paper: 'mau-05', subject: say('covenants.doc.annul-subject', params), dated: act.on, number: act.number, signatures: committeeSigns(say),
    body: [
      basis(say('covenants.doc.basis-law')), basis(say('covenants.doc.basis-decree')), decided(say('covenants.doc.decides')), plain(say(act.ground === 'term-part' ? 'covenants.doc.annul-part' : 'covenants.doc.annul-whole', params)),
      plain(say('covenants.doc.because', params)), plain(say('covenants.doc.annul-from', { ...params, head: headOf(source, say) })),
    ],
  }, say)
}
