import { Button, Textarea } from '#web/ui/index.ts'
import type { Visit } from '#web/visit.ts'
import type { SubmissionAct } from '../submission.ts'
import type { Case } from './open-case.ts'
import { statePath } from './paths.ts'

type DecisionsProps = {
  readonly visit: Visit
  readonly case: Case
  readonly acts: readonly SubmissionAct[]
  readonly requestKey: string
  readonly basedOn: number
  /** The reason as typed, and what is wrong with it. */
  readonly reason?: { readonly act: string; readonly text: string; readonly error: string } | undefined
}

/** The buttons of whoever decides on what was sent: accept, return, lock, reopen. */
export function Decisions(props: DecisionsProps) {
  const { w } = props.visit
  const { period, unit } = props.case
  const plain = props.acts.filter((act) => act === 'accept' || act === 'lock')
  const reasoned = props.acts.filter((act) => act === 'return' || act === 'reopen')
  if (plain.length === 0 && reasoned.length === 0) return null
  const hidden = (
    <>
      <input type="hidden" name="base" value={String(props.basedOn)} />
      <input type="hidden" name="key" value={props.requestKey} />
    </>
  )
  return (
    <section class="nr-decide" aria-labelledby="quyet-dinh">
      <h2 class="govuk-heading-m" id="quyet-dinh">
        {w('figures.decide')}
      </h2>
      {plain.map((act) => (
        <form method="post" action={statePath(period, unit.unitId)}>
          {hidden}
          <p class="govuk-body">{w(`figures.act-says.${act}`)}</p>
          <Button name="act" value={act}>
            {w(`figures.act.${act}`)}
          </Button>
        </form>
      ))}
      {reasoned.map((act) => (
        <form method="post" action={statePath(period, unit.unitId)}>
          {hidden}
          <Textarea
            name="reason"
            id={`reason-${act}`}
            label={w(`figures.reason.${act}`)}
            hint={w('figures.reason-hint')}
            rows={2}
            value={props.reason?.act === act ? props.reason.text : ''}
            error={props.reason?.act === act ? props.reason.error : undefined}
          />
          <Button name="act" value={act} look="secondary">
            {w(`figures.act.${act}`)}
          </Button>
        </form>
      ))}
    </section>
  )
}
