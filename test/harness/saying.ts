import type { Lang } from '#words/lang.ts'
import { wordsTable } from '#words/words.ts'

/** Matches any saying of the sentence under a key, whatever fills it: tests speak of sentences by their keys. */
export function saying(key: string, lang: Lang = 'vi'): RegExp {
  const sentence = wordsTable(lang).get(key)
  if (sentence === undefined) throw new Error(`no ${lang} sentence under ${key}`)
  const parts = sentence.split(/\{\w+\}/).map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  return new RegExp(parts.join('.*'))
}
