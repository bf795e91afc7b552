/** The head of every generated page. */
export function page(title: string, from: string, lines: readonly string[]): string {
  const head = [`# ${title}`, '', `*Made from ${from} by \`node tools/reference/generate.ts\`; change it there, not here.*`, '']
  return `${[...head, ...lines].join('\n').replaceAll(/\n{3,}/g, '\n\n').trimEnd()}\n`
}

/** A table. A bar and a line break in a cell are written so that they stay in it. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(inCell).join(' | ')} |`
  return [line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(line), '']
}

function inCell(text: string): string {
  return text.replaceAll('|', String.raw`\|`).replaceAll('\n', '<br>')
}

/** A name as it stands in code. */
export function code(text: string): string {
  return text === '' ? '' : `\`${text}\``
}
