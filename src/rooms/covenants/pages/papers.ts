import { findQuarterUnit } from '#rooms/disclosure/store/quarters.ts'
import { PAPER_TYPES, printPaper } from '#rooms/disclosure/store/print-paper.ts'
import { refusalPage } from '#web/answers.tsx'
import type { House, PageContext } from '#web/house.ts'
import { visitOf } from '#web/visit.ts'
import { words } from '#words/words.ts'
import { COVENANT_PAPERS, composeCovenantPaper } from '../compose-papers.ts'
import { readArticles } from '../store/index.ts'
import { readCovenantHere } from './keeper.ts'

/** GET …/giay/mau-03.docx — the papers of Decree 61, filled in with what is known. */
export async function sendPaper(c: PageContext, house: House): Promise<Response> {
  const { today } = visitOf(c)
  const [, name, ending] = /^([a-z0-9-]+)\.(docx|pdf)$/.exec(c.req.param('file') ?? '') ?? []
  const which = COVENANT_PAPERS.find((each) => each === name)
  if (!which) return refusalPage(c, { code: 'covenants.not-found' })
  const format = ending === 'pdf' ? 'pdf' : 'docx'
  const read = await readCovenantHere(c, house, async (tx, record) => {
    const unit = await findQuarterUnit(tx, Number(record.path.split('/').at(-3)), today)
    return { record, issuer: unit?.issuer, articles: await readArticles(tx, record, record.version) }
  })
  if (!read.ok) return refusalPage(c, read.refusal)
  const { record, issuer, articles } = read.value
  const tree = issuer && composeCovenantPaper(which, { record, issuer, hamlet: record.unitName, hamletKind: record.unitKind, articles, made: today }, words('vi'))
  const bytes = tree && (await printPaper({ tree }, format))
  if (!bytes) return refusalPage(c, { code: 'covenants.not-found' })
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': PAPER_TYPES[format], 'Content-Disposition': `${format === 'pdf' ? 'inline' : 'attachment'}; filename="${which}-${record.code}.${format}"`, 'Cache-Control': 'no-store',
  })
}
