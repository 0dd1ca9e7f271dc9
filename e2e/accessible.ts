import axe from 'axe-core'
import type { Page } from 'playwright'
import { expect } from 'vitest'

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string }[]
}

/** No serious fault of accessibility in what the page shows now. */
export async function expectAccessible(page: Page, where = page.url()): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    const { axe: running } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: readonly Violation[] }> }
    }
    // All rules on every element; what passed is not described, which takes as long again.
    const found = await running.run({ resultTypes: ['violations'], selectors: false })
    return found.violations.map(({ id, impact, nodes }) => ({ id, impact, html: nodes[0]?.html ?? '' }))
  })
  expect(
    violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'),
    where,
  ).toEqual([])
}
