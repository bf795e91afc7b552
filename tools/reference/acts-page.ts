import { ACT_NAMES, actEntry, OFFICE_KINDS, type Act, type OfficeKind, type Relation } from '#rooms/offices/index.ts'
import { words } from '#words/words.ts'
import { code, page, table } from './markdown.ts'

const LETTERS: Readonly<Record<Relation, string>> = { own: 'O', child: 'C', body: 'B', hamlet: 'H', deeper: 'D', outside: '!' }

/** Who may do what, and how far it reaches. */
export function actsPage(): string {
  const vi = words('vi')
  const en = words('en')
  return page('Acts and offices', '`src/rooms/offices/acts.ts`', [
    'What an office may do, seen from the unit at which it is held, on the days on which it is held:',
    '',
    '- **O** the own unit (chính đơn vị) · **C** an administrative unit directly below (đơn vị hành chính trực thuộc)',
    '- **B** an agency or enterprise directly below (cơ quan, doanh nghiệp trực thuộc) · **H** a hamlet directly below (thôn, tổ dân phố',
    '  trực thuộc) · **D** further down (các cấp dưới nữa)',
    '',
    'An empty cell is: may not. Outside its subtree no office may do anything, and row-level security in the database holds the',
    'same border a second time.',
    '',
    '## By office',
    '',
    ...table(
      ['Office', 'Chức danh', ...ACT_NAMES.map(code)],
      OFFICE_KINDS.map((kind) => [code(kind), vi(`offices.kind.${kind}`), ...ACT_NAMES.map((act) => reach(act, kind))]),
    ),
    '## The acts',
    '',
    ...table(
      ['Act', 'Việc', 'In English', 'Changes something', 'Basis'],
      ACT_NAMES.map((act) => [
        code(act), vi(`offices.act.${act}`), en(`offices.act.${act}`), actEntry(act).writes ? 'yes' : 'no', actEntry(act).basis,
      ]),
    ),
  ])
}

function reach(act: Act, kind: OfficeKind): string {
  return (actEntry(act).may[kind] ?? []).map((relation) => LETTERS[relation]).join(' ')
}
