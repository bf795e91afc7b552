import { addDays, calendarDate, type CalendarDate } from '#foundation/calendar-date.ts'
import { newId } from '#foundation/ids.ts'
import { accept, type Result } from '#foundation/result.ts'
import { addLocalItem, correctPosting, type DisclosureHand, issueDuty, issuePlan, officersHand, startPlan, withdrawPosting } from '#rooms/disclosure/store/index.ts'
import type { Posting } from '#rooms/disclosure/index.ts'
import { answerRequest } from '#rooms/disclosure/store/decide-request.ts'
import { loadWorkingDays } from '#rooms/disclosure/store/load-working-days.ts'
import { closeQuarter, findQuarterUnit } from '#rooms/disclosure/store/quarters.ts'
import { receiveRequest } from '#rooms/disclosure/store/receive-request.ts'
import type { Officer } from '#rooms/offices/index.ts'
import { listHamlets } from '#rooms/places/store/bodies.ts'
import { loadBodies } from '#rooms/places/store/sync-places.ts'
import { changeContact } from '#rooms/portal/store/contacts.ts'
import type { Tx } from '#storage/transaction.ts'
import { type DisclosingCommune, readDisclosures, type Dealing, type DisclosuresFile } from './disclosures-file.ts'
import { findOfficers } from './find-officers.ts'
import { disclose, type ToDisclose } from './disclose.ts'

/** Something that is done in the year, at a moment. */
type Step = { readonly at: Date; readonly act: (now: Date) => Promise<Result<unknown>> }

/** A posting that was made, with the text that a correction starts from. */
type Made = { readonly provinceId: number; readonly postingId: string; readonly input: ToDisclose }

/** The last day on which anything is recorded in the demonstration. */
const LAST = calendarDate('2026-11-21')

/** The agency and the state enterprise that disclose to their staff. Before their accounts. */
export async function loadDisclosingBodies(tx: Tx): Promise<void> {
  const { bodies } = readDisclosures()
  await loadBodies(tx, bodies.map(({ unit, kind, code, name, parent }) => ({ unitId: unit, kind, code, name, parentId: parent, from: '2025-07-01', to: null })))
}

/**
 * A year of disclosure: every act goes through the store as an officer would do it, in the order of time, each in the
 * name of the office that did it.
 */
export async function loadDisclosures(tx: Tx): Promise<Result<true>> {
  const file = readDisclosures()
  const officers = await findOfficers(tx)
  const year = new Year(tx, file, officers)
  for (const commune of file.communes) await year.plan(commune)
  year.planBodies()
  for (const { at, act } of year.steps.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const done = await act(at)
    if (!done.ok) return done
  }
  return accept(true)
}

class Year {
  readonly steps: Step[] = []
  readonly #tx: Tx
  readonly #file: DisclosuresFile
  readonly #officers: ReadonlyMap<string, Officer>
  readonly #made = new Map<string, Made>()

  constructor(tx: Tx, file: DisclosuresFile, officers: ReadonlyMap<string, Officer>) {
    this.#tx = tx
    this.#file = file
    this.#officers = officers
  }

