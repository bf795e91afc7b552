import type { Shape } from '../pages/api-shapes.ts'

/** Where a value does not fit its declaration; empty where it fits everywhere. */
export function misfits(value: unknown, shape: Shape, shapes: Readonly<Record<string, Shape>>, at = '$'): string[] {
  if (shape.$ref) return misfits(value, shapes[shape.$ref.split('/').at(-1)!]!, shapes, at)
  const types = shape.type === undefined ? [] : [shape.type].flat()
  if (types.length > 0 && !types.includes(typeOf(value)) && !(types.includes('number') && typeOf(value) === 'integer')) return [`${at}: ${typeOf(value)}, not ${types.join(' or ')}`]
  if (shape.enum && !shape.enum.includes(value as string)) return [`${at}: ${String(value)}`]
  if (shape.minimum !== undefined && (value as number) < shape.minimum) return [`${at}: ${String(value)} < ${shape.minimum}`]
  if (Array.isArray(value)) return shape.items ? value.flatMap((one, index) => misfits(one, shape.items!, shapes, `${at}[${index}]`)) : []
  if (typeOf(value) !== 'object') return []
  const entries = Object.entries(value as object)
  const missing = (shape.required ?? []).filter((name) => !entries.some(([key]) => key === name)).map((name) => `${at}: no ${name}`)
  const inside = entries.flatMap(([key, one]) => {
    const own = shape.properties?.[key]
    if (own) return misfits(one, own, shapes, `${at}.${key}`)
    return shape.additionalProperties === false ? [`${at}: ${key} is not declared`] : []
  })
  return [...missing, ...inside]
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}
