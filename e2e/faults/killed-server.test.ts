import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Failpoint, failpoints } from '#server/machine/failpoint.ts'
import type { ServerProcess } from '../machine/chavadi-process.ts'
import { Ground, type StoreName } from './outside/ground.ts'
import { losses } from './outside/losses.ts'
import { comeToRest } from './outside/rest.ts'
import { everybodyGoesOn } from './outside/watch.ts'

/** Where the store makes no difference, the one or the other; CHAVADI_ALL_FAULTS=1 has all on both. */
const moments: Record<StoreName, readonly Failpoint[]> = {
  embedded: ['edit-before-append', 'level-written', 'edit-told', 'command-appended'],
  redis: ['redis-replied', 'edit-appended', 'edit-acknowledged', 'command-before-append', 'command-told'],
}
const momentsOn = (store: StoreName): readonly Failpoint[] =>
  process.env.CHAVADI_ALL_FAULTS
    ? failpoints.filter((moment) => moment !== (store === 'redis' ? 'level-written' : 'redis-replied'))
    : moments[store]

describe.each(['embedded', 'redis'] as const)('a server on the %s store is killed while people write', (store) => {
  let ground: Ground
  let server: ServerProcess

  beforeAll(async () => {
    ground = await Ground.open(store)
    server = await ground.serve()
    for (const name of ['asha', 'ravi']) await ground.writerComes(name, server.url)
    for (const name of ['meena', 'arul']) await ground.commanderComes(name, server.url)
    for (const writer of ground.writers) writer.startsTyping()
    for (const commander of ground.commanders) commander.startsCommanding()
  })
  afterAll(() => ground.close())

  const nothingLost = async () => expect(losses(await ground.stored(), ground)).toEqual([])

  test.each(momentsOn(store))(
    'F1 F3 at any moment, then at %s: what was acknowledged is there, and everybody comes back',
    async (moment) => {
      await server.kill()
      await nothingLost()
      const nth = 3 + Math.floor(Math.random() * 10)
      await server.start({ CHAVADI_FAILPOINT: `${moment}:${nth}` })
      await server.ended()
      await nothingLost()
      await server.start()
      await everybodyGoesOn(ground)
    },
  )

  test('F1 F3 at last everybody stops: everything is there once, and all hold the same', async () => {
    await comeToRest(ground, server.url)
    await server.stop()
    expect(losses(await ground.stored(), ground, 'settled')).toEqual([])
  })

  test.each(['draft', 'journal'] as const)(
    'the check itself: with half of the %s it misses what is not there',
    async (kind) => {
      const half = await ground.stored((stream, entries) =>
        stream === kind ? entries.slice(0, entries.length / 2) : entries,
      )
      const missed = losses(half, ground, 'settled').filter((loss) => loss.includes('was acknowledged'))
      expect(missed.length).toBeGreaterThan(5)
    },
  )
})
