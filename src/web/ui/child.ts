import type { Child as HonoChild } from 'hono/jsx'

export type Child = HonoChild
