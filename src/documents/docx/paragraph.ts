import type { ComposedRun } from '../compose-blocks.ts'
import { letters } from './styles.ts'
import { escapeXml } from '../xml.ts'

/** How a paragraph and its letters look beyond its style. Lengths in twips, sizes in points. */
export interface Look {
  readonly style?: string
  readonly align?: 'left' | 'center' | 'right' | 'both'
  readonly keepNext?: boolean
  readonly pageBreakBefore?: boolean
  readonly before?: number
  readonly after?: number
  /** Height of a line in 240ths of single, or exact in twips. */
  readonly line?: number | { readonly exact: number }
  readonly left?: number
  readonly right?: number
  readonly firstLine?: number
  readonly outline?: number
  readonly ruleAbove?: boolean
  readonly size?: number
  readonly bold?: boolean
  readonly italic?: boolean
}

/** Takes footnotes out of the text, in the order in which they come. */
export interface Footnotes {
  add(runs: readonly ComposedRun[]): number
}

export function paragraph(content: string, look: Look): string {
  return `<w:p>${paragraphProperties(look)}${content}</w:p>`
}

export function textParagraph(text: string, look: Look): string {
  return paragraph(textRun(text, look), look)
}

export function textRun(text: string, look: Pick<Look, 'size' | 'bold' | 'italic'> = {}): string {
  if (text === '') return ''
  const pieces = text
    .split(/([\n\t])/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece === '\n' ? '<w:br/>' : piece === '\t' ? '<w:tab/>' : `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`,
    )
  return `<w:r>${runProperties(look)}${pieces.join('')}</w:r>`
}

export function composedRuns(runs: readonly ComposedRun[], look: Look, footnotes: Footnotes): string {
  return runs
    .map((run) =>
      run.footnote.length > 0
        ? `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${footnotes.add(run.footnote)}"/></w:r>`
        : textRun(run.text, {
            ...look,
            bold: run.bold || (look.bold ?? false),
            italic: run.italic || (look.italic ?? false),
          }),
    )
    .join('')
}

// The schema fixes the order of all these elements; Word refuses a file that has them in another.

function paragraphProperties(look: Look): string {
  const { line } = look
  const parts = [
    look.style === undefined ? '' : `<w:pStyle w:val="${look.style}"/>`,
    look.keepNext ? '<w:keepNext/>' : '',
    look.pageBreakBefore ? '<w:pageBreakBefore/>' : '',
    look.ruleAbove ? '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>' : '',
    look.before === undefined && look.after === undefined && line === undefined
      ? ''
      : `<w:spacing${attribute('before', look.before)}${attribute('after', look.after)}${
          line === undefined
            ? ''
            : typeof line === 'number'
              ? ` w:line="${line}" w:lineRule="auto"`
              : ` w:line="${line.exact}" w:lineRule="exact"`
        }/>`,
    look.left === undefined && look.right === undefined && look.firstLine === undefined
      ? ''
      : `<w:ind${attribute('left', look.left)}${attribute('right', look.right)}${attribute('firstLine', look.firstLine)}/>`,
    look.align === undefined ? '' : `<w:jc w:val="${look.align}"/>`,
    look.outline === undefined ? '' : `<w:outlineLvl w:val="${look.outline}"/>`,
  ]
  return parts.join('') === '' ? '' : `<w:pPr>${parts.join('')}</w:pPr>`
}

function runProperties({ bold, italic, size }: Pick<Look, 'size' | 'bold' | 'italic'>): string {
  const parts = `${bold ? '<w:b/><w:bCs/>' : ''}${italic ? '<w:i/><w:iCs/>' : ''}${size === undefined ? '' : letters(size)}`
  return parts === '' ? '' : `<w:rPr>${parts}</w:rPr>`
}

function attribute(name: string, value: number | undefined): string {
  return value === undefined ? '' : ` w:${name}="${value}"`
}
