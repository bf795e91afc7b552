import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { calendarDate } from '#foundation/calendar-date.ts'
import { printCatalog } from './catalog.ts'
import { addCompliance, complianceLevel, NO_DUTIES, percentInTime } from './compliance.ts'
import { printAtom } from './print-atom.ts'
import { printCalendar } from './print-calendar.ts'
import { printCsv } from './print-csv.ts'
import { visibilityOf } from './public-posting.ts'

const AT = new Date('2026-11-23T02:00:00Z')
const anyText = fc.string({ unit: 'binary', maxLength: 120 })

/** Reads a well-formed document, or throws: every element closed in order, every mark escaped, no forbidden character. */
function readXml(text: string): string[] {
  const open: string[] = []
  const texts: string[] = []
  const rest = text.replace(/^<\?xml[^>]*\?>\n/, '').replaceAll(/<(\/?)([A-Za-z]+)((?: [A-Za-z:]+="[^"<]*")*)(\/?)>|([^<]+)/g, (_, closing: string, name: string, _attributes, empty: string, words: string) => {
    if (words !== undefined) {
      // oxlint-disable-next-line no-control-regex -- these are what XML forbids.
      assert.doesNotMatch(words, /&(?!(amp|lt|gt|quot);)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
      texts.push(words)
    } else if (closing) assert.equal(open.pop(), name)
    else if (!empty) open.push(name)
    return ''
  })
  assert.equal(rest, '')
  assert.deepEqual(open, [])
  return texts
}

describe('a feed', () => {
  test('is well formed whatever stands in it', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, summary) => {
        const feed = printAtom({
          self: 'https://x.example/tin.atom?a=1&b="2"', page: 'https://x.example/', title, lang: 'vi', rights: 'CC BY 4.0', updated: AT,
          entries: [{ href: 'https://x.example/ck/abcdefghij', title, summary, published: AT, updated: AT, author: title, category: summary }],
        })
        readXml(feed)
      }),
    )
  })

  test('has what RFC 4287 asks for', () => {
    const feed = printAtom({
      self: 'https://x.example/a', page: 'https://x.example/', title: 'Xã <Kbang> & làng', lang: 'vi', rights: 'CC BY 4.0', updated: AT,
      entries: [{ href: 'https://x.example/ck/abcdefghij', title: 'Dự toán', summary: '', published: AT, updated: AT, author: 'Xã Kbang', category: 'Ngân sách' }],
    })
    assert.match(feed, /^<\?xml version="1.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www.w3.org\/2005\/Atom" xml:lang="vi"><id>https:\/\/x.example\/a<\/id><title>Xã &lt;Kbang&gt; &amp; làng<\/title><updated>2026-11-23T02:00:00.000Z<\/updated>/)
    assert.match(feed, /<entry><id>https:\/\/x.example\/ck\/abcdefghij<\/id><title>Dự toán<\/title>.*<author><name>Xã Kbang<\/name><\/author>/)
    assert.match(feed, /<link rel="self" type="application\/atom\+xml" href="https:\/\/x.example\/a"\/>/)
  })
})

describe('a calendar', () => {
  const event = (title: string) => ({ uid: 'a@x', day: calendarDate('2026-12-31'), title, about: title, href: 'https://x.example/', stamp: AT })

  test('has lines of 75 octets at most, folded between characters, and nothing gets lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (typed) => {
        const title = typed.toWellFormed().replaceAll(/[\r\n]+/g, ' ')
        const text = printCalendar('Lịch', [event(title)])
        for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
        assert.doesNotMatch(text, /(?<!\r)\n|\r(?!\n)/)
        const summary = /^SUMMARY:(.*)$/m.exec(text.replaceAll('\r\n ', ''))![1]!.replace(/\r$/, '')
        assert.equal(summary.replaceAll(/\\([\\;,])/g, '$1'), title)
      }),
    )
  })

  test('has days, not hours', () => {
    const text = printCalendar('Lịch; của, xã', [event('Hạn')])
    assert.match(text, /^BEGIN:VCALENDAR\r\nVERSION:2.0\r\n/)
    assert.match(text, /X-WR-CALNAME:Lịch\\; của\\, xã\r\n/)
    assert.match(text, /DTSTAMP:20261123T020000Z\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n/)
    assert.match(text, /END:VCALENDAR\r\n$/)
  })
})

