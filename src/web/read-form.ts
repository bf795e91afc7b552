import { cleanText } from '#foundation/text.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import type { PageContext } from './house.ts'

/** What a form sent: text is NFC, well-formed and trimmed. */
export type FormInput = {
  /** The first value under the name; empty text where there is none. */
  text(name: string): string
  /** As typed, not trimmed and not normalised: for passwords only. */
  raw(name: string): string
  has(name: string): boolean
  all(name: string): readonly string[]
  /** Names and values of the text fields, in order. */
  entries(): readonly (readonly [string, string])[]
  /** An uploaded file; undefined where none was chosen. */
  file(name: string): File | undefined
  /** All files under the name, in the order in which they were chosen. */
  files(name: string): readonly File[]
}

/**
 * Reads a posted form (either encoding).
 *
 * Refuses `web.form-broken` where the body is not a form, and `web.text-broken` with the `field` where a
 * text holds what Unicode cannot keep (half a surrogate pair, bytes that are not UTF-8).
 */
export async function readForm(c: PageContext): Promise<Result<FormInput>> {
  let data: FormData
  try {
    data = await c.req.formData()
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'BodyTooLarge') throw cause
    return refuse({ code: 'web.form-broken' })
  }
  const texts: [string, string][] = []
  const raws = new Map<string, string>()
  const files = new Map<string, File>()
  const everyFile: [string, File][] = []
  for (const [name, value] of data.entries()) {
    if (typeof value !== 'string') {
      if (value.size > 0 || value.name !== '') {
        files.set(name, value)
        everyFile.push([name, value])
      }
      continue
    }
    if (!value.isWellFormed() || value.includes('\ufffd')) return refuse({ code: 'web.text-broken', field: name })
    texts.push([name, cleanText(value)])
    if (!raws.has(name)) raws.set(name, value)
  }
  return accept({
    text: (name) => texts.find(([each]) => each === name)?.[1] ?? '',
    raw: (name) => raws.get(name) ?? '',
    has: (name) => raws.has(name),
    all: (name) => texts.filter(([each]) => each === name).map(([, value]) => value),
    entries: () => texts,
    file: (name) => files.get(name),
    files: (name) => everyFile.filter(([each]) => each === name).map(([, file]) => file),
  })
}
