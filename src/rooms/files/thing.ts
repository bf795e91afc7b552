/** What files are attached to. A notice is one posting in one hamlet; an execution, one note of how a decision is carried out. */
export type ThingKind = 'posting' | 'showing' | 'notice' | 'request' | 'decision' | 'execution'

export type Thing = {
  readonly provinceId: number
  readonly kind: ThingKind
  readonly id: string
  /** Of a notice: the hamlet. */
  readonly hamletId?: number | undefined
}

const KINDS: readonly string[] = ['posting', 'showing', 'notice', 'request', 'decision', 'execution'] satisfies ThingKind[]

export function isThingKind(text: string): text is ThingKind {
  return KINDS.includes(text)
}

/** A file that is attached to something, or was. */
export type AttachedFile = {
  readonly provinceId: number
  readonly linkId: string
  readonly of: Thing
  /** The wording of a posting that it belongs to; undefined where it belongs to all. */
  readonly version: number | undefined
  readonly sha256: string
  readonly kind: string
  readonly role: 'document' | 'photo' | 'audio'
  readonly lang: string | undefined
  readonly name: string
  readonly caption: string
  readonly size: number
  readonly width: number | undefined
  readonly height: number | undefined
  readonly public: boolean
  readonly addedAt: Date
  readonly removed: { readonly at: Date; readonly why: string; readonly erased: boolean } | undefined
  /** What the camera wrote; only where the officer who asks may know it. */
  readonly origin: { readonly taken: string | undefined; readonly place: string | undefined } | undefined
}
