/** What is taken in, told by its content. */
export type FileKind = 'jpeg' | 'png' | 'webp' | 'pdf' | 'docx' | 'xlsx' | 'odt' | 'mp3' | 'm4a' | 'ogg'

/** What a file is to those who look at it. */
export type FileRole = 'document' | 'photo' | 'audio'

export type KindEntry = {
  readonly role: FileRole
  /** As it is told to browsers. */
  readonly type: string
  /** Endings of names; the first is given to a name that has none or another. */
  readonly endings: readonly string[]
}

const OFFICE = 'application/vnd.openxmlformats-officedocument'

export const FILE_KINDS: Readonly<Record<FileKind, KindEntry>> = {
  jpeg: { role: 'photo', type: 'image/jpeg', endings: ['jpg', 'jpeg', 'jfif'] },
  png: { role: 'photo', type: 'image/png', endings: ['png'] },
  webp: { role: 'photo', type: 'image/webp', endings: ['webp'] },
  pdf: { role: 'document', type: 'application/pdf', endings: ['pdf'] },
  docx: { role: 'document', type: `${OFFICE}.wordprocessingml.document`, endings: ['docx'] },
  xlsx: { role: 'document', type: `${OFFICE}.spreadsheetml.sheet`, endings: ['xlsx'] },
  odt: { role: 'document', type: 'application/vnd.oasis.opendocument.text', endings: ['odt'] },
  mp3: { role: 'audio', type: 'audio/mpeg', endings: ['mp3'] },
  m4a: { role: 'audio', type: 'audio/mp4', endings: ['m4a', 'mp4', 'aac'] },
  ogg: { role: 'audio', type: 'audio/ogg', endings: ['ogg', 'oga', 'opus'] },
}

export function isFileKind(text: string): text is FileKind {
  return Object.hasOwn(FILE_KINDS, text)
}

const MB = 1024 * 1024

/** The most bytes that a file may have. */
export const FILE_LIMITS: Readonly<Record<FileRole, number>> = { document: 20 * MB, photo: 15 * MB, audio: 30 * MB }
