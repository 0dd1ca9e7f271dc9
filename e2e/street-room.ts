import { join } from 'node:path'
import type { Browser, Locator } from 'playwright'
import { expect } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { plain } from './coached-room.ts'
import { Hand } from './hand.ts'
import { chavadiDone, ServerProcess } from './machine/chavadi-process.ts'
import { eventually, openBrowser, Visitor } from './people.ts'

const scenes = join(import.meta.dirname, 'samples', 'street-scenes')

/** A label as the page draws it. */
export interface Drawn {
  readonly key: string
  readonly layer: 'draft' | number
  readonly state: string
  readonly locked: boolean
  readonly held: { readonly name: string } | null
  readonly label: {
    readonly kind: string
    readonly tag: string
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
    readonly attributes?: Readonly<Record<string, unknown>>
  }
}

/** A server of its own with the street scenes in the room `street`, imported as a lead does it, and a browser. */
export class StreetRoom {
  readonly server: ServerProcess
  readonly browser: Browser
  readonly #remove: () => Promise<void>

  private constructor(server: ServerProcess, browser: Browser, remove: () => Promise<void>) {
    this.server = server
    this.browser = browser
    this.#remove = remove
  }

  static async open(): Promise<StreetRoom> {
    const directory = await temporaryDirectory()
    const server = await ServerProcess.start(join(directory.path, 'data'))
    const room = new StreetRoom(server, await openBrowser(), () => directory.remove())
    const files = ['--media', scenes, '--labelling', join(scenes, 'street-scenes.xml')]
    const file = join(scenes, 'street-scenes.label-studio.json')
    await chavadiDone(['import', file, '--room', 'street', ...files, '--data', server.dataDirectory])
    return room
  }

  /** Somebody without a browser, who sees what the server says. */
  async hand(): Promise<Hand> {
    return Hand.comes(this.server.url, await this.server.invite('street', 'lead', 'Lena'))
  }

  /** Somebody who opens an item of the room. */
  async comes(role: string, name: string, item: string, viewport?: { width: number; height: number }) {
    const visitor = await Visitor.comes(this.browser, await this.server.invite('street', role, name), viewport)
    await visitor.page.goto(visitor.page.url().replace(/(\/as\/[0-9]+).*/, `$1/i/${item}`))
    await eventually(async () => expect(await labels(visitor)).not.toEqual([]))
    return visitor
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.server.stop()
    await this.#remove()
  }
}

/** The picture with its labels, which takes keys. */
const stage = (who: Visitor): Locator => who.page.locator('room-label-image .stage')

export const labels = (who: Visitor): Promise<readonly Drawn[]> =>
  who.page
    .locator('room-label-image')
    .evaluate((image) => JSON.parse(JSON.stringify((image as unknown as { labels: Drawn[] }).labels)) as Drawn[])

export const current = (who: Visitor): Promise<string | null> =>
  who.page.locator('room-label-image').evaluate((image) => (image as unknown as { current: string | null }).current)

export async function label(who: Visitor, key: string): Promise<Drawn> {
  const found = (await labels(who)).find((one) => one.key === key)
  if (!found) throw new Error(`no label ${key}`)
  return found
}

const bar = (who: Visitor): Locator => who.page.locator('room-difference-bar')

/** What the bar is about: the number of the difference, and its words. */
export const about = async (who: Visitor): Promise<string> => plain(await bar(who).locator('h3').innerText())

/** Walks to the difference that is called so. */
export const goesTo = (who: Visitor, name: string): Promise<void> =>
  eventually(async () => {
    if ((await about(who)).endsWith(name)) return
    await who.presses('Shift+BracketRight')
    throw new Error(`at ${await about(who)}, not at ${name}`)
  })

/** The readings of the current difference, in the order of their keys. */
export const readings = (who: Visitor): Promise<readonly string[]> =>
  bar(who).locator('.readings [role=radio]').allInnerTexts()

export const corner = async (who: Visitor, key: string) => {
  const { x, y } = (await label(who, key)).label
  return [x, y] as const
}

/** Shows all of the picture; answers where a point of it is on the screen then. */
export async function whole(who: Visitor): Promise<(x: number, y: number) => { x: number; y: number }> {
  await stage(who).focus()
  await who.presses('Home')
  const screen = await stage(who).boundingBox()
  const image = await who.page.locator('room-label-image').evaluate((element) => {
    const { width, height } = element as unknown as { width: number; height: number }
    return { width, height }
  })
  if (!screen) throw new Error('no picture')
  const room = Math.min(16, screen.width / 16, screen.height / 16)
  const scale = Math.min((screen.width - 2 * room) / image.width, (screen.height - 2 * room) / image.height, 8)
  return (x, y) => ({
    x: screen.x + (screen.width - image.width * scale) / 2 + x * scale,
    y: screen.y + (screen.height - image.height * scale) / 2 + y * scale,
  })
}

export const clicks = async (who: Visitor, at: { x: number; y: number }): Promise<void> =>
  who.page.mouse.click(at.x, at.y)

export async function drags(who: Visitor, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await who.page.mouse.move(from.x, from.y)
  await who.page.mouse.down()
  await who.page.mouse.move(to.x, to.y, { steps: 6 })
}

/** What everybody sees sooner or later. */
export const all = async (people: readonly Visitor[], key: string, wanted: Partial<Drawn['label']>): Promise<void> => {
  for (const who of people) await eventually(async () => expect((await label(who, key)).label).toMatchObject(wanted))
}

export const gone = async (people: readonly Visitor[], key: string): Promise<void> => {
  for (const who of people)
    await eventually(async () => expect((await labels(who)).map((one) => one.key)).not.toContain(key))
}

export const quietly = (who: Visitor, words: string | RegExp): Promise<void> =>
  eventually(async () => expect(plain(await who.quietLine())).toMatch(words))
