export { appendJournal, appendJournalLines, appendWrittenLines, writeLine, type WrittenLine } from './append-journal.ts'
export { findUnitPaths, findUnitsBelow, type ReadableUnit } from './find-units.ts'
export { type JournalLine, type LinePlace, type LineQuestion, type NamedUnit, readLines } from './read-lines.ts'
export { verifyJournal, type BrokenLine, type ChainReport } from './verify-journal.ts'
