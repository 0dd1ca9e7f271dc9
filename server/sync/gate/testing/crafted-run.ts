import type { Verdict } from '../verdict.ts'
import { Attacker } from './attacker.ts'
import { DraftServer } from './draft-server.ts'
import { HonestClient } from './honest-client.ts'
import { settle } from './honest-run.ts'
import { Random } from './random.ts'

const rounds = 24

/**
 * Somebody who may write sends crafted updates, under one or two ids of their own, to a draft on which two people work
 * and are behind. Throws a `Fault` when what was accepted does more than the verdict says, or when they do not read the
 * same in the end.
 */
export function craftedRun(seed: number, ids: 1 | 2): readonly Verdict[] {
  const random = new Random(seed)
  const server = new DraftServer(random, random.pick([3, 700, 5000]), random.pick([4, 800, 6000]))
  const honest = [30, 1000].map((id, at) => new HonestClient(`honest ${at}`, id, server, random))
  const [low, high] = [40 + random.below(600), 1100 + random.below(1900)]
  const attackerIds = ids === 2 ? [low, high] : [random.pick([low, high])]
  const attacker = new Attacker(server.doc, attackerIds, random)
  // Their client ids are theirs from here on.
  for (const client of honest) {
    client.act()
    client.send()
  }
  const verdicts: Verdict[] = []
  for (let round = 0; round < rounds; round++) {
    for (const client of honest) {
      if (random.chance(0.4)) client.act()
      if (random.chance(0.05)) client.undo()
      if (client.hasUnsent && random.chance(0.3)) client.send()
      if (random.chance(0.1)) client.read()
    }
    verdicts.push(server.receive(attacker.update(), 'eve'))
  }
  settle(server, honest)
  return verdicts
}
