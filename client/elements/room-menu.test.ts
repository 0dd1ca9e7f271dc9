import { afterEach, expect, test, vi } from 'vitest'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

const opened = (role: 'lead' | 'observer') => openPage(new FakeRoom(comparisonOf('the cat', 'the bat'), role))
let page: Awaited<ReturnType<typeof opened>>
afterEach(() => page.close())

const words = () => findAll('room-menu')[0]?.shadowRoot?.querySelector('nav')?.textContent ?? ''

test('a page of the room has an address, and its key leads there and back', async () => {
  page = await opened('lead')
  expect(words()).toContain('Audit')
  pressKey('KeyP')
  await vi.waitFor(() => expect(wordsOf('room-people-list')).toContain('Asha'))
  expect(location.pathname).toBe('/r/demo/as/1/people')
  expect(find('room-menu').shadowRoot?.querySelector('[aria-current=page]')?.textContent).toContain('People')
  await expectAccessible()
  pressKey('KeyP')
  await vi.waitFor(() => expect(findAll('room-queue')).toHaveLength(1))
  expect(location.pathname).toBe('/r/demo/as/1')
})

test('the item that was open is open again', async () => {
  page = await openPage(new FakeRoom(comparisonOf('the cat', 'the bat'), 'reviewer'), 'item1')
  pressKey('KeyP')
  await vi.waitFor(() => expect(findAll('room-people')).toHaveLength(1))
  pressKey('KeyG')
  await vi.waitFor(() => expect(page.stay.item?.state.id).toBe('item1'))
})

test('R1 an observer is offered no page that is not theirs, and no key opens one', async () => {
  page = await opened('observer')
  expect(words()).toBe('')
  pressKey('KeyP')
  expect(page.stay.route.section).toBeNull()
  page.stay.route.enter('people')
  await vi.waitFor(() => expect(wordsOf('room-section')).toContain('not for your role'))
})
