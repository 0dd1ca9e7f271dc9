import type { LitElement } from 'lit'

/** Nearer to the end than this, whoever reads sees what comes. */
const nearEnd = 60

/** Where a list of messages stands: at its end for as long as its reader is there, whatever grows; or at one message. */
export class MessageList {
  atEnd = true
  readonly #host: LitElement
  readonly #grown = new ResizeObserver(() => this.#keep())

  constructor(host: LitElement) {
    this.#host = host
  }

  /** After the host is drawn: messages have their height only once they are drawn too. */
  async follow(): Promise<void> {
    for (const one of this.#host.renderRoot.querySelectorAll('.inside, .inside > ol')) this.#grown.observe(one)
    await this.#drawn()
    this.#keep()
  }

  leave(): void {
    this.#grown.disconnect()
  }

  /** One message comes into sight, and has the focus. */
  async reach(selector: string): Promise<boolean> {
    this.atEnd = false
    await this.#drawn()
    const message = this.#host.renderRoot.querySelector<HTMLElement>(selector)
    message?.scrollIntoView({ block: 'center' })
    message?.focus({ preventScroll: true })
    return message !== null
  }

  scrolled(): void {
    const list = this.#list
    if (list) this.atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < nearEnd
  }

  /** What is read stays where it is while `grow` puts something above it. */
  async growsAbove(grow: () => Promise<void>): Promise<void> {
    const list = this.#list
    const below = list ? list.scrollHeight - list.scrollTop : 0
    this.atEnd = false
    await grow()
    await this.#host.updateComplete
    await this.#drawn()
    if (list) list.scrollTop = list.scrollHeight - below
  }

  get #list(): Element | null {
    return this.#host.renderRoot.querySelector('.inside')
  }

  #keep(): void {
    const list = this.#list
    if (list && this.atEnd) list.scrollTop = list.scrollHeight
  }

  async #drawn(): Promise<void> {
    const messages = [...this.#host.renderRoot.querySelectorAll<LitElement>('room-talk-message')]
    await Promise.all(messages.map(({ updateComplete }) => updateComplete))
  }
}
