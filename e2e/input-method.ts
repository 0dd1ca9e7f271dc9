import type { CDPSession, Page } from 'playwright'

/** Keys of an input method, as Chromium takes them from one: what it composes at each key, and what it commits. */
export class InputMethod {
  readonly #page: Page
  readonly #session: CDPSession

  private constructor(page: Page, session: CDPSession) {
    this.#page = page
    this.#session = session
  }

  static async of(page: Page): Promise<InputMethod> {
    const session = await page.context().newCDPSession(page)
    await page.evaluate(() => {
      const seen = { started: 0, ended: 0 }
      Object.assign(window, { compositions: seen })
      addEventListener('compositionstart', () => seen.started++, true)
      addEventListener('compositionend', () => seen.ended++, true)
    })
    return new InputMethod(page, session)
  }

  async composes(text: string): Promise<void> {
    await this.#session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  }

  async commits(text: string): Promise<void> {
    await this.#session.send('Input.insertText', { text })
  }

  /** How many compositions began and ended on the page: one that was broken begins again. */
  compositions(): Promise<{ started: number; ended: number }> {
    return this.#page.evaluate(
      () => (window as unknown as { compositions: { started: number; ended: number } }).compositions,
    )
  }
}
