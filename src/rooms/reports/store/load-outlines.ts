import { readFileSync } from 'node:fs'
import { mustAccept } from '#foundation/result.ts'
import type { Form } from '#rooms/indicators/index.ts'
import type { Outline } from '../outline.ts'
import { parseOutline } from '../parse-outline.ts'

const FOLDER = new URL('../../../../catalogues/outlines/', import.meta.url)

const KEPT = new WeakMap<Form, Outline>()

/** The outline of a form's report, from `catalogues/outlines/`. A file that is missing or wrong is a fault. */
export function getOutline(form: Form): Outline {
  let outline = KEPT.get(form)
  if (!outline) {
    const json: unknown = JSON.parse(readFileSync(new URL(`${form.id}.json`, FOLDER), 'utf8'))
    KEPT.set(form, (outline = mustAccept(parseOutline(json, form))))
  }
  return outline
}
