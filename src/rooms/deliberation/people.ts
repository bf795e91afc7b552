import { accept, refuse, type Result } from '#foundation/result.ts'
import type { DeliberationRules } from './deliberation-rules.ts'
import type { Convenor, Item, MatterKind, Scope, TeamMember } from './records.ts'

export type EntitledConvenor = {
  readonly convenor: Convenor
  readonly article: string
  /** With whom it must be agreed first. */
  readonly agreeWith?: 'front-of-commune'
}

export type ConvenorFacts = {
  readonly kind: MatterKind
  /** The head of the hamlet also leads the Front's work board. */
  readonly headIsBoardHead: boolean
  /** There is no head of the hamlet. */
  readonly vacant: boolean
}

/**
 * Who convenes and chairs the meeting. Who is appointed where there is no head may not convene the election or dismissal of a head.
 *
 * @law 59/2023/NĐ-CP Đ3.1
 */
export function convenorsFor(_rules: DeliberationRules, { kind, headIsBoardHead, vacant }: ConvenorFacts): readonly EntitledConvenor[] {
  if (kind === 'elect-head') return [{ convenor: 'election-team', article: '59/2023/NĐ-CP Đ3.1.b' }]
  if (kind === 'dismiss-head') {
    return headIsBoardHead
      ? [{ convenor: 'commune-chair', article: '59/2023/NĐ-CP Đ3.1.c', agreeWith: 'front-of-commune' }]
      : [{ convenor: 'front-board-head', article: '59/2023/NĐ-CP Đ3.1.c' }]
  }
  if (vacant) return [{ convenor: 'appointed', article: '59/2023/NĐ-CP Đ3.1.d' }]
  return [{ convenor: 'hamlet-head', article: '59/2023/NĐ-CP Đ3.1.a' }]
}

/** Refuses `deliberation.convenor-not-entitled` with the convenor, who is entitled (`needs`) and the article. @law 59/2023/NĐ-CP Đ3.1 */
export function checkConvenor(rules: DeliberationRules, facts: ConvenorFacts, convenor: Convenor): Result<EntitledConvenor> {
  const entitled = convenorsFor(rules, facts)
  const found = entitled.find((each) => each.convenor === convenor)
  return found ? accept(found) : refuse({ code: 'deliberation.convenor-not-entitled', field: 'convenor', convenor, needs: entitled[0]!.convenor, article: entitled[0]!.article })
}

export type Recogniser = 'commune-committee' | 'front' | 'none' | 'sets-day'

/**
 * Who recognises a decision: the commune for covenants and heads of hamlets, the Front for the boards, nobody for the rest; of a matter of the commune its
 * committee sets the day in force.
 *
 * @law 10/2022/QH15 Đ21.2
 */
export function recogniserOf({ item, scope }: { readonly item: Item; readonly scope: Scope }): Recogniser {
  if (item === 3 || item === 4) return 'commune-committee'
  if (item === 5) return 'front'
  return scope === 'commune' ? 'sets-day' : 'none'
}

/** Refuses `deliberation.wrong-recogniser` with the body that is right (`needs`). @law 10/2022/QH15 Đ21.2 */
export function checkRecogniser(matter: { readonly item: Item; readonly scope: Scope }, body: 'commune-committee' | 'front'): Result<true> {
  const needs = recogniserOf(matter)
  return needs === body ? accept(true) : refuse({ code: 'deliberation.wrong-recogniser', body, needs, article: '10/2022/QH15 Đ21.2' })
}

export type TeamKind = 'counting-board' | 'ballot' | 'online' | 'election-team'

const TEAM_ARTICLE: Readonly<Record<TeamKind, string>> = {
  'counting-board': '59/2023/NĐ-CP Đ3.5.c', ballot: '59/2023/NĐ-CP Đ4.3', online: '59/2023/NĐ-CP Đ5.2.b', 'election-team': '59/2023/NĐ-CP Đ6.1.b',
}

/**
 * A counting board or team of three to five, with one head; the head of a team comes from the Front's work board. Nobody is a member twice, and no candidate is a
 * member of the team of an election. The decree sets no number for the team of an election.
 *
 * Refuses `deliberation.team-size`, `deliberation.team-head`, `deliberation.team-head-not-front`, `deliberation.team-twice`, `deliberation.team-candidate`.
 *
 * @law 59/2023/NĐ-CP Đ3.5.c, Đ4.3, Đ5.2.b, Đ6.1.b
 */
export function checkTeam(kind: TeamKind, team: readonly TeamMember[], candidates: readonly string[] = []): Result<true> {
  const article = TEAM_ARTICLE[kind]
  const heads = team.filter(({ role }) => role === 'head')
  const names = team.map(({ name }) => name)
  if (kind !== 'election-team' && (team.length < 3 || team.length > 5)) return refuse({ code: 'deliberation.team-size', count: team.length, article })
  if (heads.length !== 1) return refuse({ code: 'deliberation.team-head', count: heads.length, article })
  if (kind !== 'counting-board' && heads[0]!.from !== 'front-board') return refuse({ code: 'deliberation.team-head-not-front', article })
  if (new Set(names).size < names.length) return refuse({ code: 'deliberation.team-twice', article })
  const both = names.find((name) => candidates.includes(name))
  if (both !== undefined) return refuse({ code: 'deliberation.team-candidate', name: both, article })
  return accept(true)
}

/** Two households watch the count. Refuses `deliberation.witnesses-two`. @law 59/2023/NĐ-CP Đ3.5.c, Đ4.6.a */
export function checkWitnesses(witnesses: readonly string[]): Result<true> {
  return new Set(witnesses).size >= 2 ? accept(true) : refuse({ code: 'deliberation.witnesses-two', count: new Set(witnesses).size, article: '59/2023/NĐ-CP Đ3.5.c' })
}
