import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { type LimitName, type Limits, limitNames } from './limit-settings.ts'

type Limiter = RateLimiterMemory | RateLimiterRedis
type LimitsClient = Awaited<ReturnType<typeof limitsClient>>

/** Counting must never hold up what is counted. */
const silenceMilliseconds = 2000

/**
 * Counts what people and addresses do: in Redis where rooms are, so that all processes count together; while that is out
 * of reach, and on the embedded store, in this process.
 */
export class RateLimits {
  readonly #limiters: Readonly<Record<LimitName, Limiter>>
  readonly #client: LimitsClient | undefined

  private constructor(limits: Limits, client: LimitsClient | undefined) {
    const limiters = limitNames.map((name) => [name, limiterOf(name, limits, client)] as const)
    this.#limiters = Object.fromEntries(limiters) as Readonly<Record<LimitName, Limiter>>
    this.#client = client
  }

  static async open(limits: Limits, redisUrl: string | undefined, log: Logger): Promise<RateLimits> {
    if (redisUrl === undefined) return new RateLimits(limits, undefined)
    const client = await limitsClient(redisUrl)
    client.on('error', (error: Error) => log.debug({ error }, 'limits are counted in this process alone'))
    await Promise.race([client.connect().catch(() => undefined), delay(silenceMilliseconds)])
    return new RateLimits(limits, client)
  }

  /** Milliseconds until this is within the limit again; 0 when it is. What is beyond it is counted all the same. */
  async spend(name: LimitName, key: string, points = 1): Promise<number> {
    try {
      await this.#limiters[name].consume(key, points)
      return 0
    } catch (over) {
      if (over instanceof RateLimiterRes) return Math.max(over.msBeforeNext, 1)
      throw over
    }
  }

  /** What was counted of it is as if it had not been. */
  async forget(name: LimitName, key: string): Promise<void> {
    await this.#limiters[name].delete(key)
  }

  close(): void {
    this.#client?.destroy()
  }
}

/** Servers on the embedded store never read that package. */
async function limitsClient(url: string) {
  const { createClient } = await import('redis')
  return createClient({
    url,
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    socket: { socketTimeout: silenceMilliseconds, connectTimeout: silenceMilliseconds },
    pingInterval: silenceMilliseconds / 2,
  })
}

function limiterOf(name: LimitName, limits: Limits, client: LimitsClient | undefined): Limiter {
  const { points, seconds } = limits[name]
  const how = { keyPrefix: `chavadi-limit:${name}`, points, duration: seconds }
  const memory = new RateLimiterMemory(how)
  if (!client) return memory
  return new RateLimiterRedis({
    ...how,
    storeClient: client,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    insuranceLimiter: memory,
  })
}
