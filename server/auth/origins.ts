import type { IncomingMessage } from 'node:http'

/** Other sites may link to pages, never to what is behind them: an export is recorded, a list is private. */
export function siteFault({ headers }: IncomingMessage): string | undefined {
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
    ? undefined
    : 'Another site asked for this: open it from a page of this room'
}

/**
 * Why this request's Origin may not connect, if so. Without PUBLIC_URL a page may connect to the host it came from;
 * programs that are no browsers send no Origin and are known by their cookie.
 */
export function originFault(request: IncomingMessage, publicUrl: URL | undefined): string | undefined {
  const { origin, host } = request.headers
  if (origin === undefined) return undefined
  if (publicUrl) {
    if (origin === publicUrl.origin) return undefined
    return `Origin ${origin} is not ${publicUrl.origin}: set PUBLIC_URL to the address that people use`
  }
  if (URL.canParse(origin) && new URL(origin).host === host) return undefined
  return `Origin ${origin} is not this host (${host}): behind a proxy, set PUBLIC_URL to the address that people use`
}
