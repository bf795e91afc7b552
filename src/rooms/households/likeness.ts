import { foldText } from '#foundation/text.ts'

/** What two households are held against each other by. */
export type Compared = { readonly hamletId: number; readonly name: string; readonly address: string }

/** `same`: one name and one address. `near`: one name, and addresses that may be one. */
export type Likeness = 'same' | 'near'

/** From this share of common words on two addresses may be one. */
const NEAR_WORDS = 0.5

/**
 * Whether two households may be one written down twice: the same name without regard to accents and capitals, and the same address or nearly so;
 * in one hamlet the name is enough.
 */
export function likenessOf(a: Compared, b: Compared): Likeness | undefined {
  if (foldText(a.name) !== foldText(b.name)) return undefined
  const [here, there] = [foldText(a.address), foldText(b.address)]
  if (here === there && (here !== '' || a.hamletId === b.hamletId)) return 'same'
  return a.hamletId === b.hamletId || commonShare(here, there) >= NEAR_WORDS ? 'near' : undefined
}

/** Common words of all words: 0 where one has none. */
function commonShare(one: string, other: string): number {
  if (one === '' || other === '') return 0
  const [words, others] = [new Set(one.split(' ')), new Set(other.split(' '))]
  const common = words.intersection(others).size
  return common / (words.size + others.size - common)
}

/** All pairs that are alike, the surest first; each pair once, in the order given. */
export function alikePairs<T extends Compared>(households: readonly T[]): { readonly left: T; readonly right: T; readonly likeness: Likeness }[] {
  const pairs: { left: T; right: T; likeness: Likeness }[] = []
  for (const group of Map.groupBy(households, ({ name }) => foldText(name)).values()) {
    for (const [at, left] of group.entries()) {
      for (const right of group.slice(at + 1)) {
        const likeness = likenessOf(left, right)
        if (likeness) pairs.push({ left, right, likeness })
      }
    }
  }
  return pairs.toSorted((a, b) => Number(b.likeness === 'same') - Number(a.likeness === 'same'))
}
