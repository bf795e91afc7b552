import { shortDate } from '#foundation/calendar-date.ts'
import { parseDecimal, printDecimal } from '#foundation/decimal.ts'
import type { CatalogueIndex } from '#rooms/indicators/store/catalogue-index.ts'
import { type FiguresReport, verifyFigures } from '#rooms/indicators/store/verify-figures.ts'
import { type SumsReport, verifySums, type WrongSum } from '#rooms/indicators/store/verify-sums.ts'
import { verifyVotes, type VotesReport } from '#rooms/deliberation/store/votes/index.ts'
import { contentsOf, type ContentsReport, verifyContents } from '#rooms/files/store/index.ts'
import { type ChainReport, verifyJournal } from '#rooms/journal/store/index.ts'
import { unitName, VIET_NAM } from '#rooms/places/index.ts'
import { loadPlaces } from '#rooms/places/store/load-places.ts'
import { readAsOwner } from '#storage/read-as-owner.ts'
import { type Words, words } from '#words/words.ts'
import { type Command, type ExitCode, type Io, progress, sayRefusal } from './io.ts'
import { type OpenHouse, openHouse } from './open-house.ts'
import { misuse, readOptions } from './options.ts'

/** `nharong verify [--json]`: 0 where every chain, every accepted figure, every sum, every content of a file and every slip of a vote holds, 1 where one does not. */
export const verifyCommand: Command = {
  name: 'verify',
  async run(args: string[], io: Io): Promise<ExitCode> {
    const given = readOptions('verify', args, { json: 'flag' }, io)
    if (!given) return 2
    if (given.rest.length > 0) return misuse(io, 'verify', 'verify.nothing-more', { given: given.rest[0] })
    const w = words(io.lang)
    const line = progress(io)
    const house = await openHouse(io.env, { progress: (key, params) => line.at(w(key, params)) })
    line.done()
    if (!house.ok) return sayRefusal(io, house.refusal)
    try {
      const proved = await prove(house.value, io)
      const { chains, figures, sums, contents, votes } = proved
      if (given.values['json']) io.out(`${JSON.stringify(proved, null, 2)}\n`)
      else say(proved, house.value.catalogue, io)
      return chains.some(({ broken }) => broken) || figures.wrong > 0 || sums.wrong > 0 || contents.first || votes.faults.length > 0 ? 1 : 0
    } finally {
      await house.value.stop()
    }
  },
}

type Proved = { readonly chains: ChainReport[]; readonly figures: FiguresReport; readonly sums: SumsReport; readonly contents: ContentsReport; readonly votes: VotesReport }

/** The journal, the sums, the contents of files and the votes, seen at one moment. */
async function prove(house: OpenHouse, io: Io): Promise<Proved> {
  const w = words(io.lang)
  const line = progress(io)
  try {
    return await readAsOwner(house.db, async (tx) => {
      const chains = await verifyJournal(tx, (lines) => line.at(w('verify.reading', { lines })))
      line.at(w('verify.adding'))
      const figures = await verifyFigures(tx, house.catalogue)
      const sums = await verifySums(tx, house.catalogue)
      const contents = await verifyContents(tx, contentsOf(house.config.files, house.db), (done) => line.at(w('verify.reading-contents', { count: done })))
      const votes = await verifyVotes(tx, (done) => line.at(w('verify.votes-recounting', { count: done })))
      return { chains, figures, sums, contents, votes }
    })
  } finally {
    line.done()
  }
}

