import { Worker } from 'node:worker_threads'
import type { ToCheck } from './check-aside.ts'

/** What a thread is asked for: one thing, after which it ends. */
export type Asked = { readonly check: ToCheck } | { readonly read: { readonly bytes: Uint8Array; readonly name: string } }

/**
 * The longest report needs two thirds of it. Held to a limit a thread tidies up in time: left to itself it first takes several
 * times of what it needs. A text that does need more gets it, at the second attempt.
 */
const LIMITS = { maxOldGenerationSizeMb: 110, maxYoungGenerationSizeMb: 6 }
const AMPLE = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 24 }

/** They wait for each other: each needs a core and some hundred megabytes. */
let last: Promise<unknown> = Promise.resolve()

/** Does it in a thread of its own, when those asked before are done. */
export function inThread<T>(asked: Asked): Promise<T> {
  const mine = last.then(() => run<T>(asked, LIMITS).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'ERR_WORKER_OUT_OF_MEMORY') throw fault
    return run<T>(asked, AMPLE)
  }))
  last = mine.catch(() => undefined)
  return mine
}

function run<T>(asked: Asked, resourceLimits: typeof LIMITS): Promise<T> {
  return new Promise((accept, reject) => {
    const worker = new Worker(new URL('./check-thread.ts', import.meta.url), { workerData: asked, resourceLimits })
    let answer: { readonly value: T } | undefined
    worker.once('message', (value: T) => {
      answer = { value }
      void worker.terminate()
    })
    worker.once('error', reject)
    // Answered when it has ended: its memory is free again before the next begins.
    worker.once('exit', (code) => (answer ? accept(answer.value) : reject(new Error(`a thread of the checker ended with ${code}`))))
  })
}
