import type { DatabaseProcesses } from './database-processes.ts'
import type { Cpu } from './outcome.ts'

/** Processor time since the meter was made, of this process and of the database. */
export function cpuMeter(database?: DatabaseProcesses): () => Cpu {
  const own = process.cpuUsage()
  const theirs = database?.cpuSeconds()
  return () => {
    const { user, system } = process.cpuUsage(own)
    return {
      own: (user + system) / 1e6,
      ...(database && theirs !== undefined ? { database: database.cpuSeconds() - theirs } : {}),
    }
  }
}

/** The processor time of several stretches together. */
export function addCpu(parts: readonly Cpu[]): Cpu {
  const database = parts.flatMap((part) => part.database ?? [])
  return {
    own: parts.reduce((sum, part) => sum + part.own, 0),
    ...(database.length === 0 ? {} : { database: database.reduce((sum, part) => sum + part, 0) }),
  }
}
