import type { Locator } from 'playwright'
import { expect } from 'vitest'
import { eventually, type Visitor } from './people.ts'

/** What people do with disputes and rulings on the bench, and where they see it. */
export const field = (visitor: Visitor, name: string): Locator =>
  visitor.page.getByRole('textbox', { name, exact: true })
export const select = (visitor: Visitor): Locator => visitor.page.locator('room-dispute-talk select').first()
export const thread = (visitor: Visitor): Locator => visitor.page.locator('room-dispute article').first()
export const addPosition = (visitor: Visitor): Locator => visitor.page.getByRole('button', { name: 'Add position' })
export const form = (visitor: Visitor, which: 'dispute' | 'ruling' | 'reopen'): Locator =>
  visitor.page.locator(`room-difference-bar room-${which}-form form`)

export const focused = (wanted: Locator) =>
  eventually(async () =>
    expect(await wanted.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element)).toBe(
      true,
    ),
  )

export async function atDifference(visitor: Visitor, number: number): Promise<void> {
  await eventually(async () => expect((await visitor.difference())?.number).toBe(number))
}

/** Walks there and opens the form of a ruling, by keys. */
export async function rules(visitor: Visitor, difference: number): Promise<void> {
  while ((await visitor.difference())?.number !== difference) {
    const before = (await visitor.difference())?.number
    await visitor.presses('Shift+BracketRight')
    await eventually(async () => expect((await visitor.difference())?.number).not.toBe(before))
  }
  await visitor.presses('KeyR')
  await eventually(async () => expect(await form(visitor, 'ruling').count()).toBe(1))
}

export async function takes(visitor: Visitor, words: string): Promise<void> {
  const at = (await visitor.readings()).findIndex((reading) => reading.words === words)
  expect(at).toBeGreaterThanOrEqual(0)
  await visitor.presses(`Digit${at + 1}`)
}
