import { page } from './answers.tsx'
import type { App, House, PageContext, RoomPages, WorkItem } from './house.ts'
import { Layout } from './layout.tsx'
import { Button, ButtonLink } from './ui/button.tsx'
import { EmptyState } from './ui/empty-state.tsx'
import { Field } from './ui/field.tsx'
import { Tag } from './ui/tag.tsx'
import type { Visit } from './visit.ts'

/** `/`: what this is, for the public; what waits, for an officer. */
export function registerHome(app: App, house: House, rooms: readonly RoomPages[]): void {
  app.get('/', (c) => showHome(c, house, rooms))
}

async function showHome(c: PageContext, house: House, rooms: readonly RoomPages[]): Promise<Response> {
  const visit = c.get('visit')
  const { w, officer } = visit
  if (visit.session?.mustChangePassword) return c.redirect('/tai-khoan/mat-khau', 303)
  if (!officer) return page(c, <PublicHome visit={visit} />)
  const work = (await Promise.all(rooms.map((room) => room.work?.(house, officer, visit) ?? []))).flat()
  return page(
    c,
    <Layout visit={visit} title={w('web.work-title')} overline={`${w(`offices.kind.${officer.kind}`)}, ${officer.unitName}`}>
      <WorkList visit={visit} work={work} />
      <PlaceSearch visit={visit} />
    </Layout>,
  )
}

function WorkList({ visit, work }: { visit: Visit; work: readonly WorkItem[] }) {
  const { w } = visit
  if (work.length === 0) {
    return (
      <EmptyState title={w('web.work-none')}>
        <p>{w('web.work-none-says')}</p>
      </EmptyState>
    )
  }
  return (
    <ul class="nr-work">
      {work.map((item) => (
        <li>
          <a href={item.href}>{item.text}</a>
          {item.by && <span>{item.by}</span>}
          {item.state && <Tag tone={item.state.tone}>{item.state.text}</Tag>}
        </li>
      ))}
    </ul>
  )
}

function PublicHome({ visit }: { visit: Visit }) {
  const { w } = visit
  return (
    <Layout visit={visit} title={w('web.home-title')}>
      <p class="nr-lead">{w('web.home-lead')}</p>
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
    <form class="nr-search" method="get" action="/dia-ban" role="search">
      <Field name="ten" label={w('web.home-search')} hint={w('web.home-search-hint')} type="search" />
      <Button look="secondary">{w('web.home-search-do')}</Button>
    </form>
  )
}
