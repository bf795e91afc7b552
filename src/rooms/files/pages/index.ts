import { officersOnly } from '#web/gate.tsx'
import type { RoomPages } from '#web/house.ts'
import { askRemoval, receiveFiles, removeOne, showFiles } from './files-page.tsx'
import { FILES } from './paths.ts'
import { serveFile } from './serve-file.ts'

export { Attachments, type AttachmentsProps } from './attachments.tsx'
export { filePath, filesPath, originalPath, smallPath } from './paths.ts'
export { UploadForm, type UploadFormProps } from './upload-form.tsx'

/** `/tep`: a file, to everyone who may see it. `/viec/tep`: the files of a thing, for those who keep it. */
export const filesPages: RoomPages = {
  register(app, house) {
    app.get('/tep/:id', (c) => serveFile(c, house, 'shown'))
    app.get('/tep/:id/nho/:name', (c) => serveFile(c, house, 'small'))
    app.get('/tep/:id/goc/:name', (c) => serveFile(c, house, 'original'))
    app.get('/tep/:id/:name', (c) => serveFile(c, house, 'shown'))
    const thing = `${FILES}/:province/:kind/:id` as const
    app.get(thing, officersOnly, (c) => showFiles(c, house))
    app.post(thing, officersOnly, (c) => receiveFiles(c, house))
    app.get(`${thing}/go/:link`, officersOnly, (c) => askRemoval(c, house))
    app.post(`${thing}/go/:link`, officersOnly, (c) => removeOne(c, house))
  },
}
