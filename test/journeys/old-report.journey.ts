import { test } from 'node:test'
import { Stage } from './stage/open-stage.ts'
import { w } from './stage/words.ts'

const OF = 'qcdc-2020/2020/26251'

// Written for this journey: other figures than the district's.
const TEXT = `ỦY BAN NHÂN DÂN
HUYỆN KBANG
Số: 91/BC-UBND
Kbang, ngày 30 tháng 11 năm 2020
BÁO CÁO
Kết quả thực hiện dân chủ ở cơ sở năm 2020
I. Đặc điểm, tình hình chung
Toàn huyện có tổng số hộ là 17.775 hộ. Số hộ nghèo là 940 hộ, chiếm 5,27%.
II. Kết quả thực hiện
Trong năm tiếp nhận 99 vụ việc hòa giải; hòa giải thành 81 vụ, hòa giải không thành 12 vụ, đang giải quyết 04 vụ.
`

test('a report issued before is read without scripts: what is wrong in it, and its figures beside the sums', async () => {
  const stage = await Stage.open()
  try {
    for (const width of [360, 1280]) {
      const officer = await stage.guest({ script: false, width })
      await officer.signIn('huyen2020.kbang')
      await officer.open(`/bao-cao/${OF}`)
      await officer.follow(w('reports.old.link'))
      await officer.look('old-report-ask')
      await officer.press(w('reports.old.read'))
      await officer.sees(w('refusal.checker.nothing-given'))
      await officer.fill('#van-ban', TEXT)
      await officer.press(w('reports.old.read'))
      await officer.sees('940', w('reports.old.standing.beside.differs'))
      await officer.look('old-report-found')
      await officer.fill('#so', '')
      await officer.press(w('reports.old.take'))
      await officer.look('old-report-refused')
      await officer.fill('#so', '91/BC-UBND')
      await officer.page.locator('#lay-poor_households').check()
      await officer.press(w('reports.old.take'))
      await officer.sees('91/BC-UBND', w('reports.old.kept'))
      await officer.look('old-report-kept')
      await officer.open(`/so-lieu/${OF}/poor_households`)
      await officer.sees('91/BC-UBND', '940')
      await officer.look('old-report-source')
      await officer.close()
    }
  } finally {
    await stage.close()
  }
})
