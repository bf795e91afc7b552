import type { Tone } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'
import type { RequestState } from '../../information-request.ts'
import type { InformationRequest } from '../../store/read-requests.ts'

/** `Thông tin không thuộc trách nhiệm cung cấp (khoản 3 Điều 27, Luật 01/2026/QH16)` for `01/2026/QH16 Đ27.3`. */
export function groundText(ground: string, w: Words): string {
  const match = /^(\S+) Đ(\d+)\.(\d)$/.exec(ground)
  if (!match) return ground
  const [, law, article, clause] = match
  return w('requests.ground-of', { why: w(`requests.ground.${clause}`), clause, article, law })
}

export function requestTone(state: InformationRequest['state'], clock: RequestState): Tone {
  if (state === 'refused') return 'closed'
  if (state !== 'received') return 'good'
  return clock === 'overdue' ? 'bad' : 'waiting'
}
