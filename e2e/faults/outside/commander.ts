import { setTimeout as delay } from 'node:timers/promises'
import { Guest, GuestLost } from '#server/demo/guest.ts'
import type { CommandInput } from '#shared/domain/room.ts'

type Asked =
  | { readonly name: 'comment.add'; readonly input: CommandInput<'comment.add'> }
  | { readonly name: 'difference.settle'; readonly input: CommandInput<'difference.settle'> }

/** A command as its asker knows it. */
export type AskedCommand = Asked & {
  readonly n: number
  /** Null until it was acknowledged. */
  readonly seq: number | null
}

/**
 * Somebody who commands from outside over `/rt`, one command after the other: comments whose words nobody else says, and
 * one place settled one way and the other. Each is asked under its number until it is answered.
 */
export class Commander {
  readonly name: string
  /** What it names itself in its commands. */
  readonly client = crypto.randomUUID()
  readonly refusals: string[] = []
  /** Comments that it was told about. */
  readonly heard: string[] = []
  readonly #item: string
  readonly #dispute: string
  #guest: Guest | undefined
  #rows: readonly AskedCommand[] = []
  #commanding = false
  #commanded: Promise<void> = Promise.resolve()

  private constructor(name: string, item: string, dispute: string) {
    this.name = name
    this.#item = item
    this.#dispute = dispute
  }

  static async comes(
    name: string,
    at: { readonly url: string; readonly invite: string },
    on: { readonly item: string; readonly dispute: string },
  ): Promise<Commander> {
    const commander = new Commander(name, on.item, on.dispute)
    const guest = await Guest.comes(at.url, at.invite, commander.client)
    guest.told.add(({ event }) => {
      if (event?.type === 'comment.added') commander.heard.push(event.text)
    })
    commander.#guest = guest
    return commander
  }

  get rows(): readonly AskedCommand[] {
    return this.#rows
  }

  get safe(): number {
    return this.#rows.filter(({ seq }) => seq !== null).length
  }

  get outstanding(): number {
    return this.#rows.length - this.safe
  }

  says(text: string): Promise<void> {
    return this.#commands({ name: 'comment.add', input: { item: this.#item, dispute: this.#dispute, text } })
  }

  startsCommanding(everyMilliseconds = 15): void {
    this.#commanding = true
    const commands = async () => {
      while (this.#commanding) {
        await this.#commands(this.#next())
        await delay(everyMilliseconds * (0.5 + Math.random()))
      }
    }
    this.#commanded = commands()
  }

  /** Resolves once the last one was answered. */
  async stopsCommanding(): Promise<void> {
    this.#commanding = false
    await this.#commanded
  }

  leaves(): void {
    this.#commanding = false
    this.#guest?.leaves()
    this.#guest = undefined
  }

  #next(): Asked {
    const n = this.#rows.length + 1
    const item = this.#item
    return n % 2 === 0
      ? { name: 'comment.add', input: { item, dispute: this.#dispute, text: `${this.name} says ${n}` } }
      : { name: 'difference.settle', input: { item, place: { unit: 'u1', from: 1, to: 2 }, take: n % 4 === 1 ? 0 : 1 } }
  }

  async #commands(asked: Asked): Promise<void> {
    const n = this.#rows.length + 1
    this.#rows = [...this.#rows, { ...asked, n, seq: null }]
    while (this.#guest)
      try {
        const outcome = await this.#guest.does(asked.name, asked.input, n)
        if (!outcome.ok) this.refusals.push(`${asked.name}: ${outcome.refusal.message}`)
        const seq = outcome.ok ? outcome.value.seq : null
        this.#rows = this.#rows.map((row) => (row.n === n ? { ...row, seq } : row))
        return
      } catch (error) {
        if (!(error instanceof GuestLost)) throw error
        await delay(100)
      }
  }
}
