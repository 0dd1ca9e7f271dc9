import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { desk, phone, type Visitor } from './people.ts'

const shots = join(import.meta.dirname, 'shots')

/** Controls in sight that something else covers, or whose words are cut off without a title that says them whole. */
const hidden = (page: Page): Promise<readonly string[]> =>
  page
    .locator('button:visible, [role=radio]:visible, a[href]:visible, input:visible, select:visible')
    .evaluateAll((elements) =>
      elements.flatMap((element) => {
        const box = element.getBoundingClientRect()
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
        if (box.width === 0 || x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return []
        const root = element.getRootNode() as Document | ShadowRoot
        const top = root.elementFromPoint(x, y)
        const words = `${element.tagName} "${(element.textContent ?? '').trim().slice(0, 40)}"`
        const seen = top !== null && (element.contains(top) || top.contains(element) || top.shadowRoot !== null)
        const cut =
          element instanceof HTMLElement && element.scrollWidth > element.clientWidth + 1 && element.title === ''
        const clipped = cut && getComputedStyle(element).overflowX === 'hidden'
        return [
          ...(seen ? [] : [`${words} is covered by ${top?.tagName}`]),
          ...(clipped ? [`${words} is cut off`] : []),
        ]
      }),
    )

/**
 * Looks at what is on screen at both sizes, light and dark: nothing is cut off, covered or beyond the edge, axe finds no
 * serious fault. Pictures go to `e2e/shots` for people to look at.
 */
export async function looksRight(visitor: Visitor, name: string): Promise<void> {
  const { page } = visitor
  const before = page.viewportSize() ?? desk
  for (const [size, viewport] of Object.entries({ desk, phone }))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.waitForTimeout(350)
      await visitor.looksLike(join(shots, `${name}-${size}-${colorScheme}.png`))
      const where = `${name}, ${size}, ${colorScheme}`
      expect(await visitor.beyondTheEdge(), where).toEqual([])
      expect(await hidden(page), where).toEqual([])
      await expectAccessible(page, where)
    }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
  await page.setViewportSize(before)
}
