import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { compilePortalStyles, compileStyles, PORTAL_SHEET, STYLE_SHEET } from '../../tools/styles.ts'
import { codingOf } from './compressed.ts'
import { isOurs } from './origin.ts'
import { statusOf } from './refusal.ts'
import { parseTypedDate } from './typed-date.ts'

test('the committed style sheets are the compiled ones', () => {
  assert.equal(readFileSync(STYLE_SHEET, 'utf8'), compileStyles(), 'run: node tools/styles.ts')
  assert.equal(readFileSync(PORTAL_SHEET, 'utf8'), compilePortalStyles(), 'run: node tools/styles.ts')
})

test('the style sheet names no font that is served by nobody, and asks for nothing from elsewhere', () => {
  const css = readFileSync(STYLE_SHEET, 'utf8')
  assert.doesNotMatch(css, /GDS Transport|@font-face|@import/)
  assert.deepEqual(css.match(/url\((?!"?data:)[^)]*\)/g), null)
  const band = /url\("(data:image\/svg\+xml,[^"]+)"\)/.exec(css)?.[1] ?? ''
  assert.ok(band.length > 100 && band.length < 1024, `the brocade band is ${band.length} bytes`)
})

test('every pair of colours in use can be read: AA', () => {
  const theme = readFileSync(new URL('styles/_theme.scss', import.meta.url), 'utf8')
  const colours = Object.fromEntries([...theme.matchAll(/^\$([a-z-]+): (#[0-9a-f]{6});/gm)].map((each) => [each[1]!, each[2]!]))
  const text: [string, string][] = [
    ['ink', '#ffffff'], ['ink', 'indigo-pale'], ['ink', 'grey-pale'], ['ink', 'yellow'],
    ['ink-soft', '#ffffff'], ['ink-soft', 'grey-pale'],
    ['indigo', '#ffffff'], ['indigo', 'indigo-pale'], ['indigo', 'green-pale'], ['indigo-dark', '#ffffff'], ['#ffffff', 'indigo'],
    ['red', '#ffffff'], ['red', 'red-pale'], ['#ffffff', 'red'],
    ['green', '#ffffff'], ['green', 'green-pale'], ['amber', 'amber-pale'],
  ]
  for (const [front, back] of text) {
    const ratio = contrast(colours[front] ?? front, colours[back] ?? back)
    assert.ok(ratio >= 4.5, `${front} on ${back}: ${ratio.toFixed(2)}`)
  }
  assert.ok(contrast(colours['line-strong']!, '#ffffff') >= 3, 'edges of fields')
})

test('contrast is what WCAG says', () => {
  assert.equal(contrast('#000000', '#ffffff').toFixed(2), '21.00')
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48')
})

test('which requests come from our own pages', () => {
  const host = 'nharong.example:3000'
  const ours = (origin?: string, fetchSite?: string, publicOrigin?: string) => isOurs({ origin, fetchSite, host, publicOrigin })
  assert.equal(ours('http://nharong.example:3000'), true)
  assert.equal(ours('https://NHARONG.example:3000'), true)
  for (const forged of ['http://evil.example', 'http://nharong.example', 'http://nharong.example:3001', 'null', '', 'file://nharong.example:3000', 'http://nharong.example:3000.evil.example']) {
    assert.equal(ours(forged), false, forged)
    assert.equal(ours(forged, 'same-origin'), false, `${forged}: the origin decides`)
  }
  assert.equal(ours(undefined, 'same-origin'), true)
  assert.equal(ours(undefined, 'same-site'), false)
  assert.equal(ours(undefined, 'none'), false)
  assert.equal(ours(undefined, undefined), false)
  assert.equal(ours('https://qcdc.example.vn', undefined, 'https://qcdc.example.vn'), true)
  assert.equal(ours('http://nharong.example:3000', undefined, 'https://qcdc.example.vn'), false)
})

test('the status follows from the end of the code', () => {
  const statuses = {
    'places.unit-unknown': 404, 'figures.not-found': 404, 'indicators.act-not-yours': 403, 'web.origin-forged': 403,
    'indicators.stale': 409, 'indicators.period-locked': 409, 'indicators.wrong-state': 409, 'offices.already-blocked': 409,
    'web.file-too-large': 413, 'offices.locked-out': 429, 'storage.busy': 503, 'offices.password-short': 422, 'date.form': 422,
    'figures.unlocked': 422,
  }
  for (const [code, status] of Object.entries(statuses)) assert.equal(statusOf({ code }), status, code)
})

test('the coding that the browser takes', () => {
  assert.equal(codingOf('gzip, deflate, br, zstd'), 'br')
  assert.equal(codingOf('gzip;q=1.0, br;q=0'), 'gzip')
  assert.equal(codingOf('identity'), undefined)
  assert.equal(codingOf(undefined), undefined)
})

test('days as officials type them', () => {
  for (const typed of ['2026-02-03', '3/2/2026', '03/02/2026', '03.02.2026', '3-2-2026']) {
    assert.deepEqual(parseTypedDate(typed), { ok: true, value: '2026-02-03' }, typed)
  }
  assert.deepEqual(parseTypedDate('29/2/2026'), { ok: false, refusal: { code: 'date.does-not-exist', text: '29/2/2026' } })
  assert.equal(parseTypedDate('hôm nay').ok, false)
})

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
