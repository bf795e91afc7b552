import { parentPort, workerData } from 'node:worker_threads'
import { checkHere, type ToCheck } from './check-aside.ts'

// A thread for one long report; see check-aside.ts.
parentPort?.postMessage(checkHere(workerData as ToCheck))
