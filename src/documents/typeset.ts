import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { NodeCompiler as Compiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { FONT_FILES } from './text-width.ts'

/** A template of `pdf/` filled with its data, as a PDF. The same data gives the same bytes. */
export async function typeset(template: 'decree-30' | 'slips', data: unknown): Promise<Uint8Array> {
  const pdf = compile(`${FOLDER}${template}.typ`, Buffer.from(JSON.stringify(data)))
  // What the compiler held is given back only when the event loop turns; without this, a run of a thousand
  // documents would hold two megabytes of each.
  await setImmediate()
  return pdf
}

const FOLDER = fileURLToPath(new URL('./pdf/', import.meta.url))
const DATA = `${FOLDER}document.json`

/** How many documents ago a piece of work must have been used last to be forgotten. */
const CACHE_AGE = 1

let compiler: Compiler | undefined

/** One compiler for the process: it keeps the template and the fonts. What it does, it does at once. */
function compile(mainFilePath: string, data: Buffer): Uint8Array {
  const typst = (compiler ??= start())
  typst.mapShadow(DATA, data)
  try {
    const compiled = typst.compile({ mainFilePath, resetRead: true })
    if (compiled.result === null || compiled.hasError()) {
      const error = compiled.takeDiagnostics()
      throw new Error(`the document could not be typeset: ${JSON.stringify(error && typst.fetchDiagnostics(error))}`)
    }
    return new Uint8Array(accessible(typst, compiled.result) ?? typst.pdf(compiled.result))
  } finally {
    typst.unmapShadow(DATA)
    typst.evictCache(CACHE_AGE)
  }
}

/**
 * PDF/UA-1, where the content allows it: a heading of level 3 right under one of level 1, or a letter that the
 * font lacks, does not. The file is then an ordinary PDF, tagged all the same.
 */
function accessible(typst: Compiler, document: NodeTypstDocument): Uint8Array | undefined {
  try {
    return typst.pdf(document, { pdfStandard: 'ua-1' })
  } catch {
    return undefined
  }
}

function start(): Compiler {
  const { NodeCompiler } = createRequire(import.meta.url)(
    '@myriaddreamin/typst-ts-node-compiler',
  ) as typeof import('@myriaddreamin/typst-ts-node-compiler')
  return NodeCompiler.create({
    workspace: FOLDER,
    fontArgs: [{ fontBlobs: FONT_FILES.map((file) => readFileSync(file)) }],
  })
}
