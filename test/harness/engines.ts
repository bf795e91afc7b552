import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Result } from '#foundation/result.ts'
import { type RunningCluster, startEmbedded } from '#storage/embedded.ts'

/** The engines that the tests of the storage run on: the newest, which we ship, and the oldest that we support. */
export type EngineName = 'embedded' | 'server'

/** The oldest PostgreSQL that we support, as Debian 12 has it. */
export const SERVER_BIN = '/usr/lib/postgresql/15/bin'

const PROJECT = fileURLToPath(new URL('../../', import.meta.url))

/** Test data may be lost with the power: speed matters more. */
const HURRY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']

export function engineOfTests(): EngineName {
  const name = process.env['NHARONG_TEST_ENGINE'] ?? 'embedded'
  if (name !== 'embedded' && name !== 'server') throw new Error(`NHARONG_TEST_ENGINE: embedded or server, not ${name}`)
  return name
}

export function hasServerEngine(): boolean {
  return existsSync(join(SERVER_BIN, 'postgres')) && existsSync(join(SERVER_BIN, 'initdb'))
}

/**
 * Starts or joins the engine for tests. Its folder is NHARONG_TEST_HOME, which the runner sets to a fresh
 * one, else one kept in the project for tests that are run by hand.
 */
export function startTestEngine(name: EngineName = engineOfTests()): Promise<Result<RunningCluster>> {
  const folder = join(process.env['NHARONG_TEST_HOME'] ?? join(PROJECT, '.cache', 'test-databases'), name)
  if (name === 'embedded') return startEmbedded(folder, { settings: HURRY })
  return startEmbedded(folder, { settings: HURRY, engine: { bin: SERVER_BIN, version: '15' } })
}
