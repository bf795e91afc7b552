import { calendarDate, type CalendarDate } from '#foundation/calendar-date.ts'
import { mustAccept, type Result } from '#foundation/result.ts'
import { type TestDatabase, testDatabase } from '#harness/database.ts'
import type { Form, Indicator, Period } from '#rooms/indicators/index.ts'
import { syncCatalogue, type CatalogueIndex, type NumberedPeriod } from '#rooms/indicators/store/catalogue-index.ts'
import { readReportingTree, type ReportingTree, type TreeUnit } from '#rooms/indicators/store/reporting-tree.ts'
import type { Officer, OfficeKind } from '#rooms/offices/index.ts'
import { inTransaction, SYSTEM_SCOPE, type Scope, type Tx } from '#storage/transaction.ts'

/** Two provinces; the first with two districts, of which one has communes, an agency and an enterprise. */
export const UNIT = {
  nation: 1,
  province: 1641,
  otherProvince: 1011,
  district: 26251,
  otherDistrict: 26221,
  /** Of the district. */
  communes: [3236681, 3236682, 3236741, 3236711] as const,
  /** Directly under the district. */
  agency: 4000001,
  /** Under the first commune. */
  enterprise: 4000002,
  /** Of the other district. */
  far: 3236201,
  /** Of the other province. */
  abroad: 3000011,
} as const

const UNITS: readonly (readonly [number, TreeUnit['level'], string, string, string])[] = [
  [UNIT.nation, 'nation', 'nation', 'Việt Nam', '/1/'],
  [UNIT.province, 'province', 'tinh', 'Gia Lai', '/1/1641/'],
  [UNIT.otherProvince, 'province', 'thanh-pho-truc-thuoc', 'Hà Nội', '/1/1011/'],
  [UNIT.district, 'district', 'huyen', 'Kbang', '/1/1641/26251/'],
  [UNIT.otherDistrict, 'district', 'huyen', 'Đak Đoa', '/1/1641/26221/'],
  [UNIT.communes[0], 'commune', 'xa', 'Kông Lơng Khơng', '/1/1641/26251/3236681/'],
  [UNIT.communes[1], 'commune', 'xa', 'Tơ Tung', '/1/1641/26251/3236682/'],
  [UNIT.communes[2], 'commune', 'thi-tran', 'Kbang', '/1/1641/26251/3236741/'],
  [UNIT.communes[3], 'commune', 'xa', 'Đăk HLơ', '/1/1641/26251/3236711/'],
  [UNIT.agency, 'body', 'agency', 'Phòng Nội vụ', '/1/1641/26251/4000001/'],
  [UNIT.enterprise, 'body', 'enterprise', 'Công ty Lâm nghiệp', '/1/1641/26251/3236681/4000002/'],
  [UNIT.far, 'commune', 'xa', 'Nam Yang', '/1/1641/26221/3236201/'],
  [UNIT.abroad, 'commune', 'phuong', 'Phúc Xá', '/1/1011/3000011/'],
]

const EVERYBODY = ['commune', 'agency', 'enterprise', 'district'] as const

function indicator(code: string, over: Partial<Indicator>): Indicator {
  return {
    code,
    section: 'all',
    label: { vi: `Chỉ tiêu ${code}`, en: `Indicator ${code}` },
    unit: { vi: 'đơn vị', en: 'unit' },
    type: 'integer',
    enteredBy: EVERYBODY,
    aggregation: 'sum',
    print: { as: 'number', decimals: 0, leadingZero: false, verb: 'reaches' },
    basis: '10/2022/QH15',
    confidence: 'V',
    source: 'test',
    place: 'appendix',
    ...over,
  }
}

/** One indicator of each type. */
export const FORM: Form = {
  id: 'thu',
  version: 1,
  label: { vi: 'Biểu thử', en: 'A form to try' },
  basis: '10/2022/QH15',
  levels: ['body', 'commune', 'district', 'province', 'nation'],
  sections: [{ id: 'all', number: 'I', label: { vi: 'Tất cả', en: 'All' }, place: 'appendix' }],
  indicators: [
    indicator('people', {}),
    indicator('area', { type: 'decimal' }),
    indicator('money', { type: 'dong' }),
    indicator('dialogue', { type: 'yes-no', aggregation: 'count-units', of: { kinds: ['commune'] } }),
    indicator('teams', { type: 'pair' }),
    indicator('share', { type: 'derived', enteredBy: [], aggregation: 'ratio-of-sums', numerator: 'people', denominator: 'money' }),
  ],
  rules: [],
}

