import type { Page } from 'playwright-core'

/** A cheap phone in a mountain commune: a processor four times slower, 2 s to the first byte, 50 kB a second. */
export async function phoneInTheMountains(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 2_000,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  })
}
