import { vi } from 'vitest'

const waitFor = vi.waitFor

/** A condition is waited for as long as a slow machine needs: no test of ours is one of how fast it came true. */
vi.waitFor = (callback, options) =>
  waitFor(callback, typeof options === 'number' ? options : { timeout: 10_000, ...options })
