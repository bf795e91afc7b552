import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Stage } from './stage/open-stage.ts'

let stage: Stage
before(async () => {
  stage = await Stage.open()
})
after(() => stage.close())

/** Every kind of page, with somebody who may see it. */
const PAGES: readonly { readonly who: string | undefined; readonly pages: readonly (readonly [name: string, path: string, status?: number])[] }[] = [
  {
    who: undefined,
    pages: [
      ['home', '/'],
      ['sign-in', '/dang-nhap'],
      ['places', '/dia-ban'],
      ['places-found', '/dia-ban?ten=to+tung'],
      ['places-none', '/dia-ban?ten=zzzz'],
      ['unit-commune-old', '/dia-ban/3236681'],
      ['unit-commune', '/dia-ban/3236682'],
      ['unit-district', '/dia-ban/26251'],
      ['unit-province', '/dia-ban/1522'],
      ['unit-province-old', '/dia-ban/1641'],
      ['check', '/soat-bao-cao'],
      ['for-programs', '/api'],
      ['portal', '/cong-khai'],
      ['portal-found', '/cong-khai?ten=to+tung'],
      ['portal-province', '/cong-khai/1522'],
      ['portal-commune', '/cong-khai/3236382'],
      ['portal-list', '/cong-khai/3236382/tin'],
      ['portal-subscribe', '/cong-khai/3236382/nhan-tin'],
      ['portal-display', '/cong-khai/hien-thi'],
      ['open-data', '/du-lieu'],
      ['not-found', '/khong-co', 404],
    ],
  },
  {
    who: 'xa2020.konglongkhong',
    pages: [
      ['commune-home', '/'],
      ['commune-work', '/viec'],
      ['commune-form-accepted', '/bieu-mau/qcdc-2020/2020/3236681'],
      ['commune-board', '/tien-do/qcdc-2020/2020/3236681'],
      ['commune-figures', '/so-lieu/qcdc-2020/2020/3236681'],
      ['commune-source', '/so-lieu/qcdc-2020/2020/3236681/mediation_total'],
      ['my-account', '/tai-khoan'],
      ['password', '/tai-khoan/mat-khau'],
      ['not-yours', '/bieu-mau/qcdc-2020/2020/3236651', 404],
    ],
  },
  { who: 'xa.dakrong', pages: [['form-draft', '/bieu-mau/dcch-2026/2026/3236442']] },
  {
    who: 'xa.kbang',
    pages: [
      ['as-now', '/so-lieu-nay/qcdc-2020/2020/3236382'],
      ['commune-journal', '/nhat-ky'],
      ['bodies-none', '/don-vi'],
      ['commune-report', '/bao-cao/dcch-2026/2026/3236382'],
    ],
  },
  { who: 'xa.sonlang', pages: [['form-returned', '/bieu-mau/dcch-2026/2026/3236472']] },
  {
    who: 'tinh.gialai',
    pages: [
      ['province-home', '/'],
      ['province-work', '/viec'],
      ['province-board', '/tien-do/dcch-2026/2026/1522'],
      ['province-board-late', '/tien-do/dcch-2026/2026/1522?loc=qua-han'],
      ['province-figures', '/so-lieu/dcch-2026/2026/1522'],
      ['province-report', '/bao-cao/dcch-2026/2026/1522'],
      ['bodies', '/don-vi?tinh-trang='],
      ['body', '/don-vi/4000001'],
      ['body-new', '/don-vi/moi'],
      ['bodies-import', '/don-vi/nhap'],
      ['form-to-accept', '/bieu-mau/dcch-2026/2026/3236682'],
    ],
  },
  {
    who: 'huyen2020.kbang',
    pages: [
      ['district-work', '/viec'],
      ['district-board', '/tien-do/qcdc-2020/2020/26251'],
      ['district-figures', '/so-lieu/qcdc-2020/2020/26251'],
      ['district-source', '/so-lieu/qcdc-2020/2020/26251/mediation_settled'],
      ['district-reports', '/bao-cao'],
      ['district-report', '/bao-cao/qcdc-2020/2020/26251'],
      ['district-section', '/bao-cao/qcdc-2020/2020/26251/phan/III.2'],
      ['district-remarks', '/bao-cao/qcdc-2020/2020/26251/han-che'],
      ['district-tasks', '/bao-cao/qcdc-2020/2020/26251/nhiem-vu'],
      ['district-journal', '/nhat-ky'],
      ['district-source-sum', '/so-lieu/qcdc-2020/2020/26251/mediation_total'],
    ],
  },
  { who: 'kiemtra', pages: [['choose-office', '/tai-khoan/chuc-danh']] },
  {
    who: 'quantri',
    pages: [
      ['accounts', '/quan-tri/tai-khoan'],
      ['account-new', '/quan-tri/tai-khoan/moi'],
    ],
  },
]

for (const { who, pages } of PAGES) {
  for (const width of [1100, 360]) {
    test(`${who ?? 'the public'} at ${width} px: no barriers, nothing wider than the screen`, async () => {
      const guest = await stage.guest({ width })
      if (who) await guest.signIn(who)
      for (const [name, path, status = 200] of pages) {
        assert.equal(await guest.open(path), status, path)
        await guest.look(name)
      }
      await guest.close()
    })
  }
}
