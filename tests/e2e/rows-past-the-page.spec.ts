import { series } from './support/monthly-workbooks.ts'
import { dropFiles, gridRows, loadAll, runSql, waitForReview } from './support/product.ts'
import { expect, openApp, test } from './support/test.ts'

type Traffic = { largest: number; ports: number }

/** Runs in the page before anything else: looks into every message that a worker sends to it. */
function watchMessages(): void {
  const traffic: Traffic = { largest: 0, ports: 0 }
  Object.assign(window, { traffic })
  const weigh = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (value instanceof ArrayBuffer) traffic.largest = Math.max(traffic.largest, value.byteLength)
    else if (value instanceof MessagePort) traffic.ports += 1
    else for (const part of Object.values(value)) weigh(part)
  }
  const Native = Worker
  class WatchedWorker extends Native {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given)
      super.addEventListener('message', ({ data }: MessageEvent<unknown>) => weigh(data))
    }
  }
  window.Worker = WatchedWorker
}

test('rows go from the import worker to the engine, and no buffer of them passes through the page', async ({ page }) => {
  await page.addInitScript(watchMessages)
  await openApp(page)
  const files = [series.output(2020, 5), series.output(2020, 6)]
  await dropFiles(page, files)
  await waitForReview(page)
  await loadAll(page)
  const { largest, ports } = await page.evaluate(() => (window as unknown as { traffic: Traffic }).traffic)
  // One port for each table; the rows themselves never came.
  expect({ largest, ports }).toEqual({ largest: 0, ports: 2 })
  await runSql(page, 'SELECT sum("本月") AS s FROM "规模以上工业产值"')
  await expect.poll(() => gridRows(page)).toEqual([[String(files.reduce((sum, file) => sum + file.sum, 0))]])
})
