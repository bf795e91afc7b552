import { readFileSync } from 'node:fs'
import type { HamletKind } from '#rooms/places/index.ts'
import { loadBodies } from '#rooms/places/store/sync-places.ts'
import type { Tx } from '#storage/transaction.ts'

type HamletsFile = {
  readonly from: string
  readonly hamlets: readonly { readonly id: number; readonly commune: number; readonly kind: HamletKind; readonly name: string }[]
}

/** Brings in the hamlets of the demonstration, whose names are invented. */
export async function loadHamlets(tx: Tx): Promise<void> {
  const { from, hamlets } = JSON.parse(readFileSync(new URL('../../demo/hamlets.json', import.meta.url), 'utf8')) as HamletsFile
  await loadBodies(
    tx,
    hamlets.map(({ id, commune, kind, name }) => ({ unitId: id, kind, code: String(id), name, parentId: commune, from, to: null })),
  )
}
