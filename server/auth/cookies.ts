import type { IncomingHttpHeaders } from 'node:http'

/**
 * A browser holds several people: one cookie for each session, named by the number that the page's address carries
 * (`/r/demo/as/3`). Under TLS the name has the `__Host-` prefix.
 */
export const cookieName = (number: number, secure: boolean): string => `${secure ? '__Host-' : ''}chavadi-${number}`

const ours = /^(?:__Host-)?chavadi-([1-9][0-9]{0,3})$/

/** The session cookies of a request: number to value. */
export function sessionCookies(headers: IncomingHttpHeaders): ReadonlyMap<number, string> {
  const pairs = (headers.cookie ?? '').split(';').flatMap((part): [number, string][] => {
    const equals = part.indexOf('=')
    const number = ours.exec(part.slice(0, Math.max(0, equals)).trim())?.[1]
    return number ? [[Number(number), part.slice(equals + 1).trim()]] : []
  })
  return new Map(pairs)
}

/** The lowest number that this browser does not use yet. */
export function freeNumber(taken: ReadonlyMap<number, string>): number {
  let number = 1
  while (taken.has(number)) number++
  return number
}
