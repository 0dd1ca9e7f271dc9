import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'

/** The stock provider as anybody would use it, with a session's cookie. `document` is `<room>/<item>`. */
export function stockProvider(serverUrl: string, document: string, doc: Y.Doc, cookie: string): WebsocketProvider {
  class WithCookie extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers: { cookie } })
    }
  }
  return new WebsocketProvider(new URL('/sync', serverUrl.replace('http', 'ws')).href, document, doc, {
    // ws in place of the browser's own: the same interface as far as the provider uses it.
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
}
