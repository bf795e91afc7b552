import { shortDate } from '#foundation/calendar-date.ts'
import { page, refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { Button, ButtonLink, Notice } from '#web/ui/index.ts'
import { visitOf } from '#web/visit.ts'
import { readAgenda } from '../../store/gatherings.ts'
import { type IssuedSlip, printSlipCode } from '../../store/votes/index.ts'
import { readVote } from './keeper.ts'
import { actPath, onlinePath, votePath } from './paths.ts'

/**
 * The slips just issued, once, to be printed: a stub with the household, to be torn off, and the slip with its number.
 *
 * @law 59/2023/NĐ-CP Đ4.5.b
 */
export async function codesPage(c: PageContext, house: House, slips: readonly IssuedSlip[]): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const read = await readVote(c, house, 'count-votes', async (tx, gathering) => ({ gathering, matters: (await readAgenda(tx, gathering.gatheringId)).map(({ matter }) => matter) }))
  if (!read.ok) return refusalPage(c, read.refusal)
  const { gathering, matters } = read.value
  const online = gathering.kind === 'online'
  // The seal of the commune at the top left for its matters, the signature of the head at the bottom right for those of the hamlet.
  const ofCommune = matters.some(({ scope }) => scope === 'commune')
  const origin = house.publicOrigin ?? visit.url.origin
  const until = shortDate(gathering.endsOn ?? gathering.heldOn)
  return page(
    c,
    <Layout visit={visit} title={w(`votes.codes.${gathering.kind}`)} trail={[{ href: votePath(gathering.gatheringId), text: matters.map(({ title }) => title).join('; ') }]} ask={w(`votes.codes-ask.${gathering.kind}`)}>
      <Notice title={w('votes.codes-notice')} tone="important">{w('votes.codes-once')}</Notice>
      <form method="post" action={actPath(gathering.gatheringId, 'in')} class="nr-no-print">
        {slips.map(({ code }) => <input type="hidden" name="phieu" value={code} />)}
        <p class="govuk-body">{w('votes.codes-files')}</p>
        <div class="govuk-button-group">
          <Button name="dang" value="pdf">{w('votes.codes-pdf')}</Button>
          <Button look="secondary" name="dang" value="docx">{w('votes.codes-docx')}</Button>
        </div>
      </form>
      <div class="nr-vote-slips">
        {slips.map(({ number, name, address, code }) => (
          <section class="nr-vote-slip">
            <p class="nr-vote-slip__stub">{w('votes.stub', { number, name, address })}</p>
            <div class="nr-vote-slip__body">
              {!online && ofCommune && <p class="govuk-body-s">{w('votes.slip-seal')}</p>}
              <h2 class="govuk-heading-s">{w(`votes.slip-title.${gathering.kind}`)}</h2>
              <p class="nr-vote-slip__code">{w(online ? 'votes.slip-personal-code' : 'votes.slip-number', { number: printSlipCode(code) })}</p>
              {matters.map((matter) => (
                <div>
                  <p class="govuk-body"><strong>{matter.title}</strong></p>
                  {!online && (
                    <ul class="govuk-list">
                      {(matter.options.length > 0 ? matter.options.map(({ text }) => text) : [w('votes.choice.for'), w('votes.choice.against'), w('votes.choice.other-line')]).map((text) => (
                        <li>☐ {text}</li>
                      ))}
                    </ul>
                  )}
                </div>
              ))}
              <p class="govuk-body-s">{online ? w('votes.slip-online-how', { address: `${origin}${onlinePath(gathering.code)}`, date: until }) : w('votes.slip-how', { date: until })}</p>
              {!online && !ofCommune && <p class="nr-vote-slip__sign">{w('votes.slip-signature')}</p>}
            </div>
          </section>
        ))}
      </div>
      <p class="govuk-body nr-no-print"><ButtonLink href={votePath(gathering.gatheringId)} look="secondary">{w('votes.codes-done')}</ButtonLink></p>
    </Layout>,
  )
}
