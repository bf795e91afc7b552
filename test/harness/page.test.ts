import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Page } from './page.ts'

const page = (inside: string) => new Page(`<!doctype html><html lang="vi"><head><title>T</title></head><body><main><h1>T</h1>${inside}</main></body></html>`)

test('a page in order has no problem', () => {
  const good = '<label for="a">A</label><input id="a" name="a" aria-describedby="h"><p id="h">gợi ý</p><a href="#a">A</a><label>B <select name="b"><option>1</option></select></label>'
  assert.deepEqual(page(good).check(), [])
})

const WRONG: readonly (readonly [string, RegExp])[] = [
  ['<input id="a" name="a">', /no label/],
  ['<label for="a"> </label><textarea id="a" name="a"></textarea>', /no label/],
  ['<p id="a"></p><p id="a"></p>', /id "a" stands 2 times/],
  ['<p aria-describedby="x y" id="x"></p>', /aria-describedby="y"> leads to nothing/],
  ['<a href="#x">x</a>', /link #x leads to nothing/],
  ['<label for="x">x</label>', /is of no field/],
  ['<h1>Hai</h1>', /2 first headings/],
  ['<div><p></div>', /closes <p>/],
  ['<img src="a.png">', /without alt/],
  ['<table><tr><th>x</th></tr></table>', /without scope/],
  ['<p id="a" id="b"></p>', /attribute twice/],
]
for (const [html, problem] of WRONG) test(`found in ${html}`, () => assert.match(page(html).check().join('; '), problem))

test('what a browser would send', () => {
  const form = page(
    '<form action="/x"><input type="hidden" name="k" value="1&amp;2"><textarea name="t">\nmột</textarea><select name="s"><option value="">–</option><option value="có" selected>Có</option></select>' +
      '<input type="radio" name="r" value="1"><input type="radio" name="r" value="2" checked><input name="e"><button name="act" value="save">Lưu</button><input type="file" name="f"></form>',
  )
  assert.deepEqual(form.fields('/x'), { k: '1&2', t: '\nmột', s: 'có', r: '2', e: '' })
  assert.deepEqual(form.buttons, ['save'])
})
