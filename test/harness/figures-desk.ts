import { mustAccept, type Result } from '#foundation/result.ts'
import type { SmallCountry } from '#harness/small-country.ts'
import { parseEntry, findIndicator, type SubmissionAct } from '#rooms/indicators/index.ts'
import { changeState } from '#rooms/indicators/store/change-state.ts'
import { findSubmission, type Submission } from '#rooms/indicators/store/read-submission.ts'
import { saveDraft, type Entry, type SavedDraft } from '#rooms/indicators/store/save-draft.ts'
import type { SubmissionState } from '#storage/tables.ts'
import type { Scope, Tx } from '#storage/transaction.ts'

/** Figures as an official would type them: `{ people: '1.250', teams: '3/4' }`; `!` begins an explanation. */
export type Typed = Readonly<Record<string, string>>

export type Changed = { readonly state: SubmissionState; readonly revision: number }

export const NOON = new Date('2024-10-10T05:00:00.000Z')

const ROLES = ['enters', 'accepts', 'locks'] as const

/** What the officials of a small country do, each in a transaction under the scope of their office. */
export class FiguresDesk {
  readonly country: SmallCountry
  constructor(country: SmallCountry) {
    this.country = country
  }

  entries(typed: Typed): Entry[] {
    const form = this.country.catalogue.getForm(this.country.period.form)
    return Object.entries(typed).map(([code, text]) => {
      const [figure = '', explanation] = text.split('!')
      return { code, value: mustAccept(parseEntry(figure, findIndicator(form, code)!)), explanation: explanation ?? null }
    })
  }

  saveIn(tx: Tx, unitId: number, typed: Typed, basedOn: number, notes: { limits?: string; causes?: string } = {}, now = NOON): Promise<Result<SavedDraft>> {
    const { catalogue, period } = this.country
    const draft = { entries: this.entries(typed), limits: notes.limits ?? '', causes: notes.causes ?? '', basedOn }
    return saveDraft(tx, catalogue, this.country.officer(unitId), period, this.country.unit(unitId), draft, now)
  }

  save(unitId: number, typed: Typed, basedOn: number, notes: { limits?: string; causes?: string } = {}, now = NOON): Promise<Result<SavedDraft>> {
    return this.country.work(this.country.officer(unitId), (tx) => this.saveIn(tx, unitId, typed, basedOn, notes, now))
  }

  actIn(tx: Tx, unitId: number, act: Exclude<SubmissionAct, 'edit'>, basedOn: number, reason = '', by = unitId, now = NOON): Promise<Result<Changed>> {
    const { catalogue, period, tree } = this.country
    const change = { act, roles: ROLES, reason, basedOn }
    return changeState(tx, catalogue, tree, this.country.officer(by), period, this.country.unit(unitId), change, now)
  }

  /** The level above decides; the unit itself sends. */
  act(unitId: number, act: Exclude<SubmissionAct, 'edit'>, basedOn: number, reason = '', now = NOON): Promise<Result<Changed>> {
    const by = act === 'submit' ? unitId : (this.country.unit(unitId).parentId ?? unitId)
    const scope: Scope = this.country.officer(by)
    return this.country.work(scope, (tx) => this.actIn(tx, unitId, act, basedOn, reason, by, now))
  }

  /** Saves, sends and accepts; answers the revision. */
  async accepted(unitId: number, typed: Typed, basedOn = 0): Promise<number> {
    const saved = mustAccept(await this.save(unitId, typed, basedOn))
    const sent = mustAccept(await this.act(unitId, 'submit', saved.revision))
    return mustAccept(await this.act(unitId, 'accept', sent.revision)).revision
  }

  async look(unitId: number): Promise<Submission | undefined> {
    const { catalogue, period } = this.country
    const found = await this.country.work({ reads: ['/'], writes: [] }, async (tx) => ({
      ok: true as const,
      value: await findSubmission(tx, catalogue, period, this.country.unit(unitId)),
    }))
    return mustAccept(found)
  }

  /** The lines of the journal about the unit, the oldest first. */
  async journal(unitId: number): Promise<{ act: string; account: string; subject: any }[]> {
    const rows = await this.country.look<{ act: string; account: string; subject: string }>(
      'select act, account_id as account, subject from journal where unit_id = $1 order by province_id, seq',
      [unitId],
    )
    return rows.map((row) => ({ ...row, subject: JSON.parse(row.subject) }))
  }
}
