import { shortDate } from '#foundation/calendar-date.ts'
import { ASSETS } from './assets.ts'
import type { Child } from './ui/child.ts'
import { Mark } from './ui/mark.tsx'
import { Notice } from './ui/notice.tsx'
import { TaskLine } from './ui/tasks.tsx'
import type { Visit } from './visit.ts'

export type TrailStep = { readonly text: string; readonly href: string }

export type LayoutProps = {
  readonly visit: Visit
  /** The heading, and the title of the window. */
  readonly title: string
  /** Where am I: the steps above this page, without home and without the page itself. */
  readonly trail?: readonly TrailStep[]
  /** A small line over the heading: the unit, the period. */
  readonly overline?: Child
  /** What is asked of me. */
  readonly ask?: Child
  /** By when: a sentence (`Hạn gửi: 15/12/2026, còn 22 ngày`). */
  readonly by?: Child
  /** A `Tag` with the state of the thing. */
  readonly state?: Child
  /** Set when the form on the page was refused: the window's title says so first. */
  readonly refused?: boolean
  /** Wide pages are for tables of figures. */
  readonly wide?: boolean
  readonly children?: Child
}

/** The frame of every page. */
export function Layout(props: LayoutProps) {
  const { visit, title } = props
  const { w } = visit
  return (
    <html lang={visit.lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>{`${props.refused ? `${w('web.error-title')}: ` : ''}${title} – ${w('web.name')}`}</title>
        <link rel="stylesheet" href={ASSETS.css} />
        <link rel="icon" href={ASSETS.mark} type="image/svg+xml" />
      </head>
      <body class="govuk-template__body">
        <a href="#noi-dung" class="govuk-skip-link">
          {w('web.skip')}
        </a>
        <Header visit={visit} />
        <div class={props.wide ? 'nr-page nr-page--wide' : 'nr-page'}>
          <Trail visit={visit} steps={props.trail} />
          <main id="noi-dung" class="nr-main">
            {visit.notice && w.has(visit.notice.key) && (
              <Notice tone="success" title={w('web.done')}>
                {w(visit.notice.key, visit.notice.params)}
              </Notice>
            )}
            {props.overline && <p class="nr-overline">{props.overline}</p>}
            <h1 class="govuk-heading-l nr-title">{title}</h1>
            <TaskLine ask={props.ask} by={props.by} state={props.state} />
            {props.children}
          </main>
        </div>
        <Footer visit={visit} />
      </body>
    </html>
  )
}

function Header({ visit }: { visit: Visit }) {
  const { w, officer, session } = visit
  const items = visit.nav.filter((item) => item.shown?.(visit) ?? true)
  // The nearest: `/viec/cong-khai` is not also `/viec`.
  const here = items.filter(({ href }) => isHere(visit.url.pathname, href)).toSorted((a, b) => b.href.length - a.href.length)[0]
  return (
    <header class="nr-header">
      <div class="nr-header__in">
        <a href="/" class="nr-brand">
          <Mark />
          <span>
            {w('web.name')}
            <small>{w('web.subject')}</small>
          </span>
        </a>
        <div class="nr-who">
          {session && (
            <p>
              <a href="/tai-khoan">{session.name}</a>
              {officer && (
                <>
                  <br />
                  {w(`offices.kind.${officer.kind}`)}, {officer.unitName}
                  {visit.offices.length > 1 && (
                    <>
                      {' '}
                      <a href="/tai-khoan/chuc-danh">{w('offices.change-office')}</a>
                    </>
                  )}
                </>
              )}
            </p>
          )}
          <div class="nr-who__acts">
            {session ? (
              <form method="post" action="/dang-xuat">
                <button class="nr-link-button">{w('offices.sign-out')}</button>
              </form>
            ) : (
              <a href="/dang-nhap">{w('offices.sign-in')}</a>
            )}
            <LanguageSwitch visit={visit} />
          </div>
        </div>
      </div>
      {items.length > 0 && (
        <nav class="nr-nav" aria-label={w('web.nav')}>
          <ul>
            {items.map((item) => (
              <li>
                <a href={item.href} aria-current={item === here ? 'true' : undefined}>
                  {w(item.words)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div class="nr-band" />
    </header>
  )
}

function isHere(path: string, href: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
}

/** A plain link: `?lang=` on the same address. After a refused form the address may only know POST, so it leads home. */
function LanguageSwitch({ visit }: { visit: Visit }) {
  const other = visit.lang === 'vi' ? 'en' : 'vi'
  const url = new URL(visit.url)
  url.searchParams.set('lang', other)
  return (
    <a href={`${url.pathname}${url.search}`} lang={other} hreflang={other} rel="alternate">
      {other === 'vi' ? 'Tiếng Việt' : 'English'}
    </a>
  )
}

function Trail({ visit, steps }: { visit: Visit; steps: readonly TrailStep[] | undefined }) {
  if (!steps) return null
  return (
    <nav class="govuk-breadcrumbs" aria-label={visit.w('web.trail')}>
      <ol class="govuk-breadcrumbs__list">
        {[{ href: '/', text: visit.w('web.home') }, ...steps].map((step) => (
          <li class="govuk-breadcrumbs__list-item">
            <a class="govuk-breadcrumbs__link" href={step.href}>
              {step.text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Footer({ visit }: { visit: Visit }) {
  const { w } = visit
  return (
    <footer class="nr-footer">
      <div class="nr-footer__in">
        {visit.mode === 'demonstration' && (
          <p class="nr-demonstration">
            <strong>{w('web.demonstration')}</strong> {w('web.demonstration-says')}
          </p>
        )}
        <p>{w('web.footer', { version: visit.version, today: shortDate(visit.today) })}</p>
      </div>
    </footer>
  )
}
