/**
 * The mark: a nhà rông of the Bahnar. A roof far taller than the walls, its ridge bowed and horned, a lozenge woven
 * into it; a low wall; a platform on stilts, with a notched ladder. Drawn in the current colour, so that it
 * prints and follows high contrast.
 */
export function Mark({ size = 44 }: { size?: number }) {
  return (
    <svg class="nr-mark" width={size} height={size} viewBox="0 0 48 48" fill="currentColor" aria-hidden="true">
      <path fill-rule="evenodd" d={MARK} />
    </svg>
  )
}

/** The outline in a square of 48. `assets/mark.svg` holds the same. */
export const MARK =
  'M12 0q1.500 3.500 4 4q8 1.800 16 0q2.500-.5 4-4q1 4-.8 6.500Q37 19 43 31H5Q11 19 12.800 6.500Q11 4 12 0z' +
  'M24 10l-4 6 4 6 4-6zM24 13.500l1.700 2.500-1.700 2.500-1.700-2.500zM14.500 25.500l-.5 1.200h20l-.5-1.200z' +
  'M11 32h26v4H11zM5 37h38v2H5zM8 39h2.500v9H8zM17 39h2.500v9H17zM28.500 39H31v9h-2.500zM37.500 39H40v9h-2.500zM22.500 39h3v1.500h-1v1.500h1v1.500h-1V45h1v1.500h-1V48h-1v-1.500h-1V45h1v-1.500h-1V42h1v-1.500h-1z'
