import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Stage } from './stage/open-stage.ts'
import { w } from './stage/words.ts'

test('a place is found without accents, and its past and future lead on, on a phone without scripts', async () => {
  const stage = await Stage.open()
  try {
    const guest = await stage.guest({ script: false, width: 360 })
    await guest.open('/')
    await guest.fill('form[action="/dia-ban"] input', 'kong long khong')
    await guest.press(w('web.home-search-do'))
    await guest.sees('Xã Kông Lơng Khơng', '23668')
    await guest.follow('Xã Kông Lơng Khơng')
    await guest.sees(w('places.ended'), w('places.future'))
    await guest.look('place-past')
    await guest.follow('Xã Tơ Tung')
    await guest.sees(w('places.lasting'), w('places.past'), 'Xã Kông Lơng Khơng')
    await guest.look('place-now')

    await guest.open('/dia-ban?ten=23668&ngay=31/12/2020')
    await guest.sees('Xã Kông Lơng Khơng')
    await guest.doesNotSee('Xã Tơ Tung')
    await guest.open('/dia-ban?ten=23668&ngay=1/1/2026')
    await guest.sees('Xã Tơ Tung')
    assert.equal(await guest.open('/dia-ban?ten=23668&ngay=31/02/2020'), 422)
    await guest.sees('31/02/2020')
    await guest.look('places-no-such-day')
  } finally {
    await stage.close()
  }
})

test('the same in English', async () => {
  const stage = await Stage.open()
  try {
    const guest = await stage.guest({ lang: 'en' })
    await guest.open('/dia-ban?ten=to+tung')
    assert.equal(await guest.page.locator('html').getAttribute('lang'), 'en')
    await guest.sees('Tơ Tung')
    await guest.look('places-english')
    await guest.page.getByRole('link', { name: 'Tiếng Việt' }).click()
    await guest.page.locator('html[lang="vi"]').waitFor()
  } finally {
    await stage.close()
  }
})
