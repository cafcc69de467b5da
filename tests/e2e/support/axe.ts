import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Fails when axe finds a violation of level A or AA on what the page shows now; names rule, target and reason. */
export async function expectAccessible(page: Page): Promise<void> {
  await settle(page)
  const { violations } = await new AxeBuilder({ page }).withTags(LEVELS).analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
  expect(found).toEqual([])
}

/** Waits until what is fading in stands: half transparent text has no contrast of its own. Motion without an end is left alone. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = () =>
      document
        .getAnimations()
        // What follows the scroll bar runs as long as the page does.
        .filter(({ timeline }) => timeline === document.timeline)
        .filter(({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity)
    // A transition begins a frame or two after the click that causes it, so only several still frames are stillness.
    for (let still = 0; still < 4; still++) {
      await new Promise(requestAnimationFrame)
      const ending = moving()
      if (ending.length > 0) still = -1
      await Promise.allSettled(ending.map(({ finished }) => finished))
    }
  })
}
