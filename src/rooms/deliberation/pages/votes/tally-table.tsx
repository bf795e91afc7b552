import { DataTable } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'
import type { Matter } from '../../records.ts'
import type { Tally } from '../../store/votes/index.ts'

/** What the slips of a matter came to; the households are those of the frozen roll. */
export function TallyTable({ w, matter, tally, households }: { w: Words; matter: Pick<Matter, 'code' | 'title' | 'options'>; tally: Tally; households?: number }) {
  const rows: (readonly [string, number])[] = [
    ...(households === undefined ? [] : [[w('votes.households'), households] as const]),
    ...(matter.options.length > 0 ? matter.options.map(({ id, text }) => [text, tally.options[id] ?? 0] as const) : [
      [w('votes.choice.for'), tally.inFavour] as const, [w('votes.choice.against'), tally.against] as const, [w('votes.choice.other'), tally.other] as const,
    ]),
    [w('votes.invalid'), tally.invalid],
    [w('votes.counted'), tally.counted],
    ...(tally.notCounted > 0 ? [[w('votes.not-counted'), tally.notCounted] as const] : []),
  ]
  return (
    <DataTable
      id={`ket-qua-${matter.code}`} caption={matter.title} columns={[{ head: w('votes.choice') }, { head: w('votes.count'), figures: true }]}
      rows={rows.map(([text, count]) => [text, String(count)])}
    />
  )
}
