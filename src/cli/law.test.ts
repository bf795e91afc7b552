import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { runCli } from './main.ts'

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const code = await runCli(['law', ...args], { out: (text) => void (out += text), err: (text) => void (err += text), env: {}, isTerminal: false })
  return { code, out, err }
}
const LINE = ['disclosure.deadline', '--on', '2024-05-10', 'decision=2024-04-26', 'item=7']

describe('nharong law', () => {
  it('lists the rules', async () => {
    const { code, out } = await run()
    assert.equal(code, 0)
    assert.match(out, /^disclosure\.deadline – /m)
    assert.match(out, /^ {2}decision {5}Ngày có quyết định, văn bản \(ngày, bắt buộc\)$/m)
    const rules = JSON.parse((await run('--json')).out) as readonly { rule: string; inputs: readonly { name: string }[] }[]
    assert.equal(rules.find(({ rule }) => rule === 'disclosure.deadline')?.inputs[0]?.name, 'decision')
  })

  it('answers with steps, articles, how sure it is and the other reading', async () => {
    const { code, out, err } = await run(...LINE)
    assert.deepEqual([code, err], [0, ''])
    assert.match(out, /^Chậm nhất ngày 07\/5\/2024 \(thứ Ba\)\.\n/)
    assert.match(out, /^ {2}04\/5\/2024 \(thứ Bảy\): ngày thứ 3\.$/m)
    assert.match(out, /^ {2}10\/2022\/QH15 Đ12\.3$/m)
    assert.match(out, /^ {2}V: /m)
    assert.match(out, /Chậm nhất ngày 06\/5\/2024 \(thứ Hai\)\. \[10\/2022\/QH15 Đ12\.3, S\]$/m)
    assert.match((await run(...LINE, '--lang', 'en')).out, /^By Tuesday 07\/5\/2024 at the latest\.\n/)
  })

  it('answers for programs', async () => {
    const { code, out } = await run(...LINE, '--json')
    assert.equal(code, 0)
    assert.equal(JSON.parse(out).result.due, '2024-05-07')
  })

  it('takes a time more than once', async () => {
    const { out } = await run('disclosure.continuity', '--on', '2026-06-01', 'item=7', 'showing=2026-03-01..2026-03-20', 'showing=2026-03-22..2026-04-15')
    assert.match(out, /^Không đủ/)
  })

  it('says what it did not understand: 2', async () => {
    const cases: [string[], RegExp][] = [
      [['no.such-rule'], /disclosure\.deadline/],
      [['disclosure.deadline', 'item=7'], /\[decision\]/],
      [['disclosure.deadline', 'decision=31/2/2026', 'item=7'], /31\/2\/2026/],
      [['disclosure.deadline', 'decision=2026-03-02', 'item=7', 'x=1'], /“x”/],
      [['disclosure.deadline', 'decision'], /“decision”/],
      [['disclosure.deadline', '--at', '2026-03-02'], /--at/],
    ]
    for (const [args, said] of cases) {
      const { code, out, err } = await run(...args)
      assert.deepEqual([code, out], [2, ''], args.join(' '))
      assert.match(err, said)
    }
  })

  it('says when the rule has no answer: 1', async () => {
    const { code, out, err } = await run('disclosure.deadline', 'decision=2026-03-02', 'item=99')
    assert.deepEqual([code, out], [1, ''])
    assert.match(err, /“99”/)
  })
})
