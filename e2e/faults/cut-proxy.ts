import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/**
 * A line between a browser and a server that can go dead without a word, as a flaky network does: nothing passes,
 * nothing is closed. Mending it drops the old connections, which both sides then open anew.
 */
export class CutProxy {
  readonly #server: Server
  readonly #pairs = new Set<readonly [Socket, Socket]>()
  #dead = false

  private constructor(server: Server) {
    this.#server = server
  }

  static async open(targetPort: number): Promise<CutProxy> {
    const server = createServer()
    const proxy = new CutProxy(server)
    server.on('connection', (browser) => proxy.#join(browser, connect(targetPort, '127.0.0.1')))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return proxy
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  cut(): void {
    this.#dead = true
    for (const pair of this.#pairs) for (const socket of pair) socket.pause()
  }

  mend(): void {
    this.#dead = false
    this.#drop()
  }

  async close(): Promise<void> {
    this.#drop()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #drop(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy()
  }

  #join(browser: Socket, server: Socket): void {
    const pair = [browser, server] as const
    this.#pairs.add(pair)
    for (const [from, to] of [pair, [server, browser] as const]) {
      from.on('data', (bytes) => to.write(bytes))
      from.on('error', () => to.destroy())
      from.on('close', () => {
        to.destroy()
        this.#pairs.delete(pair)
      })
    }
    if (this.#dead) for (const socket of pair) socket.pause()
  }
}
