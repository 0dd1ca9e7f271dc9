import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerProcess } from '../machine/chavadi-process.ts'
import { FaultLine } from './fault-line.ts'
import { Ground } from './outside/ground.ts'
import { losses } from './outside/losses.ts'
import { comeToRest } from './outside/rest.ts'
import { everybodyGoesOn } from './outside/watch.ts'

/** What befalls a line for some seconds. */
const faults: Readonly<Record<string, (line: FaultLine) => Promise<void> | void>> = {
  good: () => undefined,
  slow: (line) => line.slow({ latency: 100, jitter: 200, bytesPerSecond: 4000 }),
  deaf: (line) => line.cut('down'),
  mute: (line) => line.cut('up'),
  late: (line) => line.slow({ closing: 2000 }),
  breaking: async (line) => {
    for (let times = 0; times < 8; times++) {
      await delay(400)
      line.drop()
    }
  },
}

describe('people write behind bad lines', () => {
  let ground: Ground
  let server: ServerProcess
  const lines = new Map<string, FaultLine>()

  beforeAll(async () => {
    ground = await Ground.open('embedded')
    server = await ground.serve()
    for (const name of Object.keys(faults)) {
      const line = await FaultLine.open(server.port)
      ground.keep(() => line.close())
      lines.set(name, line)
      await ground.writerComes(name, line.through(server.url))
    }
    for (const name of ['deaf', 'mute']) {
      const line = lines.get(name)
      await ground.commanderComes(`${name} too `, line?.through(server.url) ?? '')
    }
    for (const writer of ground.writers) writer.startsTyping(60)
    for (const commander of ground.commanders) commander.startsCommanding()
    await everybodyGoesOn(ground)
  })
  afterAll(() => ground.close())

  test('F7 what was acknowledged over them is there, also when the server is killed meanwhile', async () => {
    const happening = [...lines].map(([name, line]) => faults[name]?.(line))
    await Promise.all([delay(4_000), ...happening])
    await server.kill()
    expect(losses(await ground.stored(), ground)).toEqual([])
    await server.start()
  })

  test('F7 nobody waits for those behind a bad line', async () => {
    const good = ground.writers.filter(({ name }) => name === 'good')
    await everybodyGoesOn({ writers: good, commanders: [] })
    expect(good.map(({ draft }) => draft.ended)).toEqual([false])
  })

  test('F3 F7 when the lines are good again, everything is there once, and all hold the same', async () => {
    for (const line of lines.values()) line.mend()
    await comeToRest(ground, server.url)
    await server.stop()
    expect(losses(await ground.stored(), ground, 'settled')).toEqual([])
  })
})
