import type { Socket } from 'node:net'

export interface Conditions {
  /** Milliseconds that each byte is on its way, and at most so many more by chance. */
  readonly latency: number
  readonly jitter: number
  readonly bytesPerSecond: number
  /** Milliseconds after which the other side hears that one side has closed. */
  readonly closing: number
  /** Pieces that vanish on their way, as a message does that nobody repeats. */
  readonly swallows: (bytes: Buffer) => boolean
}

/** What a flow asks its line. */
export interface Course {
  readonly conditions: Conditions
  /** Resolves at once unless this direction is cut. */
  passable(): Promise<void>
}

type Passing = Buffer | 'end' | 'reset'

const mostWaitingBytes = 64 * 1024

/** What goes in one direction over one connection: in order, as slow as its line. A close waits behind the bytes. */
export class Flow {
  readonly #from: Socket
  readonly #to: Socket
  readonly #course: Course
  readonly #queue: { readonly what: Passing; readonly due: number }[] = []
  #waitingBytes = 0
  #lastDue = 0
  #running = false

  constructor(from: Socket, to: Socket, course: Course) {
    this.#from = from
    this.#to = to
    this.#course = course
    from.on('data', (bytes) => this.#take(bytes))
    from.on('end', () => this.#enqueue('end', course.conditions.closing))
    from.on('error', () => this.#enqueue('reset', course.conditions.closing))
  }

  #take(bytes: Buffer): void {
    const { bytesPerSecond, swallows } = this.#course.conditions
    if (swallows(bytes)) return
    const step = Math.max(1, Math.min(bytes.length, Math.ceil(bytesPerSecond / 20)))
    for (let at = 0; at < bytes.length; at += step) {
      const piece = bytes.subarray(at, at + step)
      this.#enqueue(piece, (1000 * piece.length) / bytesPerSecond)
    }
    this.#waitingBytes += bytes.length
    if (this.#waitingBytes > mostWaitingBytes) this.#from.pause()
  }

  /** `duration`: milliseconds that it occupies the line once what went before is through. */
  #enqueue(what: Passing, duration: number): void {
    const { latency, jitter } = this.#course.conditions
    const due = Math.max(performance.now() + latency + Math.random() * jitter, this.#lastDue) + duration
    this.#lastDue = due
    this.#queue.push({ what, due })
    if (!this.#running) void this.#run()
  }

  async #run(): Promise<void> {
    this.#running = true
    for (let next = this.#queue.shift(); next && !this.#to.destroyed; next = this.#queue.shift()) {
      const wait = next.due - performance.now()
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
      await this.#course.passable()
      await this.#pass(next.what)
    }
    this.#running = false
  }

  async #pass(what: Passing): Promise<void> {
    const to = this.#to
    if (to.destroyed) return
    if (what === 'reset') to.resetAndDestroy()
    else if (what === 'end') to.end()
    else {
      if (!to.write(what))
        await new Promise<void>((resolve) => {
          to.once('drain', resolve).once('close', resolve)
        })
      this.#waitingBytes -= what.length
      if (this.#waitingBytes <= mostWaitingBytes) this.#from.resume()
    }
  }
}
