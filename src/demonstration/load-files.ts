import { sql } from 'kysely'
import { accept, type Result } from '#foundation/result.ts'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { type Contents, receiveFile } from '#rooms/files/store/index.ts'
import { type Connections, inTransaction, readOnly, SYSTEM_SCOPE, type Tx } from '#storage/transaction.ts'
import { type DisclosingCommune, readDisclosures } from './disclosures-file.ts'
import { findOfficers } from './find-officers.ts'

/** The mark that the files of the year are in. */
export const FILES = 'demonstration-files'

/** After the last act of the year. */
const ATTACHED = new Date('2026-11-21T17:30:00+07:00')

/** Which decisions of which communes come with their paper. */
const DOCUMENTS: readonly (readonly [number, string])[] = [
  [3236682, 'quy-che'], [3236682, 'duong'], [3236382, 'du-toan'], [3236382, 'quy-che'], [3236743, 'duong'], [3236472, 'du-toan'],
]
/** Whose board was photographed with which posting on it. */
const PHOTOS: readonly (readonly [number, string])[] = [[3236682, 'duong'], [3236682, 'quy-che'], [3236382, 'du-toan'], [3236743, 'duong']]

/**
 * Attaches a few documents and pictures to the year of disclosure, each as an officer would send it; once. A file that is there
 * already stays one, so a start that was broken off goes on where it stopped. Without the year nothing is done.
 *
 * Refuses as `receiveFile`.
 */
export async function loadDemonstrationFiles(database: Connections, contents: Contents): Promise<Result<true>> {
  const read = await readOnly(database, SYSTEM_SCOPE, async (tx) => {
    const done = await tx.selectFrom('data_version').select('name').where('name', '=', FILES).executeTakeFirst()
    const year = await tx.selectFrom('data_version').select('name').where('name', '=', 'demonstration-disclosures').executeTakeFirst()
    return accept(done || !year ? undefined : await findOfficers(tx))
  })
  if (!read.ok) return read
  const officers = read.value
  if (!officers) return accept(true)
  // Printer and drawing tools are heavy, and wanted once.
  const { drawPhoto, printDocument } = await import('./demonstration-files.ts')
  const file = readDisclosures()
  const house = { database, contents }
  const send = async ([unit, key]: readonly [number, string], photo: number | undefined): Promise<Result<unknown>> => {
    const commune = file.communes.find((one) => one.unit === unit)!
    const found = await readOnly(database, SYSTEM_SCOPE, async (tx) => accept(await findPosting(tx, commune, file.templates.find((one) => one.key === key)!.number)))
    if (!found.ok || !found.value) return found
    const { provinceId, postingId, showingId, ...posting } = found.value
    const officer = officers.get(commune.officer)!
    if (photo === undefined) {
      const bytes = await printDocument({ ...posting, place: commune.name, officeName: `Ủy ban nhân dân xã ${commune.name}` })
      return receiveFile(house, officer, { provinceId, kind: 'posting', id: postingId }, { name: `${posting.number.replace('/', '-')}.pdf`, bytes }, { public: true, caption: posting.documentTitle }, ATTACHED)
    }
    if (showingId === null) return accept(true)
    const bytes = await drawPhoto(CAPTION, photo)
    return receiveFile(house, officer, { provinceId, kind: 'showing', id: showingId }, { name: `niem-yet-${photo + 1}.jpg`, bytes }, { public: true, caption: CAPTION }, ATTACHED)
  }
  for (const one of DOCUMENTS) {
    const sent = await send(one, undefined)
    if (!sent.ok) return sent
  }
  for (const [at, one] of PHOTOS.entries()) {
    const sent = await send(one, at)
    if (!sent.ok) return sent
  }
  return inTransaction(database, SYSTEM_SCOPE, async (tx) => {
    await tx.insertInto('data_version').values({ name: FILES, sha256: 'loaded' }).execute()
    return accept(true)
  })
}

const CAPTION = 'Ảnh minh họa'

type Found = {
  readonly provinceId: number; readonly postingId: string; readonly showingId: string | null; readonly number: string; readonly documentTitle: string
  readonly decided: CalendarDate; readonly title: string; readonly summary: string; readonly content: string
}

/** The posting of a decision, in its newest wording, with its showing at the office; undefined where there is none. */
async function findPosting(tx: Tx, { unit }: DisclosingCommune, number: string): Promise<Found | undefined> {
  const { rows } = await sql<Found>`
    select p.province_id as "provinceId", p.posting_id as "postingId", v.instrument_number as number, v.instrument_title as "documentTitle",
      v.instrument_date as decided, v.title, v.summary, v.content,
      (select s.showing_id from showing s where (s.province_id, s.posting_id) = (p.province_id, p.posting_id) and s.place_kind = 'office' order by s.showing_id limit 1) as "showingId"
    from posting p join posting_version v on (v.province_id, v.posting_id, v.version) = (p.province_id, p.posting_id, p.version)
    where p.unit_id = ${unit} and p.state = 'posted' and v.instrument_number = ${number}`.execute(tx)
  return rows[0]
}
