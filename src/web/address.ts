import type { House, PageContext } from './house.ts'

type NodeEnv = { incoming?: { socket?: { remoteAddress?: string } } } | undefined

/**
 * The network address of the browser. Behind a proxy of ours it is the last one that the proxy wrote down;
 * what stands before it in the header, the sender may have invented.
 */
export function addressOf(c: PageContext, house: House): string {
  if (house.trustProxy) {
    const last = c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim()
    if (last) return last.slice(0, 64)
  }
  return ((c as { env: NodeEnv }).env)?.incoming?.socket?.remoteAddress ?? 'local'
}
