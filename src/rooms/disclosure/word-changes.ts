/** A stretch of text that stayed, went or came. */
export type WordChange = { readonly kind: 'same' | 'gone' | 'come'; readonly text: string }

/** Past this many words gone and come nobody compares word by word: all of the old is shown, then all of the new. */
const MOST = 1500

/**
 * What became of a text, word by word, in the order of reading: the fewest words gone and come. The stretches that are
 * not `come` make up the old text to the letter, those that are not `gone` the new one.
 *
 * @law 10/2022/QH15 Đ14.1
 */
export function wordChanges(before: string, after: string): WordChange[] {
  const [old, now] = [split(before), split(after)]
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) head++
  let tail = 0
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++
  const same = (words: readonly string[]): WordChange[] => words.map((text) => ({ kind: 'same', text }))
  return joined([
    ...same(old.slice(0, head)),
    ...shortest(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...same(old.slice(old.length - tail)),
  ])
}

function split(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? []
}

/** The shortest way from one list to the other, after E. W. Myers (1986). */
function shortest(old: readonly string[], now: readonly string[]): WordChange[] {
  const all: WordChange[] = [{ kind: 'gone', text: old.join('') }, { kind: 'come', text: now.join('') }]
  if (old.length === 0 || now.length === 0) return all
  const reached: Map<number, number>[] = []
  let furthest = new Map<number, number>([[1, 0]])
  for (let steps = 0; steps <= Math.min(MOST, old.length + now.length); steps++) {
    reached.push(furthest)
    const next = new Map(furthest)
    for (let k = -steps; k <= steps; k += 2) {
      const down = k === -steps || (k !== steps && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1))
      let x = down ? (furthest.get(k + 1) ?? 0) : (furthest.get(k - 1) ?? 0) + 1
      while (x < old.length && x - k < now.length && x - k >= 0 && old[x] === now[x - k]) x++
      next.set(k, x)
      if (x >= old.length && x - k >= now.length) return wayBack(old, now, reached, steps)
    }
    furthest = next
  }
  return all
}

function wayBack(old: readonly string[], now: readonly string[], reached: readonly Map<number, number>[], steps: number): WordChange[] {
  const changes: WordChange[] = []
  let [x, y] = [old.length, now.length]
  for (let step = steps; step > 0; step--) {
    const furthest = reached[step]!
    const k = x - y
    const down = k === -step || (k !== step && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1))
    const from = down ? (furthest.get(k + 1) ?? 0) : (furthest.get(k - 1) ?? 0)
    const fromY = from - (down ? k + 1 : k - 1)
    while (x > from && y > fromY) {
      changes.push({ kind: 'same', text: old[--x]! })
      y--
    }
    if (down) changes.push({ kind: 'come', text: now[--y]! })
    else changes.push({ kind: 'gone', text: old[--x]! })
  }
  while (x > 0 && y > 0) {
    changes.push({ kind: 'same', text: old[--x]! })
    y--
  }
  return changes.toReversed()
}

/** Neighbours of one kind as one; between two places that stayed, what went before what came. */
function joined(changes: readonly WordChange[]): WordChange[] {
  const result: WordChange[] = []
  let [gone, come] = ['', '']
  const flush = (): void => {
    if (gone) result.push({ kind: 'gone', text: gone })
    if (come) result.push({ kind: 'come', text: come })
    gone = come = ''
  }
  for (const { kind, text } of changes) {
    if (text === '') continue
    if (kind === 'gone') gone += text
    else if (kind === 'come') come += text
    else {
      flush()
      const last = result.at(-1)
      if (last?.kind === 'same') result[result.length - 1] = { kind, text: last.text + text }
      else result.push({ kind, text })
    }
  }
  flush()
  return result
}
