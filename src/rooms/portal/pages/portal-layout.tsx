import { shortDate } from '#foundation/calendar-date.ts'
import { ASSETS } from '#web/assets.ts'
import { Mark } from '#web/ui/mark.tsx'
import type { Visit } from '#web/visit.ts'
import { classOf, type Look } from './look.ts'
import { DATA, LOOK, PORTAL } from './paths.ts'

type Child = unknown

export type Feed = { readonly href: string; readonly title: string; readonly type: string }

export type PortalLayoutProps = {
  readonly visit: Visit
  readonly look: Look
  /** The address of this very page, without the language: it is kept with the page for everybody. */
  readonly here: string
  readonly title: string
  /** A sentence for search engines and previews. */
  readonly description?: string | undefined
  /** The heading where it is not the title. */
  readonly heading?: Child
  readonly trail?: readonly { readonly text: string; readonly href: string }[]
  readonly feeds?: readonly Feed[]
  /** Nothing around the content: for paper. */
  readonly bare?: boolean
  /** Search engines leave it out. */
  readonly unlisted?: boolean
  readonly children?: Child
}

/** The frame of a public page: light, without a script, the same for everybody who looks at the same thing. */
export function PortalLayout(props: PortalLayoutProps) {
  const { visit, title } = props
  const { w } = visit
  return (
    <html lang={visit.lang} class={classOf(props.look)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} – ${w('portal.name')}`}</title>
        {props.description && <meta name="description" content={props.description} />}
        {props.unlisted && <meta name="robots" content="noindex" />}
        <link rel="stylesheet" href={ASSETS.portal} />
        <link rel="icon" href={ASSETS.mark} type="image/svg+xml" />
        {props.feeds?.map((feed) => <link rel="alternate" type={feed.type} title={feed.title} href={feed.href} />)}
      </head>
      <body>
        {!props.bare && <Top {...props} />}
        <main id="noi-dung" class="in">
          {props.trail && !props.bare && <Trail {...props} trail={props.trail} />}
          <h1>{props.heading ?? title}</h1>
          {props.children}
        </main>
        <Foot {...props} />
      </body>
    </html>
  )
}

function Top({ visit, here }: PortalLayoutProps) {
  const { w } = visit
  const other = visit.lang === 'vi' ? 'en' : 'vi'
  return (
    <header>
      <a href="#noi-dung" class="skip">
        {w('web.skip')}
      </a>
      <div class="in top">
        <a href={PORTAL} class="brand">
          <Mark size={40} />
          <span>
            {w('portal.name')}
            <small>{w('portal.subject')}</small>
          </span>
        </a>
        <ul>
          <li>
            <a href={LOOK}>{w('portal.look')}</a>
          </li>
          <li>
            <a href={withLang(here, other)} lang={other} hreflang={other} rel="alternate">
              {other === 'vi' ? 'Tiếng Việt' : 'English'}
            </a>
          </li>
          <li>{visit.session ? <a href="/">{w('portal.work')}</a> : <a href="/dang-nhap">{w('portal.officials')}</a>}</li>
        </ul>
      </div>
      <div class="band" />
    </header>
  )
}

function withLang(here: string, lang: string): string {
  return `${here}${here.includes('?') ? '&' : '?'}lang=${lang}`
}

function Trail({ visit, trail }: PortalLayoutProps & { trail: NonNullable<PortalLayoutProps['trail']> }) {
  return (
    <nav aria-label={visit.w('web.trail')}>
      <ol class="trail">
        {[{ href: PORTAL, text: visit.w('portal.nav') }, ...trail].map((step) => (
          <li>
            <a href={step.href}>{step.text}</a>{' '}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Foot({ visit, bare, here }: PortalLayoutProps) {
  const { w } = visit
  return (
    <footer class="foot">
      <div class="in">
        {visit.mode === 'demonstration' && (
          <p>
            <strong>{w('web.demonstration')}</strong> {w('portal.demonstration-says')}
          </p>
        )}
        <p>{bare ? w('portal.printed', { address: here, date: shortDate(visit.today) }) : w('portal.as-of', { date: shortDate(visit.today) })}</p>
        {!bare && (
          <p class="noprint">
            <a href={DATA}>{w('portal.open-data')}</a>
            {' · '}
            <a href="/dia-ban">{w('places.nav')}</a>
            {' · '}
            <a href="/hoi-luat">{w('law.nav')}</a>
          </p>
        )}
      </div>
    </footer>
  )
}
