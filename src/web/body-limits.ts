import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { refusalJson, refusalPage } from './answers.tsx'
import type { Env, PageContext } from './house.ts'

const FORM_LIMIT = 2 * 1024 * 1024
const FILE_LIMIT = 20 * 1024 * 1024
/** Several photos of a posting in one form, by a browser without script. */
const FILES_LIMIT = 60 * 1024 * 1024
/** How much of a refused body is still read, so that the browser gets to see the answer. */
const PATIENCE = 120 * 1024 * 1024

const forms = bodyLimit({
  maxSize: FORM_LIMIT,
  onError: (c) => tooLarge(c as PageContext, { code: 'web.form-too-large', limit: '2 MB' }),
})
const files = bodyLimit({
  maxSize: FILE_LIMIT,
  onError: (c) => tooLarge(c as PageContext, { code: 'web.file-too-large', limit: '20 MB' }),
})
const manyFiles = bodyLimit({
  maxSize: FILES_LIMIT,
  onError: (c) => tooLarge(c as PageContext, { code: 'web.file-too-large', limit: '60 MB' }),
})

/** Bodies over 2 MB (20 MB where a file is sent, and for programs; 60 MB for the files of a thing) are answered with 413 before any handler sees them. */
export const bodyLimits: MiddlewareHandler<Env> = (c, next) => {
  const type = c.req.header('Content-Type') ?? ''
  if (c.req.path.startsWith('/viec/tep/') && type.startsWith('multipart/form-data')) return manyFiles(c, next)
  return type.startsWith('multipart/form-data') || c.req.path.startsWith('/api/') ? files(c, next) : forms(c, next)
}

async function tooLarge(c: PageContext, refusal: { code: string; limit: string }): Promise<Response> {
  await drain(c.req.raw)
  return c.req.path.startsWith('/api/') ? refusalJson(c, refusal) : refusalPage(c, refusal)
}

/** A browser that is still sending does not listen: an answer before the end would look like a broken line. */
async function drain(request: Request): Promise<void> {
  if (!request.body || request.body.locked) return
  const reader = request.body.getReader()
  let read = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    read += value.byteLength
    if (read > PATIENCE) return
  }
}
