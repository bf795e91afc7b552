import { accept, refuse, type Result } from '#foundation/result.ts'
import { findIndicator, type Form, type Text } from '#rooms/indicators/index.ts'
import { readDraft } from './draft-text.ts'
import type { Outline, OutlineSection } from './outline.ts'

class Wrong extends Error {}

type Json = { readonly [key: string]: unknown }

/**
 * Reads an outline of `catalogues/outlines/`, strictly, against its form. Refuses `reports.outline` with `at` and
 * `problem`: an unknown key, a figure that the form does not have, a section told twice, a heading that skips a level.
 */
export function parseOutline(json: unknown, form: Form): Result<Outline> {
  try {
    const outline = readOutline(asObject(json, 'outline'), form)
    checkTogether(outline, form)
    return accept(outline)
  } catch (fault) {
    if (!(fault instanceof Wrong)) throw fault
    const [at, problem] = fault.message.split('\n') as [string, string]
    return refuse({ code: 'reports.outline', at, problem })
  }
}

function wrong(at: string, problem: string): never {
  throw new Wrong(`${at}\n${problem}`)
}

const KEYS = ['form', 'version', 'subject', 'opening', 'closing', 'annex', 'filed', 'basis', 'sections']
const SECTION_KEYS = ['id', 'level', 'number', 'title', 'writes', 'figures', 'starter', 'remarks', 'tasks', 'nextTasks']

function readOutline(json: Json, form: Form): Outline {
  checkKeys(json, KEYS, 'outline')
  if (text(json, 'form', 'outline') !== form.id) wrong('outline.form', `expected ${form.id}`)
  if (!Number.isInteger(json['version'])) wrong('outline.version', 'integer-expected')
  const sections = json['sections']
  if (!Array.isArray(sections)) wrong('outline.sections', 'list-expected')
  return {
    form: form.id,
    version: json['version'] as number,
    subject: twoTexts(json['subject'], 'outline.subject'),
    opening: text(json, 'opening', 'outline'),
    closing: text(json, 'closing', 'outline'),
    annex: text(json, 'annex', 'outline'),
    filed: text(json, 'filed', 'outline'),
    basis: text(json, 'basis', 'outline'),
    sections: (sections as unknown[]).map((section, index) => readSection(asObject(section, `sections[${index}]`), `sections[${index}]`)),
  }
}

function readSection(json: Json, at: string): OutlineSection {
  checkKeys(json, SECTION_KEYS, at)
  const { level, writes, figures, remarks } = json
  if (level !== 1 && level !== 2 && level !== 3) wrong(`${at}.level`, 'one-of-expected: 1, 2, 3')
  if (typeof writes !== 'boolean') wrong(`${at}.writes`, 'true-or-false-expected')
  if (!Array.isArray(figures) || figures.some((one) => typeof one !== 'string')) wrong(`${at}.figures`, 'list-expected')
  if (remarks !== undefined && remarks !== 'limits' && remarks !== 'causes') wrong(`${at}.remarks`, 'one-of-expected: limits, causes')
  return {
    id: text(json, 'id', at),
    level: level as 1 | 2 | 3,
    number: text(json, 'number', at),
    title: twoTexts(json['title'], `${at}.title`),
    writes: writes as boolean,
    figures: figures as string[],
    ...(json['starter'] === undefined ? {} : { starter: text(json, 'starter', at) }),
    ...(remarks === undefined ? {} : { remarks: remarks as 'limits' | 'causes' }),
    ...(json['tasks'] === true ? { tasks: true as const } : {}),
    ...(json['nextTasks'] === true ? { nextTasks: true as const } : {}),
  }
}

function checkTogether(outline: Outline, form: Form): void {
  const seen = new Set<string>()
  let level = 0
  for (const section of outline.sections) {
    if (seen.has(section.id) || !/^[A-Za-z0-9.]{1,20}$/.test(section.id)) wrong(section.id, 'id')
    seen.add(section.id)
    if (section.level > level + 1) wrong(section.id, 'level skipped')
    level = section.level
    for (const id of section.figures) if (!form.sections.some((one) => one.id === id)) wrong(section.id, `no-such-section: ${id}`)
    if (section.starter === undefined) continue
    const [problem] = readDraft(section.starter, (code) => findIndicator(form, code) !== undefined, []).problems
    if (problem) wrong(section.id, `${problem.code} ${String(problem['given'] ?? '')}`)
  }
}

function checkKeys(json: Json, known: readonly string[], at: string): void {
  const strange = Object.keys(json).find((key) => !known.includes(key))
  if (strange) wrong(`${at}.${strange}`, 'unknown-key')
}

function asObject(json: unknown, at: string): Json {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) wrong(at, 'object-expected')
  return json as Json
}

function text(json: Json, key: string, at: string): string {
  const value = json[key]
  if (typeof value !== 'string' || value.trim() === '') return wrong(`${at}.${key}`, 'text-expected')
  if (value !== value.normalize('NFC')) wrong(`${at}.${key}`, 'nfc-expected')
  return value
}

function twoTexts(json: unknown, at: string): Text {
  const object = asObject(json, at)
  checkKeys(object, ['vi', 'en'], at)
  return { vi: text(object, 'vi', at), en: text(object, 'en', at) }
}
