import { readdirSync, readFileSync } from 'node:fs'
import { chooseLang, isLang, type Lang, LANGS } from './lang.ts'

export { chooseLang, isLang, LANGS, type Lang }

/** What a sentence is filled with. Figures and dates come already printed. */
export type Params = { readonly [name: string]: unknown }

/** The sentences of one language. `w('offices.signIn')`, `w('web.page-of', { page: '2', pages: '9' })`. */
export interface Words {
  (key: string, params?: Params): string
  readonly lang: Lang
  /** Whether there is a sentence under the key. */
  has(key: string): boolean
}

type Table = ReadonlyMap<string, string>

const FOLDER = new URL('./', import.meta.url)

/** Every sentence of a language, all rooms together. A key that two files hold is a fault. */
export function wordsTable(lang: Lang): Table {
  return TABLES[lang]
}

function load(lang: Lang): Table {
  const table = new Map<string, string>()
  for (const file of readdirSync(new URL(`${lang}/`, FOLDER)).toSorted()) {
    if (!file.endsWith('.json')) continue
    const sentences: unknown = JSON.parse(readFileSync(new URL(`${lang}/${file}`, FOLDER), 'utf8'))
    for (const [key, sentence] of Object.entries(sentences as Record<string, string>)) {
      if (table.has(key)) throw new Error(`words: ${lang}/${file} holds ${key} a second time`)
      table.set(key, sentence)
    }
  }
  return table
}

const TABLES: Readonly<Record<Lang, Table>> = { vi: load('vi'), en: load('en') }

/**
 * The words of a language.
 *
 * An unknown key, or a missing parameter, is a fault: it throws under test (`NODE_ENV=test` or
 * `NODE_TEST_CONTEXT`); for an official at work the key itself is printed rather than a broken page.
 */
export function words(lang: Lang): Words {
  return WORDS[lang]
}

const STRICT = process.env['NODE_ENV'] === 'test' || process.env['NODE_TEST_CONTEXT'] !== undefined

function say(lang: Lang, key: string, params: Params): string {
  const sentence = TABLES[lang].get(key)
  if (sentence === undefined) {
    if (STRICT) throw new Error(`words: no ${lang} sentence for ${key}`)
    return key
  }
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    if (value !== undefined && value !== null) return String(value)
    if (STRICT) throw new Error(`words: ${key} needs {${name}}`)
    return '…'
  })
}

function wordsOf(lang: Lang): Words {
  const speak = (key: string, params: Params = {}): string => say(lang, key, params)
  return Object.assign(speak, { lang, has: (key: string) => TABLES[lang].has(key) })
}

const WORDS: Readonly<Record<Lang, Words>> = { vi: wordsOf('vi'), en: wordsOf('en') }

/** The names of the parameters in a sentence, sorted, each once. */
export function paramsOf(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].toSorted()
}
