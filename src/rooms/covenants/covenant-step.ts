import { addDays, type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { judgeAdoption } from './adoption.ts'
import { type CovenantTerms, postedUntilAtLeast } from './clocks.ts'
import type { CovenantAct, CovenantActName, CovenantState, Drafter } from './records.ts'
import type { CovenantStanding } from './standing.ts'

/** From this day covenants are under Decree 61; before it a district may have recognised one. @law 61/2023/NĐ-CP Đ25.2 */
export const DECREE_FROM = '2023-08-16' as CalendarDate

/** The states in which an act can be done; those that begin a covenant have none. */
export const ACT_STATES: Readonly<Record<CovenantActName, readonly CovenantState[]>> = {
  propose: [],
  enrol: [],
  team: ['proposed', 'drafting'],
  text: ['drafting', 'recognised'],
  post: ['drafting', 'posted'],
  redraft: ['posted', 'not-adopted', 'adopted', 'refused'],
  adopt: ['posted', 'not-adopted'],
  submit: ['adopted', 'submitted'],
  receive: ['submitted'],
  recognise: ['submitted'],
  refuse: ['submitted'],
  deliver: ['recognised', 'suspended'],
  publish: ['recognised', 'suspended'],
  report: ['recognised', 'suspended'],
  answer: ['recognised', 'suspended'],
  suspend: ['recognised'],
  annul: ['recognised', 'suspended'],
  replace: ['recognised', 'suspended'],
  review: ['recognised', 'suspended'],
  check: ['recognised', 'suspended'],
  drop: ['proposed', 'drafting', 'posted', 'not-adopted', 'adopted', 'refused'],
}

/** What a team of a hamlet of an ethnic minority lacks. @law 61/2023/NĐ-CP Đ8.2 */
export function teamLacks(team: readonly Drafter[], ethnicMinority: boolean): ('members' | 'elder' | 'speaker')[] {
  if (team.length === 0) return ['members']
  return ethnicMinority ? (['elder', 'speaker'] as const).filter((role) => !team.some((each) => each.role === role)) : []
}

/** Whether citizens' proposal goes before the community: a tenth of all households, or the work board finds it useful. @law 61/2023/NĐ-CP Đ7.3 */
export function proposalGoesOn(consents: number, households: number, usefulWhy: string, boardAgrees: boolean): boolean {
  return 10 * consents >= households || (usefulWhy !== '' && boardAgrees)
}

/**
 * What an act makes of a covenant.
 *
 * Refuses `covenants.wrong-state`, `covenants.before-last-act`, and by the act: `agreement-needed`, `too-few-consents`,
 * `consents-of-households`, `district-until-decree`, `number-needed`, `team-lacks-members`, `team-lacks-elder`, `team-lacks-speaker`,
 * `no-text`, `posted-too-short`, `places-needed`, `forms-needed`, `reason-needed`, `adopted-too-early`, `ballot-needs-failed-meeting`,
 * those of `judgeAdoption`, `signers-needed`, `lacking-needed`, `file-not-complete`, `delivered-already`, `no-report`, `report-open`,
 * `wrong-ground`, `articles-needed`, `until-before`, `term-runs`, `not-suspended-so`, `repeat-first`.
 *
 * @law 61/2023/NĐ-CP Đ7, Đ8, Đ9, Đ10, Đ11, Đ12, Đ13, Đ14, Đ15
 */
export function covenantStep(before: CovenantStanding | undefined, act: CovenantAct, terms: CovenantTerms, ethnicMinority = before?.ethnicMinority ?? false): Result<CovenantStanding> {
  if (act.act === 'propose' || act.act === 'enrol') return before ? wrongState(before, act.act) : begin(act, ethnicMinority)
  if (!before || !ACT_STATES[act.act].includes(before.state)) return wrongState(before, act.act)
  if (act.on < before.lastOn) return refuse({ code: 'covenants.before-last-act', field: 'on', date: shortDate(before.lastOn) })
  const step = perform({ ...before, lastOn: act.on }, act, terms)
  return step
}

function wrongState(before: CovenantStanding | undefined, act: CovenantActName) {
  return refuse({ code: 'covenants.wrong-state', act, state: before?.state ?? 'proposed' })
}

function begin(act: Extract<CovenantAct, { act: 'propose' | 'enrol' }>, ethnicMinority: boolean): Result<CovenantStanding> {
  const blank: CovenantStanding = {
    state: 'proposed', ethnicMinority, lastOn: act.on, version: 0, team: [], posting: undefined, vote: undefined, submission: undefined, receivedOn: undefined, lacking: '',
    recognition: undefined, refusal: undefined, deliveredOn: undefined, published: undefined, report: undefined, suspension: undefined, annulledArticles: [],
    annulment: undefined, replacedBy: undefined, reviewedOn: undefined, checkedOn: undefined, why: '',
  }
  if (act.act === 'enrol') {
    if (act.number === '') return needed('number')
    if (act.by === 'district' && act.on >= DECREE_FROM) return refuse({ code: 'covenants.district-until-decree', field: 'by', date: shortDate(addDays(DECREE_FROM, -1)) })
    return accept({ ...blank, state: 'recognised', recognition: { on: act.on, number: act.number }, deliveredOn: act.on })
  }
  if (act.by === 'head') return act.agreed ? accept(blank) : refuse({ code: 'covenants.agreement-needed', field: 'agreed' })
  if (act.households < 1 || act.consents < 0 || act.consents > act.households) return refuse({ code: 'covenants.consents-of-households', field: 'consents' })
  if (proposalGoesOn(act.consents, act.households, act.usefulWhy, act.agreed)) return accept(blank)
  return refuse({ code: 'covenants.too-few-consents', field: 'consents', needed: Math.ceil(act.households / 10), consents: act.consents })
}

function needed(field: 'number' | 'reason' | 'places' | 'forms') {
  return refuse({ code: `covenants.${field}-needed`, field: field === 'reason' ? 'reason' : field })
}

function perform(now: CovenantStanding, act: Exclude<CovenantAct, { act: 'propose' | 'enrol' }>, terms: CovenantTerms): Result<CovenantStanding> {
  switch (act.act) {
    case 'team':
      return act.members.length === 0 ? refuse({ code: 'covenants.team-lacks-members', field: 'members' }) : accept({ ...now, state: 'drafting', team: act.members })
    case 'text':
      // What was enrolled as recognised is written down once; all else changes only while it is drafted.
      if (now.state === 'recognised' && now.version > 0) return wrongState(now, act.act)
      return accept({ ...now, version: act.version })
    case 'post':
      return post(now, act, terms)
    case 'redraft':
      return act.why === '' ? refuse({ code: 'covenants.why-needed', field: 'why' }) : accept({ ...now, state: 'drafting', posting: undefined, vote: undefined, submission: undefined, receivedOn: undefined, lacking: '' })
    case 'adopt':
      return adopt(now, act)
    case 'submit': {
      const lacks = teamFault(now)
      if (lacks) return lacks
      if (act.head === '' || act.board === '' || act.households.filter(Boolean).length < 2) return refuse({ code: 'covenants.signers-needed', field: 'head' })
      return accept({ ...now, state: 'submitted', submission: act, receivedOn: undefined, lacking: '' })
    }
    case 'receive':
      if (!act.complete && act.lacking === '') return refuse({ code: 'covenants.lacking-needed', field: 'lacking' })
      return accept({ ...now, receivedOn: act.complete ? (now.receivedOn ?? act.on) : undefined, lacking: act.complete ? '' : act.lacking })
    case 'recognise':
      if (now.receivedOn === undefined) return refuse({ code: 'covenants.file-not-complete' })
      return act.number === '' ? needed('number') : accept({ ...now, state: 'recognised', recognition: { on: act.on, number: act.number } })
    case 'refuse':
      if (act.number === '') return needed('number')
      return act.reason === '' ? needed('reason') : accept({ ...now, state: 'refused', refusal: act })
    case 'deliver':
      return now.deliveredOn === undefined ? accept({ ...now, deliveredOn: act.on }) : refuse({ code: 'covenants.delivered-already' })
    case 'publish':
      if (act.places === '') return needed('places')
      return act.forms.length === 0 ? needed('forms') : accept({ ...now, published: act })
    case 'report':
      if (now.report) return refuse({ code: 'covenants.report-open' })
      return act.says === '' ? refuse({ code: 'covenants.says-needed', field: 'says' }) : accept({ ...now, report: act })
    case 'answer':
      if (!now.report) return refuse({ code: 'covenants.no-report' })
      if (act.number === '') return needed('number')
      return act.reason === '' ? needed('reason') : accept({ ...now, report: undefined })
    case 'suspend':
      return suspend(now, act, terms)
    case 'annul':
      return annul(now, act, terms)
    case 'replace':
      return accept({ ...now, state: 'replaced', replacedBy: act, report: undefined, suspension: undefined })
    case 'review':
      return act.says === '' ? refuse({ code: 'covenants.says-needed', field: 'says' }) : accept({ ...now, reviewedOn: act.on })
    case 'check':
      return act.says === '' ? refuse({ code: 'covenants.says-needed', field: 'says' }) : accept({ ...now, checkedOn: act.on })
    case 'drop':
      return act.why === '' ? refuse({ code: 'covenants.why-needed', field: 'why' }) : accept({ ...now, state: 'dropped', why: act.why })
  }
}

function teamFault({ team, ethnicMinority }: CovenantStanding): Result<never> | undefined {
  const [lack] = teamLacks(team, ethnicMinority)
  return lack && refuse({ code: `covenants.team-lacks-${lack}`, field: 'members' })
}

function post(now: CovenantStanding, act: Extract<CovenantAct, { act: 'post' }>, terms: CovenantTerms): Result<CovenantStanding> {
  if (now.version === 0) return refuse({ code: 'covenants.no-text' })
  const lacks = teamFault(now)
  if (lacks) return lacks
  const least = postedUntilAtLeast(act.on, terms)
  if (act.until < least) return refuse({ code: 'covenants.posted-too-short', field: 'until', date: shortDate(least), days: terms.rules.clocks.posted.count })
  if (act.places === '') return needed('places')
  return act.forms.length === 0 ? needed('forms') : accept({ ...now, state: 'posted', posting: act })
}

function adopt(now: CovenantStanding, act: Extract<CovenantAct, { act: 'adopt' }>): Result<CovenantStanding> {
  const { until } = now.posting!
  if (act.on < until) return refuse({ code: 'covenants.adopted-too-early', field: 'on', date: shortDate(until) })
  if (act.method === 'ballot' && (act.failedMeeting === undefined || act.failedMeeting < until || act.failedMeeting > act.on)) {
    return refuse({ code: 'covenants.ballot-needs-failed-meeting', field: 'failedMeeting', date: shortDate(until) })
  }
  const judged = judgeAdoption(act.method, act)
  if (!judged.ok) return judged
  return accept({ ...now, state: judged.value.adopted ? 'adopted' : 'not-adopted', vote: { ...act, ...judged.value } })
}

function suspend(now: CovenantStanding, act: Extract<CovenantAct, { act: 'suspend' }>, { rules }: CovenantTerms): Result<CovenantStanding> {
  const ground = rules.grounds[act.ground]
  if (!now.report) return refuse({ code: 'covenants.no-report' })
  if (ground.act !== 'suspend') return refuse({ code: 'covenants.wrong-ground', field: 'ground' })
  if (ground.extent === 'part' && act.articles.length === 0) return refuse({ code: 'covenants.articles-needed', field: 'articles' })
  if (act.number === '') return needed('number')
  if (act.reason === '') return needed('reason')
  if (act.until <= act.on) return refuse({ code: 'covenants.until-before', field: 'until', date: shortDate(act.on) })
  return accept({ ...now, state: 'suspended', report: undefined, suspension: { ...act, extent: ground.extent } })
}

function annul(now: CovenantStanding, act: Extract<CovenantAct, { act: 'annul' }>, { rules }: CovenantTerms): Result<CovenantStanding> {
  const ground = rules.grounds[act.ground]
  if (!now.report) return refuse({ code: 'covenants.no-report' })
  if (ground.act !== 'annul') return refuse({ code: 'covenants.wrong-ground', field: 'ground' })
  if (ground.needs === 'not-repeated' && !act.notRepeated) return refuse({ code: 'covenants.repeat-first', field: 'notRepeated' })
  if (ground.needs === 'term-of-whole' || ground.needs === 'term-of-part') {
    const extent = ground.needs === 'term-of-whole' ? 'whole' : 'part'
    if (now.suspension?.extent !== extent) return refuse({ code: 'covenants.not-suspended-so', field: 'ground' })
    if (act.on <= now.suspension.until) return refuse({ code: 'covenants.term-runs', field: 'on', date: shortDate(now.suspension.until) })
  }
  if (ground.extent === 'part' && act.articles.length === 0) return refuse({ code: 'covenants.articles-needed', field: 'articles' })
  if (act.number === '') return needed('number')
  if (act.reason === '') return needed('reason')
  const annulment = { on: act.on, ground: act.ground, reason: act.reason, number: act.number }
  if (ground.extent === 'whole') return accept({ ...now, state: 'annulled', report: undefined, suspension: undefined, annulment })
  const annulledArticles = [...new Set([...now.annulledArticles, ...act.articles])].toSorted((a, b) => a - b)
  return accept({ ...now, state: 'recognised', report: undefined, suspension: undefined, annulledArticles, annulment })
}

/** What all acts come to, from the first. Refuses as the first act that could not be done. */
export function covenantStanding(acts: readonly CovenantAct[], terms: CovenantTerms, ethnicMinority: boolean): Result<CovenantStanding | undefined> {
  let standing: CovenantStanding | undefined
  for (const act of acts) {
    const step = covenantStep(standing, act, terms, ethnicMinority)
    if (!step.ok) return step
    standing = step.value
  }
  return accept(standing)
}
