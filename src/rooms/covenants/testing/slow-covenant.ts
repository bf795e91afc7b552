import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { WorkingDays } from '#foundation/working-days.ts'
import type { CovenantAct, CovenantState } from '../index.ts'

/**
 * The decree once more, the slow way: no standing is kept, every question is answered by reading the whole history of acts again. It
 * shares no code with the rules.
 */
export function slowState(history: readonly CovenantAct[]): CovenantState | undefined {
  for (let at = history.length - 1; at >= 0; at--) {
    const act = history[at]!
    switch (act.act) {
      case 'propose': return 'proposed'
      case 'enrol': case 'recognise': return 'recognised'
      case 'team': case 'redraft': return 'drafting'
      case 'post': return 'posted'
      case 'adopt': return passes(act) ? 'adopted' : 'not-adopted'
      case 'submit': return 'submitted'
      case 'refuse': return 'refused'
      case 'suspend': return 'suspended'
      case 'annul': return act.ground === 'term-part' ? 'recognised' : 'annulled'
      case 'replace': return 'replaced'
      case 'drop': return 'dropped'
      default:
    }
  }
  return undefined
}

/** Counts households one by one. */
function passes(act: Extract<CovenantAct, { act: 'adopt' }>): boolean {
  let lead = 0
  for (let each = 0; each < act.all; each++) lead += each < act.inFavour ? 1 : -1
  let crowd = 0
  for (let each = 0; each < act.all; each++) crowd += each < act.present ? 1 : -1
  return lead > 0 && (act.method === 'ballot' || crowd > 0)
}

const back = <A extends CovenantAct['act']>(history: readonly CovenantAct[], ...names: readonly A[]) =>
  history.findLast((each): each is Extract<CovenantAct, { act: A }> => (names as readonly string[]).includes(each.act))

/** Whether an act may follow the history. */
export function slowMay(history: readonly CovenantAct[], act: CovenantAct, ethnicMinority: boolean, days: WorkingDays): boolean {
  void days
  const state = slowState(history)
  if (state === undefined) {
    if (act.act === 'enrol') return act.number.length > 0 && (act.by === 'commune' || act.on <= '2023-08-15')
    if (act.act !== 'propose') return false
    if (act.by === 'head') return act.agreed
    if (act.households < 1 || act.consents < 0 || act.consents > act.households) return false
    return act.consents / act.households >= 0.1 || (act.usefulWhy.length > 0 && act.agreed)
  }
  if (act.on < history.at(-1)!.on) return false
  const inForce = state === 'recognised' || state === 'suspended'
  const since = (name: CovenantAct['act'], ...after: CovenantAct['act'][]): boolean => {
    const at = history.findLastIndex((each) => each.act === name)
    return at >= 0 && !history.slice(at + 1).some((each) => after.includes(each.act))
  }
  const reported = since('report', 'answer', 'suspend', 'annul')
  const team = back(history, 'team')?.members ?? []
  const has = (role: string): boolean => team.some((each) => each.role === role)
  const teamGood = team.length > 0 && (!ethnicMinority || (has('elder') && has('speaker')))
  switch (act.act) {
    case 'team': return (state === 'proposed' || state === 'drafting') && act.members.length > 0
    case 'text': return state === 'drafting' || (state === 'recognised' && !history.some((each) => each.act === 'text'))
    case 'post': return (state === 'drafting' || state === 'posted') && back(history, 'text') !== undefined && teamGood && apart(act.on, act.until) >= 30 && act.places !== '' && act.forms.length > 0
    case 'redraft': return ['posted', 'not-adopted', 'adopted', 'refused'].includes(state) && act.why !== ''
    case 'adopt': {
      if (state !== 'posted' && state !== 'not-adopted') return false
      const { until } = back(history, 'post')!
      if (act.on < until) return false
      if (act.method === 'ballot' && !(act.failedMeeting && act.failedMeeting >= until && act.failedMeeting <= act.on)) return false
      return act.all > 0 && act.present <= act.all && act.inFavour + act.against + act.other <= act.present
    }
    case 'submit': return (state === 'adopted' || state === 'submitted') && teamGood && act.head !== '' && act.board !== '' && act.households.filter((each) => each !== '').length >= 2
    case 'receive': return state === 'submitted' && (act.complete || act.lacking !== '')
    case 'recognise': return state === 'submitted' && since('receive', 'submit') && back(history, 'receive')!.complete && act.number !== ''
    case 'refuse': return state === 'submitted' && act.number !== '' && act.reason !== ''
    case 'deliver': return inForce && !history.some((each) => each.act === 'deliver' || each.act === 'enrol')
    case 'publish': return inForce && act.places !== '' && act.forms.length > 0
    case 'report': return inForce && !reported && act.says !== ''
    case 'answer': return inForce && reported && act.number !== '' && act.reason !== ''
    case 'suspend':
      return state === 'recognised' && reported && act.number !== '' && act.reason !== '' && act.until > act.on &&
        (act.ground === 'procedure' || ((act.ground === 'purpose' || act.ground === 'harm') && act.articles.length > 0))
    case 'annul': {
      if (!inForce || !reported || act.number === '' || act.reason === '') return false
      if (act.ground === 'unlawful') return true
      if (act.ground === 'share') return act.notRepeated
      const suspension = state === 'suspended' ? back(history, 'suspend') : undefined
      if (!suspension || act.on <= suspension.until) return false
      if (act.ground === 'term-whole') return suspension.ground === 'procedure'
      return act.ground === 'term-part' && suspension.ground !== 'procedure' && act.articles.length > 0
    }
    case 'replace': return inForce
    case 'review': case 'check': return inForce && act.says !== ''
    case 'drop': return ['proposed', 'drafting', 'posted', 'not-adopted', 'adopted', 'refused'].includes(state) && act.why !== ''
    default: return false
  }
}

/** Days between, counted one by one. */
function apart(from: CalendarDate, to: CalendarDate): number {
  let days = 0
  for (let day = Date.parse(`${from}T00:00:00Z`); day < Date.parse(`${to}T00:00:00Z`); day += 86_400_000) days++
  return days
}
