import * as Y from 'yjs'
import { draftText, draftUnits } from '#shared/drafts/draft-doc.ts'
import type { Verdict } from '../verdict.ts'
import { DraftServer } from './draft-server.ts'
import { HonestClient } from './honest-client.ts'
import { settle } from './honest-run.ts'
import { Random } from './random.ts'

const rounds = 40

/** As `craftedRun`, with honest updates in which bytes were changed on their way. */
export function mutatedRun(seed: number): readonly Verdict[] {
  const random = new Random(seed)
  const server = new DraftServer(random, random.pick([3, 700, 5000]), random.pick([4, 800, 6000]))
  const honest = [30, 1000].map((id, at) => new HonestClient(`honest ${at}`, id, server, random))
  // Their client ids are theirs from here on.
  for (const client of honest) {
    client.act()
    client.send()
  }
  const verdicts: Verdict[] = []
  let update = written(server.doc, 4000, random)
  for (let round = 0; round < rounds; round++) {
    for (const client of honest) {
      if (random.chance(0.2)) client.act()
      if (client.hasUnsent && random.chance(0.3)) client.send()
    }
    const verdict = server.receive(mutated(update, random), 'mallory')
    verdicts.push(verdict)
    if (verdict.verdict === 'accepted' || random.chance(0.1)) update = written(server.doc, 4001 + round, random)
  }
  settle(server, honest)
  return verdicts
}

/** What an honest page might send now: the last edits alone, or everything that it holds. */
function written(server: Y.Doc, id: number, random: Random): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = id
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
  for (let left = 1 + random.below(3); left > 0; left--) {
    const unit = random.pick([...draftUnits(doc).keys()])
    const text = draftText(doc, unit)
    text?.insert(random.below(2), 'mal')
    text?.delete(random.below(2), 1)
    draftUnits(doc).get(unit)?.set('speaker', 'Mallory')
  }
  return Y.encodeStateAsUpdate(doc, random.chance(0.2) ? undefined : Y.encodeStateVector(server))
}

function mutated(update: Uint8Array, random: Random): Uint8Array {
  let bytes = [...update]
  for (let left = 1 + random.below(3); left > 0; left--) {
    const at = random.below(bytes.length)
    const turn = random.next()
    if (turn < 0.55) bytes[at] = random.below(256)
    else if (turn < 0.75) bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
    else if (turn < 0.8) bytes = bytes.slice(0, at + 1)
    else bytes.splice(at, random.below(2), ...bytes.slice(at, at + random.below(6)))
  }
  return new Uint8Array(bytes)
}
