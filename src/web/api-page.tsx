import { page } from './answers.tsx'
import type { App, House, RoomPages } from './house.ts'
import { Layout } from './layout.tsx'
import { apiPath, type ApiPart, openApiOf, openApiPath } from './open-api.ts'
import { visitOf } from './visit.ts'

/** `/api`: what other programs may ask, room by room; `/api/openapi.json`: the same in full. */
export function registerApi(app: App, house: House, rooms: readonly RoomPages[]): void {
  let kept: Promise<readonly ApiPart[]> | undefined
  const parts = (): Promise<readonly ApiPart[]> => (kept ??= Promise.all(rooms.flatMap((room) => (room.api ? [Promise.resolve(room.api())] : []))))
  app.get(openApiPath, async (c) => c.json(openApiOf(house.version, await parts())))
  app.get(apiPath, async (c) => {
    const visit = visitOf(c)
    const { w, url } = visit
    return page(
      c,
      <Layout visit={visit} title={w('web.api-title')}>
        {(await parts()).map(({ guide }) => (
          <>
            <p class="govuk-body">{w(guide.words)}</p>
            <pre class="nr-scroll nr-code" tabindex={0}>{guide.lines(url.origin).join('\n')}</pre>
          </>
        ))}
        <p class="govuk-body">
          <a class="govuk-link" href={openApiPath}>{w('web.api-document')}</a>
        </p>
        <p class="govuk-body">{w('web.api-nothing-kept')}</p>
      </Layout>,
    )
  })
}
