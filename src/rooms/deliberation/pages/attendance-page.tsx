import { newId } from '#foundation/ids.ts'
import { accept, refuse, type Result } from '#foundation/result.ts'
import { inTransaction } from '#storage/transaction.ts'
import { page, refusalJson, refusalPage, seeOther } from '#web/answers.tsx'
import { ASSETS } from '#web/assets.ts'
import type { House, PageContext } from '#web/house.ts'
import { Layout } from '#web/layout.tsx'
import { once } from '#web/once.ts'
import { readForm } from '#web/read-form.ts'
import { Button, ButtonLink, Details, ErrorSummary, errorOf, Field, type Problem } from '#web/ui/index.ts'
import { officerOf, type Visit, visitOf } from '#web/visit.ts'
import type { Gathering } from '../records.ts'
import { type AttendanceLine, findForum, markAttendance, markNumbers, readAttendance, readGathering } from '../store/index.ts'
import { count, problemOf } from './in-words.ts'
import { handOf, readHere } from './keeper.ts'
import { attendancePath, DESK, invitationPath, meetingPath } from './paths.ts'

type Seen = { readonly gathering: Gathering; readonly hamletName: string; readonly lines: readonly AttendanceLine[] }

function readSeen(c: PageContext, house: House): Promise<Result<Seen>> {
  return readHere(c, house, async (tx) => {
    const read = await readGathering(tx, c.req.param('gatheringId') ?? '')
    if (!read.ok) return read
    const gathering = read.value
    if (gathering.rollId === undefined) return refuse({ code: 'deliberation.not-open-wrong-state' })
    return accept({ gathering, hamletName: (await findForum(tx, gathering.hamletId, visitOf(c).today))?.name ?? '', lines: await readAttendance(tx, gathering) })
  })
}

/** GET /viec/ban/hop/:gatheringId/diem-danh — who is here, household by household: for one thumb, in the sun. */
export function showAttendance(c: PageContext, house: House): Promise<Response> {
  return attendancePage(c, house)
}

/**
 * POST — one household is here, or is not (`household`, `present`); or a list from paper (`numbers`). A phone asks for JSON and sends
 * again what the network lost: the same mark twice is one.
 */
export async function takeAttendance(c: PageContext, house: House): Promise<Response> {
  const read = await readForm(c)
  if (!read.ok) return refusalPage(c, read.refusal)
  const form = read.value
  const { w, now } = visitOf(c)
  const gatheringId = c.req.param('gatheringId') ?? ''
  if (form.has('numbers')) {
    const numbers = form.text('numbers')
    const marked = await once(c, house, form, (tx) => markNumbers(tx, handOf(c), { gatheringId, numbers }, now))
    if (!marked.ok) return attendancePage(c, house, [problemOf(marked.refusal, w)], numbers)
    return seeOther(c, attendancePath(gatheringId), 'deliberation.numbers-marked', { count: String(marked.value ?? 0) })
  }
  const householdId = form.text('household')
  const json = c.req.header('Accept')?.includes('application/json') ?? false
  const done = await inTransaction(house.database, officerOf(c), async (tx): Promise<Result<number>> => {
    const means = form.text('means') === 'qr' ? 'qr' : 'tap'
    const marked = await markAttendance(tx, handOf(c), { gatheringId, householdId, present: form.text('present') !== '0', means, person: form.text('person') }, now)
    if (!marked.ok) return marked
    const gathering = await readGathering(tx, gatheringId)
    return gathering.ok ? accept((await readAttendance(tx, gathering.value)).filter(({ present }) => present).length) : gathering
  })
  if (json) {
    if (!done.ok) return refusalJson(c, problemOf(done.refusal, w).refusal)
    c.header('Cache-Control', 'no-store')
    return c.json({ present: done.value })
  }
  if (!done.ok) return attendancePage(c, house, [problemOf(done.refusal, w)])
  return c.redirect(`${attendancePath(gatheringId)}#so-${form.text('number')}`, 303)
}

