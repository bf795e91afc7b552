import { decimal, printDecimal, type Decimal } from '#foundation/decimal.ts'
import { apportion, sequence } from './apportion.ts'

type Commune = {
  code: string; name: string; kind: 'xa' | 'thi-tran'; households: number; area: number; hamlets: number
  poor: number; ethnic: number; mediation: [number, number, number]; visits: number; petitions: [number, number, number]
  supervision: number; critique: number; difficult?: boolean; done?: boolean; preparing?: boolean
  difficultHamlets?: number; money?: number
}
type Agency = { name: string; desk?: boolean; conference?: boolean; visits?: number; petitions?: [number, number, number] }
type Base = {
  communes: Commune[]; agencies: Agency[]; enterpriseName: string
  explanations: Record<string, Record<string, string>>; limits: Record<string, string>; causes: Record<string, string>
}

/** What an official types in the cells of a form: code → text. */
type Entries = Record<string, string>

const NOTE = {
  vi: 'Số liệu của từng xã, thị trấn, cơ quan, doanh nghiệp trong dữ liệu minh họa là giả định, chỉ dùng để giới thiệu phần mềm; cộng lại đúng bằng số liệu toàn huyện in trong Báo cáo 480/BC-UBND ngày 30/10/2020. Tên doanh nghiệp và một số tên đơn vị là đặt ra. Số liệu năm 2019 là giả định.',
  en: 'The figures of each commune, agency and enterprise are illustrative, made to show the software; they add up exactly to the district figures of report 480/BC-UBND of 30/10/2020. Names of enterprises and of some units are invented. The figures of 2019 are illustrative.',
}

const KPS = 'KPS'
const KAD = 'KAD'
const count = (value: number): string => (value === 0 ? KPS : printDecimal(decimal(value)))
const said = (yes: boolean | undefined): string => (yes ? 'Có' : 'Không')
const scaled = (units: number, scale: number): string => printDecimal({ units: BigInt(units), scale } satisfies Decimal)

export function figures2020(json: unknown): unknown {
  const base = json as Base
  const communes = communeFigures(base.communes)
  const agencies = base.agencies.map((agency, index) => ({
    key: `CQ${pad(index + 1)}`, kind: 'agency', name: agency.name, now: agencyEntries(agency), before: agencyEntries({ ...agency, conference: true }),
  }))
  const enterprises = Array.from({ length: 89 }, (_, index) => ({
    key: `DN${pad(index + 1)}`, kind: 'enterprise', name: base.enterpriseName.replace('{number}', pad(index + 1)),
    now: enterpriseEntries(index, 5), before: enterpriseEntries(index, 4),
  }))
  const bodies = [...agencies, ...enterprises]
  const districtNow: Entries = { inspections_planned: '03', inspections_done: '03', thematic_supervisions: '02', covid_donor_units: '90', covid_donations_million_dong: '187' }
  const districtBefore: Entries = { inspections_planned: '03', inspections_done: '03', thematic_supervisions: '01', covid_donor_units: KAD, covid_donations_million_dong: KAD }
  const submission = (unit: string, figures: Entries, state: string, submittedOn: string): object => ({
    unit, state, submittedOn, figures, explanations: state === 'accepted' ? (base.explanations[unit] ?? {}) : {},
    limits: state === 'accepted' ? (base.limits[unit] ?? '') : '', causes: state === 'accepted' ? (base.causes[unit] ?? '') : '',
  })
  return {
    note: NOTE,
    form: 'qcdc-2020',
    district: '625',
    bodies: bodies.map(({ key, kind, name }) => ({ key, kind, name, parent: '625', from: '2019-01-01', to: '2025-06-30' })),
    periods: [
      {
        period: '2019',
        submissions: [
          ...communes.map((one) => submission(one.code, one.before, 'locked', '2019-10-10')),
          ...bodies.map((one) => submission(one.key, one.before, 'locked', '2019-10-08')),
          submission('625', districtBefore, 'locked', '2019-10-28'),
        ],
      },
      {
        period: '2020',
        submissions: [
          ...communes.map((one, index) => submission(one.code, one.now, 'accepted', `2020-10-${pad(5 + (index % 10))}`)),
          ...bodies.map((one, index) => submission(one.key, one.now, 'accepted', `2020-10-${pad(1 + (index % 9))}`)),
          submission('625', districtNow, 'accepted', '2020-10-26'),
        ],
      },
    ],
  }
}

