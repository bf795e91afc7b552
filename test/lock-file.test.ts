import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type LockFile, missingFromLock } from '../tools/complete-lock.ts'

const text = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')

test('the lock file holds the packages of every platform, so that npm ci takes it', () => {
  const missing = missingFromLock(JSON.parse(text) as LockFile)
  assert.deepEqual(missing.map(({ name }) => name), [], 'run: node tools/complete-lock.ts')
})

test('the lock file names no registry', () => {
  assert.doesNotMatch(text, /"resolved": "https?:/)
})
