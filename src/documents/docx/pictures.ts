import type { ComposedQr } from '../compose-blocks.ts'
import { qrPng } from '../qr-png.ts'
import { escapeXml } from '../xml.ts'

/** Takes pictures out of the text, in the order in which they come; answers the run that shows one. */
export interface Pictures {
  add(picture: ComposedQr): string
}

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006'

/** English metric units in a millimetre. */
const EMU = 36_000

export class PictureParts implements Pictures {
  readonly files: { readonly id: string; readonly target: string; readonly bytes: Uint8Array }[] = []

  add({ squares, size, alt }: ComposedQr): string {
    const number = this.files.length + 1
    const id = `rIdPicture${number}`
    this.files.push({ id, target: `media/picture${number}.png`, bytes: qrPng(squares) })
    const extent = `cx="${Math.round(size * EMU)}" cy="${Math.round(size * EMU)}"`
    return (
      `<w:r><w:drawing><wp:inline xmlns:wp="${DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/>` +
      `<wp:docPr id="${number}" name="picture${number}" descr="${escapeXml(alt)}"/><a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${DRAWING}/picture">` +
      `<pic:pic xmlns:pic="${DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="${number}" name="picture${number}"/><pic:cNvPicPr/></pic:nvPicPr>` +
      `<pic:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
      `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>` +
      '</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
  }
}
