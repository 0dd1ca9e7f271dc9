import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { type Conditions, Flow } from './flow.ts'

/** From whoever connects to the server behind the line, and back. */
export type Direction = 'up' | 'down'

const clear: Conditions = {
  latency: 0,
  jitter: 0,
  bytesPerSecond: Number.POSITIVE_INFINITY,
  closing: 0,
  swallows: () => false,
}

/** A line to a server (or to a Redis) on this machine, with the faults of real ones. */
export class FaultLine {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  readonly #barriers = { up: new Barrier(), down: new Barrier() }
  #conditions = clear

  private constructor(server: Server) {
    this.#server = server
  }

  static async open(targetPort: number): Promise<FaultLine> {
    const server = createServer({ allowHalfOpen: true })
    const line = new FaultLine(server)
    server.on('connection', (near) =>
      line.#join(near, connect({ port: targetPort, host: '127.0.0.1', allowHalfOpen: true })),
    )
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return line
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** The same address over this line. */
  through(address: string): string {
    return address.replace(/^([a-z]+:\/\/127\.0\.0\.1):[0-9]+/, `$1:${this.port}`)
  }

  /** Nothing passes and nothing is closed, without a word: both ways, or one way only (half-open). */
  cut(direction?: Direction): void {
    for (const way of direction ? [direction] : (['up', 'down'] as const)) this.#barriers[way].lower()
  }

  /** Slow from now on, both ways, or with holes; what is not named is without fault. */
  slow(conditions: Partial<Conditions>): void {
    this.#conditions = { ...clear, ...conditions }
  }

  /** All faults end. Connections that were cut go on with what waited in them; `drop` first where they should not. */
  mend(): void {
    this.#conditions = clear
    for (const barrier of Object.values(this.#barriers)) barrier.lift()
  }

  /** Both sides of every connection hear at once that it is gone (RST). */
  drop(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy()
  }

  async close(): Promise<void> {
    this.drop()
    this.mend()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #join(near: Socket, far: Socket): void {
    for (const socket of [near, far]) {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
    }
    new Flow(near, far, this.#course('up'))
    new Flow(far, near, this.#course('down'))
  }

  #course(direction: Direction) {
    const conditions = () => this.#conditions
    return {
      get conditions() {
        return conditions()
      },
      passable: () => this.#barriers[direction].lifted,
    }
  }
}

class Barrier {
  #lifted: Promise<void> = Promise.resolve()
  #lift: (() => void) | undefined

  get lifted(): Promise<void> {
    return this.#lifted
  }

  lower(): void {
    if (this.#lift) return
    this.#lifted = new Promise((resolve) => {
      this.#lift = resolve
    })
  }

  lift(): void {
    this.#lift?.()
    this.#lift = undefined
  }
}
