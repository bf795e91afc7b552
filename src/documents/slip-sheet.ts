import type { DocumentMeta } from './tree.ts'

/** Papers to be cut apart: ballots, invitations, codes. As many on a sheet of A4 as all of them fit on. */
export interface SlipSheet {
  readonly meta: DocumentMeta
  readonly slips: readonly Slip[]
}

export interface Slip {
  /** Above a broken line, torn off when the slip is handed out. */
  readonly stub?: string
  /** In whose name, at the top left, one a line. */
  readonly head: readonly string[]
  /** Room for a seal at the top left, and what belongs there. */
  readonly seal?: string
  readonly title: string
  /** Under the title, large enough to be copied. */
  readonly number?: string
  readonly lines: readonly SlipLine[]
  /** At the top right: what a telephone reads, and what it is for who cannot see it. */
  readonly qr?: { readonly text: string; readonly alt: string }
  /** At the bottom left, beside the signature, small. */
  readonly foot?: readonly string[]
  /** At the bottom right: in what capacity, how, and the name under the room to sign in. */
  readonly signature?: { readonly capacity: string; readonly how?: string; readonly name?: string }
}

/** `choice` begins with a box to be marked; `rule` is a dotted line to be written on. */
export type SlipLine = { readonly kind: 'text' | 'strong' | 'choice' | 'note'; readonly text: string } | { readonly kind: 'rule' }
