export { appendJournal, appendJournalLines, appendWrittenLines, writeLine, type WrittenLine } from './append-journal.ts'
export { verifyJournal, type BrokenLine, type ChainReport } from './verify-journal.ts'
