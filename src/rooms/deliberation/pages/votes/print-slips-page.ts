import { accept, type Result } from '#foundation/result.ts'
import { refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { readForm } from '#web/read-form.ts'
import { visitOf } from '#web/visit.ts'
import { words } from '#words/words.ts'
import { composeBallots } from '../../compose-ballots.ts'
import { readPaperSource } from '../../store/read-paper-source.ts'
import { findIssued, printSlipCode } from '../../store/votes/index.ts'
import { originOf, sendSheet } from '../papers/papers-page.tsx'
import { readVote } from './keeper.ts'
import { lookUpPath, onlinePath } from './paths.ts'

/**
 * POST /viec/ban/phieu/:id/in — the slips just issued as a file to be printed and cut. Their codes come from the page that showed them, for they are nowhere
 * kept; one that is not that of a slip in force is refused, and nothing is printed.
 *
 * @law 59/2023/NĐ-CP Đ4.5.b, Đ5.3
 */
export async function takePrintSlips(c: PageContext, house: House): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return refusalPage(c, form.refusal)
  const { today } = visitOf(c)
  const read = flat(await readVote(c, house, 'count-votes', async (tx, gathering) => {
    const slips = await findIssued(tx, gathering, form.value.all('phieu'))
    if (!slips.ok) return slips
    const source = await readPaperSource(tx, gathering.gatheringId, today)
    return source.ok ? accept({ source: source.value, slips: slips.value }) : source
  }))
  if (!read.ok) return refusalPage(c, read.refusal)
  const { source, slips } = read.value
  const origin = originOf(c, house)
  const addressOf = (code: string): string => `${origin}${source.gathering.kind === 'online' ? `${onlinePath(source.gathering.code)}?ma=${code}` : lookUpPath(code)}`
  const sheet = composeBallots({ ...source, slips, printCode: printSlipCode, addressOf }, words('vi'))
  return sendSheet(c, sheet, `phieu-${source.gathering.code}`, form.value.text('dang') === 'docx' ? 'docx' : 'pdf')
}

function flat<T>(result: Result<Result<T>>): Result<T> {
  return result.ok ? result.value : result
}
