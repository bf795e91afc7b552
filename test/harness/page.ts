/** One element of a page, with the text inside it. */
export type Element = {
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly parent: Element | undefined
  readonly children: Element[]
  text: string
}

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])
const TAG = /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*(\/?)>/gi
const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", '#x27': "'", nbsp: '\u00a0' }

function plain(text: string): string {
  return text.replaceAll(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}

/**
 * A page as a browser without script would understand it. Reads only HTML that is well formed as ours is: every
 * element closed, in order. What is not is a problem of its own.
 */
export class Page {
  readonly elements: Element[] = []
  readonly problems: string[] = []

  constructor(html: string) {
    let here: Element | undefined
    let at = 0
    const say = (text: string): void => {
      for (let each: Element | undefined = here; each; each = each.parent) each.text += text
    }
    for (const match of html.matchAll(TAG)) {
      say(plain(html.slice(at, match.index)))
      at = match.index + match[0].length
      const [, closing, name, attributes = '', selfClosed] = match
      if (name === undefined) continue
      const tag = name.toLowerCase()
      if (closing) {
        if (here?.tag !== tag) this.problems.push(`</${tag}> closes <${here?.tag ?? 'nothing'}>`)
        else here = here.parent
        continue
      }
      const read = [...attributes.matchAll(ATTRIBUTE)].map(([, key, a, b, c]) => [key!.toLowerCase(), plain(a ?? b ?? c ?? '')] as const)
      const element: Element = { tag, attributes: new Map(read), parent: here, children: [], text: '' }
      if (new Set(read.map(([key]) => key)).size < read.length) this.problems.push(`<${tag}> has an attribute twice`)
      here?.children.push(element)
      this.elements.push(element)
      if (!VOID.has(tag) && !selfClosed) here = element
    }
    if (here) this.problems.push(`<${here.tag}> is never closed`)
  }

  all(tag: string): Element[] {
    return this.elements.filter((element) => element.tag === tag)
  }

  byId(id: string): Element | undefined {
    return this.elements.find((element) => element.attributes.get('id') === id)
  }

  get title(): string {
    return this.all('h1')[0]?.text.replaceAll(/\s+/g, ' ').trim() ?? ''
  }

  /** The sentences of the summary of errors, with the field each leads to. */
  get errors(): { text: string; to: string | undefined }[] {
    const box = this.elements.find((element) => element.attributes.get('class')?.split(' ').includes('govuk-error-summary'))
    if (!box) return []
    return within(box).filter((element) => element.tag === 'li').map((item) => ({
      text: item.text.replaceAll(/\s+/g, ' ').trim(),
      to: within(item).find((element) => element.tag === 'a')?.attributes.get('href')?.slice(1),
    }))
  }

  /** What a browser would send with the form of that address, without its buttons. */
  fields(action: string): Record<string, string> {
    const form = this.all('form').find((element) => element.attributes.get('action') === action)
    if (!form) throw new Error(`the page has no form to ${action}`)
    const fields: Record<string, string> = {}
    for (const element of within(form)) {
      const name = element.attributes.get('name')
      if (name === undefined || element.tag === 'button' || element.attributes.get('type') === 'file') continue
      if (element.tag === 'input') {
        const type = element.attributes.get('type')
        if ((type === 'radio' || type === 'checkbox') && !element.attributes.has('checked')) continue
        fields[name] = element.attributes.get('value') ?? ''
      } else if (element.tag === 'textarea') {
        fields[name] = element.text
      } else if (element.tag === 'select') {
        const options = within(element).filter((each) => each.tag === 'option')
        fields[name] = (options.find((each) => each.attributes.has('selected')) ?? options[0])?.attributes.get('value') ?? ''
      }
    }
    return fields
  }

  /** The words on the buttons of the page. */
  get buttons(): string[] {
    return this.all('button').map((element) => element.attributes.get('value') ?? element.text.trim())
  }

  /**
   * What somebody who does not see the page, or does not use a mouse, would stumble over: fields without a label,
   * ids given twice, descriptions and links that lead to nothing, a page without a title, a language or a heading.
   */
  check(): string[] {
    const problems = [...this.problems]
    const ids = new Map<string, number>()
    for (const element of this.elements) {
      const id = element.attributes.get('id')
      if (id !== undefined) ids.set(id, (ids.get(id) ?? 0) + 1)
    }
    for (const [id, times] of ids) if (times > 1 || id === '') problems.push(`id "${id}" stands ${times} times`)
    for (const element of this.elements) {
      for (const name of ['aria-describedby', 'aria-labelledby', 'aria-controls', 'aria-owns', 'headers', 'list']) {
        for (const id of element.attributes.get(name)?.split(/\s+/).filter(Boolean) ?? []) {
          if (!ids.has(id)) problems.push(`<${element.tag} ${name}="${id}"> leads to nothing`)
        }
      }
      const href = element.tag === 'a' ? element.attributes.get('href') : undefined
      if (href?.startsWith('#') && href.length > 1 && !ids.has(decodeURIComponent(href.slice(1)))) problems.push(`the link ${href} leads to nothing`)
      if (element.tag === 'a' && (href === undefined || href === '')) problems.push(`a link without an address: ${element.text.trim()}`)
      if (element.tag === 'img' && !element.attributes.has('alt')) problems.push('an image without alt')
      if (element.tag === 'button' && element.text.trim() === '' && !element.attributes.has('aria-label')) problems.push('a button without words')
      if (element.tag === 'th' && !element.attributes.has('scope')) problems.push(`a heading of a table without scope: ${element.text.trim()}`)
    }
    for (const label of this.all('label')) {
      const target = label.attributes.get('for')
      const inside = within(label).some(isField)
      if (target === undefined ? !inside : !ids.has(target)) problems.push(`the label "${label.text.trim()}" is of no field`)
    }
    for (const field of this.elements.filter(isField)) if (!this.#isLabelled(field)) problems.push(`the field ${field.attributes.get('name') ?? '?'} has no label`)
    if (this.all('h1').length !== 1) problems.push(`${this.all('h1').length} first headings`)
    if (!this.all('title')[0]?.text.trim()) problems.push('no title')
    if (!/^(vi|en)$/.test(this.all('html')[0]?.attributes.get('lang') ?? '')) problems.push('no language')
    if (this.all('main').length !== 1) problems.push(`${this.all('main').length} <main>`)
    return problems
  }

  #isLabelled(field: Element): boolean {
    if (field.attributes.get('aria-label')?.trim() || field.attributes.get('aria-labelledby')?.trim()) return true
    for (let each = field.parent; each; each = each.parent) if (each.tag === 'label' && each.text.trim() !== '') return true
    const id = field.attributes.get('id')
    return id !== undefined && this.all('label').some((label) => label.attributes.get('for') === id && label.text.trim() !== '')
  }
}

function within(element: Element): Element[] {
  return element.children.flatMap((child) => [child, ...within(child)])
}

function isField(element: Element): boolean {
  if (element.tag === 'select' || element.tag === 'textarea') return true
  return element.tag === 'input' && !['hidden', 'submit', 'button', 'image', 'reset'].includes(element.attributes.get('type') ?? 'text')
}
