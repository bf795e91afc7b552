// Lets Node run `.tsx`: `node --import ./src/web/tsx-hook.mjs src/main.ts`.
//
// Node strips types from `.ts` by itself; JSX has to be compiled. The compiled text is kept on disk under
// the hash of its source, so that a start with nothing changed does not even load the compiler.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/nharong-tsx/', import.meta.url))
const RECIPE = 'jsx automatic hono/jsx node24 inline-map 2'

let compiler

function compile(source, path) {
  compiler ??= require('esbuild')
  return compiler.transformSync(source, {
    loader: 'tsx',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcefile: path,
    sourcemap: 'inline',
    sourcesContent: false,
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  }).code
}

function keep(name, code) {
  try {
    mkdirSync(CACHE, { recursive: true })
    const draft = `${CACHE}${name}.${process.pid}`
    writeFileSync(draft, code)
    renameSync(draft, `${CACHE}${name}`)
  } catch {
    // A folder that cannot be written only costs the next start some milliseconds.
  }
}

function compiled(path) {
  const source = readFileSync(path, 'utf8')
  const name = `${createHash('sha256').update(RECIPE).update(path).update('\0').update(source).digest('hex').slice(0, 40)}.mjs`
  try {
    return readFileSync(`${CACHE}${name}`, 'utf8')
  } catch {
    const code = compile(source, path)
    keep(name, code)
    return code
  }
}

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !new URL(url).pathname.endsWith('.tsx')) return nextLoad(url, context)
    return { format: 'module', source: compiled(fileURLToPath(url)), shortCircuit: true }
  },
})
