import { accept, mustAccept } from '#foundation/result.ts'
import { inTransaction, readOnly, SYSTEM_SCOPE } from '#storage/transaction.ts'
import { addressOf } from '#web/address.ts'
import { notFoundPage, page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { readForm } from '#web/read-form.ts'
import { Button, ErrorSummary, errorOf, Field, Inset, Notice, type Problem } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import type { Gathering, Matter } from '../../records.ts'
import { readAgenda } from '../../store/gatherings.ts'
import { findOnlineVote, isBefore, isOver, type OnlineReceipt, printSlipCode, voteOnline } from '../../store/votes/index.ts'
import { problemOf } from '../in-words.ts'
import { AnswerFields, answersOf, type TypedAnswers, typedAnswers } from './answer-fields.tsx'
import { lookUpPath, onlinePath } from './paths.ts'
import { timeText } from './vote-page.tsx'
import { mayTry, noteWrongCode } from './wrong-codes.ts'

type Open = { readonly gathering: Gathering; readonly matters: readonly Matter[] }

async function openOf(c: PageContext, house: House): Promise<Open | undefined> {
  return mustAccept(await readOnly(house.database, SYSTEM_SCOPE, async (tx) => {
    const gathering = await findOnlineVote(tx, c.req.param('code') ?? '')
    return accept(gathering && { gathering, matters: (await readAgenda(tx, gathering.gatheringId)).map(({ matter }) => matter) })
  }))
}

/** GET /bieu-quyet/:code — a household votes: no account, no script. The code may come with the link that was given in person. */
export async function showOnline(c: PageContext, house: House): Promise<Response> {
  const open = await openOf(c, house)
  return open ? onlinePage(c, open, { code: (c.req.query('ma') ?? '').slice(0, 20), answers: {} }) : notFoundPage(c)
}

async function onlinePage(
  c: PageContext, { gathering, matters }: Open, typed: { readonly code: string; readonly answers: TypedAnswers }, problems: readonly Problem[] = [], status: 200 | 422 | 429 = 200,
): Promise<Response> {
  const visit = visitOf(c)
  const { w, now } = visit
  const early = gathering.state === 'planned' || isBefore(gathering, now)
  const over = gathering.state === 'closed' || isOver(gathering, now)
  c.header('Referrer-Policy', 'no-referrer')
  return page(
    c,
    <Layout
      visit={visit} title={w('votes.online-title')} by={timeText(gathering, visit)} refused={problems.length > 0}
      ask={early || over ? undefined : w('votes.online-ask')}
    >
      <ErrorSummary w={w} problems={problems} />
      {early && <Inset>{w('votes.online-early')}</Inset>}
      {over && <Inset>{w(gathering.state === 'closed' ? 'votes.online-closed' : 'votes.online-over')}</Inset>}
      {matters.map(({ title, content }) => (
        <>
          <h2 class="govuk-heading-m">{title}</h2>
          {content.split(/\n+/).filter((line) => line !== '').map((line) => <p class="govuk-body">{line}</p>)}
        </>
      ))}
      {!early && !over && (
        <form method="post" action={onlinePath(gathering.code)} novalidate>
          <Field
            name="code" label={w('votes.personal-code')} hint={w('votes.personal-code-hint')} value={typed.code} width={10} maxlength={20} spellcheck={false}
            error={errorOf(w, problems, 'code')}
          />
          <AnswerFields w={w} matters={matters} typed={typed.answers} problems={problems} withInvalid={false} />
          <p class="govuk-body">{w('votes.online-once')}</p>
          <div class="nr-thumb"><Button>{w('votes.online-do')}</Button></div>
        </form>
      )}
    </Layout>,
    status,
  )
}

/** POST /bieu-quyet/:code — the vote is taken, and the number of its slip told once. */
export async function takeOnline(c: PageContext, house: House): Promise<Response> {
  const { now } = visitOf(c)
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const open = await openOf(c, house)
  if (!open) return notFoundPage(c)
  const typed = { code: form.value.text('code').slice(0, 20), answers: typedAnswers(form.value) }
  const address = addressOf(c, house)
  if (!mayTry(house, address, now)) return onlinePage(c, open, typed, [{ field: 'code', refusal: { code: 'votes.too-often' } }], 429)
  const { path, code: gatheringCode } = open.gathering
  const done = await inTransaction(house.database, { reads: ['/'], writes: [path] }, (tx) =>
    voteOnline(tx, { gatheringCode, code: typed.code, answers: answersOf(typed.answers, open.matters) }, now),
  )
  if (done.ok) return receiptPage(c, open, done.value)
  if (done.refusal.code === 'votes.wrong-code') noteWrongCode(house, address, now)
  return onlinePage(c, open, typed, [problemOf({ field: 'code', ...done.refusal }, visitOf(c).w)], 422)
}

async function receiptPage(c: PageContext, { matters }: Open, { slipCode, commitments }: OnlineReceipt): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  return page(
    c,
    <Layout visit={visit} title={w('votes.receipt-title')}>
      <Notice title={w('votes.receipt-notice')} tone="success">{w('votes.receipt-taken')}</Notice>
      <p class="govuk-body-l nr-vote-slip__code">{w('votes.receipt-number', { number: printSlipCode(slipCode) })}</p>
      <p class="govuk-body">{w('votes.receipt-says')}</p>
      <p class="govuk-body"><a class="govuk-link" href={lookUpPath(slipCode)}>{w('votes.look-up')}</a></p>
      {commitments.map((commitment, at) => (
        <p class="govuk-body-s nr-code">{w('votes.receipt-commitment', { title: matters[at]?.title ?? '', commitment })}</p>
      ))}
    </Layout>,
  )
}
