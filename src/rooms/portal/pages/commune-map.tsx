import type { Words } from '#words/words.ts'
import { type Compliance, complianceLevel } from '../compliance.ts'

type Tile = { readonly id: number; readonly full: string; readonly kept: Compliance }

const ACROSS = 15
const SIZE = 40

/**
 * The communes of a province as tiles in the order of their names. A schematic, not a map: it needs no borders, and each
 * commune weighs the same. Edges differ as well as colours, and the numbers lead to the rows of the table below.
 */
export function CommuneMap({ w, communes, known }: { w: Words; communes: readonly Tile[]; known: readonly Tile[] }) {
  const rows = Math.ceil(communes.length / ACROSS)
  const numbers = new Map(known.map(({ id }, index) => [id, index + 1]))
  const count = (level: string): number => known.filter(({ kept }) => complianceLevel(kept) === level).length
  return (
    <figure>
      <svg class="map" viewBox={`0 0 ${ACROSS * SIZE} ${rows * 30}`} role="img" aria-labelledby="so-do">
        <title id="so-do">{w('portal.map-says', { all: count('all'), most: count('most'), less: count('less'), none: communes.length - known.length })}</title>
        {communes.map(({ id, full, kept }, index) => {
          const [x, y] = [(index % ACROSS) * SIZE, Math.floor(index / ACROSS) * 30]
          const number = numbers.get(id)
          return (
            <>
              <rect class={number === undefined ? undefined : `m-${complianceLevel(kept)}`} x={x + 2} y={y + 2} width={SIZE - 4} height={26} rx="3">
                {number !== undefined && <title>{full}</title>}
              </rect>
              {number !== undefined && <text x={x + SIZE / 2} y={y + 19}>{number}</text>}
            </>
          )
        })}
      </svg>
      <figcaption class="note">
        <span class="tag good">{w('portal.map-all')}</span> <span class="tag warn">{w('portal.map-most')}</span>{' '}
        <span class="tag bad">{w('portal.map-less')}</span> <span class="tag">{w('portal.map-none')}</span>
      </figcaption>
    </figure>
  )
}
