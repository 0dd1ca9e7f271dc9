import { type Outcome, refuse } from '#shared/kernel/outcome.ts'
import type { CommandDone, CommandEnvelope } from '#shared/protocol/rt-messages.ts'
import type { KeptCommand } from './device-database.ts'
import type { KeptWork } from './kept-work.ts'
import { randomId } from './random-id.ts'
import { ConnectionLost } from './room-socket.ts'
import type { Outstanding } from './save-state.ts'

type Keeping = Pick<KeptWork, 'keepCommand' | 'forgetCommand' | 'renameCommand' | 'held'>

/** A command that is not answered yet. */
export interface WaitingCommand {
  readonly envelope: CommandEnvelope
  /** When it was given, in epoch milliseconds. */
  readonly at: number
  readonly answered: Promise<Outcome<CommandDone>>
}

interface Waiting extends WaitingCommand {
  readonly answer: (outcome: Outcome<CommandDone>) => void
  /** Whether it is meant to survive this page, and whether it is on the device by now. */
  readonly lasting: boolean
  kept: boolean
  envelope: CommandEnvelope
}

type Ask = (envelope: CommandEnvelope) => Promise<Outcome<CommandDone>>

/**
 * Commands go out one at a time, in order, under the same id until they are answered, and are kept on this device
 * until then. What another page of this person left goes out first, under the ids that it had there.
 */
export class CommandQueue {
  /** The name of this page, under which it holds what it is to send. */
  readonly holder: string
  readonly #ask: Ask
  readonly #changed: () => void
  #keeping: Keeping | undefined
  #waiting: readonly Waiting[] = []
  #client: string
  #count = 0
  #heard = 0
  #asking = false

  constructor(holder: string, ask: Ask, changed: () => void) {
    this.holder = holder
    this.#client = holder
    this.#ask = ask
    this.#changed = changed
  }

  get waiting(): readonly WaitingCommand[] {
    return this.#waiting
  }

  /** A question whose answer is of no use to a later page does not last. */
  send(name: string, input: unknown, lasting = true): Promise<Outcome<CommandDone>> {
    const id = this.#nextId()
    const waiting = newWaiting({ id, name, input }, Date.now(), lasting, false)
    this.#waiting = [...this.#waiting, waiting]
    void this.#keep(waiting)
    this.#changed()
    void this.resume()
    return waiting.answered
  }

  /** From now on what is not answered is kept. */
  keepWith(keeping: Keeping): void {
    this.#keeping = keeping
    for (const waiting of this.#waiting) void this.#keep(waiting)
  }

  /** What pages that are gone have left. */
  adopt(commands: readonly KeptCommand[]): readonly WaitingCommand[] {
    const adopted = commands.map(({ client, n, name, input, at }) =>
      newWaiting({ id: { client, n }, name, input }, at, true, true),
    )
    this.#waiting = [...adopted, ...this.#waiting]
    this.#changed()
    return adopted
  }

  /** Goes on with what is not answered. */
  async resume(): Promise<void> {
    if (this.#asking) return
    this.#asking = true
    try {
      for (let first = this.#waiting[0]; first; first = this.#waiting[0]) {
        const outcome = await this.#ask(first.envelope)
        this.#heard = Date.now()
        await this.#forget(first)
        this.#finish(first, outcome)
      }
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error
    } finally {
      this.#asking = false
    }
  }

  /** After the connection was away: a page that slept may have lost its commands to another one, which sent them. */
  async resumeAfterLoss(): Promise<void> {
    if (this.#asking) return
    this.#asking = true
    try {
      if (this.#keeping) await this.#giveUpTaken(this.#keeping)
    } finally {
      this.#asking = false
    }
    await this.resume()
  }

  async #giveUpTaken(keeping: Keeping): Promise<void> {
    const kept = this.#waiting.filter((waiting) => waiting.kept)
    if (kept.length === 0) return
    const held = await keeping.held(this.holder)
    const gone = kept.filter(({ envelope: { id } }) => !held.has(`${id.client} ${id.n}`))
    for (const waiting of gone) this.#finish(waiting, refuse('conflict', 'Another tab of yours has sent this'))
    if (gone.length > 0) await this.#beginAnew()
  }

  /**
   * The earlier numbers are another page's to send, and the server takes a client's numbers in order: what this page
   * has not sent yet goes out under a new id.
   */
  async #beginAnew(): Promise<void> {
    const old = this.#client
    this.#client = randomId()
    this.#count = 0
    for (const waiting of this.#waiting.filter(({ envelope }) => envelope.id.client === old)) {
      const { id } = waiting.envelope
      waiting.envelope = { ...waiting.envelope, id: this.#nextId() }
      if (waiting.kept) waiting.kept = (await this.#keeping?.renameCommand(id, waiting.envelope.id)) ?? false
      else void this.#keep(waiting)
    }
  }

  #nextId(): CommandEnvelope['id'] {
    return { client: this.#client, n: ++this.#count }
  }

  outstanding(connected: boolean): Outstanding {
    const kept = this.#waiting.filter((waiting) => waiting.kept).length
    const since = this.#waiting.length === 0 ? null : Math.min(...this.#waiting.map(({ at }) => at))
    return { count: this.#waiting.length, kept, since, heard: this.#heard, connected }
  }

  async #keep(waiting: Waiting): Promise<void> {
    if (!this.#keeping || !waiting.lasting || waiting.kept) return
    const { id, name, input } = waiting.envelope
    const command = { ...id, holder: this.holder, name, input, at: waiting.at }
    const kept = await this.#keeping.keepCommand(command)
    if (!kept || !this.#waiting.includes(waiting)) return
    waiting.kept = true
    this.#changed()
  }

  /** Gone from the device before the next one goes out: what stands there is always what is not answered. */
  async #forget({ lasting, envelope: { id } }: Waiting): Promise<void> {
    if (this.#keeping && lasting) await this.#keeping.forgetCommand(id.client, id.n)
  }

  #finish(waiting: Waiting, outcome: Outcome<CommandDone>): void {
    this.#waiting = this.#waiting.filter((other) => other !== waiting)
    waiting.answer(outcome)
    this.#changed()
  }
}

function newWaiting(envelope: CommandEnvelope, at: number, lasting: boolean, kept: boolean): Waiting {
  let answer: Waiting['answer'] = () => undefined
  const answered = new Promise<Outcome<CommandDone>>((resolve) => {
    answer = resolve
  })
  return { envelope, at, answered, answer, lasting, kept }
}
