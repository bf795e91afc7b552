import { page } from './answers.tsx'
import type { App } from './house.ts'
import { Layout } from './layout.tsx'
import { Button, ButtonLink } from './ui/button.tsx'
import { Field } from './ui/field.tsx'
import type { Visit } from './visit.ts'

/** `/`: what this is, for the public; officers are led to their desk. */
export function registerHome(app: App): void {
  app.get('/', async (c): Promise<Response> => {
    const visit = c.get('visit')
    if (visit.session?.mustChangePassword) return c.redirect('/tai-khoan/mat-khau', 303)
    const desk = visit.officer && visit.nav.find((item) => item.desk && (item.shown?.(visit) ?? true))
    return desk ? c.redirect(desk.href, 303) : page(c, <PublicHome visit={visit} />)
  })
}

function PublicHome({ visit }: { visit: Visit }) {
  const { w } = visit
  return (
    <Layout visit={visit} title={w('web.home-title')}>
      <section>
        <h2 class="govuk-heading-m">{w('web.home-portal')}</h2>
        <p class="nr-lead">{w('web.home-portal-says')}</p>
        <form class="nr-search" method="get" action="/cong-khai" role="search" aria-label={w('web.home-portal-search')}>
          <Field name="ten" id="ten-xa" label={w('web.home-portal-search')} hint={w('web.home-search-hint')} type="search" />
          <Button>{w('web.home-portal-do')}</Button>
        </form>
        <p class="govuk-body">
          <a class="govuk-link" href="/cong-khai">
            {w('web.home-portal-all')}
          </a>
        </p>
      </section>
      <div class="nr-columns">
        <section>
          <h2 class="govuk-heading-m">{w('web.home-officials')}</h2>
          <p class="govuk-body">{w('web.home-officials-say')}</p>
          {visit.session ? (
            <ButtonLink href="/tai-khoan">{w('offices.my-account')}</ButtonLink>
          ) : (
            <ButtonLink href="/dang-nhap">{w('offices.sign-in')}</ButtonLink>
          )}
          {visit.mode === 'demonstration' && !visit.session && <p class="govuk-body">{w('web.home-demonstration')}</p>}
        </section>
        <section>
          <h2 class="govuk-heading-m">{w('web.home-everyone')}</h2>
          <p class="govuk-body">{w('web.home-everyone-say')}</p>
          <PlaceSearch visit={visit} />
        </section>
      </div>
      <h2 class="govuk-heading-m">{w('web.home-what')}</h2>
      <p class="govuk-body">{w('web.home-lead')}</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>{w('web.home-what-enter')}</li>
        <li>{w('web.home-what-check')}</li>
        <li>{w('web.home-what-add')}</li>
        <li>{w('web.home-what-report')}</li>
      </ul>
      <p class="govuk-body">{w('web.home-basis')}</p>
    </Layout>
  )
}

/** A plain GET form to the places room. */
function PlaceSearch({ visit }: { visit: Visit }) {
  const { w } = visit
  return (
    <form class="nr-search" method="get" action="/dia-ban" role="search" aria-label={w('web.home-everyone')}>
      <Field name="ten" label={w('web.home-search')} hint={w('web.home-search-hint')} type="search" />
      <Button look="secondary">{w('web.home-search-do')}</Button>
    </form>
  )
}
