import type { IncomingHttpHeaders } from 'node:http'

/**
 * A browser holds several people: one cookie for each session, named by the number that the page's address carries
 * (`/r/demo/as/3`). Under TLS the name has the `__Host-` prefix.
 */
export const cookieName = (number: number | 'last', secure: boolean): string =>
  `${secure ? '__Host-' : ''}chavadi-${number}`

const ours = /^(?:__Host-)?chavadi-(last|[1-9][0-9]{0,3})$/

function ourCookies(headers: IncomingHttpHeaders): readonly (readonly [name: string, value: string])[] {
  return (headers.cookie ?? '').split(';').flatMap((part) => {
    const equals = part.indexOf('=')
    const name = ours.exec(part.slice(0, Math.max(0, equals)).trim())?.[1]
    return name ? [[name, part.slice(equals + 1).trim()] as const] : []
  })
}

/** The session cookies of a request: number to value. */
export const sessionCookies = (headers: IncomingHttpHeaders): ReadonlyMap<number, string> =>
  new Map(ourCookies(headers).flatMap(([name, value]) => (name === 'last' ? [] : [[Number(name), value] as const])))

/**
 * A number that this browser never used: an old tab or a bookmark of a session that is gone must not become another
 * person's.
 */
export function freeNumber(headers: IncomingHttpHeaders): number {
  const last = Number(ourCookies(headers).find(([name]) => name === 'last')?.[1] ?? 0)
  return Math.max(0, Number.isInteger(last) ? last : 0, ...sessionCookies(headers).keys()) + 1
}
