import type { CalendarDate } from '#foundation/calendar-date.ts'
import { accept, type Refusal, type Result } from '#foundation/result.ts'
import { refusalPage, seeOther } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { once } from '#web/once.ts'
import { type FormInput, readForm } from '#web/read-form.ts'
import { parseTypedDate } from '#web/typed-date.ts'
import { visitOf } from '#web/visit.ts'
import type { Tx } from '#storage/transaction.ts'
import type { DocumentKind, TeamMember } from '../../records.ts'
import { beginCount, closeVote, type IssuedSlip, issueSlips, openVote, prepareVote, reissueSlip } from '../../store/votes/index.ts'
import { problemOf } from '../in-words.ts'
import { codesPage } from './codes-page.tsx'
import { handOf } from './keeper.ts'
import { votePath } from './paths.ts'
import { TEAM_PLACES } from './vote-forms.tsx'
import { showVote } from './vote-page.tsx'

type Asked = { readonly gatheringId: string; readonly revision: number }
type Act<T> = (tx: Tx, form: FormInput, asked: Asked) => Promise<Result<T>>

/** Carries a form of the page out once; a refusal is shown on the page again, with what was typed. */
async function take<T>(c: PageContext, house: House, act: Act<T>, done: (value: T | undefined) => Response | Promise<Response>): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const gatheringId = c.req.param('id') ?? ''
  const carried = await once(c, house, form.value, (tx) => act(tx, form.value, { gatheringId, revision: Number(form.value.text('revision')) }))
  return carried.ok ? done(carried.value) : again(c, house, form.value, carried.refusal)
}

function again(c: PageContext, house: House, form: FormInput, refusal: Refusal): Promise<Response> {
  if (/\.(not-found|not-yours|stale|gathering-wrong-state)$/.test(refusal.code)) return refusalPage(c, refusal)
  return showVote(c, house, [problemOf(refusal, visitOf(c).w)], Object.fromEntries(form.entries()))
}

const back = (c: PageContext): string => votePath(c.req.param('id') ?? '')

export function takePreparation(c: PageContext, house: House): Promise<Response> {
  return take(c, house, async (tx, form, asked) => {
    const days: Partial<Record<'planIssuedOn' | 'planSentOn' | 'noticedOn', CalendarDate>> = {}
    for (const field of ['planIssuedOn', 'planSentOn', 'noticedOn'] as const) {
      if (form.text(field) === '') continue
      const day = parseTypedDate(form.text(field))
      if (!day.ok) return { ok: false, refusal: { ...day.refusal, field } }
      days[field] = day.value
    }
    const { planIssuedOn, planSentOn, noticedOn } = days
    return prepareVote(tx, handOf(c), { ...asked, plan: form.text('plan'), planIssuedOn, planSentOn, noticedOn, team: teamOf(form) }, visitOf(c).now)
  }, () => seeOther(c, back(c), 'votes.prepared'))
}

function teamOf(form: FormInput): TeamMember[] {
  return Array.from({ length: TEAM_PLACES }, (_, at): TeamMember => ({
    name: form.text(`member-${at}`), role: at === 0 ? 'head' : 'member', from: form.text(`from-${at}`) as TeamMember['from'],
  })).filter(({ name }) => name !== '')
}

export function takeOpening(c: PageContext, house: House): Promise<Response> {
  return take(c, house, (tx, _form, asked) => openVote(tx, handOf(c), asked, visitOf(c).now), () => seeOther(c, back(c), 'votes.opened'))
}

/** The codes are answered at once and nowhere kept: a page that is fetched again does not have them. */
export function takeIssue(c: PageContext, house: House): Promise<Response> {
  return take<readonly IssuedSlip[]>(c, house, (tx, _form, { gatheringId }) => issueSlips(tx, handOf(c), { gatheringId }, visitOf(c).now), (slips) => showCodes(c, house, slips))
}

export function takeReissue(c: PageContext, house: House): Promise<Response> {
  return take<readonly IssuedSlip[]>(c, house, async (tx, form, { gatheringId }) => {
    const slip = await reissueSlip(tx, handOf(c), { gatheringId, householdId: form.text('household'), why: form.text('why') }, visitOf(c).now)
    return slip.ok ? accept([slip.value]) : slip
  }, (slips) => showCodes(c, house, slips))
}

function showCodes(c: PageContext, house: House, slips: readonly IssuedSlip[] | undefined): Response | Promise<Response> {
  return slips ? codesPage(c, house, slips) : seeOther(c, back(c), 'votes.codes-gone')
}

export function takeBeginCount(c: PageContext, house: House): Promise<Response> {
  return take(c, house, (tx, form, asked) => {
    const collected = /^\d{1,6}$/.test(form.text('collected')) ? Number(form.text('collected')) : Number.NaN
    return beginCount(tx, handOf(c), { ...asked, witnesses: [form.text('witness-1'), form.text('witness-2')], collected }, visitOf(c).now)
  }, () => seeOther(c, back(c), 'votes.count-begun'))
}

export function takeClose(c: PageContext, house: House): Promise<Response> {
  return take(c, house, (tx, form, asked) => {
    const signers = form.text('signers').split('\n').map((name) => name.trim()).filter((name) => name !== '')
    return closeVote(tx, handOf(c), { ...asked, signers, documentKind: form.text('documentKind') as DocumentKind }, visitOf(c).now)
  }, () => seeOther(c, back(c), 'votes.closed'))
}
