// Sends chosen files one by one: each is safe on its own, is sent again when the line comes back, and is left out where it
// has arrived before. Without this script the form around it does the same in one go.

const STALLED = 60_000
const [FIRST_PAUSE, LONGEST_PAUSE] = [1_000, 20_000]

class Upload extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector('form')
    this.input = this.querySelector('input[type=file]')
    this.say = JSON.parse(this.dataset.words)
    this.form.addEventListener('submit', (event) => {
      if (this.input.files.length === 0) return
      event.preventDefault()
      if (!this.busy) void this.run([...this.input.files])
    })
    addEventListener('beforeunload', (event) => this.busy && event.preventDefault())
  }

  async run(files) {
    this.busy = true
    this.stopped = false
    this.show(files)
    const known = await this.known()
    let failed = 0
    for (const [at, file] of files.entries()) {
      if (this.stopped) break
      const line = this.lines[at]
      this.bar.value = at
      this.head.textContent = fill(this.say.working, { at: at + 1, all: files.length })
      const why = await this.one(file, known, line)
      if (why === true) line.className = 'nr-upload__done'
      else if (why !== undefined) {
        failed++
        line.className = 'nr-upload__failed'
        line.lastChild.textContent = fill(this.say.failed, { why })
      }
    }
    this.busy = false
    this.bar.value = files.length
    const key = this.stopped ? 'stopped' : failed > 0 ? 'some' : 'all'
    this.head.textContent = fill(this.say[key], { all: files.length, failed })
    this.button.replaceWith(this.link())
    if (key === 'all') this.form.reset()
  }

  /** True where it is there now, a sentence where it is refused, undefined where the sending was stopped. */
  async one(file, known, line) {
    const tell = (key, filled) => (line.lastChild.textContent = fill(this.say[key], filled))
    tell('reading')
    const hash = await hashOf(file)
    if (hash ? known.hashes.has(hash) : known.names.has(`${file.name.normalize()} ${file.size}`)) return tell('there'), true
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      if (this.stopped) return undefined
      const { status, body } = await this.send(file, (done) => tell('sending', { percent: Math.floor(done * 100) }))
      if (status === 200 && body?.linkId) {
        if (hash) known.hashes.add(hash)
        return tell(body.already ? 'there' : body.renamed ? 'renamed' : 'done', { name: body.name }), true
      }
      if (status === 200 || status === 401 || status === 403) {
        this.stopped = true
        return this.say.signIn
      }
      if (status >= 400 && status < 500 && status !== 408 && status !== 429) return this.sentence(body, status)
      if (status === 503 && body?.code === 'files.disk-full') return this.sentence(body, status)
      tell('waiting')
      await wait(pause)
    }
  }

  sentence(body, status) {
    return (document.documentElement.lang === 'en' ? body?.messageEn : body?.message) ?? String(status)
  }

  send(file, progress) {
    const data = new FormData(this.form)
    data.delete('tep')
    data.append('tep', file)
    return new Promise((resolve) => {
      const request = new XMLHttpRequest()
      let watch
      // A dead line says nothing for minutes: a minute without a byte is a broken one.
      const alive = () => {
        clearTimeout(watch)
        watch = setTimeout(() => request.abort(), STALLED)
      }
      const end = (answer) => {
        clearTimeout(watch)
        this.request = undefined
        resolve(answer)
      }
      request.open('POST', this.form.action)
      request.setRequestHeader('Accept', 'application/json')
      request.responseType = 'json'
      request.upload.onprogress = ({ loaded, total }) => {
        alive()
        progress(loaded / total)
      }
      request.onload = () => end({ status: request.status, body: request.response })
      request.onerror = request.onabort = () => end({ status: 0 })
      this.request = request
      alive()
      request.send(data)
    })
  }

  /** What has arrived before: after a broken line, or when the page was opened anew. */
  async known() {
    for (let pause = FIRST_PAUSE; !this.stopped; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        const answer = await fetch(this.form.action, { headers: { Accept: 'application/json' } })
        if (answer.status < 500) {
          const list = answer.ok ? await answer.json() : []
          return { hashes: new Set(list.map(({ sha256 }) => sha256)), names: new Set(list.map(({ name, size }) => `${name} ${size}`)) }
        }
      } catch {
        this.head.textContent = this.say.waiting
      }
      await wait(pause)
    }
    return { hashes: new Set(), names: new Set() }
  }

  show(files) {
    this.list?.remove()
    this.list = make('div', 'nr-upload__list')
    this.head = this.list.appendChild(make('p', 'govuk-body'))
    this.head.setAttribute('role', 'status')
    this.bar = this.list.appendChild(make('progress'))
    this.bar.max = files.length
    this.bar.value = 0
    this.bar.setAttribute('aria-hidden', 'true')
    this.button = this.list.appendChild(make('button', 'govuk-button govuk-button--secondary', this.say.stop))
    this.button.type = 'button'
    this.button.onclick = () => {
      this.stopped = true
      this.request?.abort()
    }
    const lines = this.list.appendChild(make('ol', 'govuk-body-s'))
    // It scrolls, so the keyboard must reach it.
    lines.tabIndex = 0
    lines.setAttribute('aria-label', this.querySelector('label').textContent.trim())
    this.lines = files.map(({ name }) => {
      const line = lines.appendChild(make('li'))
      line.append(make('span', '', `${name} `), make('span'))
      return line
    })
    this.append(this.list)
  }

  link() {
    const link = make('a', 'govuk-link', this.say.see)
    link.href = this.dataset.see
    return link
  }
}

function make(name, className = '', text = '') {
  const element = document.createElement(name)
  if (className) element.className = className
  element.textContent = text
  return element
}

function fill(sentence, filled = {}) {
  return sentence.replace(/\[(\w+)\]/g, (all, name) => filled[name] ?? all)
}

/** The pause is over at once when the line comes back. */
function wait(pause) {
  return new Promise((resolve) => {
    const over = () => {
      removeEventListener('online', over)
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(over, pause)
    addEventListener('online', over)
  })
}

/** Browsers hash on secure addresses only; elsewhere name and size must do, and the server knows what it has. */
async function hashOf(file) {
  if (!globalThis.crypto?.subtle) return undefined
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

customElements.define('nr-upload', Upload)
