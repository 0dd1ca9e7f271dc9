import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

const requestLine = /^[A-Z]+ \S+ HTTP\/1\.1\r\n/

/**
 * A line between one browser and a server that keeps every byte that reaches the browser. Asks for nothing compressed,
 * so that what is kept can be searched.
 */
export class RecordingLine {
  readonly #server: Server
  readonly #received: Buffer[] = []
  readonly #requests: string[] = []
  readonly #pairs = new Set<readonly [Socket, Socket]>()

  private constructor(server: Server) {
    this.#server = server
  }

  static async open(targetPort: number): Promise<RecordingLine> {
    const server = createServer()
    const line = new RecordingLine(server)
    server.on('connection', (browser) => line.#join(browser, connect(targetPort, '127.0.0.1')))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return line
  }

  /** The same address over this line. */
  through(address: string): string {
    const url = new URL(address)
    url.port = String((this.#server.address() as AddressInfo).port)
    return url.href
  }

  get received(): Buffer {
    return Buffer.concat(this.#received)
  }

  /** The first lines of everything that the browser asked for, upgrades too. */
  get requests(): readonly string[] {
    return this.#requests
  }

  async close(): Promise<void> {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #join(browser: Socket, server: Socket): void {
    const pair = [browser, server] as const
    this.#pairs.add(pair)
    server.on('data', (bytes) => {
      this.#received.push(bytes)
      browser.write(bytes)
    })
    browser.on('data', (bytes) => server.write(this.#plain(bytes)))
    for (const [from, to] of [pair, [server, browser] as const]) {
      from.on('error', () => to.destroy())
      from.on('close', () => {
        to.destroy()
        this.#pairs.delete(pair)
      })
    }
  }

  #plain(bytes: Buffer): Buffer {
    const text = bytes.toString('latin1')
    const [line] = requestLine.exec(text) ?? []
    if (!line) return bytes
    this.#requests.push(line.trim())
    return Buffer.from(text.replace(/\r\nAccept-Encoding: [^\r]*/i, ''), 'latin1')
  }
}

/** A text in every shape in which it could be hidden in bytes: UTF-8 and UTF-16, escaped as in JSON and addresses, base64. */
export function shapesOf(text: string): readonly Buffer[] {
  const utf8 = Buffer.from(text)
  const escaped = (wanted: (code: number) => boolean) =>
    [...Array(text.length).keys()]
      .map((at) => text.charCodeAt(at))
      .map((code) => (wanted(code) ? `\\u${code.toString(16).padStart(4, '0')}` : String.fromCharCode(code)))
      .join('')
  const base64 = [0, 1, 2].flatMap((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64')
    const inner = whole.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + utf8.length) * 8) / 6))
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')]
  })
  const percent = [encodeURIComponent(text), [...utf8].map((byte) => `%${byte.toString(16)}`).join('')]
  const written = [escaped((code) => code > 126), escaped(() => true), ...base64, ...percent, utf8.toString('hex')]
  return [utf8, Buffer.from(text, 'utf16le'), ...written.map((shape) => Buffer.from(shape))]
}

/** Which of the texts stand in the bytes in any shape; capitals of ASCII letters are taken as small ones. */
export function foundIn(bytes: Buffer, texts: readonly string[]): readonly string[] {
  const small = lowered(bytes)
  return texts.filter((text) => shapesOf(text).some((shape) => bytes.includes(shape) || small.includes(lowered(shape))))
}

const lowered = (bytes: Buffer): Buffer =>
  Buffer.from(
    bytes.toString('latin1').replace(/[A-Z]/g, (c) => c.toLowerCase()),
    'latin1',
  )
