import { vi } from 'vitest'

const { waitFor, waitUntil } = vi

/** A condition is waited for as long as a slow machine needs: no test of ours is one of how fast it came true. */
const patient = <Options extends object>(options: number | Options | undefined) =>
  typeof options === 'number' ? options : { timeout: 10_000, ...options }

vi.waitFor = (callback, options) => waitFor(callback, patient(options))
vi.waitUntil = (callback, options) => waitUntil(callback, patient(options))
