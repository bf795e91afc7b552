import type { RoomPages } from '#web/house.ts'
import { officersOnly, signedInOnly } from '#web/gate.tsx'
import { mayManageAccounts } from './administrator.ts'
import { showAccount } from './account-page.tsx'
import { changeAccount } from './change-account.ts'
import { showAccounts } from './accounts-page.tsx'
import { pickOffice, showOffices } from './choose-office-page.tsx'
import { showMyAccount } from './my-account-page.tsx'
import { makeAccount, showNewAccount } from './new-account-page.tsx'
import { renewPassword, showPassword } from './password-page.tsx'
import { showSignIn, submitSignIn } from './sign-in-page.tsx'
import { leave, leaveEverywhere } from './sign-out.ts'

/** The pages of the room: sign-in, one's own account, and the administrator's accounts. */
export const officesPages: RoomPages = {
  register(app, house) {
    app.get('/dang-nhap', (c) => showSignIn(c, house))
    app.post('/dang-nhap', (c) => submitSignIn(c, house))
    app.post('/dang-xuat', (c) => leave(c, house))
    app.get('/tai-khoan', signedInOnly, (c) => showMyAccount(c, house))
    app.post('/tai-khoan/dang-xuat-moi-noi', signedInOnly, (c) => leaveEverywhere(c, house))
    app.get('/tai-khoan/mat-khau', signedInOnly, (c) => showPassword(c))
    app.post('/tai-khoan/mat-khau', signedInOnly, (c) => renewPassword(c, house))
    app.get('/tai-khoan/chuc-danh', signedInOnly, (c) => showOffices(c))
    app.post('/tai-khoan/chuc-danh', signedInOnly, (c) => pickOffice(c, house))
    app.get('/quan-tri/tai-khoan', officersOnly, (c) => showAccounts(c, house))
    app.get('/quan-tri/tai-khoan/moi', officersOnly, (c) => showNewAccount(c))
    app.post('/quan-tri/tai-khoan/moi', officersOnly, (c) => makeAccount(c, house))
    app.get('/quan-tri/tai-khoan/:account', officersOnly, (c) => showAccount(c, house))
    app.post('/quan-tri/tai-khoan/:account', officersOnly, (c) => changeAccount(c, house))
  },
  nav: [{ href: '/quan-tri/tai-khoan', words: 'offices.nav-accounts', shown: mayManageAccounts, desk: true }],
}
