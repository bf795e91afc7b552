import { type CalendarDate, shortDate } from '#foundation/calendar-date.ts'
import { accept, mustAccept } from '#foundation/result.ts'
import { readOnly, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { notFoundPage, page } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { Button, Field, Inset, SummaryList } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import { findPublishedVote, findSlips, type FoundSlip, printSlipCode, readSlipCode, slipsCsv } from '../../store/votes/index.ts'
import { LOOK_UP, slipsPath } from './paths.ts'

/** GET /ban/phieu — what stands under the number of a slip: its choice and its commitment, once the vote is closed. */
export async function showLookUp(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const typed = (c.req.query('so') ?? '').toWellFormed().slice(0, 20)
  const code = readSlipCode(typed)
  const found = code === undefined ? [] : mustAccept(await readOnly(house.database, SYSTEM_SCOPE, async (tx) => accept(await findSlips(tx, code))))
  return page(
    c,
    <Layout visit={visit} title={w('votes.look-up')} trail={[{ href: '/cong-khai', text: w('portal.nav') }]} ask={w('votes.look-up-ask')}>
      <form class="nr-search" method="get" action={LOOK_UP} role="search">
        <Field name="so" label={w('votes.slip-code')} hint={w('votes.look-up-hint')} value={typed} width={10} maxlength={12} spellcheck={false} />
        <Button>{w('votes.look-up-do')}</Button>
      </form>
      {typed !== '' && found.length === 0 && <Inset>{w(code === undefined ? 'votes.look-up-form' : 'votes.look-up-none', { number: code === undefined ? typed : printSlipCode(code) })}</Inset>}
      {found.map((slip) => (
        <section>
          <h2 class="govuk-heading-m">{slip.title}</h2>
          <SummaryList
            rows={[
              { key: w('votes.slip-code'), value: printSlipCode(slip.slip) },
              { key: w('votes.where'), value: `${slip.hamlet}, ${shortDate(slip.heldOn as CalendarDate)}` },
              { key: w('votes.choice'), value: <strong>{choiceText(slip, w)}</strong> },
              { key: w('votes.commitment'), value: <span class="nr-code">{slip.commitment}</span> },
              { key: w('votes.salt'), value: <span class="nr-code">{slip.salt}</span> },
            ]}
          />
          <p class="govuk-body">
            {w('votes.look-up-proof')} <a class="govuk-link" href={slipsPath(slip.gathering, 'csv')}>{w('votes.file-csv')}</a>
          </p>
        </section>
      ))}
    </Layout>,
  )
}

type W = ReturnType<typeof visitOf>['w']

function choiceText({ choice, reason, option }: FoundSlip, w: W): string {
  if (choice === 'invalid') return w('votes.choice-invalid', { reason: w(`votes.reason.${reason}`) })
  return option === '' ? w(`votes.choice.${choice}`) : option
}

/** GET /ban/:code/phieu.csv, .json — all slips of a vote that is closed, with their salts and commitments, without any name. */
export async function sendSlips(c: PageContext, house: House, format: 'csv' | 'json'): Promise<Response> {
  const code = c.req.param('code') ?? ''
  const vote = mustAccept(await readOnly(house.database, SYSTEM_SCOPE, async (tx) => accept(await findPublishedVote(tx, code))))
  if (!vote) return notFoundPage(c)
  const body = format === 'csv' ? slipsCsv(vote) : `${JSON.stringify(vote, null, 1)}\n`
  const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8'
  return c.body(body, 200, {
    'Content-Type': type, 'Content-Disposition': `${format === 'csv' ? 'attachment' : 'inline'}; filename="phieu-${code}.${format}"`,
    'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*',
  })
}
