import type { Server } from 'node:http'
import { createServer } from 'node:net'
import { accept, type Refusal, refuse, type Result } from '#foundation/result.ts'

function whyNot(error: NodeJS.ErrnoException, host: string, port: number): Refusal {
  if (error.code === 'EADDRINUSE') return { code: 'serve.port-busy', host, port }
  if (error.code === 'EACCES') return { code: 'serve.port-not-allowed', host, port }
  return { code: 'serve.cannot-listen', host, port, reason: error.code ?? error.message }
}

/** Whether nobody holds the port yet: asked first, so that a busy port is known before anything is set up. */
export function checkPort(host: string, port: number): Promise<Result<true>> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve(refuse(whyNot(error, host, port))))
    probe.listen(port, host, () => probe.close(() => resolve(accept(true))))
  })
}

/** Listens; answers with the port, which is another than asked for where 0 was. */
export function listen(server: Server, host: string, port: number): Promise<Result<number>> {
  return new Promise((resolve) => {
    server.once('error', (error) => resolve(refuse(whyNot(error, host, port))))
    server.listen(port, host, () => resolve(accept((server.address() as { port: number }).port)))
  })
}

/** Lets requests that are being answered finish, for a while. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), 5_000)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })
}
