import { parentPort, workerData } from 'node:worker_threads'
import { checkHere } from './check-aside.ts'
import type { Asked } from './in-thread.ts'
import { readReport } from './read-report.ts'

// A thread for one long report; see in-thread.ts.
const asked = workerData as Asked
parentPort?.postMessage('check' in asked ? checkHere(asked.check) : await readReport(asked.read.bytes, asked.read.name))
