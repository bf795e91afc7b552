import { shortDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { readOnly } from '#storage/transaction.ts'
import { notFoundPage, page } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { DataTable, EmptyState, Tag } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import { lastDay, requestState } from '../../information-request.ts'
import { type InformationRequest, listRequests } from '../../store/read-requests.ts'
import { hasDesk, mayHere } from '../keeper.ts'
import { requestTone } from './in-request-words.ts'
import { requestPath } from './request-paths.ts'

/** Whether the one who visits answers requests. */
export function mayAnswer(visit: Visit): boolean {
  return hasDesk(visit) && mayHere(visit, 'answer-request')
}

/** GET /viec/yeu-cau — the requests to the unit, those that are due first at the top. */
export async function showRequests(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  if (!mayAnswer(visit)) return notFoundPage(c)
  const { w, today } = visit
  const officer = officerOf(c)
  const all = mustAccept(await readOnly(house.database, officer, async (tx) => accept(await listRequests(tx, officer.reads, today))))
  const open = all.filter(({ state }) => state === 'received')
  const overdue = open.filter(({ clock }) => requestState(clock, today) === 'overdue').length
  return page(
    c,
    <Layout
      visit={visit} wide title={w('requests.desk')} overline={officer.unitName} trail={[]} ask={w('requests.desk-ask', { count: open.length })}
      state={overdue > 0 ? <Tag tone="bad">{w('requests.desk-overdue', { count: overdue })}</Tag> : undefined}
    >
      {all.length === 0 ? (
        <EmptyState title={w('requests.none')}>
          <p class="govuk-body">{w('requests.none-says')}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={w('requests.list')} narrow="cards"
          columns={[{ head: w('requests.what') }, { head: w('requests.kind') }, { head: w('requests.received-on') }, { head: w('requests.due') }, { head: w('requests.state') }]}
          rows={all.map((request) => [
            <a class="govuk-link" href={requestPath(request.requestId)}>{shortened(request.text)}</a>,
            w(`requests.kind.${request.kind}`),
            shortDate(request.received),
            dueText(request, visit),
            <Tag tone={requestTone(request.state, requestState(request.clock, today))}>{w(`requests.state.${request.state}`)}</Tag>,
          ])}
        />
      )}
    </Layout>,
  )
}

/** `05/12/2026 (quá hạn)`. */
export function dueText({ clock }: InformationRequest, { w, today }: Visit): string {
  return w(`requests.clock.${requestState(clock, today)}`, { date: shortDate(lastDay(clock)) })
}

const SHOWN = 80

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN).replace(/\s\S*$/, '')}…`
}
