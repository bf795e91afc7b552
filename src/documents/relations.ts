import { RELATIONS, XML_HEAD } from './xml.ts'

/** The table of an Office file that says which part is what. A type without a colon is one of the Office types. */
export function relations(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const items = list.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${type.includes(':') ? type : `${RELATIONS}/${type}`}" Target="${target}"/>`,
  )
  return `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`
}

/** The first table of an Office file: its main part and its properties. */
export function packageRelations(main: string): string {
  return relations([
    ['rId1', 'officeDocument', main],
    [
      'rId2',
      'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
      'docProps/core.xml',
    ],
    ['rId3', 'extended-properties', 'docProps/app.xml'],
  ])
}
