/**
 * The mark: a nhà rông of the Bahnar. Tall steep roof, ridge ornament, on stilts, a ladder in front.
 * Drawn in the current colour, so that it prints and follows high contrast.
 */
export function Mark({ size = 40 }: { size?: number }) {
  return (
    <svg class="nr-mark" width={size} height={size} viewBox="0 0 48 48" fill="currentColor" aria-hidden="true" focusable="false">
      <path d={MARK_ROOF} />
      <path d={MARK_FLOOR} />
    </svg>
  )
}

export const MARK_ROOF =
  'M13 3l1.5 2h19L35 3l.5 2.6L34 7l7 21h-4v4H11v-4H7l7-21-1.500-1.4zM16.500 9l-5 16h25l-5-16zM18 13h12l.6 2H17.400zM16.800 18h14.400l.6 2H16.200z'
export const MARK_FLOOR = 'M5 32h38v3H5zM9 35h3v10H9zM17 35h3v10h-3zM28 35h3v10h-3zM36 35h3v10h-3zM22 35h1v10h-1zM25 35h1v10h-1zM22 37h4v1h-4zM22 40h4v1h-4zM22 43h4v1h-4z'
