import { shortDate } from '#foundation/calendar-date.ts'
import type { Tone } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'
import type { CovenantAct, CovenantDue, CovenantState } from '../index.ts'

export const STATE_TONES: Readonly<Record<CovenantState, Tone>> = {
  proposed: 'waiting', drafting: 'waiting', posted: 'asked', adopted: 'asked', 'not-adopted': 'bad', submitted: 'asked', recognised: 'good', refused: 'bad', suspended: 'bad',
  annulled: 'closed', replaced: 'closed', dropped: 'closed',
}

/** `khoản 1 Điều 9 Nghị định số 61/2023/NĐ-CP`. */
export function articleText(article: string, w: Words): string {
  const match = /^(\S+) Đ(\d+)(?:\.(\d+))?(?:\.(\p{L}))?$/u.exec(article)
  if (!match) return article
  const [, instrument, of, clause, point] = match
  const at = point ? w('covenants.article-point', { article: of, clause, point }) : clause ? w('covenants.article-clause', { article: of, clause }) : w('covenants.article', { article: of })
  return w('covenants.article-of', { article: at, instrument })
}

/** `Gửi hồ sơ lên cấp xã, hạn 05/3/2026`. */
export function dueText({ id, by }: Pick<CovenantDue, 'id' | 'by'>, w: Words): string {
  const what = w(`covenants.due.${id}`)
  return by ? w('covenants.due-by', { what, date: shortDate(by) }) : what
}

/** What an act says beside its name, for the history. */
export function actDetail(act: CovenantAct, w: Words): string {
  switch (act.act) {
    case 'adopt':
      return w('covenants.vote-line', { method: w(`covenants.method.${act.method}`), present: act.present, all: act.all, inFavour: act.inFavour })
    case 'post':
      return w('covenants.posted-line', { date: shortDate(act.until), places: act.places })
    case 'text':
      return w('covenants.version', { version: act.version })
    case 'team':
      return act.members.map(({ name }) => name).join(', ')
    case 'recognise':
    case 'enrol':
      return act.number
    case 'refuse':
    case 'answer':
    case 'suspend':
    case 'annul':
      return [act.number, act.reason].filter(Boolean).join(': ')
    case 'report':
    case 'review':
    case 'check':
      return act.says
    case 'redraft':
    case 'drop':
      return act.why
    case 'receive':
      return act.complete ? w('covenants.file-complete') : act.lacking
    default:
      return ''
  }
}
