// Runs a program of the house in this very process. Apart from launch.cjs, because a Node too old for us
// could not even read `import()`.
'use strict'

const module_ = require('node:module')
const path = require('node:path')
const { pathToFileURL } = require('node:url')

exports.runHere = async function runHere(root, cache, program, args) {
  const file = path.join(root, program)
  process.argv = [process.execPath, file, ...args]
  module_.enableCompileCache(cache)
  try {
    await import(pathToFileURL(path.join(root, 'src/web/tsx-hook.mjs')).href)
    await import(pathToFileURL(file).href)
  } catch (error) {
    process.stderr.write(`${error?.stack ?? error}\n`)
    process.exit(1)
  }
}
