import { existsSync } from 'node:fs'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser of the journeys: Debian's Chromium, or the one that NHARONG_CHROMIUM names. */
export function findChromium(): string | undefined {
  const wished = process.env['NHARONG_CHROMIUM']
  return [...(wished ? [wished] : []), ...PLACES].find((path) => existsSync(path))
}
