import { setTimeout as delay } from 'node:timers/promises'
import { createClient, ErrorReply, RESP_TYPES } from 'redis'
import { StoreUnavailable } from './store.ts'

/** How long a call may be tried again, and how long a start waits for Redis. */
const defaultPatienceMilliseconds = 10_000
/** Whoever only asks whether Redis answers is not kept waiting. */
const onceMilliseconds = 2000
/** A connection that stays silent for so long, also to a ping, is given up and made anew. */
const silenceMilliseconds = 5000
const pingMilliseconds = 1500

/** What Redis says while it starts, fails over or is busy; it has done nothing then and may soon. */
const passingReply = /^(LOADING|READONLY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|BUSY|UNBLOCKED) /
const credentialsReply = /^(NOAUTH|WRONGPASS|NOPERM|ERR invalid password|ERR AUTH)/

const plainClient = (
  url: string,
  offlineQueue: boolean,
  reconnectStrategy: (retries: number, cause: Error) => number | Error,
) =>
  createClient({
    url,
    // A commit that waits for a connection must not be carried out long after it was given up: it fails at once,
    // and is tried again from here.
    disableOfflineQueue: !offlineQueue,
    maintNotifications: 'disabled',
    pingInterval: pingMilliseconds,
    socket: { socketTimeout: silenceMilliseconds, connectTimeout: silenceMilliseconds, reconnectStrategy },
  })

export type RedisClient = ReturnType<typeof plainClient>
const binary = (client: RedisClient) => client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer })
export type BinaryRedisClient = ReturnType<typeof binary>

/** A connection for calls and one for messages. Lost ones are made anew for ever; their errors never leave here. */
export class RedisConnection {
  /** For calls; `binary` answers bulk strings as bytes. */
  readonly plain: RedisClient
  readonly binary: BinaryRedisClient
  /** For subscriptions alone. */
  readonly messages: RedisClient
  /** The address without its password. */
  readonly address: string
  readonly #patience: number
  #connected = false
  #lastError: Error | undefined

  /** @throws StoreUnavailable when Redis cannot be reached within `patience` milliseconds, or refuses the password. */
  static async open(url: string, patience = defaultPatienceMilliseconds): Promise<RedisConnection> {
    const connection = new RedisConnection(url, patience)
    try {
      await connection.#connect()
      return connection
    } catch (cause) {
      connection.destroy()
      throw new StoreUnavailable(
        `Redis at ${connection.address} is out of reach: ${connection.#reason(cause)}. Start it, or change REDIS_URL.`,
        { cause },
      )
    }
  }

  private constructor(url: string, patience: number) {
    this.address = addressIn(url)
    this.#patience = patience
    const strategy = (retries: number, cause: Error): number | Error => {
      if (!this.#connected && credentialsReply.test(cause.message)) return cause
      return Math.min(25 * 2 ** retries, 1000) * (0.75 + Math.random() / 2)
    }
    this.plain = plainClient(url, false, strategy)
    this.messages = plainClient(url, true, strategy)
    for (const client of [this.plain, this.messages])
      client.on('error', (error: Error) => {
        this.#lastError = error
      })
    this.binary = binary(this.plain)
  }

  async #connect(): Promise<void> {
    const connecting = Promise.all([this.plain.connect(), this.messages.connect()])
    await inTime(connecting, this.#patience)
    this.#connected = true
  }

  /**
   * Calls, and calls again with growing pauses while the connection is lost, for as long as patience lasts.
   * So a call must be harmless when repeated.
   * @throws StoreUnavailable when the answer stays out, or is a refusal that waiting does not mend (disk or memory full).
   */
  async ask<Answer>(call: () => Promise<Answer>): Promise<Answer> {
    const end = performance.now() + this.#patience
    for (let pause = 20; ; pause = Math.min(2 * pause, 400)) {
      try {
        return await inTime(call(), end - performance.now())
      } catch (error) {
        if (error instanceof TypeError || error instanceof RangeError) throw error
        const lasting = error instanceof ErrorReply && !passingReply.test(error.message)
        if (lasting || !this.plain.isOpen || performance.now() + pause >= end) throw this.#unavailable(error)
        await delay(pause)
      }
    }
  }

  /** Calls once, now or not at all. @throws StoreUnavailable */
  async once<Answer>(call: (client: RedisClient) => Promise<Answer>): Promise<Answer> {
    try {
      return await inTime(call(this.plain), Math.min(this.#patience, onceMilliseconds))
    } catch (error) {
      throw this.#unavailable(error)
    }
  }

  #unavailable(error: unknown): StoreUnavailable {
    return new StoreUnavailable(`Redis at ${this.address} did not answer: ${this.#reason(error)}`, { cause: error })
  }

  /** Ends both connections, once calls that were sent have had a second for their answers. */
  async close(): Promise<void> {
    if (this.plain.isReady) await inTime(this.plain.close(), 1000).catch(() => undefined)
    this.destroy()
  }

  destroy(): void {
    this.plain.destroy()
    this.messages.destroy()
  }

  /** Clients say "The client is closed" where the socket's error, from before, says why. */
  #reason(error: unknown): string {
    const told = error instanceof ErrorReply || !this.#lastError ? error : this.#lastError
    return told instanceof Error ? told.message || told.name : String(told)
  }
}

function addressIn(url: string): string {
  if (!/^(rediss?|unix):/.test(url) || !URL.canParse(url))
    throw new TypeError('REDIS_URL must be an address such as redis://localhost:6379 (rediss:// with TLS)')
  const { protocol, host, pathname } = new URL(url)
  return `${protocol}//${host}${pathname}`
}

async function inTime<Answer>(answer: Promise<Answer>, milliseconds: number): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const complain = (): void => reject(new Error(`no answer within ${Math.ceil(milliseconds / 1000)} s`))
    timer = setTimeout(complain, Math.max(milliseconds, 0))
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
