import type { Outcome } from '#shared/kernel/outcome.ts'
import type { CommandDone, CommandEnvelope } from '#shared/protocol/rt-messages.ts'
import { ConnectionLost } from './room-socket.ts'
import type { Outstanding } from './save-state.ts'

interface Waiting {
  readonly envelope: CommandEnvelope
  readonly at: number
  readonly answer: (outcome: Outcome<CommandDone>) => void
}

type Ask = (envelope: CommandEnvelope) => Promise<Outcome<CommandDone>>

/** Commands go out one at a time, in order, under the same id until they are answered. */
export class CommandQueue {
  readonly client: string
  readonly #ask: Ask
  readonly #changed: () => void
  #waiting: readonly Waiting[] = []
  #count = 0
  #heard = 0
  #asking = false

  constructor(client: string, ask: Ask, changed: () => void) {
    this.client = client
    this.#ask = ask
    this.#changed = changed
  }

  send(name: string, input: unknown): Promise<Outcome<CommandDone>> {
    return new Promise((answer) => {
      const id = { client: this.client, n: ++this.#count }
      this.#waiting = [...this.#waiting, { envelope: { id, name, input }, at: Date.now(), answer }]
      this.#changed()
      void this.resume()
    })
  }

  /** Goes on with what is not answered; called whenever the room is joined again. */
  async resume(): Promise<void> {
    if (this.#asking) return
    this.#asking = true
    try {
      for (let first = this.#waiting[0]; first; first = this.#waiting[0]) {
        const outcome = await this.#ask(first.envelope)
        this.#waiting = this.#waiting.slice(1)
        this.#heard = Date.now()
        first.answer(outcome)
        this.#changed()
      }
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error
    } finally {
      this.#asking = false
    }
  }

  outstanding(connected: boolean): Outstanding {
    return { count: this.#waiting.length, since: this.#waiting[0]?.at ?? null, heard: this.#heard, connected }
  }
}