async function attendancePage(c: PageContext, house: House, problems: readonly Problem[] = [], numbers = ''): Promise<Response> {
  const visit = visitOf(c)
  const { w, now } = visit
  const read = await readSeen(c, house)
  if (!read.ok) return refusalPage(c, read.refusal)
  const { gathering, hamletName, lines } = read.value
  const present = lines.filter((line) => line.present).length
  const open = gathering.state === 'open'
  const said = { waiting: w('deliberation.attendance-waiting'), sent: w('deliberation.attendance-sent'), signIn: w('deliberation.attendance-sign-in'), failed: w('deliberation.attendance-failed') }
  return page(
    c,
    <Layout
      visit={visit} title={w('deliberation.attendance')} overline={gathering.cluster ? w('deliberation.cluster-of', { cluster: gathering.cluster, name: hamletName }) : hamletName}
      trail={[{ href: DESK, text: w('deliberation.desk') }, { href: meetingPath(gathering.gatheringId), text: w('deliberation.meeting') }]} refused={problems.length > 0}
    >
      <ErrorSummary w={w} problems={problems} />
      <nr-attendance data-words={JSON.stringify(said)} data-key={gathering.gatheringId}>
        <div class="nr-attendance__bar">
          <p class="nr-attendance__count" role="status" aria-live="polite">
            <strong data-present>{count(present)}</strong> {w('deliberation.of-households', { all: count(lines.length) })}
          </p>
          <p class="nr-attendance__line" data-line />
          <div class="nr-attendance__find" hidden>
            <label class="govuk-visually-hidden" for="tim">{w('deliberation.find-household')}</label>
            <input class="govuk-input" id="tim" type="search" inputmode="search" autocomplete="off" placeholder={w('deliberation.find-household')} />
          </div>
          <nav class="nr-attendance__jump" aria-label={w('deliberation.jump')}>
            {jumps(lines).map((number) => (
              <a href={`#so-${number}`}>{String(number)}</a>
            ))}
          </nav>
        </div>
        <ol class="nr-attendance__list">
          {lines.map((line) => (
            <Line line={line} open={open} gathering={gathering} visit={visit} />
          ))}
        </ol>
      </nr-attendance>
      {open && (
        <Details summary={w('deliberation.paper-list')} open={problems.some(({ field }) => field === 'numbers')}>
          <form method="post" action={attendancePath(gathering.gatheringId)} novalidate>
            <input type="hidden" name="key" value={newId(now.getTime())} />
            <Field name="numbers" label={w('deliberation.field.numbers')} hint={w('deliberation.numbers-hint')} value={numbers} error={errorOf(w, problems, 'numbers')} />
            <Button look="secondary">{w('deliberation.mark-numbers')}</Button>
          </form>
        </Details>
      )}
      <ButtonLink href={meetingPath(gathering.gatheringId)}>{w('deliberation.to-meeting')}</ButtonLink>
      <script type="module" src={ASSETS.attendance} />
    </Layout>,
    problems.length > 0 ? 422 : 200,
  )
}

/** Every tenth number, to jump to. */
function jumps(lines: readonly AttendanceLine[]): number[] {
  return lines.length <= 20 ? [] : lines.filter((_, at) => at % 20 === 0).map(({ number }) => number)
}

function Line({ line, open, gathering, visit: { w } }: { line: AttendanceLine; open: boolean; gathering: Gathering; visit: Visit }) {
  const name = (
    <>
      <span class="nr-attendance__number">{String(line.number)}</span>
      <span class="nr-attendance__name">
        {line.name}
        {line.person && <small>{w('deliberation.came-instead', { person: line.person })}</small>}
        {line.elsewhere !== undefined && <small>{w('deliberation.present-in', { cluster: line.elsewhere || w('deliberation.meeting') })}</small>}
      </span>
      <span class="nr-attendance__mark">{w(line.present ? 'deliberation.here' : 'deliberation.not-here')}</span>
    </>
  )
  return (
    <li id={`so-${line.number}`} class={line.present ? 'nr-attendance__here' : undefined}>
      {open && line.elsewhere === undefined ? (
        <form method="post" action={attendancePath(gathering.gatheringId)}>
          <input type="hidden" name="household" value={line.householdId} />
          <input type="hidden" name="number" value={String(line.number)} />
          <input type="hidden" name="present" value={line.present ? '0' : '1'} />
          <button aria-pressed={line.present ? 'true' : 'false'} data-here={w('deliberation.here')} data-not={w('deliberation.not-here')}>
            {name}
          </button>
        </form>
      ) : (
        <p>{name}</p>
      )}
    </li>
  )
}

/** GET /viec/ban/hop/:gatheringId/diem-danh/:number — one household: what the QR code of its invitation opens. */
export async function showInvitation(c: PageContext, house: House): Promise<Response> {
  const visit = visitOf(c)
  const { w } = visit
  const read = await readSeen(c, house)
  if (!read.ok) return refusalPage(c, read.refusal)
  const { gathering, hamletName, lines } = read.value
  const line = lines.find(({ number }) => String(number) === c.req.param('number'))
  if (!line) return refusalPage(c, { code: 'deliberation.not-found' })
  return page(
    c,
    <Layout
      visit={visit} title={w('deliberation.household-number', { number: line.number, name: line.name })} overline={hamletName}
      trail={[{ href: DESK, text: w('deliberation.desk') }, { href: attendancePath(gathering.gatheringId), text: w('deliberation.attendance') }]}
      ask={w(line.present ? 'deliberation.here' : 'deliberation.not-here')}
    >
      {gathering.state === 'open' && line.elsewhere === undefined && (
        <form method="post" action={attendancePath(gathering.gatheringId)} class="nr-thumb">
          <input type="hidden" name="household" value={line.householdId} />
          <input type="hidden" name="number" value={String(line.number)} />
          <input type="hidden" name="means" value="qr" />
          <input type="hidden" name="present" value={line.present ? '0' : '1'} />
          {!line.present && <Field name="person" label={w('deliberation.field.person')} hint={w('deliberation.person-hint')} maxlength={200} />}
          <Button>{w(line.present ? 'deliberation.mark-not-here' : 'deliberation.mark-here')}</Button>
        </form>
      )}
      {line.elsewhere !== undefined && <p class="govuk-body">{w('deliberation.present-in', { cluster: line.elsewhere || w('deliberation.meeting') })}</p>}
      <p class="govuk-body">
        <a class="govuk-link" href={invitationPath(gathering.gatheringId, line.number + 1)}>{w('deliberation.next-household')}</a>
      </p>
    </Layout>,
  )
}

declare module 'hono/jsx' {
  // oxlint-disable-next-line typescript/no-namespace
  namespace JSX {
    interface IntrinsicElements {
      'nr-attendance': { 'data-words'?: string; 'data-key'?: string; children?: unknown }
    }
  }
}
