import { Hono } from 'hono'
import { newId } from '#foundation/ids.ts'
import { registerApi } from './api-page.tsx'
import { faultPage, notFoundPage } from './answers.tsx'
import { bodyLimits } from './body-limits.ts'
import { compressed } from './compressed.ts'
import type { App, Env, House, RoomPages } from './house.ts'
import { registerHome } from './home.tsx'
import { originChecked } from './origin.ts'
import { securityHeaders } from './security-headers.ts'
import { serveAssets } from './serve-assets.ts'
import { withVisit } from './with-visit.ts'

/** The whole application: the kit around the pages of the rooms. Handles a `Request`, so tests need no port. */
export function createApp(house: House, rooms: readonly RoomPages[]): App {
  const app = new Hono<Env>()
  const nav = rooms.flatMap((room) => room.nav ?? [])

  app.use(securityHeaders(house))
  serveAssets(app)
  app.use(compressed)
  app.use(withVisit(house, nav))
  app.use(originChecked(house))
  app.use(bodyLimits)
  registerHome(app)
  for (const room of rooms) room.register(app, house)
  registerApi(app, house, rooms)

  app.notFound((c) => notFoundPage(c))
  app.onError((fault, c) => {
    const id = newId().slice(-12)
    house.log(`fault ${id}: ${c.req.method} ${c.req.path}: ${fault.stack ?? fault.message}`)
    // Where even the visit could not be made (no database), there is no language and no layout to answer in.
    if (!c.get('visit')) return c.text(`Hệ thống tạm thời không phục vụ được. Service unavailable. [${id}]`, 503)
    return faultPage(c, id)
  })
  return app
}
