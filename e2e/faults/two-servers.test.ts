import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ServerProcess } from '../machine/chavadi-process.ts'
import { FaultLine } from './fault-line.ts'
import { Ground } from './outside/ground.ts'
import { losses } from './outside/losses.ts'
import { comeToRest } from './outside/rest.ts'
import { everybodyGoesOn } from './outside/watch.ts'

const patience = { timeout: 30_000, interval: 50 }
/** What Redis sends to whoever listens to a channel. */
const published = /^[*>]3\r\n\$7\r\nmessage\r\n/

describe('two servers on one Redis serve one room', () => {
  let ground: Ground
  let line: FaultLine
  let first: ServerProcess
  let second: ServerProcess
  let swallowed = 0

  beforeAll(async () => {
    ground = await Ground.open('redis')
    const { redisUrl } = ground
    line = await FaultLine.open(ground.redis?.port ?? 0)
    ground.keep(() => line.close())
    first = await ground.serve()
    ground.redisUrl = line.through(redisUrl)
    second = await ground.serve()
    for (const [name, { url }] of Object.entries({ asha: first, ravi: second })) await ground.writerComes(name, url)
    for (const [name, { url }] of Object.entries({ meena: first, arul: second })) await ground.commanderComes(name, url)
  })
  afterAll(() => ground.close())

  test('F5 what one writes and says, those at the other see, also when no message comes through', async () => {
    line.slow({
      swallows: (bytes) => {
        const swallows = published.test(bytes.toString('latin1'))
        if (swallows) swallowed++
        return swallows
      },
    })
    const [asha, ravi] = ground.writers
    const [meena, arul] = ground.commanders
    for (let word = 0; word < 5; word++) asha?.edits()
    await vi.waitFor(() => expect(ravi?.text).toBe(asha?.text), patience)
    ravi?.edits()
    await vi.waitFor(() => expect(asha?.text).toBe(ravi?.text), patience)
    await meena?.says('to arul')
    await vi.waitFor(() => expect(arul?.heard).toContain('to arul'), patience)
    expect(swallowed).toBeGreaterThan(0)
    line.mend()
  })

  test('F5 either is killed while both are written to, and comes back', async () => {
    for (const writer of ground.writers) writer.startsTyping()
    for (const commander of ground.commanders) commander.startsCommanding()
    await everybodyGoesOn(ground)
    for (const server of [first, second]) {
      await server.kill()
      await server.start()
      await everybodyGoesOn(ground)
    }
  })

  test('F1 F3 F5 at last everybody stops: everything is there once, and all hold the same', async () => {
    await comeToRest(ground, second.url)
    expect(losses(await ground.stored(), ground, 'settled')).toEqual([])
  })
})
