import { setCookie } from 'hono/cookie'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { readForm } from '#web/read-form.ts'
import { visitOf } from '#web/visit.ts'
import { LOOK_COOKIE, lookOf, readLook, SIZES, THEMES } from './look.ts'
import { LOOK, PORTAL } from './paths.ts'
import { PortalLayout } from './portal-layout.tsx'

/** `/cong-khai/hien-thi`: light, dark or strong contrast; larger letters. Kept in a cookie of this browser, nowhere else. */
export async function showLook(c: PageContext): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const look = lookOf(c)
  const back = backOf(c.req.header('Referer'), c)
  return page(
    c,
    <PortalLayout visit={visit} look={look} here={LOOK} title={w('portal.look')} trail={[]} unlisted>
      <p>{w('portal.look-says')}</p>
      <form method="post" action={LOOK}>
        <input type="hidden" name="ve" value={back} />
        <fieldset>
          <legend>{w('portal.look-theme')}</legend>
          {THEMES.map((theme) => (
            <label class="pick">
              <input type="radio" name="mau" value={theme} checked={theme === look.theme} />
              {w(`portal.theme.${theme || 'tu-dong'}`)}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{w('portal.look-size')}</legend>
          {SIZES.map((size) => (
            <label class="pick">
              <input type="radio" name="co" value={size} checked={size === look.size} />
              {w(`portal.size.${size || 'thuong'}`)}
            </label>
          ))}
        </fieldset>
        <button>{w('portal.look-do')}</button>
      </form>
    </PortalLayout>,
  )
}

export async function keepLook(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const look = readLook(`${form.value.text('mau')}.${form.value.text('co')}`)
  const secure = house.publicOrigin?.startsWith('https:') ?? false
  const kept = look.theme || look.size ? `${look.theme}.${look.size}` : ''
  setCookie(c, LOOK_COOKIE, kept, { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: kept ? 31_536_000 : 0 })
  const back = form.value.text('ve')
  return c.redirect(/^\/(?:cong-khai|ck|du-lieu)(?:[/?][\w/?=&%.-]*)?$/.test(back) && back !== LOOK ? back : PORTAL, 303)
}

/** The page before, where it was one of the portal. */
function backOf(referrer: string | undefined, c: PageContext): string {
  if (!referrer || !URL.canParse(referrer)) return PORTAL
  const url = new URL(referrer)
  return url.host === (c.req.header('Host') ?? new URL(c.req.url).host) ? `${url.pathname}${url.search}` : PORTAL
}
