import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { decodeBytes, recogniseLegacy } from './decode.ts'

const bytes = (latin1: string): Uint8Array => Buffer.from(latin1, 'latin1')
const READ = 'Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc. Tỷ lệ hộ nghèo giảm; tổng số hộ là 939 hộ'

describe('text in old encodings', () => {
  it('in TCVN3 is recognised and converted', () => {
    const old = 'Céng hßa x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do - H¹nh phóc. Tû lÖ hé nghÌo gi¶m; tæng sè hé lµ 939 hé'
    assert.deepEqual(decodeBytes(bytes(old)), { text: READ, encoding: 'tcvn3' })
    assert.deepEqual(recogniseLegacy(old), { text: READ, encoding: 'tcvn3' })
    assert.equal(recogniseLegacy('Hé ­u tiªn theo ph­¬ng ¸n ®ã, huyÖn gi¶i quyÕt').text, 'Hộ ưu tiên theo phương án đó, huyện giải quyết')
  })

  it('in VNI is recognised and converted', () => {
    const old = 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Ñoäc laäp - Töï do - Haïnh phuùc. Tyû leä hoä ngheøo giaûm; toång soá hoä laø 939 hoä'
    assert.deepEqual(decodeBytes(bytes(old)), { text: READ, encoding: 'vni' })
    assert.equal(recogniseLegacy('BAÙO CAÙO KEÁT QUAÛ THÖÏC HIEÄN DAÂN CHUÛ').text, 'BÁO CÁO KẾT QUẢ THỰC HIỆN DÂN CHỦ')
  })

  it('in Unicode stays as it is, also where few words are Vietnamese', () => {
    for (const text of [READ, READ.normalize('NFD'), 'Kbang, Krong, Kon Pne, Đak SMar, Kông Bơ La', 'The façade of the café is naïve', '939/17.775', '']) {
      assert.deepEqual(decodeBytes(new TextEncoder().encode(text)), { text, encoding: 'utf-8' })
    }
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from('Báo cáo', 'utf16le')])
    assert.deepEqual(decodeBytes(utf16), { text: 'Báo cáo', encoding: 'utf-16' })
  })
})
