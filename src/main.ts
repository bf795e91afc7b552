import { readFileSync } from 'node:fs'
import { checkerPages } from '#rooms/checker/pages/index.ts'
import { covenantsPages } from '#rooms/covenants/pages/index.ts'
import { covenantFigures } from '#rooms/covenants/store/figure-source.ts'
import { decisionsPages } from '#rooms/deliberation/pages/decisions/index.ts'
import { deliberationFigures } from '#rooms/deliberation/store/decisions/figure-source.ts'
import { deliberationPages } from '#rooms/deliberation/pages/index.ts'
import { votesPages } from '#rooms/deliberation/pages/votes/index.ts'
import { disclosurePages } from '#rooms/disclosure/pages/index.ts'
import { noticePages } from '#rooms/disclosure/pages/notices/index.ts'
import { requestPages } from '#rooms/disclosure/pages/requests/index.ts'
import { disclosureFigures } from '#rooms/disclosure/store/figure-source.ts'
import { papersPages } from '#rooms/disclosure/pages/papers-pages.ts'
import { filesPages } from '#rooms/files/pages/index.ts'
import { contentsOf } from '#rooms/files/store/index.ts'
import { householdPages } from '#rooms/households/pages/index.ts'
import { indicatorsPages } from '#rooms/indicators/pages/index.ts'
import { journalPages } from '#rooms/journal/pages/index.ts'
import { lawPages } from '#rooms/law/pages/index.ts'
import { officesPages } from '#rooms/offices/pages/index.ts'
import { pathsOfPredecessors } from '#rooms/places/index.ts'
import { placesPages } from '#rooms/places/pages/index.ts'
import { portalPages } from '#rooms/portal/pages/index.ts'
import { reportsPages } from '#rooms/reports/pages/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { createApp } from '#web/app.ts'
import type { House } from '#web/house.ts'
import type { Lang } from '#words/lang.ts'
import { words } from '#words/words.ts'
import type { OpenHouse } from './cli/open-house.ts'
import { DEMONSTRATION_ACCOUNTS } from './demonstration/demonstration-accounts.ts'

/** The application as `serve` runs it. */
export type Application = {
  readonly fetch: (request: Request, env?: object) => Response | Promise<Response>
  /** Lines for the operator after the address: the sign-ins of the demonstration; how to make the first account. */
  welcome(lang: Lang): Promise<readonly string[]>
}

const VERSION = (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version

/** The composition root: the only file that knows every room. */
export function composeApp(open: OpenHouse, log: (line: string) => void, now: () => Date = () => new Date()): Application {
  const places = loadPlaces()
  const { mode, origin, trustProxy } = open.config
  const house: House = {
    database: open.db,
    mode,
    now,
    version: VERSION,
    publicOrigin: origin,
    trustProxy,
    demonstration:
      mode === 'demonstration'
        ? { password: DEMONSTRATION_ACCOUNTS.password, logins: DEMONSTRATION_ACCOUNTS.accounts.map(({ login }) => login) }
        : undefined,
    contents: contentsOf(open.config.files, open.db),
    figureSources: [disclosureFigures, deliberationFigures, covenantFigures],
    pathsOfPredecessors: (unitId) => pathsOfPredecessors(places, unitId),
    log,
  }
  const app = createApp(house, [votesPages, portalPages(mode === 'demonstration' ? 'shown' : open.config.smtp ? 'sent' : 'off'), indicatorsPages(open.catalogue, places), disclosurePages, papersPages, noticePages, requestPages, deliberationPages, decisionsPages, householdPages, covenantsPages, reportsPages(open.catalogue), placesPages, filesPages, checkerPages, lawPages, journalPages(open.catalogue), officesPages])
  return {
    fetch: (request, env) => app.fetch(request, env),
    async welcome(lang) {
      if (mode === 'demonstration') return welcome(lang)
      const account = await open.db.kysely.selectFrom('account').select('account_id').limit(1).executeTakeFirst()
      return account ? [] : [words(lang)('cli.first-account')]
    },
  }
}

/** Sign-ins shown at the start; the page of sign-in has them all. */
const SHOWN = 10

function welcome(lang: Lang): string[] {
  const w = words(lang)
  const { password, accounts } = DEMONSTRATION_ACCOUNTS
  return [
    w('cli.demonstration-sign-ins', { password }),
    ...accounts.slice(0, SHOWN).map(({ login, name }) => `  ${login.padEnd(22)} ${name}`),
    `  ${w('cli.demonstration-more', { count: accounts.length - SHOWN })}`,
  ]
}