function say({ chains, figures, sums, contents, votes }: Proved, catalogue: CatalogueIndex, io: Io): void {
  const w = words(io.lang)
  for (const { provinceId, lines, seal, broken } of chains) {
    const chain = chainName(provinceId, w)
    if (!broken) io.out(`${w('verify.chain-holds', { chain, lines: count(lines), seal: seal.slice(0, 16) })}\n`)
    else io.err(`${w('verify.chain-broken', { chain, line: broken.seq, fault: w(`verify.fault.${broken.fault}`), lines: count(lines) })}\n`)
  }
  if (!figures.first) io.out(`${w('verify.figures-hold', { figures: count(figures.figures) })}\n`)
  else {
    io.err(`${w('verify.figures-differ', { wrong: count(figures.wrong), figures: count(figures.figures) })}\n`)
    const { periodId, unitId, code, kept, told } = figures.first
    const part = { unit: unitText(unitId, w), period: periodText(periodId, catalogue), indicator: code }
    io.err(`  ${w('verify.first-untold', { ...part, kept: toldText(kept, w), told: toldText(told, w) })}\n`)
  }
  if (!sums.first) io.out(`${w('verify.sums-hold', { sums: count(sums.sums) })}\n`)
  else {
    io.err(`${w('verify.sums-differ', { wrong: count(sums.wrong), sums: count(sums.sums) })}\n`)
    io.err(`  ${wrongSum(sums.first, catalogue, w)}\n`)
  }
  if (!contents.first) io.out(`${w('verify.contents-hold', { count: count(contents.contents) })}\n`)
  else io.err(`${w('verify.contents-wrong', { ...counted(contents), sha256: contents.first.sha256 })}\n`)
  sayVotes(votes, io)
  const broken = chains.find((chain) => chain.broken)
  if (broken?.broken) io.err(`${w('verify.broken', { chain: chainName(broken.provinceId, w), line: broken.broken.seq })}\n`)
  else io.out(`${w('verify.unbroken')}\n`)
}

/** The first differences; `--json` has them all. */
function sayVotes({ gatherings, slips, faults }: VotesReport, io: Io): void {
  const w = words(io.lang)
  const counted = { gatherings: count(gatherings), slips: count(slips) }
  if (faults.length === 0) {
    io.out(`${w('verify.votes-hold', counted)}\n`)
    return
  }
  io.err(`${w('verify.votes-differ', { ...counted, faults: count(faults.length) })}\n`)
  for (const { gathering, matter, what, of } of faults.slice(0, MOST_FAULTS)) {
    io.err(`  ${w('verify.vote-fault', { gathering, matter, what: w(`verify.vote-what.${what}`), of }).trimEnd()}\n`)
  }
}

const MOST_FAULTS = 10

function wrongSum(wrong: WrongSum, catalogue: CatalogueIndex, w: Words): string {
  const known = catalogue.findIndicator(wrong.indicatorId)
  return w('verify.first-difference', {
    unit: unitText(wrong.unitId, w),
    period: periodText(wrong.periodId, catalogue),
    indicator: known ? known.indicator.code : String(wrong.indicatorId),
    part: w(`verify.part.${wrong.part}`),
    kept: figure(wrong.kept),
    counted: figure(wrong.counted),
  })
}

function unitText(unitId: number, w: Words): string {
  const place = loadPlaces().find(unitId)
  return place ? unitName(place.spans.at(-1)!, w) : w('verify.unit-number', { number: unitId })
}

function periodText(periodId: number, catalogue: CatalogueIndex): string {
  const period = catalogue.periodById(periodId)
  return period ? `${period.form} ${period.id}` : String(periodId)
}

/** A value in the journal's words, for people. */
function toldText(value: string | null, w: Words): string {
  if (value === null) return w('verify.nothing')
  if (value === 'none-arose' || value === 'not-applicable') return w(`indicators.value.${value}`)
  return value.split('/').map(figure).join('/')
}

function chainName(provinceId: number, w: Words): string {
  if (provinceId === VIET_NAM) return w('verify.chain-of-system')
  // Two provinces have borne the same name, one after the other: the former says until when.
  const span = loadPlaces().find(provinceId)?.spans.at(-1)
  if (!span) return w('verify.unit-number', { number: provinceId })
  const named = { unit: unitName(span, w), code: span.code }
  return span.to === null ? w('places.with-code', named) : w('verify.chain-until', { ...named, date: shortDate(span.to) })
}

function counted({ contents, missing, damaged, unknown }: ContentsReport): { [name: string]: string } {
  return { count: count(contents), missing: count(missing), damaged: count(damaged), unknown: count(unknown) }
}

function count(number: number): string {
  return figure(String(number))
}

function figure(text: string): string {
  const number = parseDecimal(text)
  return number ? printDecimal(number) : text
}
