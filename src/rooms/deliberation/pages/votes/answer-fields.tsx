import type { FormInput } from '#web/read-form.ts'
import { type Problem, errorOf, Radios, Select, Textarea } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'
import type { Matter } from '../../records.ts'
import { type Answer, INVALID_REASONS, type InvalidReason } from '../../store/votes/index.ts'

/** What was typed about each matter, kept for the form that is shown again. */
export type TypedAnswers = Readonly<Record<string, string>>

export function typedAnswers(form: FormInput): TypedAnswers {
  return Object.fromEntries(form.entries().filter(([name]) => /^(?:choice|other|reason)-/.test(name)))
}

/** The answers of a form: of the radios `choice-<matter>`, and of `reason-<matter>` where the paper is invalid. */
export function answersOf(typed: TypedAnswers, matters: readonly Pick<Matter, 'matterId'>[]): Answer[] {
  return matters.map(({ matterId }) => {
    const choice = typed[`choice-${matterId}`] ?? ''
    const otherText = typed[`other-${matterId}`] ?? ''
    return choice === 'invalid' ? { matterId, choice, otherText, invalidReason: typed[`reason-${matterId}`] as InvalidReason } : { matterId, choice, otherText }
  })
}

type Props = { readonly w: Words; readonly matters: readonly Matter[]; readonly typed: TypedAnswers; readonly problems: readonly Problem[]; readonly withInvalid: boolean }

/** The choices of each matter as buttons for a thumb; of papers also that one does not count, and why. */
export function AnswerFields({ w, matters, typed, problems, withInvalid }: Props) {
  return (
    <>
      {matters.map((matter) => {
        const name = `choice-${matter.matterId}`
        const choices = matter.options.length > 0
          ? matter.options.map(({ id, text }) => ({ value: id, text }))
          : (['for', 'against', 'other'] as const).map((choice) => ({ value: choice, text: w(`votes.choice.${choice}`) }))
        const invalid = withInvalid ? [{ value: 'invalid', text: w('votes.invalid') }] : []
        const reasons = INVALID_REASONS.filter((reason) => reason !== 'too-many' || matter.options.length > 0)
        return (
          <div class="nr-thumb">
            <Radios name={name} label={matter.title} value={typed[name]} options={[...choices, ...invalid]} error={errorOf(w, problems, name)} />
            {withInvalid && (
              <Select
                name={`reason-${matter.matterId}`} label={w('votes.reason')} value={typed[`reason-${matter.matterId}`]} blank="" error={errorOf(w, problems, `reason-${matter.matterId}`)}
                options={reasons.map((value) => ({ value, text: w(`votes.reason.${value}`) }))}
              />
            )}
            {matter.options.length === 0 && (
              <Textarea name={`other-${matter.matterId}`} label={w('votes.other-text')} value={typed[`other-${matter.matterId}`]} rows={2} maxlength={1000} />
            )}
          </div>
        )
      })}
    </>
  )
}
