import { refuse, accept, type Result } from '#foundation/result.ts'
import { holdsOn, knows, may, type Officer } from '#rooms/offices/index.ts'
import type { Tx } from '#storage/transaction.ts'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Form } from '../catalogue.ts'
import { possibleActs, type SubmissionAct, type SubmissionRole, type SubmissionState } from '../submission.ts'
import type { CatalogueIndex, NumberedPeriod } from '../store/catalogue-index.ts'
import { reportingTree, type ReportingTree, type TreeUnit } from '../store/reporting-tree.ts'

/** What a page of figures is about: a unit in a period, in the tree as it stood at the period's end. */
export type Case = {
  readonly form: Form
  readonly period: NumberedPeriod
  readonly tree: ReportingTree
  readonly unit: TreeUnit
}

export type CaseAddress = { readonly form: string; readonly period: string; readonly unit: string }

/**
 * Finds the case an address names, for an officer who may read it. "Not there" and "not yours" answer alike
 * (`figures.not-found`), and so does a unit that did not exist at the period's end.
 */
export async function openCase(
  tx: Tx,
  catalogue: CatalogueIndex,
  officer: Officer,
  today: CalendarDate,
  address: CaseAddress,
): Promise<Result<Case>> {
  const period = catalogue.findPeriod(address.form, address.period)
  if (!period || !/^\d{1,9}$/.test(address.unit)) return refuse({ code: 'figures.not-found' })
  const tree = await reportingTree(tx, period.to)
  const unit = tree.find(Number(address.unit))
  if (!unit || !mayRead(officer, unit.path, today)) return refuse({ code: 'figures.not-found' })
  return accept({ form: catalogue.getForm(period.form), period, tree, unit })
}

/** Whether the officer may read the records at a path: those below, and those of the units that the officer's own came from. */
export function mayRead(officer: Officer, path: string, today: CalendarDate): boolean {
  if (may(officer, 'read', path, today)) return true
  return knows(officer.kind, 'read') && holdsOn(officer, today) && officer.reads.some((inherited) => path.startsWith(inherited))
}

/** What the officer may do to the unit's submission. Nobody closes or reopens what their own unit sent: the level above does. */
export function rolesOf(officer: Officer, unit: TreeUnit, today: CalendarDate): SubmissionRole[] {
  const roles: SubmissionRole[] = []
  if (may(officer, 'enter', unit.path, today)) roles.push('enters')
  if (may(officer, 'accept', unit.path, today)) roles.push('accepts')
  if (may(officer, 'lock', unit.path, today) && unit.unitId !== officer.unitId) roles.push('locks')
  return roles
}

/** What the officer can do next with the submission: what its state allows and the office too. */
export function actsOf(
  officer: Officer,
  unit: TreeUnit,
  state: SubmissionState,
  roles: readonly SubmissionRole[],
  today: CalendarDate,
): SubmissionAct[] {
  return possibleActs(state, roles).filter((act) => may(officer, act === 'edit' ? 'enter' : act, unit.path, today))
}
