import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { DemonstrationHouse, type Person } from '#harness/demonstration-house.ts'

let house: DemonstrationHouse
let head: Person
before(async () => {
  house = await DemonstrationHouse.open({ year: true })
  head = await house.person('thon.totung')
})
after(() => house.close())

async function gatheringOn(day: string): Promise<string> {
  return (await house.look<{ gathering_id: string }>('select gathering_id from gathering where held_on = $1', [day]))[0]!.gathering_id
}

/** What a paper says, as Word and as PDF: the same words. */
async function read(gatheringId: string, which: string): Promise<string> {
  const path = `/viec/ban/hop/${gatheringId}/giay/${which}`
  const docx = await head.visitor.get(`${path}.docx`)
  assert.equal(docx.status, 200, path)
  const xml = strFromU8(unzipSync(new Uint8Array(docx.bytes))['word/document.xml']!)
  const text = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]).join(' ').replaceAll(/\s+/g, ' ')
  const pdf = await head.visitor.get(`${path}.pdf`)
  const printed = (await extractText(await getDocumentProxy(new Uint8Array(pdf.bytes)), { mergePages: true })).text.replaceAll(/\s+/g, ' ')
  for (const word of ['Kon Hrơng']) for (const each of [text, printed]) assert.ok(each.includes(word), `${which} says ${word}`)
  assert.doesNotMatch(text, /undefined|\[object|deliberation-papers\./)
  return text
}

describe('the papers of a hamlet', () => {
  it('a meeting to come has its notice, script, list of households and tally sheet', async () => {
    const id = await gatheringOn('2026-12-05')
    const notice = await read(id, 'mau-01')
    assert.match(notice, /19 giờ 00, ngày 05\/12\/2026/)
    assert.match(notice, /Thu, chi quỹ chung của làng năm 2027/)
    assert.match(await read(id, 'loa'), /mười chín giờ/)
    assert.match(await read(id, 'diem-danh-trang'), /Tổng số 101 hộ/)
    assert.match(await read(id, 'phieu-dem'), /Không tán thành/)
    assert.match(await read(id, 'mau-02-trang'), /Ban kiểm phiếu/)
    for (const none of ['diem-danh', 'mau-02', 'mau-03', 'mau-04', 'thong-bao', 'phuong-an-cum', 'ke-hoach', 'mau-09']) assert.equal((await head.visitor.get(`/viec/ban/hop/${id}/giay/${none}.pdf`)).status, 404, none)
    const { text } = await head.get(`/viec/ban/hop/${id}/giay`)
    assert.match(text, /Mẫu số 01/)
    assert.match(text, /Mẫu số 03\), để trống/)
    assert.doesNotMatch(text, /Mẫu số 0[234]\)</)
    assert.match(text, /Làng Kon Hrơng: họp cộng đồng dân cư lúc 19 giờ 00, ngày 05\/12\/2026, tại Nhà rông làng Kon Hrơng\. Nội dung: Thu, chi quỹ chung/)
    const invitations = await head.visitor.get(`/viec/ban/hop/${id}/giay/giay-moi.pdf`)
    assert.match((await extractText(await getDocumentProxy(new Uint8Array(invitations.bytes)), { mergePages: true })).text, /hộ số 101/)
  })

  it('a ballot has its plan, the record of its count and the decision with all that Article 20(2) asks for', async () => {
    const id = await gatheringOn('2026-09-20')
    assert.match(await read(id, 'ke-hoach'), /Phát phiếu đến 101 hộ/)
    const record = await read(id, 'mau-04')
    for (const said of [/Số phiếu phát ra 101/, /Số phiếu thu về 94/, /Số phiếu không hợp lệ 2/, /74 \(73,27%\)/, /Đinh Thị Pleng; Siu Tơnh/, /ngày 24 tháng 9 năm 2026/]) assert.match(record, said)
    const decision = await read(id, 'mau-03')
    for (const said of [/Nghị quyết/i, /cộng đồng dân cư 101/, /94 \(93,07%\)/, /7 \(6,93%\)/, /Phát phiếu lấy ý kiến của từng hộ gia đình/, /ít nhất 68 trên tổng số 101 hộ/, /được thông qua/, /Đinh Blưi/, /Đinh Nhơp/, /Siu Rưi/]) {
      assert.match(decision, said)
    }
  })

  it('a meeting that could not vote has no decision; one that voted by hands says so', async () => {
    assert.equal((await head.visitor.get(`/viec/ban/hop/${await gatheringOn('2026-09-12')}/giay/mau-03.pdf`)).status, 404)
    assert.match(await read(await gatheringOn('2026-10-10'), 'mau-03'), /Biểu quyết giơ tay/)
  })

  it('the candidates of an election have their minutes; a stranger gets nothing', async () => {
    const officer = await house.person('xa.totung')
    const [election] = await house.look<{ election_id: string }>('select election_id from head_election')
    const answer = await officer.visitor.get(`/viec/ban/bau-cu/${election!.election_id}/giay/mau-05.docx`)
    assert.equal(answer.status, 200)
    assert.match(strFromU8(unzipSync(new Uint8Array(answer.bytes))['word/document.xml']!), /Ban Công tác Mặt trận/i)
    assert.equal((await (await house.person('xa.kbang')).visitor.get(`/viec/ban/hop/${await gatheringOn('2026-09-20')}/giay/mau-04.pdf`)).status, 404)
  })
})
