import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { afterEach, expect, test, vi } from 'vitest'
import { peaksType, writtenPeaks } from '#shared/sound/peaks.ts'
import { PeaksBuilder } from '#shared/sound/peaks-builder.ts'
import { ItemPeaks } from './item-peaks.ts'

let host: Host
afterEach(() => {
  host.leaves()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

class Host implements ReactiveControllerHost {
  updates = 0
  readonly updateComplete = Promise.resolve(true)
  readonly controllers: ReactiveController[] = []
  addController(controller: ReactiveController): void {
    this.controllers.push(controller)
  }
  removeController(): void {}
  requestUpdate(): void {
    this.updates++
  }
  leaves(): void {
    for (const controller of this.controllers) controller.hostDisconnected?.()
  }
}

const bytes = () => {
  const builder = new PeaksBuilder(800)
  builder.add([new Float32Array(800).fill(0.5)])
  return new Uint8Array(writtenPeaks(builder.finish(false)))
}
const ready = () => new Response(bytes(), { headers: { 'content-type': peaksType } })
const computing = () => Response.json({ is: 'computing', share: 0.4 }, { status: 202, headers: { 'retry-after': '1' } })
const none = () => Response.json({ is: 'none', code: 'damaged', message: 'It ends' })
const refused = (status: number) => () => Response.json({ title: 'No' }, { status })

/** What is answered, one after the other, the last for ever; answers what was asked and shown. */
function answered(...answers: readonly (() => Response)[]) {
  vi.useFakeTimers()
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    return (answers[Math.min(answers.length, asked.length) - 1] ?? ready)()
  })
  host = new Host()
  return { asked, peaks: new ItemPeaks(host) }
}
const later = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

test('TL6 it is asked for again while it is computed, and no more once it is there', async () => {
  const { asked, peaks } = answered(computing, ready)
  peaks.follow('/a/peaks')
  await vi.waitFor(() => expect(peaks.shown).toEqual({ is: 'computing', share: 0.4 }))
  await vi.waitFor(() => expect(peaks.shown).toMatchObject({ is: 'ready', peaks: { rate: 800, samples: 800 } }), 5000)
  await later(60_000)
  peaks.follow('/a/peaks')
  expect(asked).toHaveLength(2)
})

test('TL29 what is not reached is tried again', async () => {
  const { peaks } = answered(refused(503), refused(503), none)
  peaks.follow('/a/peaks')
  await vi.waitFor(() => expect(peaks.shown).toEqual({ is: 'unreached' }))
  await vi.waitFor(() => expect(peaks.shown).toMatchObject({ is: 'none', code: 'damaged' }), 10_000)
})

test.each([401, 403, 404])('TL6 where it is answered with %i nothing is shown or asked again', async (status) => {
  const { asked, peaks } = answered(refused(status))
  peaks.follow('/a/peaks')
  await vi.waitFor(() => expect(host.updates).toBe(2))
  await later(60_000)
  expect([peaks.shown, asked.length]).toEqual([null, 1])
})

test('TL6 of another item nothing is left of the one before; gone from the page it asks no more', async () => {
  const { asked, peaks } = answered(ready, computing)
  peaks.follow('/a/peaks')
  await vi.waitFor(() => expect(peaks.shown?.is).toBe('ready'))
  peaks.follow('/b/peaks')
  expect(peaks.shown).toBeNull()
  await vi.waitFor(() => expect(peaks.shown?.is).toBe('computing'))
  host.leaves()
  await later(60_000)
  expect(asked).toEqual(['/a/peaks', '/b/peaks'])
  for (const controller of host.controllers) controller.hostConnected?.()
  await vi.waitFor(() => expect(asked).toHaveLength(3))
})
