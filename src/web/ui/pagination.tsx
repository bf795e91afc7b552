import type { Words } from '#words/words.ts'

/** Previous and next page, with where one is. `href(3)` is the address of the third page. Nothing for one page. */
export function Pagination({ w, page, pages, href }: { w: Words; page: number; pages: number; href: (page: number) => string }) {
  if (pages <= 1) return null
  return (
    <nav class="nr-pages" aria-label={w('web.pages')}>
      {page > 1 ? (
        <a href={href(page - 1)} rel="prev">
          ← {w('web.page-previous')}
        </a>
      ) : (
        <span />
      )}
      <span>{w('web.page-of', { page, pages })}</span>
      {page < pages ? (
        <a href={href(page + 1)} rel="next">
          {w('web.page-next')} →
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
