// npm test: sets up what the tests need, then test/harness/run.ts under the right Node.
import launching from './launch.cjs'

launching.launch('test/harness/run.ts', process.argv.slice(2), { dev: true })
