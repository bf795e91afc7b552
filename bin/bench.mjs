// npm run bench [-- --json FILE]: bench/main.ts under the right Node.
import launching from './launch.cjs'

launching.launch('bench/main.ts', process.argv.slice(2), { dev: true })
