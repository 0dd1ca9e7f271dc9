import type { CDPSession } from 'playwright'

/** What a browser's page sent and received, as the browser itself tells it: bodies of answers, and frames both ways. */
export class BrowserRecord {
  readonly #parts: Buffer[] = []
  readonly #reading = new Set<Promise<void>>()
  readonly addresses: string[] = []
  frames = 0

  static async of(session: CDPSession): Promise<BrowserRecord> {
    const record = new BrowserRecord()
    session.on('Network.requestWillBeSent', ({ request }) => {
      record.addresses.push(request.url)
      record.#keep(JSON.stringify([request.url, request.headers, request.postData ?? '']))
    })
    session.on('Network.responseReceived', ({ response }) => record.#keep(JSON.stringify(response)))
    session.on('Network.loadingFinished', ({ requestId }) => record.#read(session, requestId))
    session.on('Network.webSocketFrameReceived', ({ response }) => record.#frame(response))
    session.on('Network.webSocketFrameSent', ({ response }) => record.#frame(response))
    await session.send('Network.enable', { maxTotalBufferSize: 200_000_000, maxResourceBufferSize: 50_000_000 })
    return record
  }

  async bytes(): Promise<Buffer> {
    await Promise.all(this.#reading)
    return Buffer.concat(this.#parts)
  }

  #frame({ opcode, payloadData }: { opcode: number; payloadData: string }): void {
    this.frames++
    this.#parts.push(Buffer.from(payloadData, opcode === 1 ? 'utf8' : 'base64'))
  }

  #keep(text: string): void {
    this.#parts.push(Buffer.from(text))
  }

  #read(session: CDPSession, requestId: string): void {
    const reading = session.send('Network.getResponseBody', { requestId }).then(
      ({ body, base64Encoded }) => void this.#parts.push(Buffer.from(body, base64Encoded ? 'base64' : 'utf8')),
      // Answers without a body have none to give.
      () => undefined,
    )
    this.#reading.add(reading)
  }
}
