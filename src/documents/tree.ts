import type { CalendarDate } from '#foundation/calendar-date.ts'

/**
 * An administrative document as a tree: what it says, not how it looks. The printers give it the form
 * of Decree 30/2020. Reports, plans, notices, minutes and registers are all written as this tree.
 *
 * Names are given as they stand in a sentence ("Ủy ban nhân dân huyện Kbang", "Báo cáo"); the printers
 * set capitals where the form asks for them.
 *
 * @law 30/2020/NĐ-CP Đ8
 */
export interface AdministrativeDocument {
  readonly meta: DocumentMeta
  /** Cơ quan chủ quản trực tiếp, where the form names one; people's committees have none. */
  readonly parentAgency?: string
  /** Cơ quan ban hành. */
  readonly agency: string
  readonly number: NumberLine
  readonly placeAndDate: PlaceAndDate
  /** Tên loại ("Báo cáo"). Without it the document is a công văn, and its subject stands under the number. */
  readonly typeName?: string
  /** Trích yếu, without "V/v". */
  readonly subject: string
  /** Kính gửi: only on a tờ trình, a công văn, or a report to a higher level. */
  readonly addressees?: readonly string[]
  readonly body: readonly Block[]
  /** One signs as a rule. Minutes are signed by two or more, two a line: the first stands left. */
  readonly signatures: readonly Signature[]
  readonly recipients?: Recipients
  readonly annexes?: readonly Annex[]
  /** The short hash in the footer. Left out, it is the hash of this tree. */
  readonly contentHash?: string
}

/** What the file says about itself. Nothing here comes from a clock. */
export interface DocumentMeta {
  readonly language: 'vi'
  readonly title: string
  readonly author: string
  /** The day the content was made, as the file's properties give it. */
  readonly created: CalendarDate
}

/** `Số: …/BC-UBND`. The number is given by the agency's own records, never by us; blank until it is. Without a symbol the line is left out: papers for the office's own use have no number. */
export interface NumberLine {
  readonly symbol: string
  readonly number?: number
}

/** `Kbang, ngày 30 tháng 10 năm 2020`. Without a date it is left blank, to be filled by hand. */
export interface PlaceAndDate {
  readonly place: string
  readonly date?: CalendarDate
}

export interface Signature {
  /** Quyền hạn and chức vụ, one a line: `TM. Ủy ban nhân dân`, `Chủ tịch`. */
  readonly capacity: readonly string[]
  /** Printed only if given: an unsigned document has no name on it. */
  readonly name?: string
}

/** Nơi nhận. The last line is always `Lưu: VT, …`. */
export interface Recipients {
  readonly to: readonly string[]
  /** Who keeps it: `VT, VP`. */
  readonly filed: string
}

export interface Annex {
  readonly title: string
  readonly body: readonly Block[]
  readonly landscape?: boolean
}

export type Block = Heading | Paragraph | ListBlock | Table | QrBlock

/** `I. …`, `1. …`, `a) …`; a number such as "Phần I" or "Chương II" stands on its own line above the title. */
export interface Heading {
  readonly kind: 'heading'
  readonly level: 1 | 2 | 3
  readonly number?: string
  readonly text: string
}

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly runs: readonly Inline[]
  /** `basis`: căn cứ, in italics. `note`: small, in italics. `centred`: a line of its own. */
  readonly style?: 'body' | 'basis' | 'note' | 'centred'
}

/** Items that each begin with the same mark, `-` by default, as officials write them. */
export interface ListBlock {
  readonly kind: 'list'
  readonly marker?: '-' | '+' | '•'
  readonly items: readonly (readonly Inline[])[]
}

export interface Table {
  readonly kind: 'table'
  /** Above the table, centred, bold. */
  readonly caption?: string
  /** Above the table on the right, in italics: `Đơn vị tính: triệu đồng`. */
  readonly unitOfMeasure?: string
  readonly columns: readonly TableColumn[]
  /** Repeated on every page. */
  readonly header: readonly (readonly TableCell[])[]
  readonly rows: readonly (readonly TableCell[])[]
}

/** A QR code in the middle of the page, with what it leads to under it. */
export interface QrBlock {
  readonly kind: 'qr'
  /** What a telephone reads out of it: an address. */
  readonly text: string
  /** Side with its quiet margin, in millimetres. */
  readonly size: number
  /** One line, centred, under the code. */
  readonly caption: string
  /** For who cannot see it. */
  readonly alt: string
}

export interface TableColumn {
  /** Share of the width: columns of 1, 3 and 2 take a sixth, a half and a third. */
  readonly width: number
  readonly align?: Align
}

export type Align = 'left' | 'centre' | 'right'

/** A cell. A cell that a span covers is left out of its row. */
export interface TableCell {
  readonly runs: readonly Inline[]
  readonly align?: Align
  readonly bold?: boolean
  readonly columnSpan?: number
  readonly rowSpan?: number
}

export type Inline = TextRun | FigureRun | FootnoteRun

export interface TextRun {
  readonly kind: 'text'
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
}

/** A figure as printed, bound to the data by the key of the figure. */
export interface FigureRun {
  readonly kind: 'figure'
  readonly text: string
  readonly key: string
  readonly bold?: boolean
  readonly italic?: boolean
}

export interface FootnoteRun {
  readonly kind: 'footnote'
  readonly runs: readonly (TextRun | FigureRun)[]
}
