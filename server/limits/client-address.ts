import type { IncomingMessage } from 'node:http'
import proxyAddr from 'proxy-addr'

/** Which addresses are the operator's own proxies, whose word about who is behind them counts. */
export type TrustProxy = (address: string, hop: number) => boolean

/**
 * `TRUST_PROXY`: a number of proxies in front of this server, or their addresses and networks (`loopback, 10.0.0.0/8`).
 * Without it nobody's word counts. @throws TypeError for what is neither.
 */
export function trustProxyFrom(text: string | undefined): TrustProxy {
  const value = text?.trim()
  if (!value) return () => false
  if (/^[0-9]{1,2}$/.test(value)) return (_, hop) => hop < Number(value)
  return proxyAddr.compile(value.split(/\s*,\s*/))
}

/** The address that a request came from, beyond trusted proxies. */
export const clientAddress = (request: IncomingMessage, trust: TrustProxy): string => proxyAddr(request, trust)
