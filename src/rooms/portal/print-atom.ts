/** One thing in a feed. */
export type FeedEntry = {
  /** Its address, which is its name for good. */
  readonly href: string
  readonly title: string
  readonly summary: string
  readonly published: Date
  readonly updated: Date
  readonly author: string
  readonly category: string
}

export type AtomFeed = {
  readonly self: string
  readonly page: string
  readonly title: string
  readonly lang: string
  readonly rights: string
  /** When anything in it changed last; of an empty feed the day it speaks of. */
  readonly updated: Date
  readonly entries: readonly FeedEntry[]
}

/** A feed after RFC 4287. */
export function printAtom(feed: AtomFeed): string {
  const entries = feed.entries.map(
    (entry) =>
      `<entry><id>${xml(entry.href)}</id><title>${xml(entry.title)}</title><link rel="alternate" type="text/html" href="${xml(entry.href)}"/>` +
      `<published>${entry.published.toISOString()}</published><updated>${entry.updated.toISOString()}</updated>` +
      `<author><name>${xml(entry.author)}</name></author><category term="${xml(entry.category)}"/>` +
      `${entry.summary ? `<summary>${xml(entry.summary)}</summary>` : ''}</entry>`,
  )
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(feed.lang)}">` +
    `<id>${xml(feed.self)}</id><title>${xml(feed.title)}</title><updated>${feed.updated.toISOString()}</updated><rights>${xml(feed.rights)}</rights>` +
    `<link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/><link rel="alternate" type="text/html" href="${xml(feed.page)}"/>` +
    `${entries.join('\n')}</feed>\n`
  )
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for XML 1.0; control characters, which it cannot hold, are left out. */
function xml(text: string): string {
  return text
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- XML 1.0 has no place for them.
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll(/[&<>"]/g, (mark) => ENTITIES[mark]!)
}
