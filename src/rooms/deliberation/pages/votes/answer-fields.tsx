import type { FormInput } from '#web/read-form.ts'
import { type Problem, errorOf, Radios, Textarea } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'
import type { Matter } from '../../records.ts'
import { type Answer, INVALID_REASONS, type InvalidReason } from '../../store/votes/index.ts'

/** What was typed about each matter, kept for the form that is shown again. */
export type TypedAnswers = Readonly<Record<string, string>>

export function typedAnswers(form: FormInput): TypedAnswers {
  return Object.fromEntries(form.entries().filter(([name]) => name.startsWith('choice-') || name.startsWith('other-')))
}

/** The answers of a form: of the radios `choice-<matter>`, where `invalid:torn` is an invalid paper with its reason. */
export function answersOf(typed: TypedAnswers, matters: readonly Pick<Matter, 'matterId'>[]): Answer[] {
  return matters.map(({ matterId }) => {
    const [choice = '', reason] = (typed[`choice-${matterId}`] ?? '').split(':')
    const otherText = typed[`other-${matterId}`] ?? ''
    return reason === undefined ? { matterId, choice, otherText } : { matterId, choice, otherText, invalidReason: reason as InvalidReason }
  })
}

type Props = { readonly w: Words; readonly matters: readonly Matter[]; readonly typed: TypedAnswers; readonly problems: readonly Problem[]; readonly withInvalid: boolean }

/** The choices of each matter as buttons for a thumb; of papers, also why one does not count. */
export function AnswerFields({ w, matters, typed, problems, withInvalid }: Props) {
  return (
    <>
      {matters.map((matter) => {
        const name = `choice-${matter.matterId}`
        const choices = matter.options.length > 0
          ? matter.options.map(({ id, text }) => ({ value: id, text }))
          : (['for', 'against', 'other'] as const).map((choice) => ({ value: choice, text: w(`votes.choice.${choice}`) }))
        const invalid = withInvalid ? INVALID_REASONS.map((reason) => ({ value: `invalid:${reason}`, text: w('votes.choice-invalid', { reason: w(`votes.reason.${reason}`) }) })) : []
        return (
          <div class="nr-thumb">
            <Radios name={name} label={matter.title} value={typed[name]} options={[...choices, ...invalid]} error={errorOf(w, problems, name)} />
            {matter.options.length === 0 && (
              <Textarea name={`other-${matter.matterId}`} label={w('votes.other-text')} value={typed[`other-${matter.matterId}`]} rows={2} maxlength={1000} />
            )}
          </div>
        )
      })}
    </>
  )
}
