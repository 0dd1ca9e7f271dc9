import { resolve } from 'node:path'
import { type TrustProxy, trustProxyFrom } from '#server/limits/client-address.ts'
import { LimitFault, type Limits, limitsFrom } from '#server/limits/limit-settings.ts'

/** Where and how this process serves; from flags, then the environment, then defaults. */
export interface Config {
  readonly host: string
  readonly port: number
  readonly dataDirectory: string
  readonly redisUrl: string | undefined
  readonly allowUnsafeRedis: boolean
  /** The address that people use, when a proxy or TLS stands in front; decides cookies and allowed Origins. */
  readonly publicUrl: URL | undefined
  readonly dev: boolean
  /** No demo room is made. */
  readonly empty: boolean
  readonly trustProxy: TrustProxy
  readonly limits: Limits
  /** The longest picture or recording that is taken, each. */
  readonly mediaBytes: number
}

export class ConfigError extends Error {}

type Flags = Readonly<Partial<Record<'port' | 'host' | 'data', string>>> & {
  readonly 'allow-unsafe-redis'?: boolean
  readonly dev?: boolean
  readonly empty?: boolean
}

export function configFrom(environment: NodeJS.ProcessEnv, flags: Flags = {}): Config {
  const port = Number(flags.port ?? environment.PORT ?? '8080')
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError(`The port must be a number from 0 to 65535, not "${flags.port ?? environment.PORT}"`)
  return {
    host: flags.host ?? environment.HOST ?? '127.0.0.1',
    port,
    dataDirectory: resolve(flags.data ?? environment.DATA_DIR ?? 'data'),
    redisUrl: environment.REDIS_URL || undefined,
    allowUnsafeRedis: flags['allow-unsafe-redis'] ?? false,
    publicUrl: publicUrlFrom(environment.PUBLIC_URL),
    dev: flags.dev ?? false,
    empty: flags.empty ?? false,
    trustProxy: trustProxyOf(environment.TRUST_PROXY),
    limits: limitsOf(environment),
    mediaBytes: mediaBytesOf(environment.MEDIA_MB),
  }
}

function trustProxyOf(text: string | undefined): TrustProxy {
  try {
    return trustProxyFrom(text)
  } catch {
    throw new ConfigError(`TRUST_PROXY must be a number of proxies, or addresses such as 10.0.0.0/8, not "${text}"`)
  }
}

function limitsOf(environment: NodeJS.ProcessEnv): Limits {
  try {
    return limitsFrom(environment)
  } catch (error) {
    throw error instanceof LimitFault ? new ConfigError(error.message) : error
  }
}

function mediaBytesOf(text: string | undefined): number {
  const megabytes = Number(text || '500')
  if (!Number.isInteger(megabytes) || megabytes < 1 || megabytes > 100_000)
    throw new ConfigError(`MEDIA_MB must be a number of megabytes from 1 to 100000, not "${text}"`)
  return megabytes * 1_000_000
}

function publicUrlFrom(text: string | undefined): URL | undefined {
  if (!text) return undefined
  if (!URL.canParse(text))
    throw new ConfigError(`PUBLIC_URL must be an address such as https://review.example, not "${text}"`)
  return new URL(text)
}
