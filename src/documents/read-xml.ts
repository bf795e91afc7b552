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
  const scanner = xmlScanner()
  yield* scanner.push(xml)
  scanner.end()
}

/** The same for XML that comes piece by piece: only what is not yet complete is kept. */
export function xmlScanner(): { push(piece: string): Generator<XmlEvent>; end(): void } {
  const open: string[] = []
  let xml = ''
  let begun = false
  function* push(piece: string): Generator<XmlEvent> {
    xml += piece
    let at = 0
    if (!begun && xml !== '') {
      begun = true
      if (xml.startsWith('\ufeff')) at = 1
    }
    while (at < xml.length) {
      if (xml[at] !== '<') {
        const found = nextTag(xml, at)
        if (found < 0) break
        if (open.length > 0) yield { kind: 'text', text: unescapeXml(xml.slice(at, found)) }
        at = found
        continue
      }
      const special = SPECIAL.find(([mark]) => xml.startsWith(mark, at))
      if (special) {
        const [mark, last] = special
        const found = xml.indexOf(last, at + mark.length)
        if (found < 0 && xml.length - at > LONGEST) throw new XmlError(`no ${last}`)
        if (found < 0) break
        if (last === ']]>') yield { kind: 'text', text: xml.slice(at + mark.length, found) }
        at = found + last.length
        continue
      }
      TAG.lastIndex = at
      const tag = TAG.exec(xml)
      if (!tag) {
        if (xml.length - at < LONGEST && !COMPLETE.test(xml.slice(at))) break
        throw new XmlError(`no tag: ${xml.slice(at, at + 40)}`)
      }
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
    xml = xml.slice(at)
  }
  return {
    push,
    end: () => {
      if (open.length > 0) throw new XmlError(`${open.at(-1)} is not closed`)
      if (xml.includes('<')) throw new XmlError(`no tag: ${xml.slice(0, 40)}`)
    },
  }
}

/** What begins and ends with marks of its own. */
const SPECIAL = [['<!--', '-->'], ['<?', '?>'], ['<![CDATA[', ']]>']] as const
/** What is not complete after so many letters never will be; of a text that long, what is there is handed out. */
const LONGEST = 64 * 1024
/** Something that ends as a tag does, outside quotation marks. */
const COMPLETE = /^<(?:[^"'>]|"[^"]*"|'[^']*')*>/

/** Where a text ends; −1 where more of it is to come. What may be half an entity is left for the next piece. */
function nextTag(xml: string, at: number): number {
  const found = xml.indexOf('<', at)
  if (found >= 0 || xml.length - at < LONGEST) return found
  const entity = xml.lastIndexOf('&')
  return entity > xml.length - 12 ? entity : xml.length
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
