import { shortDate, dayInVietNam } from '#foundation/calendar-date.ts'
import type { Words } from '#words/words.ts'
import type { AttachedFile } from '../thing.ts'
import { filePath, originalPath, smallPath } from './paths.ts'

export type AttachmentsProps = {
  readonly w: Words
  readonly files: readonly AttachedFile[]
  /** For the officers of the unit: what was removed and why, where and when a photo was taken, the photo as it was sent. */
  readonly inside?: boolean
  /** Where a file is removed; without it nothing can be. */
  readonly removeAt?: ((file: AttachedFile) => string) | undefined
}

/** The files attached to a thing: photos as small pictures, recordings to listen to, documents to save. */
export function Attachments({ w, files, inside = false, removeAt }: AttachmentsProps) {
  const here = files.filter(({ removed }) => !removed)
  const gone = inside ? files.filter(({ removed }) => removed) : []
  return (
    <>
      {here.length === 0 ? (
        <p class="govuk-body">{w('files.none')}</p>
      ) : (
        <ul class="nr-files">
          {here.map((file) => (
            <li>
              <Look w={w} file={file} />
              <p class="govuk-body-s">
                <a class="govuk-link" href={filePath(file)}>
                  {file.name}
                </a>{' '}
                ({sizeText(w, file.size)})
                {file.caption !== '' && (
                  <>
                    <br />
                    {file.caption}
                  </>
                )}
                {inside && (
                  <>
                    <br />
                    {w(file.public ? 'files.for-everyone' : 'files.for-officers')}
                    <Origin w={w} file={file} />
                    {removeAt && (
                      <>
                        <br />
                        <a class="govuk-link" href={removeAt(file)}>
                          {w('files.remove')}
                          <span class="govuk-visually-hidden"> {file.name}</span>
                        </a>
                      </>
                    )}
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      {gone.length > 0 && (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">{w('files.removed-ones', { count: gone.length })}</span>
          </summary>
          <ul class="govuk-list govuk-list--bullet">
            {gone.map(({ name, removed }) => (
              <li>
                {w(removed!.erased ? 'files.erased-line' : 'files.removed-line', { name, date: shortDate(dayInVietNam(removed!.at)), why: removed!.why })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Look({ w, file }: { w: Words; file: AttachedFile }) {
  if (file.role === 'photo') {
    return (
      <a href={filePath(file)}>
        <img src={smallPath(file)} alt={file.caption === '' ? w('files.photo', { name: file.name }) : file.caption} loading="lazy" decoding="async" width="160" height="120" />
      </a>
    )
  }
  return file.role === 'audio' ? <audio controls preload="none" src={filePath(file)} aria-label={file.caption === '' ? file.name : file.caption} /> : null
}

function Origin({ w, file }: { w: Words; file: AttachedFile }) {
  if (file.role !== 'photo') return null
  const [day, hour] = file.origin?.taken?.split(' ') ?? []
  const taken = day && hour ? w('files.taken', { date: shortDate(day as never), time: hour.slice(0, 5) }) : w('files.taken-unknown')
  return (
    <>
      <br />
      {taken}
      {file.origin?.place && ` ${w('files.taken-at', { place: file.origin.place })}`}
      <br />
      <a class="govuk-link" href={originalPath(file)}>
        {w('files.original')}
        <span class="govuk-visually-hidden"> {file.name}</span>
      </a>
    </>
  )
}

/** `860 kB`, `3,4 MB`. */
export function sizeText(w: Words, size: number): string {
  const kilobytes = Math.max(1, Math.round(size / 1000))
  if (kilobytes < 1000) return w('files.kilobytes', { size: kilobytes })
  const tenths = Math.round(kilobytes / 100)
  return w('files.megabytes', { size: tenths % 10 === 0 ? String(tenths / 10) : `${Math.floor(tenths / 10)}${w('files.point')}${tenths % 10}` })
}
