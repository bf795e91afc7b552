/**
 * The measures of an administrative document: page in millimetres, letters in points.
 *
 * @law 30/2020/NĐ-CP Phụ lục I
 */
export const FORM = {
  page: { width: 210, height: 297 },
  /** Allowed: top and bottom 20–25, left 30–35, right 15–20. */
  margin: { top: 20, bottom: 20, left: 30, right: 15 },
  /** Page number and footer: from the edge of the paper. */
  edge: { header: 10, footer: 9 },
  /** The two columns of the head: the agency left, Quốc hiệu right. */
  head: { left: 66, right: 99 },
  /** The two columns of the end: recipients left, signature right. */
  end: { left: 75, right: 90 },
  size: {
    quocHieu: 13,
    tieuNgu: 14,
    agency: 13,
    number: 13,
    placeAndDate: 14,
    typeName: 14,
    subject: 14,
    subjectUnderNumber: 12,
    body: 14,
    signature: 14,
    recipientsTitle: 12,
    recipients: 11,
    annex: 14,
    table: 12,
    note: 12,
    footnote: 11,
    pageNumber: 13,
    footer: 8,
  },
  indent: 12.7,
  /** Between paragraphs, in points. */
  gap: 6,
  /** Distance of lines as a multiple of single (allowed: 1 to 1.5). */
  lineSpacing: 1.15,
  /** The line under the agency and under the subject, as a share of the text above (allowed: 1/3 to 1/2). */
  shortRule: 0.4,
} as const
