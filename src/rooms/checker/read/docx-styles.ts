import { attribute, xmlEvents } from '#documents/read-xml.ts'

/** A place in a numbering of the document: which, and how deep from 0. */
export type NumberedAt = { readonly list: string; readonly level: number }

/** What the styles of a document say of its paragraphs, by the id of the style. */
export type DocxStyles = {
  /** Depth of a heading, from 1. */
  heading(style: string): number | undefined
  /** The font of letters where nothing else names one. */
  font(style: string | undefined): string | undefined
  numbered(style: string): NumberedAt | undefined
}

export const NO_STYLES: DocxStyles = { heading: headingByName, font: () => undefined, numbered: () => undefined }

type Style = { name: string; basedOn?: string; font?: string; outline?: number; list?: string; level?: number; isDefault: boolean }

/** Reads `word/styles.xml`. */
export function readDocxStyles(xml: string): DocxStyles {
  const styles = new Map<string, Style>()
  let defaultFont: string | undefined
  let style: Style | undefined
  let inDefaults = false
  for (const event of xmlEvents(xml)) {
    if (event.kind !== 'text' && event.name === 'docDefaults') inDefaults = event.kind === 'open'
    if (event.kind === 'close' && event.name === 'style') style = undefined
    if (event.kind !== 'open') continue
    const value = (name: string): string | undefined => attribute(event.attributes, name)
    if (event.name === 'style') {
      style = { name: '', isDefault: value('default') === '1' && value('type') === 'paragraph' }
      styles.set(value('styleId') ?? '', style)
    } else if (event.name === 'rFonts') {
      const font = value('ascii') ?? value('hAnsi')
      if (inDefaults) defaultFont = font
      else if (style && font !== undefined) style.font = font
    } else if (style) {
      if (event.name === 'name') style.name = value('val') ?? ''
      else if (event.name === 'basedOn') style.basedOn = value('val') ?? ''
      else if (event.name === 'outlineLvl') style.outline = Number(value('val') ?? 9)
      else if (event.name === 'numId') style.list = value('val') ?? '0'
      else if (event.name === 'ilvl') style.level = Number(value('val') ?? 0)
    }
  }
  const ofNormal = [...styles.values()].find((one) => one.isDefault)
  /** The style and those it is based on; a circle ends. */
  const chain = (id: string): Style[] => {
    const found: Style[] = []
    for (let next: string | undefined = id; next !== undefined && found.length < 20; ) {
      const one = styles.get(next)
      if (!one) break
      found.push(one)
      next = one.basedOn
    }
    return found
  }
  return {
    heading: (id) => {
      for (const { name, outline } of chain(id)) {
        const level = headingByName(name) ?? (outline !== undefined && outline < 9 ? outline + 1 : undefined)
        if (level !== undefined) return level
      }
      return styles.has(id) ? undefined : headingByName(id)
    },
    font: (id) => (id === undefined ? undefined : chain(id).find(({ font }) => font !== undefined)?.font) ?? ofNormal?.font ?? defaultFont,
    numbered: (id) => {
      const one = chain(id).find(({ list }) => list !== undefined)
      return one?.list === undefined || one.list === '0' ? undefined : { list: one.list, level: one.level ?? 0 }
    },
  }
}

/** Word keeps the English name inside, whatever language it shows. */
function headingByName(name: string): number | undefined {
  const level = /^heading\s?([1-9])$/i.exec(name)?.[1]
  return level ? Number(level) : undefined
}
