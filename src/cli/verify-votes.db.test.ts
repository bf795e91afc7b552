import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { mustAccept } from '#foundation/result.ts'
import { demonstrationDatabase } from '#harness/demonstration.ts'
import { MORNING, AFTER, HAND, VotingHamlet } from '../rooms/deliberation/testing/voting-hamlet.ts'
import { beginCount, closeVote, issueSlips, takePaper } from '#rooms/deliberation/store/votes/index.ts'
import { verifyCommand } from './verify.ts'

let hamlet: VotingHamlet
before(async () => void (hamlet = await VotingHamlet.open(5, await demonstrationDatabase())))
after(() => hamlet.close())

async function run() {
  const said = { out: '', err: '' }
  const code = await verifyCommand.run([], {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    lang: 'vi', env: { DATABASE_URL: hamlet.database.url }, isTerminal: false,
  })
  return { code, ...said }
}

test('all closed votes are counted again, and a slip that was changed is named', async () => {
  const matterId = await hamlet.matter()
  const { gatheringId, code } = await hamlet.gathering('ballot', [matterId])
  const [slip] = mustAccept(await hamlet.work((tx) => issueSlips(tx, HAND, { gatheringId }, MORNING)))
  mustAccept(await hamlet.work((tx) => beginCount(tx, HAND, { gatheringId, witnesses: ['Hộ thử 1', 'Hộ thử 2'], collected: 1 }, AFTER)))
  mustAccept(await hamlet.work((tx) => takePaper(tx, HAND, { gatheringId, code: slip!.code, answers: [{ matterId, choice: 'for' }] }, AFTER)))
  mustAccept(await hamlet.work((tx) => closeVote(tx, HAND, { gatheringId }, AFTER)))
  const whole = await run()
  assert.equal(whole.code, 0, whole.err)
  assert.match(whole.out, /Phiếu biểu quyết: 1 phiếu của 1 đợt, kiểm lại khớp/)
  await hamlet.look(`update slip set choice = 'against'`)
  const changed = await run()
  assert.equal(changed.code, 1)
  assert.match(changed.err, new RegExp(`Đợt ${code}, nội dung [a-z2-7]{10}: phiếu bị sửa so với mã cam kết: ${slip!.code}`))
  assert.match(changed.err, /kết quả trong quyết định khác kết quả kiểm lại: inFavour 1 \/ 0/)
})
