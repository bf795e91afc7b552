export { appendJournal, appendJournalLines } from './append-journal.ts'
export { verifyJournal, type BrokenLine, type ChainReport } from './verify-journal.ts'
