import type { Thing } from '../thing.ts'

/** Where a file is had: the copy for everyone, or the document itself. The name is for people and is not looked at. */
export function filePath(file: { readonly linkId: string; readonly name: string }): string {
  return `/tep/${file.linkId}/${encodeURIComponent(file.name)}`
}

/** The small copy of a photo. */
export function smallPath(file: { readonly linkId: string }): string {
  return `/tep/${file.linkId}/nho/anh.jpg`
}

/** The photo as it was sent, with what the camera wrote: for the officers of the unit. */
export function originalPath(file: { readonly linkId: string; readonly name: string }): string {
  return `/tep/${file.linkId}/goc/${encodeURIComponent(file.name)}`
}

export const FILES = '/viec/tep'

/** The page of the files of a thing: its list, and the form that sends more. `back` is the page that it belongs to. */
export function filesPath(of: Thing, back?: string): string {
  const query = new URLSearchParams()
  if (of.hamletId !== undefined) query.set('thon', String(of.hamletId))
  if (back !== undefined) query.set('ve', back)
  const text = query.toString()
  return `${FILES}/${of.provinceId}/${of.kind}/${of.id}${text === '' ? '' : `?${text}`}`
}
