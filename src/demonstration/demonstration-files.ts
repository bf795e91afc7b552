import { createRequire } from 'node:module'
import sharp from 'sharp'
import type { CalendarDate } from '#foundation/calendar-date.ts'
import { paragraph } from '#documents/build.ts'
import { printPdf } from '#documents/print-pdf.ts'

/** What a document of the demonstration is printed from: a posting as it stands. */
export type Printed = {
  readonly place: string
  readonly officeName: string
  readonly documentTitle: string
  readonly number: string
  readonly decided: CalendarDate
  readonly title: string
  readonly summary: string
  readonly content: string
}

/** The decision behind a posting as a small PDF, by the same printer as every paper; it bears no name and no seal. */
export function printDocument(from: Printed): Promise<Uint8Array> {
  const [typeName = ''] = /^(Quyết định|Thông báo|Báo cáo|Kế hoạch|Kết luận)/.exec(from.documentTitle) ?? []
  const [number, symbol = ''] = from.number.split(/\/(.*)/)
  return printPdf({
    meta: { language: 'vi', title: from.title, author: from.officeName, created: from.decided },
    agency: from.officeName,
    number: { symbol, number: Number(number) },
    placeAndDate: { place: from.place, date: from.decided },
    ...(typeName && { typeName }),
    subject: from.title,
    body: [from.summary, ...from.content.split(/\n+/)].map((line) => line.trim()).filter((line) => line !== '').map((line) => paragraph(line)),
    signatures: [],
  })
}

const FONT = createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf')

/** A drawn picture in the place of a photo: colours and the words that it is an illustration, nothing of any place. */
export async function drawPhoto(caption: string, tone: number): Promise<Uint8Array> {
  const colours = ['#2f6f4f', '#7a5230', '#2f5f8f', '#7f3f5f'] as const
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1">
<stop offset="0" stop-color="${colours[tone % colours.length]}"/><stop offset="1" stop-color="#f0e6d2"/></linearGradient></defs>
<rect width="640" height="480" fill="url(#g)"/><rect x="170" y="80" width="300" height="210" fill="#fffdf5" stroke="#5b4a34" stroke-width="10"/></svg>`
  // The font is our own: the machine may have none.
  const words = await sharp({ text: { text: caption, font: 'Tinos 30', fontfile: FONT, rgba: true } }).png().toBuffer()
  return sharp(Buffer.from(svg)).composite([{ input: words, top: 380, left: 200 }]).jpeg({ quality: 70 }).toBuffer()
}
