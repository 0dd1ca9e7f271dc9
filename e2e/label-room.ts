import { join } from 'node:path'
import type { Browser, Locator } from 'playwright'
import { expect } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { plain } from './coached-room.ts'
import { Hand } from './hand.ts'
import { chavadiDone, ServerProcess } from './machine/chavadi-process.ts'
import { eventually, openBrowser, Visitor } from './people.ts'

/** A span or an interval as the page draws it. */
interface Drawn {
  readonly key: string
  readonly state: string
  readonly locked: boolean
  readonly held: { readonly name: string } | null
  readonly label: { readonly tag: string; readonly start: number; readonly end: number; readonly quote?: string }
}

/** A server of its own with a sample of label sets, imported as a lead does it, and a browser. */
export class LabelRoom {
  readonly server: ServerProcess
  readonly browser: Browser
  readonly items: ReadonlyMap<string, string>
  readonly #name: string
  readonly #remove: () => Promise<void>

  private constructor(
    room: Pick<LabelRoom, 'server' | 'browser' | 'items'>,
    name: string,
    remove: () => Promise<void>,
  ) {
    this.server = room.server
    this.browser = room.browser
    this.items = room.items
    this.#name = name
    this.#remove = remove
  }

  /** `sample` is a folder of `e2e/samples`, and the name of the room. */
  static async open(sample: 'short-texts' | 'sounds'): Promise<LabelRoom> {
    const directory = await temporaryDirectory()
    const server = await ServerProcess.start(join(directory.path, 'data'))
    const folder = join(import.meta.dirname, 'samples', sample)
    const media = sample === 'sounds' ? ['--media', folder] : []
    const how = ['--labels', '--labelling', join(folder, `${sample}.xml`), '--data', server.dataDirectory, ...media]
    await chavadiDone(['import', join(folder, `${sample}.label-studio.json`), '--room', sample, ...how])
    const hand = await Hand.comes(server.url, await server.invite(sample, 'lead', 'Lena'))
    const items = await hand.items()
    hand.leaves()
    return new LabelRoom({ server, browser: await openBrowser(), items }, sample, () => directory.remove())
  }

  async comes(role: string, name: string, item: string): Promise<Visitor> {
    const who = await Visitor.comes(this.browser, await this.server.invite(this.#name, role, name))
    await this.opens(who, item)
    return who
  }

  async opens(who: Visitor, item: string): Promise<void> {
    await who.page.goto(who.page.url().replace(/(\/as\/[0-9]+).*/, `$1/i/${this.items.get(item) ?? ''}`))
    await eventually(async () => expect(await labels(who)).not.toEqual([]))
  }

  exported(format: 'label-studio' | 'csv' | 'conll'): Promise<string> {
    const words = ['--format', format, '--signed-off', '--data', this.server.dataDirectory]
    return chavadiDone(['export', this.#name, ...words])
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.server.stop()
    await this.#remove()
  }
}

/** The text or the timeline. */
export const stage = (who: Visitor): Locator => who.page.locator('room-label-text, room-label-timeline')

export const labels = (who: Visitor): Promise<readonly Drawn[]> =>
  stage(who).evaluate((element) => JSON.parse(JSON.stringify((element as unknown as { labels: Drawn[] }).labels)))

export const current = (who: Visitor): Promise<string | null> =>
  stage(who).evaluate((element) => (element as unknown as { current: string | null }).current)

export const label = async (who: Visitor, key: string): Promise<Drawn | undefined> =>
  (await labels(who)).find((one) => one.key === key)

/** Everybody sees a label so, sooner or later. */
export async function all(people: readonly Visitor[], key: string, wanted: Partial<Drawn['label']>): Promise<void> {
  for (const who of people) await eventually(async () => expect((await label(who, key))?.label).toMatchObject(wanted))
}

export async function gone(people: readonly Visitor[], key: string): Promise<void> {
  for (const who of people) await eventually(async () => expect(await label(who, key)).toBeUndefined())
}

/** The first label that was not known. */
export const newOf = (who: Visitor, known: readonly Drawn[]): Promise<string> =>
  eventually(async () => {
    const found = (await labels(who)).find(({ key }) => !known.some((one) => one.key === key))
    if (!found) throw new Error('nothing new')
    return found.key
  })

export const bar = (who: Visitor): Locator => who.page.locator('room-difference-bar')

/** What the bar is about. */
export const about = async (who: Visitor): Promise<string> => plain(await bar(who).locator('h3').innerText())

/** Walks to the difference that is called so. */
export const walksTo = (who: Visitor, name: string): Promise<void> =>
  eventually(async () => {
    if ((await about(who)).endsWith(name)) return
    await who.presses('Shift+BracketRight')
    throw new Error(`at ${await about(who)}, not at ${name}`)
  })

export const quietly = (who: Visitor, words: string | RegExp): Promise<void> =>
  eventually(async () => expect(plain(await who.quietLine())).toMatch(words))

/** Settles what is left as it stands, and signs the item off by keys. */
export async function signsOff(who: Visitor): Promise<void> {
  const item = who.item
  const left = () => who.page.getByText(/[0-9]+ of [0-9]+ differences settled/).first()
  await bar(who).locator('.readings').focus()
  await eventually(async () => {
    const [, done, of] = /([0-9]+) of ([0-9]+)/.exec(await left().innerText()) ?? []
    if (done === of) return
    // What is chosen, or ruled, is no difference that Enter keeps.
    const waits = (await about(who)).startsWith('Difference') && !(await bar(who).locator('.ruled').first().isVisible())
    await who.presses(waits ? 'Enter' : 'BracketRight')
    throw new Error(`${done} of ${of}`)
  })
  await who.presses('KeyN')
  await eventually(() => expect(who.item).not.toBe(item))
}