function communeFigures(communes: readonly Commune[]): { code: string; now: Entries; before: Entries }[] {
  const next = sequence(480)
  const jitter = (share: number): number => 1 + (next() - 0.5) * share
  const households = apportion(17775, communes.map((one) => one.households * jitter(0.04)))
  const people = apportion(60208, communes.map((one, index) => households[index]! * (one.difficult ? 3.75 : 3.25) * jitter(0.06)))
  const area = apportion(18424333, communes.map((one) => one.area * jitter(0.03)))
  const money = apportion(117969, communes.map((one) => (one.money ?? 0) * jitter(0.1)))
  return communes.map((one, index) => {
    const now = communeEntries(one, households[index]!, people[index]!, area[index]!, money[index]!)
    return { code: one.code, now, before: lastYear(one, households[index]!, people[index]!, area[index]!, money[index]!, next) }
  })
}

function communeEntries(one: Commune, households: number, people: number, area: number, money: number): Entries {
  const [cases, failed, open] = one.mediation
  const [petitions, within, left] = one.petitions
  const rural: Entries = one.kind === 'thi-tran' ? {} : {
    communes_new_rural_done: said(one.done), communes_new_rural_preparing: said(one.preparing),
    communes_especially_difficult: said(one.difficult), contributions_new_rural_million_dong: scaled(money, 1),
  }
  return {
    area_ha: scaled(area, 2), households: count(households), people: count(people), poor_households: count(one.poor),
    poor_households_ethnic_minority: count(one.ethnic), hamlets_especially_difficult: count(one.difficultHamlets ?? 0), hamlets_total: count(one.hamlets),
    ...rural,
    communes_with_dialogue: 'Có', communes_with_approved_supervision_plan: 'Có',
    supervision_topics_done: count(one.supervision), critique_topics_done: count(one.critique),
    mediation_total: count(cases), mediation_settled: count(cases - failed - open), mediation_failed: count(failed), mediation_open: count(open),
    citizens_received_visits: count(one.visits), petitions_total: count(petitions), petitions_within_competence: count(within),
    petitions_settled: count(within - left), petitions_open: count(left),
    mediation_teams: `${one.hamlets}/${one.hamlets}`, inspection_boards: 'Có', hamlets_with_covenant: count(one.hamlets),
    one_stop_communes: 'Có', document_system_communes: 'Có',
  }
}

/** Illustrative figures of the year before: near this year's, but for the changes that are explained. */
function lastYear(one: Commune, households: number, people: number, area: number, money: number, next: () => number): Entries {
  const grew = 0.985 + next() * 0.01
  const cases = one.code === '23638' ? 17 : Math.max(2, Math.round(one.mediation[0] * (0.9 + next() * 0.3)))
  const failed = Math.min(cases, one.mediation[1])
  const within = one.petitions[1]
  const entries = communeEntries(
    {
      ...one, mediation: [cases, failed, 0], petitions: [one.petitions[0], within, 0], visits: Math.max(one.visits - 1, 0),
      poor: one.code === '23641' ? 101 : Math.round(one.poor * 1.14), ethnic: one.code === '23641' ? 101 : Math.round(one.ethnic * 1.12),
      supervision: 1, critique: Math.min(1, one.critique), preparing: false, done: one.done === true && one.code !== '23671',
    },
    Math.round(households * grew), Math.round(people * grew), area, one.code === '23668' ? Math.round(money * 0.41) : Math.round(money * (0.8 + next() * 0.25)),
  )
  return { ...entries, communes_with_dialogue: said(one.code !== '23641'), document_system_communes: said(one.code !== '23641' && one.code !== '23660') }
}

function agencyEntries(agency: Agency): Entries {
  const [petitions, within, left] = agency.petitions ?? [0, 0, 0]
  return {
    agencies_with_conference_percent: said(agency.conference ?? true), agencies_with_democracy_regulation_percent: 'Có',
    agencies_electronic_one_stop_percent: agency.desk ? 'Có' : KAD,
    citizens_received_visits: count(agency.visits ?? 0), petitions_total: count(petitions), petitions_within_competence: count(within),
    petitions_settled: count(within - left), petitions_open: count(left),
  }
}

/** The first 11 have a party cell, the first 8 a union; of these `active` held the conference and, other ones, signed. */
function enterpriseEntries(index: number, active: number): Entries {
  const union = index < 8
  return {
    enterprises_with_party_cell: said(index < 11), enterprises_with_union: said(union),
    enterprises_with_worker_conference_percent: union ? said(index < active) : KAD,
    enterprises_with_collective_agreement_percent: union ? said(index >= 8 - active) : KAD,
    strikes: union ? '0' : KPS,
  }
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
