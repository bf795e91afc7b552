import { type Decimal, decimal } from '#foundation/decimal.ts'

/** A number as its figures and separators stand, before anything is known of what it counts. */
export type Written = {
  /** What it can mean; two where `1,234` may be a thousand or a fraction, none where the groups make no number. */
  readonly readings: readonly Reading[]
  readonly leadingZero: boolean
}

export type Reading = { readonly value: Decimal; readonly places: number; readonly thousands?: '.' | ','; readonly decimals?: '.' | ',' }

/** How the separators of a text are used, as far as single numbers tell. */
export type Custom = 'vi' | 'en' | undefined

/** Reads `17.775`, `11.796,9`, `11,796.9`, `5,27`, `02`. */
export function readWritten(text: string): Written {
  const leadingZero = text.length > 1 && text[0] === '0' && text[1] !== '.' && text[1] !== ','
  if (!text.includes('.') && !text.includes(',')) return { readings: [{ value: { units: BigInt(text), scale: 0 }, places: 0 }], leadingZero }
  const groups = text.split(/[.,]/)
  const marks = [...text].filter((letter): letter is '.' | ',' => letter === '.' || letter === ',')
  const last = marks.at(-1)!
  const rest = marks.slice(0, -1)
  const grouped = (of: readonly string[]): boolean => /^[1-9]\d{0,2}$/.test(of[0]!) && of.slice(1).every((group) => group.length === 3)
  const readings: Reading[] = []
  // Every mark parts thousands.
  if (marks.every((mark) => mark === last) && grouped(groups)) {
    readings.push({ value: decimal(groups.join('')), places: 0, thousands: last })
  }
  // The last mark parts the decimals.
  const whole = groups.slice(0, -1)
  if (rest.every((mark) => mark !== last) && new Set(rest).size <= 1 && (rest.length === 0 || grouped(whole))) {
    const fraction = groups.at(-1)!
    readings.push({
      value: decimal(`${whole.join('').replace(/^0+(?=\d)/, '')}.${fraction}`), places: fraction.length, decimals: last,
      ...(rest.length > 0 ? { thousands: rest[0]! } : {}),
    })
  }
  return { readings, leadingZero }
}

/** Which custom a number follows that can be read in one way only; undefined where it tells nothing. */
export function customOf({ readings }: Written): Custom {
  if (readings.length !== 1) return undefined
  const [one] = readings as [Reading]
  if (one.thousands === '.' || one.decimals === ',') return 'vi'
  if (one.thousands === ',' || one.decimals === '.') return 'en'
  return undefined
}

/**
 * The reading that is meant. What is counted in wholes has no decimals and a share no thousands; otherwise the custom of
 * the text decides, and where it has none, the Vietnamese one does for a dot, and nothing does for a comma.
 */
export function chooseReading({ readings }: Written, meant: { readonly whole: boolean; readonly share: boolean; readonly custom: Custom }): Reading | undefined {
  if (readings.length <= 1) return readings[0]
  if (meant.whole) return readings.find((one) => one.places === 0)
  if (meant.share) return readings.find((one) => one.places > 0)
  const mark = readings[0]!.thousands
  if (meant.custom === 'vi') return readings.find((one) => (mark === '.' ? one.places === 0 : one.places > 0))
  if (meant.custom === 'en') return readings.find((one) => (mark === ',' ? one.places === 0 : one.places > 0))
  return mark === '.' ? readings.find((one) => one.places === 0) : undefined
}
