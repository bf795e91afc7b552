import { readFileSync, writeFileSync } from 'node:fs'

// node tools/complete-lock.ts: after `npm install`, adds to package-lock.json the packages for other
// platforms that the registry at hand could not tell about. Without them `npm ci` refuses the lock file.

type Locked = {
  version?: string
  dev?: boolean
  optional?: boolean
  optionalDependencies?: { [name: string]: string }
  os?: string[]
  cpu?: string[]
  libc?: string[]
}
export type LockFile = { packages: { [path: string]: Locked } }

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'windows', 'aix', 'sunos', 'openbsd', 'netbsd']
const PROCESSORS = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32']

/** The packages that others name as optional, at an exact version, and that the lock file does not hold. */
export function missingFromLock(lock: LockFile): { name: string; locked: Locked }[] {
  const missing = new Map<string, Locked>()
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const held = lock.packages[`node_modules/${name}`] ?? lock.packages[`${path}/node_modules/${name}`]
      if (held || !/^\d/.test(version)) continue
      const words = name.split('/').at(-1)!.split(/[-_]/)
      const system = SYSTEMS.find((each) => words.includes(each))
      const processor = PROCESSORS.find((each) => words.includes(each))
      if (!system || !processor) continue
      const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : words.includes('gnu') ? ['glibc'] : undefined
      missing.set(name, {
        version,
        cpu: [processor],
        ...(dev === undefined ? {} : { dev }),
        ...(libc === undefined ? {} : { libc }),
        optional: true,
        os: [system === 'windows' ? 'win32' : system],
      })
    }
  }
  return [...missing].map(([name, locked]) => ({ name, locked }))
}

if (import.meta.main) {
  const file = new URL('../package-lock.json', import.meta.url)
  const lock = JSON.parse(readFileSync(file, 'utf8')) as LockFile
  const missing = missingFromLock(lock)
  for (const { name, locked } of missing) lock.packages[`node_modules/${name}`] = locked
  const { '': project, ...rest } = lock.packages
  const sorted = Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1))
  lock.packages = { '': project!, ...Object.fromEntries(sorted) }
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`${missing.length} added`)
}
