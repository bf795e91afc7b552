/** What a visitor sends with a request. */
type Asked = { readonly headers?: Readonly<Record<string, string>>; readonly follow?: boolean }

/** An answer, already read. */
export type Answer = {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Where it was read in the end. */
  readonly path: string
}

type Handler = { request(input: Request): Response | Promise<Response> }

/** A browser without script, in process: keeps cookies, sends `Origin` with forms, follows redirects. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  readonly #app: Handler
  readonly #origin: string
  readonly #lang: string

  constructor(app: Handler, options: { origin?: string; lang?: string } = {}) {
    this.#app = app
    this.#origin = options.origin ?? 'http://nharong.test'
    this.#lang = options.lang ?? 'vi'
  }

  get(path: string, asked: Asked = {}): Promise<Answer> {
    return this.#send('GET', path, undefined, asked)
  }

  /** Sends a form; `FormData` goes as multipart. */
  post(path: string, form: Readonly<Record<string, string>> | FormData, asked: Asked = {}): Promise<Answer> {
    const body = form instanceof FormData ? form : new URLSearchParams(form)
    return this.#send('POST', path, body, { ...asked, headers: { Origin: this.#origin, ...asked.headers } })
  }

  async #send(method: string, path: string, body: BodyInit | undefined, asked: Asked): Promise<Answer> {
    const url = new URL(path, this.#origin)
    const headers = new Headers({ 'Accept-Language': this.#lang, Host: url.host, ...asked.headers })
    if (this.cookies.size > 0) headers.set('Cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await this.#app.request(new Request(url, { method, headers, body: body ?? null }))
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    const location = response.headers.get('Location')
    if (location && response.status >= 300 && response.status < 400 && (asked.follow ?? true)) {
      return this.get(new URL(location, url).href.slice(this.#origin.length))
    }
    const bytes = new Uint8Array(await response.arrayBuffer())
    const text = new TextDecoder().decode(bytes)
    return { status: response.status, headers: response.headers, text, bytes, path: `${url.pathname}${url.search}` }
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';')
    const at = pair.indexOf('=')
    const [name, value] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
    const gone = attributes.some((each) => each.trim().toLowerCase() === 'max-age=0')
    if (gone) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}
