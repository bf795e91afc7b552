import { decimal, printDecimal } from '#foundation/decimal.ts'
import { sequence } from './apportion.ts'

type Commune = {
  code: string; name: string; weight: number; hamlets: number; agencies: number; enterprises: number; union: number
  state: 'accepted' | 'submitted' | 'returned' | 'draft' | 'none'; submittedOn?: string; openOpinions?: number; noDialogue?: boolean
  /** Disclosed in 2026, as the records of the year of disclosure count: due, done, on time. One commune says more than its records show. */
  matters?: readonly [number, number, number]
  /** Of a draft: the last block that is filled in. */
  upTo?: string
}
type Base = {
  communes: Commune[]; reasons: Record<string, string>; explanations: Record<string, Record<string, string>>
  limits: Record<string, string>; causes: Record<string, string>
}
type Entries = Record<string, string>

const NOTE = {
  vi: 'Số liệu năm 2025 và 2026 của sáu xã là giả định, chỉ dùng để giới thiệu phần mềm.',
  en: 'The figures of the six communes for 2025 and 2026 are illustrative, made to show the software.',
}

const said = (yes: boolean): string => (yes ? 'Có' : 'Không')
const count = (value: number): string => (value === 0 ? 'KPS' : printDecimal(decimal(value)))

export function figures2026(json: unknown): unknown {
  const base = json as Base
  const next = sequence(2026)
  const filled = base.communes.map((one) => ({ one, now: entries(one, next, 1), before: entries({ ...one, openOpinions: 0, noDialogue: false, ...(one.matters && { matters: yearBefore(one.matters) }) }, sequence(Number(one.code)), 0.94) }))
  return {
    note: NOTE,
    form: 'dcch-2026',
    province: '52',
    bodies: [],
    periods: [
      { period: '2025', submissions: filled.map(({ one, before }) => ({ unit: one.code, state: 'locked', submittedOn: '2025-11-14', figures: before, explanations: {}, limits: '', causes: '' })) },
      {
        period: '2026',
        submissions: filled.filter(({ one }) => one.state !== 'none').map(({ one, now }) => ({
          unit: one.code, state: one.state, ...(one.submittedOn ? { submittedOn: one.submittedOn } : {}),
          ...(base.reasons[one.code] ? { reason: base.reasons[one.code] } : {}),
          figures: one.state === 'returned' ? { ...now, reception_visits: '60', contributions_cash_dong: '310' } : filledUpTo(now, one.upTo),
          explanations: base.explanations[one.code] ?? {}, limits: base.limits[one.code] ?? '', causes: base.causes[one.code] ?? '',
        })),
      },
    ],
  }
}

const BLOCKS: readonly [string, string][] = [
  ['A', 'inspections_done'], ['B', 'disclosure_matters_on_time'], ['C', 'contributions_land_m2'], ['D', 'opinions_explained'], ['E', 'investment_settlement_reduced_dong'],
]

function filledUpTo(figures: Entries, block: string | undefined): Entries {
  const last = BLOCKS.find(([name]) => name === block)?.[1]
  if (last === undefined) return figures
  const codes = Object.keys(figures)
  return Object.fromEntries(codes.slice(0, codes.indexOf(last) + 1).map((code) => [code, figures[code]!]))
}

/** The year before there was a little less to disclose, and no records that it could be held against. */
function yearBefore([due]: readonly [number, number, number]): [number, number, number] {
  return [due - 2, due - 3, due - 4]
}

/** One commune's year; `size` shrinks the year before a little. */
function entries(one: Commune, next: () => number, size: number): Entries {
  const about = (perWeight: number): number => Math.max(1, Math.round(perWeight * one.weight * size * (0.92 + next() * 0.16)))
  const usual = about(11)
  const [due, done, onTime] = one.matters ?? [usual, usual, usual - 1]
  const matters = about(5)
  const opinions = about(28)
  const accepted = Math.round(opinions * 0.62)
  const recommendations = about(1.4)
  const visits = about(15)
  const petitions = about(4)
  const within = Math.ceil(petitions * 0.55)
  const open = within > 3 ? 1 : 0
  const cases = about(6)
  const failed = Math.floor(cases / 11)
  const settledFiles = about(640)
  const answers = about(95)
  const covenants = one.hamlets - (one.hamlets > 30 ? 3 : 0)
  return {
    directives_issued: count(about(2)), training_classes: count(about(0.8)), training_people: count(about(60)), inspections_done: count(about(0.9)),
    disclosure_matters_due: count(due), disclosure_matters_done: count(done), disclosure_matters_on_time: count(onTime),
    matters_put_to_people: count(matters), matters_adopted: count(matters - (matters > 12 ? 1 : 0)), community_meetings: count(matters + about(1)),
    contributions_cash_dong: count(about(96) * 1_000_000), contributions_labour_days: count(about(210)), contributions_land_m2: printDecimal(decimal((about(5200) / 10).toFixed(1))),
    consultation_topics: count(about(1.6)), opinions_received: count(opinions), opinions_accepted: count(accepted),
    opinions_explained: count(opinions - accepted - (one.openOpinions ?? 0)),
    inspection_board_supervisions: count(about(1.8)), inspection_board_recommendations: count(recommendations),
    inspection_board_recommendations_answered: count(recommendations), inspection_board_money_recovered_dong: 'KPS',
    investment_projects_supervised: count(about(1.5)), investment_supervisions: count(about(2.6)), investment_recommendations: count(about(0.9)),
    investment_settlement_reduced_dong: one.weight > 4 ? count(about(3) * 1_000_000) : 'KPS',
    hamlets_total: count(one.hamlets), hamlets_with_covenant: count(covenants), covenants_amended: count(Math.floor(one.hamlets / 9)), covenants_suspended_or_annulled: 'KPS',
    hamlets_with_periodic_meeting: count(one.hamlets - (one.weight > 4 ? 2 : 0)), communes_with_dialogue: said(!one.noDialogue),
    dialogue_participants: one.noDialogue ? 'KPS' : count(about(55)),
    reception_visits: count(visits), reception_people: count(Math.round(visits * 1.1)), reception_cases: count(Math.round(visits * 0.8)), reception_groups: 'KPS',
    petitions_total: count(petitions), petitions_within_competence: count(within), denunciations_within_competence: 'KPS',
    petitions_settled: count(within - open), petitions_open: count(open),
    mediation_teams: `${one.hamlets}/${one.hamlets}`, mediation_total: count(cases), mediation_settled: count(cases - failed), mediation_failed: count(failed), mediation_open: 'KPS',
    procedure_files_settled: count(settledFiles), procedure_files_on_time: count(Math.round(settledFiles * 0.985)), procedure_files_online: count(Math.round(settledFiles * 0.71)),
    agencies_total: count(one.agencies), agencies_with_conference: count(one.agencies), agencies_with_democracy_regulation: count(one.agencies),
    enterprises_total: count(one.enterprises), enterprises_with_union: count(one.union),
    ...workers(one.union),
    strikes: 'KPS',
    satisfaction_answers: count(answers), satisfaction_satisfied: count(Math.round(answers * 0.94)),
    rewards: count(about(0.7)), violations_handled: 'KPS',
  }
}

/** Where no enterprise has a union, what is counted among those does not apply. */
function workers(union: number): Entries {
  if (union === 0) return { enterprises_with_worker_conference: 'KAD', enterprises_with_dialogue: 'KAD', enterprises_with_collective_agreement: 'KAD' }
  const most = Math.max(1, union - 1)
  return { enterprises_with_worker_conference: count(most), enterprises_with_dialogue: count(union), enterprises_with_collective_agreement: count(most) }
}
