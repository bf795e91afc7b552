// What programs may ask, as OpenAPI 3.1. Each room says its own part; the kit puts them together.

/** The part of JSON Schema that we use. */
export type Shape = {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly enum?: readonly string[]
  readonly examples?: readonly string[]
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean
  readonly contentMediaType?: string
  readonly $ref?: string
}

/** What a room offers to programs. */
export type ApiPart = {
  /** OpenAPI's path items by path. */
  readonly paths: Readonly<Record<string, object>>
  /** Schemas that they name, `#/components/schemas/<name>`. A name that two rooms give is a fault. */
  readonly schemas: Readonly<Record<string, Shape>>
  /** For the page `/api`: a sentence, and lines that one may try. */
  readonly guide: { readonly words: string; readonly lines: (origin: string) => readonly string[] }
}

export const apiPath = '/api'
export const openApiPath = '/api/openapi.json'

/** The whole interface as one document. */
export function openApiOf(version: string, parts: readonly ApiPart[]): object {
  const schemas: Record<string, Shape> = {}
  const paths: Record<string, object> = {}
  for (const part of parts) {
    for (const [name, shape] of Object.entries(part.schemas)) {
      if (name in schemas) throw new Error(`two rooms give the schema ${name}`)
      schemas[name] = shape
    }
    for (const [path, item] of Object.entries(part.paths)) paths[path] = { ...paths[path], ...item }
  }
  return { openapi: '3.1.0', info: { title: 'Nhà Rông', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } }, paths, components: { schemas } }
}
