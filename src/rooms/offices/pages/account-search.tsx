import type { Words } from '#words/words.ts'
import { Button, Field } from '#web/ui/index.ts'

export function AccountSearch({ w, sought }: { w: Words; sought: string }) {
  return (
    <form class="nr-search" method="get" role="search">
      <Field name="tim" label={w('offices.accounts-search')} value={sought} type="search" />
      <Button look="secondary">{w('web.home-search-do')}</Button>
    </form>
  )
}
