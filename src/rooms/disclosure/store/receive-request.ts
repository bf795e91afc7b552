import { type CalendarDate, dayInVietNam } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { cleanText } from '#foundation/text.ts'
import { SYSTEM_ACTOR } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { informationDeadline } from '../information-clock.ts'
import { requestProblems, type RequestTyped } from '../information-request.ts'
import { findDiscloser } from './find-discloser.ts'
import { noteAct } from './issue-duty.ts'
import { loadWorkingDays } from './load-working-days.ts'
import { newPostingCode } from './posting-code.ts'

export type RequestInput = RequestTyped & {
  /** The number of the page shown once: a form sent twice is one request. */
  readonly requestId: string
  readonly unitId: number
  /** The code of the posting that it is about. */
  readonly posting?: string | undefined
}

export type ReceivedRequest = { readonly requestId: string; readonly code: string; readonly provinceId: number; readonly path: string; readonly due: CalendarDate }

/**
 * Keeps a request from the public. Nothing of the citizen goes into the journal, which forgets nothing. The transaction must be
 * allowed to write at the unit.
 *
 * Refuses `requests.unit-unknown`, `requests.posting-unknown`, and as `requestProblems` and `informationDeadline`.
 *
 * @law 10/2022/QH15 Đ14.2; 01/2026/QH16 Đ23, Đ24
 */
export async function receiveRequest(tx: Tx, input: RequestInput, now: Date): Promise<Result<ReceivedRequest>> {
  const today = dayInVietNam(now)
  const unit = await findDiscloser(tx, input.unitId, today)
  if (!unit) return refuse({ code: 'requests.unit-unknown', field: 'unit' })
  const [problem] = requestProblems(input)
  if (problem) return refuse({ ...problem.refusal, field: problem.field })
  const posting = input.posting === undefined ? undefined : await tx.selectFrom('posting').select(['posting_id', 'holder_id', 'item']).where('code', '=', input.posting).executeTakeFirst()
  if (input.posting !== undefined && posting?.holder_id !== unit.unitId) return refuse({ code: 'requests.posting-unknown' })
  const clock = informationDeadline(today, loadWorkingDays())
  if (!clock.ok) return clock
  const { due } = clock.value
  const code = newPostingCode()
  const { provinceId, path } = unit
  await tx
    .insertInto('information_request')
    .values({
      province_id: provinceId, request_id: input.requestId, code, unit_id: unit.unitId, path, kind: input.kind, item: posting?.item ?? input.item,
      posting_id: posting?.posting_id ?? null, place: cleanText(input.place), text: cleanText(input.text), name: cleanText(input.name),
      contact: cleanText(input.contact), received_at: now, due, extended_to: null, extended_why: null, state: 'received', answer: '', ground: '',
      answered_at: null, answered_by: null, cleared_at: null, revision: 1,
    })
    .execute()
  await noteAct(tx, SYSTEM_ACTOR, unit, 'request.receive', { request: input.requestId, kind: input.kind, item: input.item, due }, now)
  return accept({ requestId: input.requestId, code, provinceId, path, due })
}
