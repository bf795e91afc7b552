import qrcode from 'qrcode-generator'

/**
 * The dark squares of a QR code, row by row, without the quiet margin: `1` dark, `0` light. Error correction M: a code on a
 * notice board is still read when some of it is dirty.
 */
export function qrSquares(text: string): string[] {
  const code = qrcode(0, 'M')
  code.addData(text, 'Byte')
  code.make()
  const side = code.getModuleCount()
  return Array.from({ length: side }, (_, y) => Array.from({ length: side }, (__, x) => (code.isDark(y, x) ? '1' : '0')).join(''))
}

/** Light squares around a code, so that it is told from what stands beside it. */
export const QUIET = 4
