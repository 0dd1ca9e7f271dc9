/** So many points in so many seconds. */
export interface Limit {
  readonly points: number
  readonly seconds: number
}

/**
 * What a person may do, over all their connections, and what an address may do before anybody is signed in there: an
 * office of a hundred people is one address. Each is a setting: `LIMIT_EDITS=600/2` is 600 in two seconds.
 */
export const limitSettings = {
  /** Connections that a person opens, on both channels. */
  connects: { variable: 'LIMIT_CONNECTS', points: 240, seconds: 60, of: 'connections opened by a person' },
  /** Messages of drafts. */
  edits: { variable: 'LIMIT_EDITS', points: 2000, seconds: 2, of: 'draft messages of a person' },
  /** Bytes of drafts: a returning offline hour is up to 8 MB. */
  bytes: { variable: 'LIMIT_BYTES', points: 16_777_216, seconds: 4, of: 'bytes of draft messages of a person' },
  /** Everything that is asked over `/rt`. */
  requests: { variable: 'LIMIT_REQUESTS', points: 400, seconds: 2, of: 'requests and commands of a person' },
  uploads: { variable: 'LIMIT_UPLOADS', points: 120, seconds: 3600, of: 'files that a person sends' },
  /** Pictures and recordings, or zips of them. */
  media: { variable: 'LIMIT_MEDIA', points: 20_000, seconds: 3600, of: 'pictures and recordings that a person sends' },
  /** Of one person, from wherever they are tried. */
  passphrases: { variable: 'LIMIT_PASSPHRASES', points: 5, seconds: 900, of: 'wrong passphrases for a person' },
  /** Requests and connections that no session stands behind, by address. */
  strangers: { variable: 'LIMIT_STRANGERS', points: 600, seconds: 60, of: 'requests of an address without a session' },
} as const satisfies Readonly<Record<string, Limit & { readonly variable: string; readonly of: string }>>

export type LimitName = keyof typeof limitSettings
export type Limits = Readonly<Record<LimitName, Limit>>

export const limitNames = Object.keys(limitSettings) as readonly LimitName[]

export class LimitFault extends Error {}

/** @throws LimitFault, naming the variable and what it may be. */
export function limitsFrom(environment: Readonly<Record<string, string | undefined>>): Limits {
  return Object.fromEntries(limitNames.map((name) => [name, limitOf(name, environment)])) as Limits
}

function limitOf(name: LimitName, environment: Readonly<Record<string, string | undefined>>): Limit {
  const { variable, points, seconds } = limitSettings[name]
  const text = environment[variable]
  if (!text) return { points, seconds }
  const [, given = '', per = ''] = /^([1-9][0-9]{0,11})\/([1-9][0-9]{0,5})$/.exec(text.trim()) ?? []
  if (given === '')
    throw new LimitFault(`${variable} must be points/seconds such as ${points}/${seconds}, not "${text}"`)
  return { points: Number(given), seconds: Number(per) }
}
