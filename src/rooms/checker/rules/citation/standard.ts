import type { CalendarDate } from '#foundation/calendar-date.ts'
import type { Rule } from '../../rule.ts'
import { say } from '../../say.ts'

/** Editions of ISO 9001 with the day on which the next had wholly taken their place. From memory: a note only. */
const EDITIONS: Readonly<Record<string, { until: string; next: string }>> = {
  '2000': { until: '2010-11-14', next: '2008' }, '2008': { until: '2018-09-15', next: '2015' },
}

export const rule: Rule = {
  code: 'citation.standard',
  severity: 'note',
  title: { vi: 'Tiêu chuẩn đã có phiên bản thay thế', en: 'A standard that a later edition has replaced' },
  ground: { vi: 'TCVN ISO 9001:2015 thay thế TCVN ISO 9001:2008 (dữ liệu chưa đối chiếu văn bản gốc)', en: 'TCVN ISO 9001:2015 replaces TCVN ISO 9001:2008 (not verified)' },
  fires: [
    { text: 'Áp dụng hệ thống quản lý chất lượng theo TCVN ISO 9001:2008 tại bộ phận một cửa.', quote: 'TCVN ISO 9001:2008', on: '2020-10-30' },
    { text: 'Duy trì hệ thống quản lý chất lượng ISO 9001: 2008.', quote: 'ISO 9001: 2008', on: '2021-06-30' },
  ],
  silent: [
    { text: 'Áp dụng hệ thống quản lý chất lượng theo TCVN ISO 9001:2015.', on: '2020-10-30' },
    { text: 'Áp dụng TCVN ISO 9001:2008 tại UBND xã.', on: '2014-10-30' },
    { text: 'Chuyển đổi từ TCVN ISO 9001:2008 sang TCVN ISO 9001:2015.', on: '2020-10-30' },
  ],
  check: ({ source, knowledge }) => {
    const matches = [...source.text.matchAll(/(?<!\p{L})(?:TCVN\s{1,2})?ISO\s{0,2}9001\s{0,1}:\s{0,2}((?:19|20)\d\d)(?!\d)/gu)]
    const written = new Set(matches.map((match) => match[1]!))
    return matches.flatMap((match) => {
      const edition = EDITIONS[match[1]!]
      if (!edition || knowledge.on < (edition.until as CalendarDate) || written.has(edition.next)) return []
      const next = `TCVN ISO 9001:${edition.next}`
      return [{
        start: match.index, end: match.index + match[0].length, severity: 'note' as const, expected: next, operands: [],
        message: say({ vi: 'Tiêu chuẩn này đã được thay thế bằng {next} (dữ liệu chưa đối chiếu văn bản gốc).', en: '{next} has taken its place (not verified).' }, { next }),
      }]
    })
  },
}