export const PERIODS: readonly Period[] = ['2023', '2024'].map((year) => ({
  id: year,
  form: FORM.id,
  label: { vi: `năm ${year}`, en: year },
  from: calendarDate(`${year}-01-01`),
  to: calendarDate(`${year}-12-31`),
  due: { commune: calendarDate(`${year}-10-15`) },
  reminderDays: [5],
  recipients: [],
  ...(year === '2024' ? { previous: '2023' } : {}),
  confidence: 'V',
  source: 'test',
}))

const ID = (kind: number, n: number) => `00000000-0000-7000-800${kind}-${String(n).padStart(12, '0')}`

/** A small country in a database of the test's own: its tree, one form, two periods, an officer at every unit. */
export class SmallCountry {
  readonly database: TestDatabase
  readonly catalogue: CatalogueIndex
  readonly tree: ReportingTree
  readonly period: NumberedPeriod
  readonly yearBefore: NumberedPeriod

  static async open(): Promise<SmallCountry> {
    const database = await testDatabase()
    mustAccept(await inTransaction(database.db, SYSTEM_SCOPE, plantCountry))
    const made = await inTransaction(database.db, SYSTEM_SCOPE, async (tx) => {
      const catalogue = await syncCatalogue(tx, [FORM], PERIODS)
      return { ok: true as const, value: { catalogue, tree: await readReportingTree(tx, calendarDate('2024-12-31')) } }
    })
    const { catalogue, tree } = mustAccept(made)
    return new SmallCountry(database, catalogue, tree)
  }

  private constructor(database: TestDatabase, catalogue: CatalogueIndex, tree: ReportingTree) {
    this.database = database
    this.catalogue = catalogue
    this.tree = tree
    this.period = catalogue.findPeriod(FORM.id, '2024')!
    this.yearBefore = catalogue.findPeriod(FORM.id, '2023')!
  }

  unit(unitId: number): TreeUnit {
    const unit = this.tree.find(unitId)
    if (!unit) throw new Error(`no unit ${unitId}`)
    return unit
  }

  /** Somebody who holds an office at the unit, over its subtree. */
  officer(unitId: number, kind: OfficeKind = 'commune-officer'): Officer {
    const unit = this.unit(unitId)
    return {
      accountId: ID(1, unitId),
      name: `Người của ${unit.name}`,
      officeId: ID(2, unitId),
      kind,
      unitId,
      unitName: unit.name,
      unitPath: unit.path,
      reads: [unit.path],
      writes: [unit.path],
      from: calendarDate('2020-01-01'),
      to: null,
    }
  }

  work<T>(scope: Scope, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
    return inTransaction(this.database.db, scope, work)
  }

  /** What the owner of the schema sees: everything, past row-level security. */
  async look<T extends object>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    return (await this.database.db.ownerPool.query<T>(text, [...values])).rows
  }

  /** Takes away all that was entered; the country stays. */
  async clear(): Promise<void> {
    await this.look('truncate figure, submission, rollup, request_key, journal, journal_head cascade')
  }

  close(): Promise<void> {
    return this.database.drop()
  }
}

export function day(text: string): CalendarDate {
  return calendarDate(text)
}

async function plantCountry(tx: Tx): Promise<Result<true>> {
  for (const [unit_id, level, kind, name, path] of UNITS) {
    await tx.insertInto('unit').values({ unit_id, level, source: level === 'body' ? 'local' : 'places' }).execute()
    const above = path.split('/').filter(Boolean).map(Number)
    await tx
      .insertInto('unit_span')
      .values({
        unit_id,
        valid_from: '2020-01-01',
        valid_to: 'infinity',
        code: String(unit_id).slice(1, -1),
        name,
        kind,
        parent_id: above.at(-2) ?? null,
        province_id: above[1] ?? 1,
        path,
      })
      .execute()
    const account = { account_id: ID(1, unit_id), login: `nguoi.${unit_id}`, name: `Người của ${name}`, password_hash: '-', created_at: new Date() }
    await tx.insertInto('account').values({ ...account, must_change_password: false, blocked_at: null }).execute()
  }
  return { ok: true, value: true }
}
