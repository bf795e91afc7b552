import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DataVersion } from './data-version.ts'

/** A database that answers when it is told to, with the version of the moment in which it was asked. */
function slowDatabase() {
  const waiting: { answer: () => void; fail: () => void }[] = []
  const world = { version: 1, asked: 0 }
  const executor = {
    executeQuery: () =>
      new Promise((resolve, reject) => {
        world.asked += 1
        const rows = [{ version: String(world.version) }]
        waiting.push({ answer: () => resolve({ rows }), fail: () => reject(new Error('away')) })
      }),
    compileQuery: (node: unknown) => ({ node }),
    transformQuery: (node: unknown) => node,
    withoutPlugins: () => executor,
  }
  const kysely = { getExecutor: () => executor }
  const next = async (): Promise<{ answer: () => void; fail: () => void }> => {
    while (waiting.length === 0) await new Promise((resolve) => void setImmediate(resolve))
    return waiting.shift()!
  }
  return { world, next, version: new DataVersion({ kysely } as never) }
}

test('whoever comes after a change is never told what was before it', async () => {
  const { world, next, version } = slowDatabase()
  const first = version.read()
  const question = await next()
  // Committed while the first question was on its way: those who come now must see it.
  world.version = 2
  const [second, third] = [version.read(), version.read()]
  question.answer()
  assert.equal(await first, '1')
  ;(await next()).answer()
  assert.deepEqual([await second, await third], ['2', '2'])
  assert.equal(world.asked, 2, 'who waits together asks together')
})

test('a question that failed does not stand in the way of the next', async () => {
  const { next, version } = slowDatabase()
  const first = version.read()
  const question = await next()
  const second = version.read()
  question.fail()
  await assert.rejects(first)
  ;(await next()).answer()
  assert.equal(await second, '1')
  const third = version.read()
  ;(await next()).answer()
  assert.equal(await third, '1')
})

test('one province does not wait for another', async () => {
  const { world, next, version } = slowDatabase()
  const [here, there] = [version.read(1522), version.read(1011)]
  const [first, second] = [await next(), await next()]
  second.answer()
  assert.equal(await there, '1')
  first.answer()
  assert.equal(await here, '1')
  assert.equal(world.asked, 2)
})
