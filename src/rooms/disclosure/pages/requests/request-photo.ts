import { SYSTEM_ACTOR } from '#rooms/offices/index.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { attachFile, takeIn, type TakenFile } from '#rooms/files/store/index.ts'
import type { Tx } from '#storage/transaction.ts'
import { contentsOfHouse, type House } from '#web/house.ts'
import type { FormInput } from '#web/read-form.ts'
import type { ReceivedRequest } from '../../store/receive-request.ts'

export const REQUEST_PHOTO_MEGABYTES = 12

/** The photo of a form, read and kept; undefined where none was chosen. Refuses as `takeIn`, of anything but a photo. */
export async function takePhoto(house: House, form: FormInput): Promise<Result<TakenFile | undefined>> {
  const file = form.file('photo')
  if (!file || file.size === 0) return accept(undefined)
  const given = { name: file.name || 'anh.jpg', bytes: new Uint8Array(await file.arrayBuffer()) }
  const taken = await takeIn(contentsOfHouse(house), given, { roles: ['photo'], bytes: REQUEST_PHOTO_MEGABYTES * 1024 * 1024 })
  return taken.ok ? taken : refuse({ ...taken.refusal, field: 'photo' })
}

/** Attaches it to the request, for the officers of the unit only. */
export async function attachPhoto(tx: Tx, house: House, photo: TakenFile, request: ReceivedRequest, now: Date): Promise<Result<unknown>> {
  const of = { provinceId: request.provinceId, kind: 'request', id: request.requestId } as const
  const by = { ...SYSTEM_ACTOR, path: request.path, provinceId: request.provinceId }
  // What the sender called the file may be a name of a person.
  return attachFile(tx, contentsOfHouse(house), { ...photo, name: photo.name.replace(/^.*(?=\.\w+$)/, 'anh') }, { of, path: request.path, by, public: false }, now)
}
