import type { ColumnType, Insertable, Selectable } from 'kysely'

/** A figure as PostgreSQL keeps it: canonical decimal text. */
type Numeric = string
/** `YYYY-MM-DD`, or `-infinity` / `infinity`. */
type Day = string

export type StoredState = 'number' | 'pair' | 'none-arose' | 'not-applicable'
export type SubmissionState = 'draft' | 'submitted' | 'returned' | 'accepted' | 'locked'

/** One type for each table of migrations/, by hand: the columns in the order of the schema. */
export type Tables = {
  data_version: { name: string; sha256: string }
  unit: { unit_id: number; level: string; source: 'places' | 'local' }
  unit_span: {
    unit_id: number
    valid_from: Day
    valid_to: Day
    code: string
    name: string
    kind: string
    parent_id: number | null
    province_id: number
    path: string
  }
  account: {
    account_id: string
    login: string
    name: string
    password_hash: string
    must_change_password: boolean
    blocked_at: Date | null
    created_at: Date
  }
  office: {
    office_id: string
    account_id: string
    kind: string
    unit_id: number
    valid_from: Day
    valid_to: Day | null
  }
  session: {
    token_hash: Buffer
    account_id: string
    office_id: string | null
    created_at: Date
    seen_at: Date
    expires_at: Date
    address: string
    agent: string
  }
  sign_in_attempt: { attempt_id: string; subject: string; at: Date; succeeded: boolean }
  indicator: { indicator_id: number; form: string; code: string }
  reporting_period: { period_id: number; form: string; code: string; from_date: Day; to_date: Day }
  submission: {
    province_id: number
    period_id: number
    unit_id: number
    path: string
    state: SubmissionState
    revision: number
    reason: string | null
    limits: string
    causes: string
    first_submitted_at: Date | null
    changed_at: Date
    changed_by: string | null
  }
  figure: {
    province_id: number
    period_id: number
    unit_id: number
    indicator_id: number
    path: string
    state: StoredState | null
    number: Numeric | null
    numerator: Numeric | null
    denominator: Numeric | null
    explanation: string | null
    revision: number
    author: string | null
    at: Date
    counted_state: StoredState | null
    counted_number: Numeric | null
    counted_numerator: Numeric | null
    counted_denominator: Numeric | null
    counted_explanation: string | null
    counted_author: string | null
    counted_at: Date | null
  }
  rollup: {
    province_id: number
    period_id: number
    unit_id: number
    indicator_id: number
    path: string
    total: Numeric
    numerator: Numeric
    denominator: Numeric
    with_number: number
    none_arose: number
    not_applicable: number
  }
  request_key: { province_id: number; key: string; at: Date; answer: string }
  journal: {
    province_id: number
    seq: number
    at: Date
    account_id: string | null
    office_id: string | null
    unit_id: number | null
    path: string
    act: string
    subject: string
    previous: Buffer
    hash: Buffer
  }
  journal_head: { province_id: number; seq: number; hash: Buffer }
  report: {
    province_id: number
    period_id: number
    unit_id: number
    path: string
    dated: Day | null
    revision: number
    changed_at: Date
    changed_by: string | null
  }
  report_block: {
    province_id: number
    period_id: number
    unit_id: number
    section: string
    path: string
    text: string
    carried_from: string | null
    /** Written as JSON text. */
    seen: ColumnType<Readonly<Record<string, string>>, string, string>
    revision: number
    author: string | null
    at: Date
  }
  report_task: {
    province_id: number
    period_id: number
    unit_id: number
    task_no: number
    path: string
    text: string
    outcome: 'open' | 'done' | 'partly' | 'not' | 'carried'
    remark: string
  }
  printed_report: {
    province_id: number
    period_id: number
    unit_id: number
    path: string
    number: string
    dated: Day
    /** Written as JSON text. */
    facts: ColumnType<unknown, string, string>
  }
}

export type Row<T extends keyof Tables> = Selectable<Tables[T]>
export type NewRow<T extends keyof Tables> = Insertable<Tables[T]>
