import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { demonstrationDatabase, type DemonstrationDatabase } from '#harness/demonstration.ts'
import { Visitor } from '#harness/visitor.ts'
import { officesPages } from '#rooms/offices/pages/index.ts'
import { pathsOfPredecessors } from '#rooms/places/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { createApp } from '#web/app.ts'
import type { App } from '#web/house.ts'
import { DEMONSTRATION_ACCOUNTS } from '../../../demonstration/demonstration-accounts.ts'
import { indicatorsPages } from './index.ts'

let house: DemonstrationDatabase
let app: App
before(async () => {
  house = await demonstrationDatabase()
  const places = loadPlaces()
  app = createApp(
    {
      database: house.db, mode: 'demonstration', now: () => new Date('2026-11-23T02:00:00Z'), version: '0', log: () => undefined,
      pathsOfPredecessors: (unit) => pathsOfPredecessors(places, unit),
    },
    [officesPages, indicatorsPages(house.catalogue, places)],
  )
})
after(() => house.drop())

async function signedIn(login: string): Promise<Visitor> {
  const visitor = new Visitor(app)
  await visitor.post('/dang-nhap', { login, password: DEMONSTRATION_ACCOUNTS.password })
  return visitor
}

test('an officer of today sees 2020 within the boundaries of today, down to the former units', async () => {
  const officer = await signedIn('xa.kbang')
  assert.match((await officer.get('/viec')).text, /href="\/so-lieu-nay\/qcdc-2020\/2020\/3236382"/)
  const answer = await officer.get('/so-lieu/qcdc-2020/2020/3236382')
  assert.equal(answer.path, '/so-lieu-nay/qcdc-2020/2020/3236382', 'the unit was not there then: its territory was')
  assert.match(answer.text, /gồm 3 đơn vị/)
  assert.match(answer.text, /19\.072/)
  for (const former of [3236381, 3236561, 3236601]) {
    assert.equal((await officer.get(`/so-lieu/qcdc-2020/2020/${former}/people`)).status, 200)
    assert.equal((await officer.get(`/bieu-mau/qcdc-2020/2020/${former}`)).status, 200)
  }
})

test('what belongs to others answers as if it were not there', async () => {
  const officer = await signedIn('xa.kbang')
  for (const path of ['/so-lieu-nay/qcdc-2020/2020/3236682', '/so-lieu/qcdc-2020/2020/3236681', '/so-lieu-nay/qcdc-2020/1999/3236382', '/so-lieu-nay/qcdc-2020/2020/26251']) {
    assert.equal((await officer.get(path)).status, 404, path)
  }
  const form = await officer.get('/bieu-mau/qcdc-2020/2020/3236381')
  assert.doesNotMatch(form.text, /<button[^>]*name="act"/, 'records of former units are read, not changed')
})

test('a province of today opens into the provinces of 2020, and leads on from there', async () => {
  const officer = await signedIn('tinh.gialai')
  const now = await officer.get('/so-lieu-nay/qcdc-2020/2020/1522')
  assert.match(now.text, /Tỉnh Bình Định/)
  assert.match((await officer.get('/so-lieu/qcdc-2020/2020/26251')).text, /theo địa giới hiện nay:.*Xã Kbang.*Xã Kông Bơ La/s)
})
