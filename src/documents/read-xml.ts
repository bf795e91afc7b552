/** What comes next in an XML text. Names are without their namespace prefix. */
export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }

export class XmlError extends Error {}

/**
 * Reads the XML of an Office file from beginning to end. A document type declaration, with which entities could
 * be defined, is an error, as is anything that is not well formed.
 */
export function* xmlEvents(xml: string): Generator<XmlEvent> {
  const open: string[] = []
  let at = xml.startsWith('\ufeff') ? 1 : 0
  while (at < xml.length) {
    if (xml[at] !== '<') {
      const end = nextOr(xml, '<', at, xml.length)
      if (open.length > 0) yield { kind: 'text', text: unescapeXml(xml.slice(at, end)) }
      at = end
    } else if (xml.startsWith('<!--', at)) at = past(xml, '-->', at)
    else if (xml.startsWith('<?', at)) at = past(xml, '?>', at)
    else if (xml.startsWith('<![CDATA[', at)) {
      const end = past(xml, ']]>', at)
      yield { kind: 'text', text: xml.slice(at + 9, end - 3) }
      at = end
    } else {
      TAG.lastIndex = at
      const tag = TAG.exec(xml)
      if (!tag) throw new XmlError(`no tag at ${at}`)
      at = TAG.lastIndex
      const [, slash, fullName, attributes, empty] = tag as unknown as [string, string, string, string, string]
      const name = fullName.slice(fullName.indexOf(':') + 1)
      if (slash === '/') {
        if (open.pop() !== fullName) throw new XmlError(`${fullName} closes what is not open`)
        yield { kind: 'close', name }
        continue
      }
      yield { kind: 'open', name, attributes }
      if (empty === '/') yield { kind: 'close', name }
      else if (open.push(fullName) > MAX_DEPTH) throw new XmlError('too deep')
    }
  }
  if (open.length > 0) throw new XmlError(`${open.at(-1)} is not closed`)
}

const TAG = /<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y

const MAX_DEPTH = 64

/** The value of an attribute, by its name with or without prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  const mark = ` ${name}="`
  const from = attributes.indexOf(mark)
  if (from >= 0) return unescapeXml(attributes.slice(from + mark.length, attributes.indexOf('"', from + mark.length)))
  for (const [, key, double, single] of attributes.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    if (key === name || key!.endsWith(`:${name}`)) return unescapeXml(double ?? single ?? '')
  return undefined
}

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(
    /&(?:#x([0-9a-fA-F]{1,6});|#(\d{1,7});|(\w+);)?/g,
    (all, hex: string, decimal: string, name: string) => {
      if (all === '&') throw new XmlError('an & that is not escaped')
      if (name !== undefined) {
        const sign = NAMED[name]
        if (sign === undefined) throw new XmlError(`unknown entity ${name}`)
        return sign
      }
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      if (code > 0x10ffff) throw new XmlError(`no letter ${all}`)
      return String.fromCodePoint(code)
    },
  )
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function past(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from)
  if (at < 0) throw new XmlError(`no ${mark}`)
  return at + mark.length
}

function nextOr(xml: string, mark: string, from: number, otherwise: number): number {
  const at = xml.indexOf(mark, from)
  return at < 0 ? otherwise : at
}
