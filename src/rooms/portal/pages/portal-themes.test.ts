import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'

const SHEET = readFileSync(new URL('../../../web/styles/portal.scss', import.meta.url), 'utf8')

type Colours = Readonly<Record<string, string>>

function theme(name: string): Colours {
  const block = new RegExp(`@mixin ${name} \\{([^}]*)\\}`).exec(SHEET)?.[1] ?? ''
  return Object.fromEntries([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map((each) => [each[1]!, each[2]!]))
}

/** Text and what it stands on. */
const TEXT: readonly (readonly [string, string])[] = [
  ['ink', 'bg'], ['ink', 'soft-bg'], ['ink', 'good-bg'], ['ink', 'warn-bg'], ['ink', 'bad-bg'], ['soft', 'bg'], ['soft', 'soft-bg'],
  ['link', 'bg'], ['link', 'soft-bg'], ['link', 'warn-bg'], ['hover', 'bg'], ['hover', 'soft-bg'], ['hover', 'warn-bg'], ['on-link', 'link'], ['on-link', 'hover'],
  ['bad', 'bg'], ['bad', 'bad-bg'], ['good', 'good-bg'], ['warn', 'warn-bg'], ['on-focus', 'focus'],
]
/** Edges and marks that tell something. */
const EDGES: readonly (readonly [string, string])[] = [['edge', 'bg'], ['ink', 'bg'], ['link', 'bg'], ['good', 'bg'], ['warn', 'bg'], ['bad', 'bg']]

for (const [name, least] of [['light', 4.5], ['dark', 4.5], ['strong', 7]] as const) {
  describe(`the ${name} colours`, () => {
    const colours = theme(name)

    it('are all there, and all in use are judged', () => {
      assert.deepEqual(Object.keys(colours).toSorted(), Object.keys(theme('light')).toSorted())
      const used = new Set([...SHEET.matchAll(/var\(--([a-z-]+)\)/g)].map((each) => each[1]!))
      const judged = new Set([...TEXT, ...EDGES].flat())
      assert.deepEqual([...used].filter((each) => !judged.has(each)), ['line'], 'only lines between rows, which tell nothing, are left out')
    })

    it(`can be read: ${least} to 1 for text, 3 to 1 for edges`, () => {
      for (const [front, back] of TEXT) assert.ok(contrast(colours[front]!, colours[back]!) >= least, `${front} on ${back}: ${contrast(colours[front]!, colours[back]!).toFixed(2)}`)
      for (const [front, back] of EDGES) assert.ok(contrast(colours[front]!, colours[back]!) >= 3, `${front} beside ${back}: ${contrast(colours[front]!, colours[back]!).toFixed(2)}`)
      // The ring is two rings: one of them is seen on every ground.
      assert.ok(Math.max(contrast(colours['focus']!, colours['bg']!), contrast(colours['ink']!, colours['bg']!)) >= 3)
    })
  })
}

/** @see WCAG 2.2, contrast ratio */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
