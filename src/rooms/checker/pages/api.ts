import { type CalendarDate, parseCalendarDate } from '#foundation/calendar-date.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { newId } from '#foundation/ids.ts'
import { refusalJson } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { visitOf } from '#web/visit.ts'
import { type CheckOptions, namesRule, RULES, type SourceText } from '../index.ts'
import { jsonOf } from '../print-json.ts'
import { checkAside, readAside } from '../read/check-aside.ts'

type Asked = { readonly source: SourceText; readonly path: string; readonly on: CalendarDate | undefined; readonly options: CheckOptions }

/** POST /api/check — the findings of one report as JSON. Keeps nothing, changes nothing. */
export async function answerCheck(c: PageContext, house: House): Promise<Response> {
  try {
    const asked = await readRequest(c)
    if (!asked.ok) return refusalJson(c, asked.refusal, asked.refusal.code === 'checker.api-type' ? 415 : undefined)
    const { source, path, on, options } = asked.value
    const { findings } = await checkAside({ source, given: on, today: visitOf(c).today, options })
    c.header('Cache-Control', 'no-store')
    return c.json(jsonOf([{ path, source, findings }]))
  } catch (fault) {
    if (fault instanceof Error && fault.name === 'BodyTooLarge') throw fault
    const id = newId().slice(-12)
    house.log(`fault ${id}: ${c.req.path}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`)
    return refusalJson(c, { code: 'checker.api-fault', id }, 500)
  }
}

/** Any other method. */
export function refuseOther(c: PageContext): Response {
  c.header('Allow', 'POST')
  return refusalJson(c, { code: 'checker.api-method' }, 405)
}

async function readRequest(c: PageContext): Promise<Result<Asked>> {
  const [type = ''] = (c.req.header('Content-Type') ?? '').toLowerCase().split(';')
  switch (type.trim()) {
    case 'multipart/form-data':
      return fromForm(c)
    case 'application/json':
      return fromJson(c)
    case 'text/plain':
      return askedOf(new Uint8Array(await c.req.arrayBuffer()), 'text', c.req.query('on'))
    default:
      return refuse({ code: 'checker.api-type', type: type.trim() === '' ? '–' : type.trim() })
  }
}

async function fromForm(c: PageContext): Promise<Result<Asked>> {
  let form: FormData
  try {
    form = await c.req.formData()
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'BodyTooLarge') throw cause
    return refuse({ code: 'web.form-broken' })
  }
  const [file, on] = [form.get('file'), form.get('on')]
  if (!(file instanceof File)) return refuse({ code: 'checker.api-no-file' })
  return askedOf(new Uint8Array(await file.arrayBuffer()), file.name, typeof on === 'string' && on !== '' ? on : c.req.query('on'))
}

async function fromJson(c: PageContext): Promise<Result<Asked>> {
  let body: unknown
  try {
    body = await c.req.json()
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'BodyTooLarge') throw cause
    return refuse({ code: 'checker.api-json', shape: SHAPE })
  }
  const { text, on, rules = [], except = [], ...more } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const isList = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === 'string')
  if (typeof text !== 'string' || (on !== undefined && typeof on !== 'string') || !isList(rules) || !isList(except) || Object.keys(more).length > 0) {
    return refuse({ code: 'checker.api-json', shape: SHAPE })
  }
  const unknown = [...rules, ...except].find((code) => !RULES.some((rule) => namesRule([code], rule.code)))
  if (unknown !== undefined) return refuse({ code: 'checker.api-rule', rule: unknown })
  return askedOf(new TextEncoder().encode(text), 'text', on, { except, only: rules })
}

async function askedOf(bytes: Uint8Array, path: string, on: string | undefined, options: CheckOptions = {}): Promise<Result<Asked>> {
  const day = on === undefined ? undefined : parseCalendarDate(on)
  if (day && !day.ok) return day
  const read = await readAside(bytes, path)
  return read.ok ? accept({ source: read.value, path, on: day?.value, options }) : read
}

const SHAPE = '{"text": "…", "on": "2020-10-30"}'
