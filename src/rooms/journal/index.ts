export { sealedText, type ChainedEntry, type JournalEntry } from './entry.ts'
