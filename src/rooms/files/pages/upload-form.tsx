import { ASSETS } from '#web/assets.ts'
import { Button, Field, Radios } from '#web/ui/index.ts'
import type { Words } from '#words/words.ts'
import { FILE_KINDS } from '../file-kind.ts'
import type { Thing } from '../thing.ts'
import { filesPath } from './paths.ts'

const ENDINGS = Object.values(FILE_KINDS).flatMap(({ endings }) => endings.map((ending) => `.${ending}`)).join(',')

export type UploadFormProps = {
  readonly w: Words
  readonly of: Thing
  /** The page to go back to afterwards. */
  readonly back?: string | undefined
  /** Whether the officer chooses who may see the files; where not, `public` decides for all of them. */
  readonly choose?: boolean
  readonly public?: boolean
}

/**
 * Sends files to a thing, several at once. Without script the form goes as one; with it each file goes on its own, is sent
 * again where the line breaks, and is left out where it has arrived before (`src/web/assets/upload.js`).
 */
export function UploadForm({ w, of, back, choose = true, public: open = true }: UploadFormProps) {
  const here = filesPath(of, back)
  const sentences = {
    working: w('files.island.working'),
    sending: w('files.island.sending'),
    reading: w('files.island.reading'),
    done: w('files.island.done'),
    there: w('files.island.there'),
    renamed: w('files.island.renamed'),
    waiting: w('files.island.waiting'),
    failed: w('files.island.failed'),
    signIn: w('files.island.sign-in'),
    all: w('files.island.all'),
    some: w('files.island.some'),
    see: w('files.island.see'),
    stop: w('files.island.stop'),
    stopped: w('files.island.stopped'),
  }
  return (
    <>
      <nr-upload data-words={JSON.stringify(sentences)} data-see={filesPath(of, back)}>
        <form method="post" action={here} enctype="multipart/form-data">
          <div class="govuk-form-group">
            <label class="govuk-label govuk-label--s" for="tep">
              {w('files.choose')}
            </label>
            <div id="tep-hint" class="govuk-hint">
              {w('files.choose-hint')}
            </div>
            <input class="govuk-file-upload" type="file" id="tep" name="tep" multiple accept={ENDINGS} aria-describedby="tep-hint" />
          </div>
          <Field name="chu-thich" label={w('files.caption')} hint={w('files.caption-hint')} maxlength={500} />
          {choose ? (
            <Radios
              name="ai-xem"
              label={w('files.who-sees')}
              value={open ? 'moi-nguoi' : 'don-vi'}
              inline
              options={[
                { value: 'moi-nguoi', text: w('files.everyone') },
                { value: 'don-vi', text: w('files.officers') },
              ]}
            />
          ) : (
            <input type="hidden" name="ai-xem" value={open ? 'moi-nguoi' : 'don-vi'} />
          )}
          <Button look="secondary">{w('files.send')}</Button>
        </form>
      </nr-upload>
      <script type="module" src={ASSETS.upload} />
    </>
  )
}

declare module 'hono/jsx' {
  // oxlint-disable-next-line typescript/no-namespace
  namespace JSX {
    interface IntrinsicElements {
      'nr-upload': { 'data-words': string; 'data-see': string; children?: unknown }
    }
  }
}
