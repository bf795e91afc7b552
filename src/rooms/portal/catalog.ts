import { LICENCE } from './open-data.ts'

export type CatalogWords = {
  readonly title: string
  readonly description: string
  readonly publisher: string
  readonly postings: string
  readonly postingsSay: string
  readonly duties: string
  readonly dutiesSay: string
}

const LICENCE_NODE = { '@id': LICENCE.href }
const ALWAYS = { '@id': 'http://publications.europa.eu/resource/authority/frequency/CONT' }

/** The catalogue of the open data as DCAT-AP 3, in JSON-LD, in both languages. */
export function printCatalog(origin: string, say: Readonly<Record<'vi' | 'en', CatalogWords>>): string {
  const both = (key: keyof CatalogWords) => (['vi', 'en'] as const).map((lang) => ({ '@language': lang, '@value': say[lang][key] }))
  const publisher = { '@id': `${origin}/#publisher`, '@type': 'foaf:Agent', 'foaf:name': both('publisher') }
  const distribution = (path: string, media: string, format: string) => ({
    '@id': `${origin}${path}#distribution`,
    '@type': 'dcat:Distribution',
    'dcat:accessURL': { '@id': `${origin}/du-lieu` },
    'dcat:downloadURL': { '@id': `${origin}${path}` },
    'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${media}` },
    'dct:format': { '@id': `http://publications.europa.eu/resource/authority/file-type/${format}` },
    'dct:license': LICENCE_NODE,
  })
  const dataset = (name: string, title: keyof CatalogWords, about: keyof CatalogWords, distributions: readonly object[]) => ({
    '@id': `${origin}/du-lieu#${name}`,
    '@type': 'dcat:Dataset',
    'dct:title': both(title),
    'dct:description': both(about),
    'dct:identifier': `${origin}/du-lieu#${name}`,
    'dct:publisher': { '@id': publisher['@id'] },
    'dct:accrualPeriodicity': ALWAYS,
    'dct:language': { '@id': 'http://publications.europa.eu/resource/authority/language/VIE' },
    'dct:spatial': { '@id': 'http://publications.europa.eu/resource/authority/country/VNM' },
    'dct:license': LICENCE_NODE,
    'dcat:theme': { '@id': 'http://publications.europa.eu/resource/authority/data-theme/GOVE' },
    'dcat:landingPage': { '@id': `${origin}/du-lieu` },
    'dcat:distribution': distributions,
  })
  const catalog = {
    '@context': { dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/', foaf: 'http://xmlns.com/foaf/0.1/' },
    '@id': `${origin}/du-lieu/catalog.jsonld`,
    '@type': 'dcat:Catalog',
    'dct:title': both('title'),
    'dct:description': both('description'),
    'dct:publisher': publisher,
    'dct:license': LICENCE_NODE,
    'dct:language': ['VIE', 'ENG'].map((code) => ({ '@id': `http://publications.europa.eu/resource/authority/language/${code}` })),
    'foaf:homepage': { '@id': `${origin}/cong-khai` },
    'dcat:dataset': [
      dataset('tin', 'postings', 'postingsSay', [
        distribution('/cong-khai/1/tin.csv', 'text/csv', 'CSV'),
        distribution('/cong-khai/1/tin.json', 'application/json', 'JSON'),
        distribution('/cong-khai/1/tin.atom', 'application/atom+xml', 'ATOM'),
      ]),
      dataset('viec', 'duties', 'dutiesSay', [
        distribution('/cong-khai/1/viec.csv', 'text/csv', 'CSV'),
        distribution('/cong-khai/1/viec.json', 'application/json', 'JSON'),
      ]),
    ],
  }
  return `${JSON.stringify(catalog, null, 1)}\n`
}
