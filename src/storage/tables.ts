import type { ColumnType, Generated, Insertable, Selectable } from 'kysely'

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
    title: ColumnType<string, string | undefined, string>
    file_name: ColumnType<string | null, string | null | undefined, string | null>
    sha256: ColumnType<string | null, string | null | undefined, string | null>
    kept_by: ColumnType<string | null, string | null | undefined, string | null>
    kept_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  }
  disclosure_duty: {
    province_id: number
    duty_id: string
    unit_id: number
    holder_id: number
    path: string
    rule: string
    local: Generated<boolean>
    item: string
    title: string
    event_date: Day
    instrument_number: Generated<string>
    instrument_title: Generated<string>
    due: Day
    reading: Generated<string>
    plan_line: string | null
    revision: number
    issued_at: Date
    issued_by: string | null
    cancelled_at: Date | null
    cancelled_by: string | null
    cancelled_why: string | null
  }
  posting: {
    province_id: number
    posting_id: string
    code: string
    unit_id: number
    holder_id: number
    path: string
    duty_id: string | null
    rule: string
    item: string
    version: number
    state: string
    first_day: Day
    web_until: Day | null
    names_citizens: boolean
    revision: number
    created_at: Date
    created_by: string | null
    changed_at: Date
    withdrawn_at: Date | null
    withdrawn_by: string | null
    withdrawn_why: string | null
    search: Generated<string>
  }
  posting_version: {
    province_id: number
    posting_id: string
    version: number
    path: string
    title: string
    summary: Generated<string>
    content: Generated<string>
    instrument_number: Generated<string>
    instrument_date: Day | null
    instrument_title: Generated<string>
    link: Generated<string>
    why: Generated<string>
    at: Date
    author: string | null
  }
  posting_translation: {
    province_id: number
    posting_id: string
    version: number
    lang: string
    path: string
    title: string
    content: Generated<string>
    at: Date
    author: string | null
  }
  showing: {
    province_id: number
    showing_id: string
    posting_id: string
    path: string
    form: string
    place_kind: string
    place: Generated<string>
    hamlet_id: number | null
    from_date: Day
    to_date: Day | null
    link: Generated<string>
    /** Written as JSON text. */
    broadcasts: ColumnType<readonly { readonly date: string; readonly time: string; readonly minutes: number }[], string | undefined, string>
    note: Generated<string>
    recorded_at: Date
    recorded_by: string | null
    cancelled_at: Date | null
    cancelled_by: string | null
    cancelled_why: string | null
  }
  hamlet_notice: {
    province_id: number
    posting_id: string
    hamlet_id: number
    path: string
    sent_at: Date
    sent_by: string | null
    announced_on: Day | null
    means: Generated<string[]>
    households: number | null
    note: Generated<string>
    confirmed_at: Date | null
    confirmed_by: string | null
    revision: number
    by_commune: Generated<boolean>
  }
  disclosure_plan: {
    province_id: number
    unit_id: number
    year: number
    path: string
    state: string
    number: Generated<string>
    dated: Day | null
    revision: number
    changed_at: Date
    changed_by: string | null
  }
  disclosure_plan_line: {
    province_id: number
    line_id: string
    unit_id: number
    year: number
    path: string
    rule: string
    item: string
    content: string
    forms: string[]
    expected: Day | null
    expected_text: Generated<string>
    days: number | null
    responsible: Generated<string>
    dropped_why: string | null
  }
  local_item: {
    province_id: number
    unit_id: number
    code: string
    path: string
    title: string
    instrument_number: string
    instrument_date: Day
    widens: string
    clock_days: number
    working_days: boolean
    min_days: number
    forms: string[]
    names_citizens: boolean
    valid_from: Day
    valid_to: Day | null
    at: Date
    author: string | null
  }
  information_request: {
    province_id: number
    request_id: string
    code: string
    unit_id: number
    path: string
    kind: string
    item: Generated<string>
    posting_id: string | null
    place: Generated<string>
    text: string
    name: Generated<string>
    contact: Generated<string>
    received_at: Date
    due: Day
    extended_to: Day | null
    extended_why: string | null
    state: string
    answer: Generated<string>
    ground: Generated<string>
    answered_at: Date | null
    answered_by: string | null
    cleared_at: Date | null
    revision: number
  }
  disclosure_means: {
    province_id: number
    unit_id: number
    path: string
    website: boolean
    loudspeaker: boolean
    culture_house: boolean
    community_point: boolean
    internal_site: boolean
    changed_at: Date
    changed_by: string | null
  }
  disclosure_quarter: {
    province_id: number
    unit_id: number
    year: number
    quarter: number
    version: number
    path: string
    number: Generated<string>
    dated: Day
    /** Written as JSON text. */
    register: ColumnType<unknown, string, string>
    sha256: string
    corrects_why: string | null
    closed_at: Date
    closed_by: string | null
  }
  disclosure_quarter_paper: {
    province_id: number
    unit_id: number
    year: number
    quarter: number
    version: number
    format: string
    path: string
    sha256: string
    bytes: Buffer
  }
  file_home: { id: string; only_one: Generated<boolean> }
  file_content: {
    province_id: number
    sha256: string
    kind: string
    size: number
    width: number | null
    height: number | null
    shown_sha256: string | null
    small_sha256: string | null
    added_at: Date
    erased_at: Date | null
  }
  file_origin: {
    province_id: number
    link_id: string
    path: string
    taken: string | null
    latitude: string | null
    longitude: string | null
  }
  disclosure_file: {
    province_id: number
    link_id: string
    path: string
    of_kind: string
    of_id: string
    version: number | null
    hamlet_id: number | null
    sha256: string
    role: string
    lang: string | null
    name: string
    caption: Generated<string>
    public: boolean
    added_at: Date
    added_by: string | null
    removed_at: Date | null
    removed_why: string | null
    erase: Generated<boolean>
  }
  unit_contact: {
    province_id: number
    unit_id: number
    path: string
    office: Generated<string>
    head: Generated<string>
    address: Generated<string>
    phone: Generated<string>
    email: Generated<string>
    hours: Generated<string>
    reception: Generated<string>
    revision: number
    changed_at: Date
    changed_by: string | null
  }
  subscription: {
    province_id: number
    subscription_id: string
    unit_id: number
    item: Generated<string>
    email: string
    lang: 'vi' | 'en'
    created_at: Date
    confirmed_at: Date | null
    told_until: Date
  }
  subscription_token: { token_hash: Buffer; province_id: number; subscription_id: string; made_at: Date }
  mail_outbox: {
    mail_id: string
    kind: 'confirm' | 'digest'
    recipient: string
    subject: string
    body: string
    unsubscribe: Generated<string>
    made_at: Date
    tried: Generated<number>
    try_after: Date
    last_error: Generated<string>
  }
  household: {
    province_id: number
    household_id: string
    hamlet_id: number
    path: string
    number: number
    code: Generated<string>
    from_day: Day
    to_day: ColumnType<Day | null, Day | null | undefined, Day | null>
    came_by: string
    left_by: ColumnType<string | null, string | null | undefined, string | null>
    revision: number
    recorded_at: Date
    recorded_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  household_span: {
    province_id: number
    household_id: string
    path: string
    from_day: Day
    to_day: ColumnType<Day | null, Day | null | undefined, Day | null>
    name: string
    address: Generated<string>
    why: Generated<string>
    recorded_at: Date
    recorded_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  household_link: {
    province_id: number
    from_id: string
    to_id: string
    path: string
    kind: string
    on_day: Day
  }
  household_status: {
    province_id: number
    status_id: string
    household_id: string
    path: string
    kind: string
    detail: Generated<string>
    from_day: Day
    to_day: ColumnType<Day | null, Day | null | undefined, Day | null>
    recorded_at: Date
    recorded_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  household_distinct: {
    province_id: number
    left_id: string
    right_id: string
    path: string
    why: Generated<string>
    recorded_at: Date
    recorded_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  household_roll: {
    province_id: number
    roll_id: string
    hamlet_id: number
    path: string
    as_at: Day
    households: number
    digest: string
    taken_at: Date
    taken_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  household_roll_line: {
    province_id: number
    roll_id: string
    household_id: string
    path: string
    number: number
    name: string
    address: Generated<string>
  }
  matter: {
    province_id: number
    matter_id: string
    code: string
    unit_id: number
    holder_id: number
    path: string
    scope: string
    item: number
    kind: string
    era: string
    title: string
    content: Generated<string>
    /** Written as JSON text. */
    options: ColumnType<unknown, string | undefined, string>
    proposed_by: string
    proposer: Generated<string>
    agreed_with: Generated<string>
    agreed_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    useful_why: Generated<string>
    cash: ColumnType<string, string | number | undefined, string | number>
    labour_days: Generated<number>
    land_m2: Generated<number>
    state: string
    dropped_why: ColumnType<string | null, string | null | undefined, string | null>
    about_decision: ColumnType<string | null, string | null | undefined, string | null>
    chosen_method: ColumnType<string | null, string | null | undefined, string | null>
    method_agreed_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    revision: number
    created_at: Date
    created_by: ColumnType<string | null, string | null | undefined, string | null>
    changed_at: Date
  }
  matter_consent: {
    province_id: number
    consent_id: string
    matter_id: string
    hamlet_id: number
    household_id: string
    path: string
    purpose: string
    given_on: Day
    means: string
    note: Generated<string>
    recorded_at: Date
    recorded_by: ColumnType<string | null, string | null | undefined, string | null>
    withdrawn_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    withdrawn_why: ColumnType<string | null, string | null | undefined, string | null>
  }
  gathering: {
    province_id: number
    gathering_id: string
    code: string
    hamlet_id: number
    path: string
    kind: string
    parent_id: ColumnType<string | null, string | null | undefined, string | null>
    cluster: Generated<string>
    convenor: string
    convenor_name: Generated<string>
    chair_name: Generated<string>
    held_on: Day
    starts_at: Generated<string>
    ends_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    ends_at: Generated<string>
    place: Generated<string>
    noticed_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    notice_means: Generated<string[]>
    papers_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    plan: Generated<string>
    plan_issued_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    plan_sent_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    plan_decided_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    plan_note: Generated<string>
    roll_id: ColumnType<string | null, string | null | undefined, string | null>
    secretary: Generated<string>
    secretary_for: ColumnType<number | null, number | null | undefined, number | null>
    voting: ColumnType<string | null, string | null | undefined, string | null>
    voting_for: ColumnType<number | null, number | null | undefined, number | null>
    /** Written as JSON text. */
    team: ColumnType<unknown, string | undefined, string>
    team_for: ColumnType<number | null, number | null | undefined, number | null>
    /** Written as JSON text. */
    witnesses: ColumnType<unknown, string | undefined, string>
    /** Papers counted before the first was opened. */
    collected: ColumnType<number | null, number | null | undefined, number | null>
    state: string
    cancelled_why: ColumnType<string | null, string | null | undefined, string | null>
    minutes: Generated<string>
    document_kind: ColumnType<string | null, string | null | undefined, string | null>
    revision: number
    created_at: Date
    created_by: ColumnType<string | null, string | null | undefined, string | null>
    opened_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    closed_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  }
  gathering_matter: {
    province_id: number
    gathering_id: string
    matter_id: string
    path: string
    position: number
    not_voted: ColumnType<string | null, string | null | undefined, string | null>
  }
  attendance: {
    province_id: number
    gathering_id: string
    household_id: string
    path: string
    means: string
    person: Generated<string>
    arrived_at: Date
    recorded_by: ColumnType<string | null, string | null | undefined, string | null>
    removed_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  }
  voice: {
    province_id: number
    matter_id: string
    round: number
    hamlet_id: number
    household_id: string
    path: string
    gathering_id: string
    channel: string
    used_at: Date
    recorded_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  slip: {
    province_id: number
    gathering_id: string
    matter_id: string
    slip_code: string
    path: string
    channel: string
    choice: string
    other_text: Generated<string>
    invalid_reason: ColumnType<string | null, string | null | undefined, string | null>
    salt: string
    commitment: string
    recorded_at: Date
    recorded_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  slip_correction: {
    province_id: number
    gathering_id: string
    matter_id: string
    slip_code: string
    seq: number
    path: string
    choice: string
    other_text: Generated<string>
    invalid_reason: ColumnType<string | null, string | null | undefined, string | null>
    salt: string
    commitment: string
    why: string
    recorded_at: Date
    recorded_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  slip_issue: {
    province_id: number
    gathering_id: string
    household_id: string
    path: string
    code_hash: string
    issued_at: Date
    issued_by: ColumnType<string | null, string | null | undefined, string | null>
    returned_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    spoiled_why: ColumnType<string | null, string | null | undefined, string | null>
  }
  count_sheet: {
    province_id: number
    sheet_id: string
    gathering_id: string
    matter_id: string
    path: string
    /** Written as JSON text. */
    figures: ColumnType<unknown, string, string>
    typed_at: Date
    typed_by: ColumnType<string | null, string | null | undefined, string | null>
    state: string
    settled_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    settled_by: ColumnType<string | null, string | null | undefined, string | null>
    settled_why: Generated<string>
  }
  decision: {
    province_id: number
    decision_id: string
    code: string
    matter_id: string
    gathering_id: ColumnType<string | null, string | null | undefined, string | null>
    hamlet_id: ColumnType<number | null, number | null | undefined, number | null>
    unit_id: number
    holder_id: number
    path: string
    round: number
    decided_on: Day
    method: string
    document_kind: string
    number: Generated<string>
    /** Written as JSON text. */
    judgement: ColumnType<unknown, string, string>
    passed: boolean
    text: Generated<string>
    /** Written as JSON text. */
    signers: ColumnType<unknown, string | undefined, string>
    state: string
    sent_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    sent_to: ColumnType<string | null, string | null | undefined, string | null>
    received_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    answered_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    answer_number: Generated<string>
    answer_reason: Generated<string>
    in_force_from: ColumnType<Day | null, Day | null | undefined, Day | null>
    ended_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    end_ground: ColumnType<string | null, string | null | undefined, string | null>
    end_reason: Generated<string>
    end_number: Generated<string>
    asked_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    asked_number: Generated<string>
    asked_reason: Generated<string>
    succeeded_by: ColumnType<string | null, string | null | undefined, string | null>
    duty_id: ColumnType<string | null, string | null | undefined, string | null>
    executed_state: Generated<string>
    revision: number
    created_at: Date
    created_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  execution_note: {
    province_id: number
    note_id: string
    decision_id: string
    path: string
    on_day: Day
    state: string
    text: string
    cash: ColumnType<string, string | number | undefined, string | number>
    labour_days: Generated<number>
    land_m2: Generated<number>
    recorded_at: Date
    recorded_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  head_election: {
    province_id: number
    election_id: string
    hamlet_id: number
    path: string
    kind: string
    meeting_day: Day
    matter_id: ColumnType<string | null, string | null | undefined, string | null>
    ground: Generated<string>
    /** Written as JSON text. */
    steps: ColumnType<unknown, string | undefined, string>
    state: string
    revision: number
    created_at: Date
    created_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  covenant: {
    province_id: number
    covenant_id: string
    code: string
    unit_id: number
    holder_id: number
    path: string
    title: string
    called: string
    ethnic_minority: boolean
    state: string
    version: number
    matter_id: ColumnType<string | null, string | null | undefined, string | null>
    decision_id: ColumnType<string | null, string | null | undefined, string | null>
    replaces: ColumnType<string | null, string | null | undefined, string | null>
    duty_id: ColumnType<string | null, string | null | undefined, string | null>
    revision: number
    created_at: Date
    created_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  covenant_event: {
    province_id: number
    covenant_id: string
    seq: number
    path: string
    act: string
    on_day: Day
    /** Written as JSON text. */
    details: ColumnType<unknown, string | undefined, string>
    recorded_at: Date
    recorded_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  covenant_article: {
    province_id: number
    covenant_id: string
    version: number
    lang: string
    position: number
    path: string
    heading: Generated<string>
    text: string
    recorded_at: Date
    recorded_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  covenant_opinion: {
    province_id: number
    opinion_id: string
    covenant_id: string
    path: string
    said_on: Day
    article: ColumnType<number | null, number | null | undefined, number | null>
    text: string
    said_by: Generated<string>
    answer: Generated<string>
    answered_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    taken_up: ColumnType<boolean | null, boolean | null | undefined, boolean | null>
    recorded_at: Date
    recorded_by: ColumnType<string | null, string | null | undefined, string | null>
  }
}

export type Row<T extends keyof Tables> = Selectable<Tables[T]>
export type NewRow<T extends keyof Tables> = Insertable<Tables[T]>
