import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

/** Another account that the engine runs under, because PostgreSQL refuses to run as root. */
export type EngineUser = { readonly uid: number; readonly gid: number }

const ACCOUNTS = ['nharong', 'nobody']

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * Under which account the engine runs: undefined where it is our own (we are not root). As root the owner
 * of an existing cluster, else the account `nharong` where the machine has one, else `nobody`.
 */
export function engineUser(cluster?: string): EngineUser | undefined {
  if (!isRoot()) return undefined
  const owner = cluster === undefined ? undefined : statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return ACCOUNTS.map(findAccount).find((account) => account !== undefined) ?? { uid: 65534, gid: 65534 }
}

function findAccount(name: string): EngineUser | undefined {
  let accounts: string
  try {
    accounts = readFileSync('/etc/passwd', 'utf8')
  } catch {
    return undefined
  }
  const fields = accounts.split('\n').find((line) => line.startsWith(`${name}:`))?.split(':')
  const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])]
  return fields && uid > 0 && gid > 0 ? { uid, gid } : undefined
}

/** Whether the account can get into a folder: each folder above it must let it through too. */
export function canEnter(folder: string, user: EngineUser | undefined): boolean {
  if (!user) return true
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/', env: {}, stdio: 'ignore' })
  return tried.status === 0
}
