import { msg, str } from '@lit/localize'
import type { NoticeRow } from '#shared/protocol/notice-messages.ts'
import { Followed } from './followed.ts'
import type { ForYou } from './for-you.ts'
import { noticeSentence } from './notice-sentence.ts'

export type AlertState = 'on' | 'off' | 'asking' | 'blocked' | 'impossible'

const kept = 'chavadi.alerts'
/** What comes together is one message. */
const burstMilliseconds = 1500

/** Messages of the browser itself while this page is hidden, once the person switched them on. They hold no words of items. */
export class BrowserAlerts extends Followed<AlertState> {
  readonly #title: () => string
  readonly #end: () => void
  #waiting: NoticeRow[] = []
  #burst: ReturnType<typeof setTimeout> | undefined

  constructor(notices: ForYou, title: () => string) {
    super(stateNow())
    this.#title = title
    this.#end = notices.onCame((row) => this.#came(row))
  }

  /** The browser asks the person, once. */
  async switchOn(): Promise<void> {
    if (this.state === 'impossible') return
    this.put('asking')
    const answer = await Notification.requestPermission()
    if (answer === 'granted') localStorage.setItem(kept, 'on')
    this.put(stateNow())
  }

  switchOff(): void {
    localStorage.removeItem(kept)
    this.put(stateNow())
  }

  close(): void {
    clearTimeout(this.#burst)
    this.#end()
  }

  #came(row: NoticeRow): void {
    if (document.visibilityState !== 'hidden' || stateNow() !== 'on') return
    this.#waiting.push(row)
    this.#burst ??= setTimeout(() => this.#tell(), burstMilliseconds)
  }

  #tell(): void {
    const [first, ...more] = this.#waiting
    this.#waiting = []
    this.#burst = undefined
    if (!first || document.visibilityState !== 'hidden') return
    const body = more.length === 0 ? noticeSentence(first) : msg(str`${more.length + 1} things for you`)
    try {
      const message = new Notification(this.#title(), { body, tag: this.#title() })
      message.onclick = () => {
        window.focus()
        message.close()
      }
    } catch {
      // Some browsers of phones have the class and make none of it.
      this.put('impossible')
    }
  }
}

function stateNow(): AlertState {
  if (typeof Notification === 'undefined' || !isSecureContext) return 'impossible'
  if (Notification.permission === 'denied') return 'blocked'
  return Notification.permission === 'granted' && localStorage.getItem(kept) === 'on' ? 'on' : 'off'
}
