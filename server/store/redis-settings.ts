import { ErrorReply } from 'redis'

/** This Redis may lose what was acknowledged; the message says what to set. */
export class UnsafeRedis extends Error {
  readonly faults: readonly string[]

  constructor(address: string, faults: readonly string[]) {
    super(
      `Redis at ${address} can lose what people were told is saved. ${faults.join(' ')} ` +
        'Or start with --allow-unsafe-redis to accept that.',
    )
    this.faults = faults
  }
}

interface Setting {
  readonly name: string
  readonly wanted: string
  readonly otherwise: string
}

/*
 * Replicas are out of scope here: a failover to an asynchronous replica loses what it had not received (measured:
 * seconds of writes), whatever these settings say. With replicas a commit has to wait for one of them (WAIT).
 */
const settings: readonly Setting[] = [
  { name: 'appendonly', wanted: 'yes', otherwise: 'a restart would lose all since the last snapshot' },
  { name: 'appendfsync', wanted: 'always', otherwise: 'a power cut would lose the last second or more' },
  { name: 'maxmemory-policy', wanted: 'noeviction', otherwise: 'rooms would be thrown away when memory is full' },
]

/**
 * What is wrong with the settings of a Redis, as sentences that say what to set; none when acknowledged writes are safe.
 * `read` answers the value of one setting (CONFIG GET), or rejects with Redis' refusal to tell.
 */
export async function redisFaults(read: (name: string) => Promise<string | undefined>): Promise<readonly string[]> {
  const faults: string[] = []
  try {
    for (const { name, wanted, otherwise } of settings) {
      const value = await read(name)
      if (value !== wanted) faults.push(`${name} is "${value ?? 'unknown'}": ${otherwise}; set "${name} ${wanted}".`)
    }
  } catch (error) {
    if (!(error instanceof ErrorReply)) throw error
    faults.push(
      'Its settings cannot be read, so nobody knows whether writes survive a crash: permit CONFIG GET to this user, ' +
        `and set ${settings.map(({ name, wanted }) => `"${name} ${wanted}"`).join(', ')} (Redis said: ${error.message}).`,
    )
  }
  return faults
}
