import { setTimeout as delay } from 'node:timers/promises'
import { Guest } from '#server/demo/guest.ts'
import { GuestDraft } from '#server/demo/guest-draft.ts'
import { TypedWords } from './typed-words.ts'

const unit = 'u1'
const oneInHowManyRemoves = 6

/** Somebody who types from outside over the stock provider, wherever the server is, and keeps a ledger of it. */
export class Writer {
  readonly name: string
  readonly words = new TypedWords()
  readonly draft: GuestDraft
  readonly #guest: Guest
  #count = 0
  #typing = false
  #typed: Promise<void> = Promise.resolve()

  private constructor(name: string, guest: Guest, item: string) {
    this.name = name
    this.#guest = guest
    this.draft = new GuestDraft(guest, item, this.words)
  }

  static async comes(name: string, url: string, invite: string, item: string): Promise<Writer> {
    return Writer.opens(name, await Guest.comes(url, invite), item)
  }

  static async opens(name: string, guest: Guest, item: string): Promise<Writer> {
    const writer = new Writer(name, guest, item)
    await writer.draft.arrives()
    return writer
  }

  get cookie(): string {
    return this.#guest.cookie
  }

  get text(): string {
    return this.draft.text(unit)?.toString() ?? ''
  }

  /** A new word at the end of the segment, or one of the own ones away. */
  edits(): void {
    const text = this.draft.text(unit)
    if (!text) throw new Error(`${this.name} has no draft`)
    const own = this.words.rows.filter(({ does, word }) => does === 'adds' && this.text.includes(` ${word}.`))
    const old = own[Math.floor(Math.random() * own.length)]
    if (old && Math.random() * oneInHowManyRemoves < 1) {
      this.words.doing('removes', old.word)
      text.delete(this.text.indexOf(` ${old.word}.`), old.word.length + 2)
      return
    }
    const word = `${this.name}${++this.#count}`
    this.words.doing('adds', word)
    text.insert(text.length, ` ${word}.`)
  }

  /** Types without waiting for anybody, until told to stop. */
  startsTyping(everyMilliseconds = 25): void {
    this.#typing = true
    const types = async () => {
      while (this.#typing) {
        this.edits()
        await delay(everyMilliseconds * (0.5 + Math.random()))
      }
    }
    this.#typed = types()
  }

  async stopsTyping(): Promise<void> {
    this.#typing = false
    await this.#typed
  }

  leaves(): void {
    this.#typing = false
    this.draft.leaves()
    this.#guest.leaves()
  }
}
