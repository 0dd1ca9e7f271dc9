import axe from 'axe-core'
import { expect, vi } from 'vitest'
import { RoomStay } from '../controllers/room-stay.ts'
import { RoomPage } from '../elements/room-page.ts'
import '../styles/page.css'
import type { DeviceStore } from '../sync/device-store.ts'
import type { FakeRoom } from './fake-room.ts'
import { newDevice } from './test-device.ts'

/** The bench is fetched when it is first opened: on a busy machine that takes its time. */
const patience = 10_000

/** A whole page in a fake room, with the item open if asked; `press` is a person's key. */
export async function openPage(room: FakeRoom, item: string | null = null, device = newDevice()) {
  const before = location.href
  let stay: RoomStay | undefined
  const page = new RoomPage((host) => {
    stay = new RoomStay(host, { room: 'demo', session: 1 }, room.socket, device)
    return stay
  })
  document.body.append(page)
  room.socket.connect()
  await vi.waitFor(() => expect(stay?.room.state.joined).not.toBeNull(), patience)
  if (item !== null) {
    stay?.route.open(item)
    await vi.waitFor(() => expect(stay?.item?.state.synced).toBe(true), patience)
    await vi.waitFor(() => expect(stay?.item?.state.view).not.toBeNull(), patience)
  }
  await page.updateComplete
  if (!stay) throw new Error('The page made no stay')
  const close = () => {
    page.remove()
    history.replaceState(null, '', before)
    vi.unstubAllGlobals()
  }
  return { page, stay, close }
}

/** The same page loaded anew while nobody reaches the server. */
export async function reopenAlone(room: FakeRoom, item: string | null, device: DeviceStore) {
  const before = location.href
  const socket = room.newSocket()
  let stay: RoomStay | undefined
  const page = new RoomPage((host) => {
    stay = new RoomStay(host, { room: 'demo', session: 1 }, socket, device)
    return stay
  })
  document.body.append(page)
  stay?.route.open(item)
  socket.lose()
  await vi.waitFor(() => expect(stay?.room.state.joined).not.toBeNull(), patience)
  if (!stay) throw new Error('The page made no stay')
  const close = () => {
    page.remove()
    history.replaceState(null, '', before)
    vi.unstubAllGlobals()
  }
  return { page, stay, close }
}

/** Every element of a page, through all shadow roots. */
export function findAll(selector: string, root: ParentNode = document): Element[] {
  const inside = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot ? findAll(selector, shadowRoot) : [],
  )
  return [...root.querySelectorAll(selector), ...inside]
}

export function find<T extends Element = HTMLElement>(selector: string): T {
  const [first] = findAll(selector)
  if (!first) throw new Error(`Nothing on the page is ${selector}`)
  return first as T
}

/** The words of an element or, if it has one, of its shadow root. */
export function wordsOf(selector: string): string {
  const element = find(selector)
  return ((element.shadowRoot ?? element).textContent ?? '').replace(/\s+/g, ' ').trim()
}

export function pressKey(code: string, more: KeyboardEventInit = {}): void {
  let target: Element = document.activeElement ?? document.body
  while (target.shadowRoot?.activeElement) target = target.shadowRoot.activeElement
  target.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, composed: true, cancelable: true, ...more }))
}

/** No serious fault of accessibility in what the page shows once its colours have come to rest. */
export async function expectAccessible(): Promise<void> {
  const roots = [document, ...findAll('*').flatMap(({ shadowRoot }) => shadowRoot ?? [])]
  const passing = roots.flatMap((root) => root.getAnimations()).filter((each) => each instanceof CSSTransition)
  await Promise.allSettled(passing.map(({ finished }) => finished))
  const { violations } = await axe.run(document.body, { resultTypes: ['violations'] })
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}
