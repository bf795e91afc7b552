import type { SourceText } from '../source-text.ts'
import type { Part, Section } from './claims.ts'
import type { Passage } from './passages.ts'

const NUMBERED = /^(?:(PHẦN|CHƯƠNG|Phần|Chương) )?(?:([IVXLC]{1,7})|([A-ZĐ])|(\d{1,2}(?:\.\d{1,2}){0,3})|([a-zđ]))(?:[.)]\.?|\/|:)? +(?=\S)/u
const ANNEX = /^(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU MẪU|BIỂU TỔNG HỢP|BIỂU SỐ LIỆU|BẢNG TỔNG HỢP|BIỂU|BẢNG SỐ LIỆU)(?![\p{L}])/u

/** A heading as the passage shows it: its number and depth; undefined where it is none. */
export function headingOf(source: SourceText, passage: Passage): { readonly number: string; readonly depth: number; readonly annex: boolean } | undefined {
  if (passage.cell) return undefined
  const line = source.text.slice(passage.start, Math.min(passage.end, passage.start + 260)).replace(/^[#*_\s]+/, '')
  const whole = passage.end - passage.start
  if (ANNEX.test(line) && whole < 200 && !/[.;,]$/.test(line)) return { number: '', depth: 0, annex: true }
  if (passage.styled !== undefined) return { number: NUMBERED.exec(line)?.[0].trim() ?? '', depth: passage.styled, annex: false }
  const match = NUMBERED.exec(line)
  if (match && /[.)/:]/.test(match[0]) && whole < 220 && !/[;,]$/.test(line.trimEnd())) {
    const title = line.slice(match[0].length)
    // A sentence with figures in it is an item, not a heading.
    if (/^\p{Lu}/u.test(title) && !(/\d/.test(title.replaceAll(/\S*\d+\/\S*|năm \d{4}|\d{1,2} tháng|tháng \d+/g, '')) || (whole > 120 && /[.:]$/.test(title)))) {
      const number = match[0].trim().replace(/[.)/:]+$/, '')
      const depth = match[2] || match[1] ? 1 : match[3] ? 1 : match[4] ? 1 + number.split('.').length : 4
      return { number, depth, annex: false }
    }
  }
  if (whole < 200 && whole > 3 && line === line.toUpperCase() && /\p{Lu}{2}/u.test(line) && !/\d{2}.*\d.*\d{3}/.test(line)) {
    return { number: '', depth: 1, annex: false }
  }
  return undefined
}

/** Collects headings into sections while the passages go by. */
export class SectionReader {
  readonly sections: Section[] = []
  #part: Part = 'body'
  readonly #source: SourceText

  constructor(source: SourceText) {
    this.#source = source
  }

  get part(): Part {
    return this.#part
  }

  /** The index of the section that a passage stands in. Its end is that of the text until another begins. */
  read(passage: Passage): { readonly section: number; readonly heading: boolean } {
    const heading = headingOf(this.#source, passage)
    if (heading) {
      if (heading.annex) this.#part = 'annex'
      this.sections.push({
        start: passage.start, end: this.#source.text.length, number: heading.number, depth: heading.depth, part: this.#part,
        title: this.#source.text.slice(passage.start, passage.end),
      })
    }
    return { section: this.sections.length - 1, heading: heading !== undefined }
  }

  /** The sections with their ends. */
  close(): Section[] {
    const open: number[] = []
    const ends = this.sections.map(({ end }) => end)
    this.sections.forEach((section, index) => {
      while (open.length > 0 && this.sections[open.at(-1)!]!.depth >= section.depth) ends[open.pop()!] = section.start
      open.push(index)
    })
    return this.sections.map((section, index) => ({ ...section, end: ends[index]! }))
  }
}
