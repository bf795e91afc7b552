import { DUTY_COLUMNS, LICENCE, POSTING_COLUMNS } from '#rooms/portal/index.ts'
import { words } from '#words/words.ts'
import { code, page, table } from './markdown.ts'

/** What anybody may take away from the portal. */
export function openDataPage(): string {
  const [vi, en] = [words('vi'), words('en')]
  const columns = (names: readonly string[]): string[] =>
    table(['Column', 'Cột', 'What it is'], names.map((name) => [code(name), vi(`portal.column.${name}`), en(`portal.column.${name}`)]))
  return page('Open data of the portal', '`src/rooms/portal/open-data.ts`', [
    `Under [${LICENCE.name}](${LICENCE.href}), which every answer names in its head (\`Link: …; rel="license"\`) and in the JSON. By GET, without a key,`,
    'from any origin (`Access-Control-Allow-Origin: *`). The same stands in the OpenAPI document `/api/openapi.json` and in the catalogue',
    '`/du-lieu/catalog.jsonld` (DCAT-AP 3).',
    '',
    '## Addresses',
    '',
    '`UNIT` is 1 for the whole country, or the number of a province or commune. A unit that went into another answers 301 to it, for good.',
    '',
    ...table(
      ['Address', 'What'],
      [
        [code('/cong-khai/UNIT/tin.json'), 'postings, newest first'],
        [code('/cong-khai/UNIT/tin.csv'), 'the same; UTF-8 with its mark, cells that a spreadsheet would take for a formula begin with an apostrophe'],
        [code('/cong-khai/UNIT/viec.json'), 'duties to disclose, with the day on which each was kept'],
        [code('/cong-khai/UNIT/viec.csv'), 'the same'],
        [code('/cong-khai/UNIT/tin.atom'), 'the newest fifty postings; `?muc=7` for one item'],
        [code('/cong-khai/UNIT/han.ics'), 'deadlines to come, and last days of what is posted up'],
        [code('/ck/CODE'), 'a posting; the code never changes and stands on the printed notice'],
      ],
    ),
    '`muc` asks for an item, `tu` and `den` for days (`2026-11-23`, inclusive: of disclosure for postings, of the decision for duties), `trang` for a',
    'page of a thousand rows. Where there is more, `next` in the JSON and `Link: …; rel="next"` hold the address.',
    '',
    '## Postings',
    '',
    ...columns(POSTING_COLUMNS),
    '## Duties',
    '',
    'Kept when it was disclosed in every obligatory form, as on the desk of its officials and in the reports of compliance. Columns never change their meaning; new ones come at the end.',
    '',
    ...columns(DUTY_COLUMNS),
    '## What is not in it',
    '',
    '- Authors, requests for information, what agencies and enterprises disclose to their own staff.',
    '- The content of what was withdrawn, and of lists that name citizens once their time on the web is over: title, days and state remain.',
    '- How many households a head of a hamlet reached. The counts that are there are of duties and postings, not of people.',
    '',
    '## Asking again',
    '',
    'Every answer has an `ETag`; with `If-None-Match` it is 304 while nothing has changed. `Cache-Control: public, max-age=0, s-maxage=10,',
    'must-revalidate`: browsers ask each time, a proxy may answer for ten seconds by itself. Pages vary by `Accept-Language` and `Cookie` (language,',
    'colours, size of letters); whoever is signed in gets `private, no-store`.',
  ])
}
