import type { Manager } from 'socket.io-client'
import { vi } from 'vitest'

const WallDate = globalThis.Date
let ahead = 0

class DateAhead extends WallDate {
  constructor(...given: [] | [number | string | Date]) {
    super(given.length === 0 ? DateAhead.now() : given[0])
  }

  static override now(): number {
    return WallDate.now() + ahead
  }
}

/** The wall clock of this process, put forward by so many milliseconds; timers run as ever. */
export function putForward(milliseconds: number): void {
  ahead += milliseconds
  vi.stubGlobal('Date', DateAhead)
}

/** Whoever put it forward puts it back. */
export function putBack(): void {
  ahead = 0
  vi.unstubAllGlobals()
}

/** A client in this process would take the leap for a line that was silent so long, and end it. */
export function withoutExpiry<Channel extends { readonly io: Manager }>(channel: Channel): Channel {
  const never = { get: () => Number.POSITIVE_INFINITY, set: () => undefined, configurable: true }
  const hold = () => Object.defineProperty(channel.io.engine, '_pingTimeoutTime', never)
  if (channel.io.engine) hold()
  channel.io.on('open', hold)
  return channel
}
