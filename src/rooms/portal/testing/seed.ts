import { randomUUID } from 'node:crypto'
import { foldText } from '#foundation/text.ts'

type Query = (text: string, values: readonly unknown[]) => Promise<unknown>

export type SeedPosting = {
  readonly code: string
  readonly unit: number
  readonly holder?: number
  readonly path: string
  readonly province: number
  readonly item: string
  readonly title: string
  readonly summary?: string
  readonly content?: string
  readonly firstDay: string
  readonly webUntil?: string
  readonly namesCitizens?: boolean
  readonly state?: 'posted' | 'withdrawn'
  readonly why?: string
  readonly duty?: { readonly event: string; readonly due: string }
  readonly author?: string
  /** Later wordings. */
  readonly corrected?: readonly { readonly title: string; readonly content: string; readonly why: string }[]
  readonly translation?: { readonly lang: string; readonly title: string; readonly content: string }
  readonly showings?: readonly { readonly form: string; readonly place: string; readonly name?: string; readonly from: string; readonly to?: string }[]
  readonly changedAt?: string
}

export type SeedDuty = { readonly unit: number; readonly path: string; readonly province: number; readonly item: string; readonly title: string; readonly event: string; readonly due: string }

/** Writes postings as they stand in the tables, past every rule: for pages that only read. */
export async function seedPosting(query: Query, seed: SeedPosting): Promise<string> {
  const posting = randomUUID()
  const duty = seed.duty && (await seedDuty(query, { ...seed, ...seed.duty, unit: seed.unit }))
  const version = 1 + (seed.corrected?.length ?? 0)
  const at = seed.changedAt ?? `${seed.firstDay}T03:00:00Z`
  const last = seed.corrected?.at(-1)
  const search = foldText([last?.title ?? seed.title, seed.summary, last?.content ?? seed.content].filter(Boolean).join(' '))
  const withdrawn = seed.state === 'withdrawn'
  await query(
    `insert into posting (province_id, posting_id, code, unit_id, holder_id, path, duty_id, rule, item, version, state, first_day, web_until, names_citizens,
      revision, created_at, created_by, changed_at, withdrawn_at, withdrawn_why, search)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1, $15, $16, $15, $17, $18, $19)`,
    [
      seed.province, posting, seed.code, seed.unit, seed.holder ?? seed.unit, seed.path, duty ?? null, `L10-11.${seed.item}`, seed.item, version,
      seed.state ?? 'posted', seed.firstDay, seed.webUntil ?? null, seed.namesCitizens ?? false, at, seed.author ?? null, withdrawn ? at : null,
      withdrawn ? (seed.why ?? 'Đăng nhầm') : null, search,
    ],
  )
  const versions = [{ title: seed.title, content: seed.content ?? '', why: '' }, ...(seed.corrected ?? [])]
  for (const [index, { title, content, why }] of versions.entries()) {
    await query(
      `insert into posting_version (province_id, posting_id, version, path, title, summary, content, instrument_number, instrument_date, instrument_title, why, at, author)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [seed.province, posting, index + 1, seed.path, title, seed.summary ?? '', content, '12/QĐ-UBND', seed.duty?.event ?? seed.firstDay, '', why, at, seed.author ?? null],
    )
  }
  for (const { form, place, name, from, to } of seed.showings ?? []) {
    await query(
      `insert into showing (province_id, showing_id, posting_id, path, form, place_kind, place, from_date, to_date, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [seed.province, randomUUID(), posting, seed.path, form, place, name ?? '', from, to ?? null, at],
    )
  }
  if (seed.translation) {
    const { lang, title, content } = seed.translation
    await query(
      'insert into posting_translation (province_id, posting_id, version, lang, path, title, content, at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [seed.province, posting, version, lang, seed.path, title, content, at],
    )
  }
  return posting
}

export async function seedDuty(query: Query, seed: SeedDuty): Promise<string> {
  const duty = randomUUID()
  await query(
    `insert into disclosure_duty (province_id, duty_id, unit_id, holder_id, path, rule, item, title, event_date, due, revision, issued_at)
    values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, 1, $10)`,
    [seed.province, duty, seed.unit, seed.path, `L10-11.${seed.item}`, seed.item, seed.title, seed.event, seed.due, `${seed.event}T03:00:00Z`],
  )
  return duty
}

const KBANG = { unit: 3236382, province: 1522, path: '/1/1522/3236382/' } as const
const TO_TUNG = { unit: 3236682, province: 1522, path: '/1/1522/3236682/' } as const
export const SEED_UNITS = { KBANG, TO_TUNG } as const

const WORDS = ['Dự toán thu, chi ngân sách', 'Kế hoạch xây dựng đường vào làng', 'Danh sách hộ được hỗ trợ bò giống', 'Mức thu phí vệ sinh môi trường', 'Kết quả lấy ý kiến về hương ước', 'Quy chế thực hiện dân chủ'] as const

/** Two communes of Gia Lai with everything that a page can show, on 23/11/2026. */
export async function seedPortal(query: Query, author?: string): Promise<void> {
  const by = author === undefined ? {} : { author }
  await seedPosting(query, {
    ...KBANG, ...by, code: 'abcdefghij', item: '2', title: 'Dự toán ngân sách năm 2027 trình Hội đồng nhân dân', summary: 'Xã dự kiến thu 12 tỷ đồng, chi 11,8 tỷ đồng; phần lớn chi cho trường học và đường làng.',
    content: 'Thu ngân sách: 12.000 triệu đồng.\nChi ngân sách: 11.800 triệu đồng.', firstDay: '2026-11-18', duty: { event: '2026-11-13', due: '2026-11-20' },
    showings: [
      { form: 'a', place: 'office', from: '2026-11-18' },
      { form: 'a', place: 'culture-house', name: 'Nhà văn hóa làng Chiêng', from: '2026-11-19' },
      { form: 'b', place: 'website', from: '2026-11-18' },
    ],
    corrected: [{ title: 'Dự toán ngân sách năm 2027 trình Hội đồng nhân dân', content: 'Thu ngân sách: 12.500 triệu đồng.\nChi ngân sách: 11.800 triệu đồng.', why: 'Sửa số thu theo thông báo của Sở Tài chính' }],
    translation: { lang: 'bdq', title: 'Văn bản minh họa bằng tiếng Ba Na', content: 'Nội dung minh họa.' },
  })
  await seedPosting(query, {
    ...KBANG, code: 'namesgonea', item: '7', title: 'Danh sách hộ được hỗ trợ nhà ở năm 2026', summary: 'Ông Đinh Văn Mẫu và 11 hộ khác.', content: 'Đinh Văn Mẫu, làng Chiêng', firstDay: '2026-08-03',
    webUntil: '2026-09-02', namesCitizens: true, duty: { event: '2026-07-30', due: '2026-08-06' }, showings: [{ form: 'a', place: 'office', from: '2026-08-03', to: '2026-09-02' }, { form: 'b', place: 'website', from: '2026-08-03' }],
  })
  await seedPosting(query, {
    ...KBANG, code: 'namesherea', item: '9', title: 'Danh sách công dân đủ điều kiện nhập ngũ năm 2027', summary: 'Danh sách 34 công dân.', content: 'Đinh Văn Thử, làng Chiêng', firstDay: '2026-11-10',
    webUntil: '2026-12-10', namesCitizens: true, duty: { event: '2026-11-02', due: '2026-11-09' },
    corrected: [{ title: 'Danh sách công dân đủ điều kiện nhập ngũ năm 2027', content: 'Đinh Văn Sửa, làng Chiêng', why: 'Bỏ một người ghi nhầm' }],
    showings: [{ form: 'a', place: 'office', from: '2026-11-10' }, { form: 'c', place: 'loudspeaker', from: '2026-11-10', to: '2026-11-12' }],
  })
  await seedPosting(query, { ...KBANG, code: 'withdrawna', item: '12', title: 'Mức thu phí chợ năm 2026', summary: 'Tóm tắt đã rút.', content: 'Bí mật đã rút', firstDay: '2026-10-02', state: 'withdrawn', why: 'Văn bản đã bị thay thế' })
  await seedPosting(query, { ...KBANG, code: 'oldcommune', unit: 3236381, holder: KBANG.unit, item: '3', title: 'Quy hoạch chung thị trấn Kbang', summary: 'Quy hoạch đến năm 2030.', firstDay: '2025-05-12' })
  for (let n = 0; n < 28; n++) {
    const month = String(1 + (n % 10)).padStart(2, '0')
    await seedPosting(query, {
      ...(n % 3 === 0 ? TO_TUNG : KBANG), code: `many${'abcdefghijklmnopqrstuvwxyz23'[n]}aaaaa`, item: String(1 + (n % 14)), title: `${WORDS[n % WORDS.length]} (đợt ${n + 1})`,
      summary: 'Thông tin để Nhân dân trong xã biết và giám sát.', content: 'Nội dung.', firstDay: `2026-${month}-${String(3 + (n % 20)).padStart(2, '0')}`,
      duty: { event: `2026-${month}-01`, due: `2026-${month}-${n % 4 === 0 ? '03' : '28'}` }, showings: [{ form: 'a', place: 'office', from: `2026-${month}-05`, ...(n % 2 ? { to: `2026-${month}-28` } : {}) }],
    })
  }
  await seedDuty(query, { ...KBANG, item: '5', title: 'Kết quả huy động đóng góp làm đường làng Chiêng', event: '2026-11-02', due: '2026-11-09' })
  await seedDuty(query, { ...TO_TUNG, item: '6', title: 'Thanh lý tài sản tại trụ sở cũ', event: '2026-10-26', due: '2026-11-02' })
  await seedDuty(query, { ...KBANG, item: '1', title: 'Kết quả thực hiện kế hoạch kinh tế - xã hội năm 2026', event: '2026-11-20', due: '2026-11-27' })
}
