// Marks who is here without waiting for the network: each tap is kept in the phone until the server has it, and sent again when
// the line comes back. Sent twice it is one mark. Without this script every line is a form that does the same.

const [FIRST_PAUSE, LONGEST_PAUSE] = [1_000, 20_000]

class Attendance extends HTMLElement {
  connectedCallback() {
    this.say = JSON.parse(this.dataset.words)
    this.store = `nharong-diem-danh-${this.dataset.key}`
    this.line = this.querySelector('[data-line]')
    this.total = this.querySelector('[data-present]')
    this.waiting = this.kept()
    for (const form of this.querySelectorAll('li form')) {
      form.addEventListener('submit', (event) => {
        event.preventDefault()
        this.tap(form)
      })
    }
    for (const [household, present] of Object.entries(this.waiting)) {
      const form = this.formOf(household)
      if (form) this.show(form, present === '1')
    }
    this.find()
    this.tell()
    void this.send()
  }

  tap(form) {
    const household = form.elements.household.value
    const present = form.elements.present.value
    this.show(form, present === '1')
    this.waiting[household] = present
    this.keep()
    this.tell()
    void this.send()
  }

  /** What is tapped is shown at once; the other mark is what the next tap says. */
  show(form, present) {
    const item = form.closest('li')
    if (item.classList.contains('nr-attendance__here') !== present) this.total.textContent = String(Number(this.total.textContent.replaceAll('.', '')) + (present ? 1 : -1))
    item.classList.toggle('nr-attendance__here', present)
    const button = form.querySelector('button')
    button.setAttribute('aria-pressed', String(present))
    button.querySelector('.nr-attendance__mark').textContent = present ? button.dataset.here : button.dataset.not
    form.elements.present.value = present ? '0' : '1'
  }

  async send() {
    if (this.busy) return
    this.busy = true
    for (let pause = FIRST_PAUSE; ; ) {
      const [next] = Object.entries(this.waiting)
      if (!next) break
      const [household, present] = next
      const form = this.formOf(household)
      const status = form ? await this.post(form, household, present) : 200
      if (status === 0 || status >= 500 || status === 429) {
        this.tell('waiting')
        await wait(pause)
        pause = Math.min(pause * 2, LONGEST_PAUSE)
        continue
      }
      if (status === 401) {
        this.tell('signIn')
        break
      }
      pause = FIRST_PAUSE
      // Tapped again while it was on its way: the last tap is still to be sent.
      if (this.waiting[household] === present) delete this.waiting[household]
      this.keep()
      if (status >= 400 && form) {
        this.show(form, present !== '1')
        this.refused = this.sentence ?? String(status)
      }
      this.tell()
    }
    this.busy = false
  }

  async post(form, household, present) {
    const body = new URLSearchParams({ household, present, number: form.elements.number.value })
    try {
      const answer = await fetch(form.action, { method: 'POST', headers: { Accept: 'application/json' }, body, redirect: 'manual' })
      if (answer.type === 'opaqueredirect') return 401
      const said = await answer.json().catch(() => undefined)
      this.sentence = document.documentElement.lang === 'en' ? said?.messageEn : said?.message
      return answer.status
    } catch {
      return 0
    }
  }

  tell(key) {
    const left = Object.keys(this.waiting).length
    const sentence = key ? this.say[key] : left > 0 ? this.say.waiting : this.refused ? this.say.failed : this.say.sent
    this.line.textContent = sentence.replace('[count]', String(left)).replace('[why]', this.refused ?? '')
    this.line.classList.toggle('nr-attendance__lost', key !== undefined || this.refused !== undefined)
  }

  find() {
    const box = this.querySelector('.nr-attendance__find')
    box.hidden = false
    const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase()
    const items = [...this.querySelectorAll('.nr-attendance__list > li')].map((item) => ({
      item, number: item.querySelector('.nr-attendance__number').textContent, name: plain(item.querySelector('.nr-attendance__name').textContent),
    }))
    box.querySelector('input').addEventListener('input', (event) => {
      const sought = plain(event.target.value.trim())
      for (const { item, number, name } of items) item.hidden = sought !== '' && !(/^\d+$/.test(sought) ? number.startsWith(sought) : name.includes(sought))
    })
  }

  formOf(household) {
    return [...this.querySelectorAll('li form')].find((form) => form.elements.household.value === household)
  }

  kept() {
    try {
      return JSON.parse(localStorage.getItem(this.store)) ?? {}
    } catch {
      return {}
    }
  }

  keep() {
    try {
      if (Object.keys(this.waiting).length > 0) localStorage.setItem(this.store, JSON.stringify(this.waiting))
      else localStorage.removeItem(this.store)
    } catch {
      // A browser that keeps nothing still sends while the page is open.
    }
  }
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

customElements.define('nr-attendance', Attendance)
