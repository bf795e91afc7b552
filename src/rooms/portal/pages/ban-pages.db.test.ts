import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { DemonstrationHouse } from '#harness/demonstration-house.ts'
import { Page } from '#harness/page.ts'

const COMMUNE = 3_236_382
const HAMLET = 6_999_998
const PATH = `/1/1522/${COMMUNE}/${HAMLET}/`
const [ROAD, DRAFT, MEETING, DECISION] = [1, 2, 3, 4].map((n) => `01a20621-ad00-725c-874e-00000000000${n}`)

let house: DemonstrationHouse
before(async () => {
  house = await DemonstrationHouse.open()
  await house.look(`insert into unit (unit_id, level, source) values (${HAMLET}, 'hamlet', 'local')`)
  await house.look(
    `insert into unit_span (unit_id, valid_from, valid_to, code, name, kind, parent_id, province_id, path)
    values (${HAMLET}, '2025-07-01', 'infinity', 'H98', 'Làng Suối Thử', 'thon', ${COMMUNE}, 1522, '${PATH}')`,
  )
  for (const [id, code, title, state] of [[ROAD, 'roadroadaa', 'Làm đường bê tông vào làng', 'proposed'], [DRAFT, 'draftdraft', 'Việc còn soạn thảo', 'draft']]) {
    await house.look(
      `insert into matter (province_id, matter_id, code, unit_id, holder_id, path, scope, item, kind, era, title, content, proposed_by, proposer, cash, labour_days, land_m2, state,
      revision, created_at, changed_at) values (1522, $1, $2, ${HAMLET}, ${HAMLET}, '${PATH}', 'hamlet', 1, 'general', 'law-2022', $3, 'Mỗi hộ góp 10 ngày công.', 'initiative',
      'Đinh Người Đề Xuất', 120000000, 1500, 500, $4, 1, now(), now())`,
      [id, code, title, state],
    )
  }
  await house.look(
    `insert into gathering (province_id, gathering_id, code, hamlet_id, path, kind, convenor, held_on, starts_at, place, state, revision, created_at)
    values (1522, '${MEETING}', 'meetmeetaa', ${HAMLET}, '${PATH}', 'meeting', 'hamlet-head', '2030-01-05', '19:00', 'Nhà rông', 'open', 1, now())`,
  )
  for (const [id, position] of [[ROAD, 1], [DRAFT, 2]]) {
    await house.look(`insert into gathering_matter (province_id, gathering_id, matter_id, path, position) values (1522, '${MEETING}', $1, '${PATH}', $2)`, [id, position])
  }
  for (const n of ['2', '3', '4']) {
    await house.look(
      `insert into slip (province_id, gathering_id, matter_id, slip_code, path, channel, choice, salt, commitment, recorded_at)
      values (1522, '${MEETING}', '${ROAD}', 'slipsli${n}', '${PATH}', 'meeting', 'for', repeat('a', 32), repeat('b', 64), now())`,
    )
  }
})
after(() => house.close())

async function open(path: string, lang = 'vi') {
  const answer = await house.visitor(lang).get(path, { follow: false })
  if (answer.status === 200) assert.deepEqual(new Page(answer.text).check(), [], path)
  assert.doesNotMatch(answer.text, /\[object |undefined|NaN|Đinh Người Đề Xuất|Việc còn soạn thảo/, path)
  return answer
}

describe('what the people discuss, for everybody', () => {
  it('says what will be discussed where and when, and nothing of a vote that goes on', async () => {
    for (const path of [`/cong-khai/${COMMUNE}`, `/cong-khai/${COMMUNE}/ban`, `/cong-khai/1522/ban`]) {
      const { text } = await open(path)
      assert.match(text, /Làm đường bê tông vào làng/, path)
      assert.match(text, /19:00 ngày 05\/01\/2030 · Nhà rông/, path)
    }
    const { text } = await open('/ban/roadroadaa')
    assert.match(text, /Đề nghị Nhân dân đóng góp: 120\.000\.000 đồng, 1\.500 ngày công, 500 m² đất\./)
    assert.match(text, /Chưa có kết quả\. Kết quả chỉ được công bố sau khi kết thúc biểu quyết\./)
    assert.doesNotMatch(text, /phieu\.csv/)
    assert.match((await open('/ban/roadroadaa', 'en')).text, /120,000,000 đồng, 1,500 days of labour/)
  })

  it('does not find a draft, and leads from the code of a meeting to its matter', async () => {
    assert.equal((await open('/ban/draftdraft')).status, 404)
    assert.equal((await open('/ban/nothinghea')).status, 404)
    const led = await open('/ban/meetmeetaa')
    assert.deepEqual([led.status, led.headers.get('Location')], [302, '/ban/roadroadaa'])
    assert.equal((await open('/ban/ROADROADAA')).headers.get('Location'), '/ban/roadroadaa')
  })

  it('shows after the close the counts with what they had to reach, the file of slips, and what was done', async () => {
    await house.look(`update gathering set state = 'closed' where gathering_id = '${MEETING}'`)
    await house.look(
      `insert into decision (province_id, decision_id, code, matter_id, gathering_id, hamlet_id, unit_id, holder_id, path, round, decided_on, method, document_kind, judgement, passed,
      text, state, in_force_from, revision, created_at) values (1522, '${DECISION}', 'decidecide', '${ROAD}', '${MEETING}', ${HAMLET}, ${HAMLET}, ${HAMLET}, '${PATH}', 1, '2026-10-05',
      'meeting', 'resolution', '{"all":101,"present":80,"absent":21,"inFavour":68,"against":10,"other":2,"invalid":0,"needed":68,"passed":true}', true, 'Thống nhất làm đường.',
      'in-force', '2026-10-05', 1, now())`,
    )
    await house.look(
      `insert into execution_note (province_id, note_id, decision_id, path, on_day, state, text, cash, recorded_at)
      values (1522, gen_random_uuid(), '${DECISION}', '${PATH}', '2026-11-01', 'done', 'Đường đã làm xong.', 118000000, now())`,
    )
    // What an act's journal line does: pages kept from before are made anew.
    await house.look("insert into journal_head (province_id, seq, hash) values (1522, 1, decode(repeat('00', 32), 'hex')) on conflict (province_id) do update set seq = journal_head.seq + 1")
    const { text } = await open('/ban/roadroadaa')
    const facts = [...text.matchAll(/<dt>([^<]+)<\/dt><dd>([^<]+)<\/dd>/g)].map(([, name, value]) => `${name}: ${value}`)
    for (const fact of ['Tổng số hộ gia đình: 101', 'Tán thành: 68', 'Số tán thành tối thiểu để được thông qua: 68', 'Số hộ không có đại diện tham gia: 21']) assert.ok(facts.includes(fact), fact)
    assert.match(text, /Được thông qua/)
    assert.match(text, /Có hiệu lực từ ngày 05\/10\/2026/)
    assert.match(text, /Đường đã làm xong\..*118\.000\.000 đồng/s)
    assert.match(text, /href="\/ban\/meetmeetaa\/phieu\.csv"[^>]*>Tệp 3 phiếu để kiểm lại/)
    assert.equal((await open('/ban/decidecide')).headers.get('Location'), '/ban/roadroadaa')
  })
})