describe('a table for spreadsheets', () => {
  test('holds no formula', () => {
    for (const evil of ['=1+1', '+84', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '\n=cmd|x']) {
      const line = printCsv(['a'], [[evil]]).split('\r\n').slice(1).join('\r\n')
      assert.match(line, /^"?'/, JSON.stringify(evil))
    }
    assert.equal(printCsv(['a', 'b', 'c'], [[-1, true, null]]), '\ufeffa,b,c\r\n-1,true,\r\n', 'figures of ours stay figures')
  })

  test('quotes what needs it', () => {
    assert.equal(printCsv(['a', 'b'], [['x, y', 'nói "được"'], ['hai\ndòng', 'một']]), '\ufeffa,b\r\n"x, y","nói ""được"""\r\n"hai\ndòng",một\r\n')
  })
})

test('the catalogue has what DCAT-AP makes obligatory', () => {
  const say = { title: 't', description: 'd', publisher: 'p', postings: 'x', postingsSay: 'xs', duties: 'y', dutiesSay: 'ys' }
  const catalog = JSON.parse(printCatalog('https://x.example', { vi: say, en: say })) as Record<string, unknown>
  for (const key of ['dct:title', 'dct:description', 'dct:publisher', 'dcat:dataset']) assert.ok(catalog[key], key)
  assert.equal(catalog['@type'], 'dcat:Catalog')
  for (const dataset of catalog['dcat:dataset'] as Record<string, unknown>[]) {
    for (const key of ['dct:title', 'dct:description', 'dcat:distribution']) assert.ok(dataset[key], key)
    for (const each of dataset['dcat:distribution'] as Record<string, { '@id': string }>[]) {
      assert.ok(URL.canParse(each['dcat:accessURL']!['@id']))
      assert.equal(each['dct:license']!['@id'], 'https://creativecommons.org/licenses/by/4.0/')
      assert.ok(URL.canParse(each['dcat:downloadURL']!['@id']))
    }
  }
})

test('how a unit kept its days: only one that kept them all has 100%', () => {
  assert.equal(percentInTime(NO_DUTIES), undefined)
  assert.equal(complianceLevel({ ...NO_DUTIES, waiting: 4 }), 'none')
  assert.equal(percentInTime({ inTime: 999, late: 1, overdue: 0, waiting: 0 }), 99)
  assert.equal(complianceLevel({ inTime: 5, late: 0, overdue: 0, waiting: 2 }), 'all')
  assert.equal(complianceLevel({ inTime: 4, late: 0, overdue: 1, waiting: 0 }), 'most')
  assert.equal(complianceLevel({ inTime: 3, late: 1, overdue: 1, waiting: 0 }), 'less')
  assert.deepEqual(addCompliance({ inTime: 1, late: 2, overdue: 3, waiting: 4 }, { inTime: 1, late: 1, overdue: 1, waiting: 1 }), { inTime: 2, late: 3, overdue: 4, waiting: 5 })
})

test('the web copy is there through its last day, and a withdrawn one is withdrawn first of all', () => {
  const today = calendarDate('2026-11-23')
  assert.equal(visibilityOf({ state: 'posted', webUntil: null }, today), 'shown')
  assert.equal(visibilityOf({ state: 'posted', webUntil: '2026-11-23' }, today), 'shown')
  assert.equal(visibilityOf({ state: 'posted', webUntil: '2026-11-22' }, today), 'removed')
  assert.equal(visibilityOf({ state: 'withdrawn', webUntil: '2026-11-22' }, today), 'withdrawn')
})
