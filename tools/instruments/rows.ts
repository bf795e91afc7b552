/** A row of the source table. */
export type Row = {
  readonly type: string
  readonly number: string
  readonly date: string
  readonly from: string
  readonly issuer: string
  readonly title: string
}

const BEGINNING = /^(Hiến pháp|Bộ luật|Luật|Lệnh|Pháp lệnh|Nghị quyết liên tịch|Nghị quyết|Nghị định|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị)\t/

/** The rows of the table; a title broken over lines belongs to the row above. */
export function readRows(text: string): Row[] {
  const whole: string[] = []
  for (const line of text.split('\n').slice(1)) {
    if (BEGINNING.test(line)) whole.push(line)
    else if (whole.length > 0) whole[whole.length - 1] += ` ${line}`
  }
  return whole.map((line) => {
    const [type = '', number = '', date = '', from = '', issuer = '', title = ''] = line.split('\t').map((field) => field.trim())
    return { type, number, date, from, issuer, title }
  })
}
