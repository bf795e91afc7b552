import type { Tx } from '#storage/transaction.ts'
import type { AttachedFile, Thing, ThingKind } from '../thing.ts'

/**
 * The files attached to some things of one kind, oldest first, also those that were removed. Within the scope of the
 * transaction: what the camera wrote comes along for whoever may read the row.
 */
export async function listFiles(tx: Tx, provinceId: number, kind: ThingKind, ids: readonly string[]): Promise<readonly AttachedFile[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('disclosure_file as f')
    .innerJoin('file_content as c', (on) => on.onRef('c.province_id', '=', 'f.province_id').onRef('c.sha256', '=', 'f.sha256'))
    .leftJoin('file_origin as o', (on) => on.onRef('o.province_id', '=', 'f.province_id').onRef('o.link_id', '=', 'f.link_id'))
    .selectAll('f')
    .select(['c.kind', 'c.size', 'c.width', 'c.height', 'c.erased_at', 'o.taken', 'o.latitude', 'o.longitude'])
    .where('f.province_id', '=', provinceId)
    .where('f.of_kind', '=', kind)
    .where('f.of_id', 'in', [...ids])
    .orderBy('f.link_id')
    .execute()
  return rows.map((row) => ({
    provinceId,
    linkId: row.link_id,
    of: { provinceId, kind, id: row.of_id, ...(row.hamlet_id === null ? {} : { hamletId: row.hamlet_id }) },
    version: row.version ?? undefined,
    sha256: row.sha256,
    kind: row.kind,
    role: row.role as AttachedFile['role'],
    lang: row.lang ?? undefined,
    name: row.name,
    caption: row.caption,
    size: row.size,
    width: row.width ?? undefined,
    height: row.height ?? undefined,
    public: row.public,
    addedAt: row.added_at,
    removed: row.removed_at ? { at: row.removed_at, why: row.removed_why ?? '', erased: row.erased_at !== null } : undefined,
    origin:
      row.taken === null && row.latitude === null
        ? undefined
        : { taken: row.taken ?? undefined, place: row.latitude === null ? undefined : `${row.latitude}, ${row.longitude}` },
  }))
}

/** The files of one thing. */
export async function filesOf(tx: Tx, thing: Thing): Promise<readonly AttachedFile[]> {
  const files = await listFiles(tx, thing.provinceId, thing.kind, [thing.id])
  return files.filter(({ of }) => of.hamletId === thing.hamletId)
}