  async plan(commune: DisclosingCommune): Promise<void> {
    const tx = this.#tx
    const { unit, officer, leader } = commune
    const hamlets = await listHamlets(tx, unit, LAST)
    const tokens: Record<string, string> = { ...commune.tokens, xa: `xã ${commune.name}` }
    for (const [at, { name }] of hamlets.entries()) tokens[`thon${at + 1}`] = name
    this.#contact(commune)
    this.#yearPlan(commune)
    for (const template of this.#file.templates) {
      const dealing = this.#file.faults[unit]?.[template.key] ?? {}
      if (dealing.none) continue
      const decided = workingDay(addDays(calendarDate(template.decided), commune.shift))
      const fill = (text: string): string => capital(text.replaceAll(/\{(\w+)\}/g, (_, name: string) => tokens[name] ?? mustHave(name)))
      const { key, item, number } = template
      this.#disclose(`${unit}/${key}`, officer, dealing, {
        unitId: unit, item, decided, number, document: template.document, title: fill(template.title), summary: fill(template.summary),
        content: fill(template.content), place: commune.name, hamlets,
      })
    }
    for (const local of this.#file.localItems.filter((one) => one.unit === unit)) {
      let code = ''
      this.#at(local.on, 9, leader, async (hand, now) => {
        const added = await addLocalItem(tx, hand, {
          unitId: unit, title: local.title, instrumentNumber: local.number, instrumentDate: calendarDate(local.dated), widens: '14', namesCitizens: false,
          clockDays: local.clockDays, workingDays: true, minDays: local.minDays, forms: local.forms, validFrom: calendarDate(local.on), validTo: null,
        }, now)
        if (added.ok) code = added.value.code
        return added
      })
      const { posting } = local
      this.#disclose(`${unit}/local`, officer, {}, {
        ...posting, unitId: unit, get item() { return code }, local: true, decided: calendarDate(posting.decided), content: '', place: commune.name, hamlets,
      })
    }
    this.#corrections(commune)
    this.#requests(commune)
    for (const closing of this.#file.quarters.filter((one) => one.unit === unit)) {
      const { quarter, number, why = '' } = closing
      const dated = calendarDate(closing.dated)
      this.#at(dated, 16, leader, async (hand, now) =>
        closeQuarter(tx, hand, (await findQuarterUnit(tx, unit, dated))!, { year: 2026, quarter }, { dated, number, why }, dated, now))
    }
  }

  /** What agencies and enterprises tell their staff, on their internal site. */
  planBodies(): void {
    for (const body of this.#file.bodies) {
      for (const { late, never, ...posting } of body.postings) {
        this.#disclose(`${body.unit}/${posting.item}`, body.officer, { ...(late === undefined ? {} : { late }), ...(never ? { never } : {}) }, {
          ...posting, unitId: body.unit, decided: calendarDate(posting.decided), content: '', place: body.name, internal: body.kind,
        })
      }
    }
  }

  #disclose(key: string, login: string, dealing: Dealing, wanted: ToDisclose): void {
    if (wanted.decided > LAST) return
    const tx = this.#tx
    let duty: { provinceId: number; dutyId: string } | undefined
    this.#at(wanted.decided, 8, login, async (hand, now) => {
      const issued = await issueDuty(tx, hand, {
        unitId: wanted.unitId, item: wanted.item, local: wanted.local, title: wanted.title, eventDate: wanted.decided, instrumentNumber: wanted.number,
        instrumentTitle: wanted.document,
      }, now)
      if (issued.ok) duty = issued.value
      return issued
    })
    if (dealing.never) return
    const steps = disclose(tx, wanted, dealing)
    for (const { on, hour, act } of steps) {
      if (on > LAST) continue
      this.#at(on, hour, login, async (hand, now) => {
        const made = this.#made.get(key)
        const done = await act(hand, { duty: duty!, posting: made }, now)
        if (done.ok && !made) this.#made.set(key, { ...(done.value as Posting), input: wanted })
        return done
      })
    }
  }

  #contact({ unit, officer, name, phone }: DisclosingCommune): void {
    this.#at('2026-01-05', 7, officer, (_, now) => changeContact(this.#tx, this.#officer(officer), {
      revision: 0, office: 'Văn phòng HĐND và UBND xã', head: `Chủ tịch UBND xã ${name}`, address: `Trụ sở UBND xã ${name}, tỉnh Gia Lai`, phone, email: `xa-${unit}@example.com`,
      hours: 'Thứ Hai đến thứ Sáu: 7 giờ 30 – 11 giờ 00 và 13 giờ 30 – 16 giờ 30', reception: 'Chủ tịch UBND xã tiếp công dân ngày 05 và ngày 20 hằng tháng.',
    }, calendarDate('2026-01-05'), now))
  }

  #yearPlan({ unit, leader, plan }: DisclosingCommune): void {
    if (plan === null) return
    const dated = calendarDate('2026-01-09')
    this.#at('2026-01-06', 9, leader, (hand, now) => startPlan(this.#tx, hand, { unitId: unit, year: 2026 }, now))
    this.#at(dated, 9, leader, (hand, now) => issuePlan(this.#tx, hand, { unitId: unit, year: 2026, number: plan, dated }, now))
  }

  #corrections({ unit, officer, leader }: DisclosingCommune): void {
    for (const { key, on, why, from, to } of this.#file.corrections.filter((one) => one.unit === unit)) {
      this.#at(on, 10, officer, (hand, now) => {
        const { provinceId, postingId, input } = this.#getMade(`${unit}/${key}`)
        const put = (text: string): string => text.replaceAll(from, to)
        return correctPosting(this.#tx, hand, {
          provinceId, postingId, revision: 1, why, title: put(input.title), summary: put(input.summary), content: put(input.content),
          instrument: { number: input.number, date: input.decided, title: input.document },
        }, now)
      })
    }
    for (const { key, on, why } of this.#file.withdrawals.filter((one) => one.unit === unit)) {
      this.#at(on, 10, leader, (hand, now) => withdrawPosting(this.#tx, hand, { ...this.#getMade(`${unit}/${key}`), why }, now))
    }
  }

  #requests({ unit, officer }: DisclosingCommune): void {
    const tx = this.#tx
    for (const request of this.#file.requests.filter((one) => one.unit === unit)) {
      const { on, kind, item, place = '', text, name, contact, answered, answer = '' } = request
      const at = moment(calendarDate(on), 19)
      const requestId = newId(at.getTime())
      let provinceId = 0
      this.steps.push({
        at,
        act: async (now) => {
          const kept = await receiveRequest(tx, { requestId, unitId: unit, kind, item, place, text, name, contact }, now)
          if (kept.ok) ({ provinceId } = kept.value)
          return kept
        },
      })
      if (answered) this.#at(answered, 15, officer, (hand, now) => answerRequest(tx, hand, { provinceId, requestId, revision: 1, answer }, now))
    }
  }

  #at(on: string, hour: number, login: string, act: (hand: DisclosureHand, now: Date) => Promise<Result<unknown>>): void {
    const day = calendarDate(on)
    this.steps.push({ at: moment(day, hour), act: (now) => act(officersHand(this.#officer(login), day), now) })
  }

  #officer(login: string): Officer {
    return this.#officers.get(login) ?? mustHave(login)
  }

  #getMade(key: string): Made {
    return this.#made.get(key) ?? mustHave(key)
  }
}

/** The day itself, or the next on which offices work. */
function workingDay(day: CalendarDate): CalendarDate {
  return loadWorkingDays().isWorkingDay(day) ? day : loadWorkingDays().addWorkingDays(day, 1)
}

/** An hour of a day in Viet Nam. */
function moment(day: CalendarDate, hour: number): Date {
  return new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+07:00`)
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function mustHave(what: string): never {
  throw new Error(`demonstration: ${what} is named and not there`)
}
