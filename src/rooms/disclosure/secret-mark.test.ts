import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findSecretMark, type SecretLevel } from './secret-mark.ts'

const MARKED: readonly (readonly [string, SecretLevel])[] = [
  ['MẬT', 'mat'],
  ['ỦY BAN NHÂN DÂN\n  MẬT  \nSố: 12/BC-UBND', 'mat'],
  ['[Mật]', 'mat'],
  ['Độ mật: Tối mật', 'toi-mat'],
  ['TUYỆT MẬT', 'tuyet-mat'],
  ['Báo cáo (TỐI MẬT) về tình hình', 'toi-mat'],
  ['12-BC/TU mật', 'mat'],
  ['15/BC-UBND (Mật)', 'mat'],
  ['15/KH-UBND-TỐI MẬT', 'toi-mat'],
  ['MẬT'.normalize('NFD'), 'mat'],
]

for (const [text, level] of MARKED) test(`marked: ${JSON.stringify(text)}`, () => assert.equal(findSecretMark(text)?.level, level))

const OPEN = [
  '', 'Quy chế bảo vệ bí mật nhà nước', 'HỖ TRỢ NUÔI ONG LẤY MẬT', 'Hỗ trợ hộ nuôi ong mật', '15/BC-UBND', '12-BC/TU', 'Mật độ dân số: 45 người/km²',
  'Quyết định số 15/QĐ-UBND mật độ xây dựng', 'Bỏ phiếu kín, giữ bí mật',
]

for (const text of OPEN) test(`not marked: ${text}`, () => assert.equal(findSecretMark(text), undefined))
