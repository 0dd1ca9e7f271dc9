import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright'
import { vi } from 'vitest'
import { chromiumArguments, chromiumPath } from './machine/chromium.ts'

export const desk = { width: 1366, height: 768 } as const
export const phone = { width: 390, height: 844 } as const

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArguments] })

const patience = { timeout: 20_000, interval: 50 } as const

/** Waits for a condition that the page reaches by itself. */
export const eventually = <T>(check: () => Promise<T> | T): Promise<T> => vi.waitFor(check, patience)

/** Somebody at a browser of their own: what they see and the keys they press. */
export class Visitor {
  readonly page: Page
  readonly faults: string[] = []
  readonly #context: BrowserContext

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context
    this.page = page
    page.on('pageerror', (error) => this.faults.push(error.message))
    page.on('console', (message) => {
      if (/Content Security Policy|violates/i.test(message.text())) this.faults.push(message.text())
    })
  }

  /** What the page's policy forbids is a fault, whoever notices. */
  static async #watched(context: BrowserContext): Promise<BrowserContext> {
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
        console.error(`violates ${effectiveDirective}: ${blockedURI} ${sample}`),
      )
    })
    return context
  }

  /** Opens a link, which is all it takes to be in the room. */
  static async comes(
    browser: Browser,
    link: string,
    viewport: { width: number; height: number } = desk,
  ): Promise<Visitor> {
    const context = await Visitor.#watched(await browser.newContext({ viewport }))
    const visitor = new Visitor(context, await context.newPage())
    await visitor.opens(link)
    return visitor
  }

  /** Somebody whose browser keeps what it knows in a folder, from one start to the next. */
  static async withProfile(
    directory: string,
    viewport: { width: number; height: number } = desk,
    executablePath = chromiumPath(),
  ): Promise<Visitor> {
    const profile = await chromium.launchPersistentContext(directory, {
      executablePath,
      args: [...chromiumArguments],
      viewport,
    })
    const context = await Visitor.#watched(profile)
    return new Visitor(context, context.pages()[0] ?? (await context.newPage()))
  }

  /** The browser is gone the next moment, as when the power goes. */
  async isKilled(): Promise<void> {
    const session = await this.#context.browser()?.newBrowserCDPSession()
    const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] }
    const browser = processInfo.find(({ type }) => type === 'browser')
    if (!browser) throw new Error('This browser has no process of its own')
    const closed = new Promise((resolve) => this.#context.once('close', resolve))
    process.kill(browser.id, 'SIGKILL')
    await closed
  }

  /** Another person in another tab of the same browser. */
  async inAnotherTab(link: string): Promise<Visitor> {
    const visitor = new Visitor(this.#context, await this.#context.newPage())
    await visitor.opens(link)
    return visitor
  }

  async opens(link: string): Promise<void> {
    await this.page.goto(link)
    await this.page.waitForURL(/\/r\/[a-z0-9-]+\/as\/[0-9]+/)
    await this.page
      .getByText(/[0-9]+ of [0-9]+ signed off/)
      .first()
      .waitFor()
  }

  /** Physical keys, one after the other. */
  async presses(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** The item that is open, by its generated id. */
  get item(): string | undefined {
    return /\/i\/([a-z0-9]+)/.exec(this.page.url())?.[1]
  }

  /** Presses a key that leads to another item, and waits until its draft is there. */
  async moves(key: string): Promise<string> {
    const before = this.item
    await this.presses(key)
    return eventually(async () => {
      const { item } = this
      if (!item || item === before) throw new Error('still at the same item')
      await this.ready()
      return item
    })
  }

  /** Opens an item by its address, in the room that is open. */
  async goesTo(item: string): Promise<void> {
    await this.page.goto(this.page.url().replace(/(\/as\/[0-9]+).*/, `$1/i/${item}`))
    await eventually(() => this.ready())
  }

  /** The draft as it stands on screen, a text for each segment. */
  async draft(): Promise<readonly string[]> {
    return this.page.locator('room-segment article .text').evaluateAll((elements) =>
      elements.map((element) => {
        const lines = [
          ...(element.querySelector('room-segment-editor')?.shadowRoot?.querySelectorAll('.cm-line') ?? []),
        ]
        return (lines[0]?.textContent ?? element.textContent ?? '').replace(/\u200b/g, '')
      }),
    )
  }

  async ready(): Promise<void> {
    if ((await this.difference()) === undefined && !(await this.hasNoDifference()))
      throw new Error('the item is not there yet')
  }

  /** "3 of 7" of the difference under the cursor. */
  async difference(): Promise<{ number: number; of: number } | undefined> {
    const label = await this.page
      .getByRole('radiogroup')
      .first()
      .getAttribute('aria-label', { timeout: 100 })
      .catch(() => null)
    const [, number, of] = /Difference ([0-9]+) of ([0-9]+)/.exec(label ?? '') ?? []
    return number && of ? { number: Number(number), of: Number(of) } : undefined
  }

  /** The readings of that difference, in the order of their keys. */
  async readings(): Promise<readonly { words: string; stands: boolean }[]> {
    return this.page.getByRole('radio').evaluateAll((radios) =>
      radios.map((radio) => {
        const words = radio.querySelector('.words')
        return {
          words: words?.classList.contains('none') ? '' : (words?.textContent ?? '').trim(),
          stands: radio.getAttribute('aria-checked') === 'true',
        }
      }),
    )
  }

  async saved(): Promise<void> {
    await eventually(async () => {
      const state = await this.saveState()
      if (state !== 'saved') throw new Error(`the save state is ${state}`)
    })
  }

  saveState(): Promise<string | null> {
    return this.page.locator('room-save-state [data-state]').first().getAttribute('data-state')
  }

  /** The browser's own record of everything that this page sends and receives from here on. */
  async watchesWire(): Promise<CDPSession> {
    return this.#context.newCDPSession(this.page)
  }

  /** The quiet line at the bottom. */
  async quietLine(): Promise<string> {
    return (await this.page.locator('room-quiet-line [role=status]').allTextContents()).join(' ').trim()
  }

  /** Goes into typing mode in the current segment; asks again when the draft had not arrived yet. */
  async edits(): Promise<void> {
    const mode = this.page.locator('room-bar .mode')
    await eventually(async () => {
      if ((await mode.innerText()) !== 'Typing') await this.presses('KeyE')
      await this.page.locator('room-segment-editor .cm-focused').waitFor({ timeout: 1000 })
    })
  }

  /** Types into the segment that is in typing mode. */
  async types(words: string): Promise<void> {
    await this.page.keyboard.type(words)
  }

  async looksLike(path: string): Promise<void> {
    await this.page.screenshot({ path })
  }

  /** What reaches beyond the right edge: the page itself, or a control, a reading, a text that is cut off there. */
  async beyondTheEdge(): Promise<readonly string[]> {
    const page = await this.page.evaluate(() =>
      document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['the page'] : [],
    )
    const pieces = await this.page
      .locator('button, [role=radio], article .text, h2, h3, input')
      .evaluateAll((elements) =>
        elements
          .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
          .map((element) => `${element.tagName} ${element.textContent?.trim().slice(0, 40)}`),
      )
    return [...page, ...pieces]
  }

  async leaves(): Promise<void> {
    await this.#context.close()
  }

  private async hasNoDifference(): Promise<boolean> {
    return this.page.getByText('All sources agree in this item').first().isVisible()
  }
}
