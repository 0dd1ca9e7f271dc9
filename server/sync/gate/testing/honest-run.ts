import * as Y from 'yjs'
import type { Verdict } from '../verdict.ts'
import { DraftServer } from './draft-server.ts'
import { HonestClient } from './honest-client.ts'
import { checkSame, Fault } from './oracle.ts'
import { Random } from './random.ts'

const steps = 400

/**
 * Four people on one draft, some of them offline for a while, and the server's own commands between. Answers what
 * the gate said to each update; throws a `Fault` when one was refused, or when they do not read the same in the end.
 */
export function honestRun(seed: number): readonly Verdict[] {
  const random = new Random(seed)
  const server = new DraftServer(random, random.pick([3, 700, 5000]), random.pick([4, 800, 6000]))
  const clients = ['asha', 'ravi', 'mala', 'john'].map(
    (person, at) => new HonestClient(person, [10, 1000, 40_000, 3_000_000_000][at] ?? 0, server, random),
  )
  const verdicts: Verdict[] = []
  for (let step = 0; step < steps; step++) {
    const client = random.pick(clients)
    const turn = random.next()
    if (turn < 0.4) client.act()
    else if (turn < 0.46) client.undo()
    else if (turn < 0.88) verdicts.push(...(client.hasUnsent ? client.send() : []))
    else if (turn < 0.96) client.read()
    else if (turn < 0.965) client.reload()
    else server.command()
  }
  for (const client of clients) verdicts.push(...client.send())
  settle(server, clients)
  return verdicts
}

/** Once everybody has everything, they and who comes now read the same. */
export function settle(server: DraftServer, clients: readonly HonestClient[]): void {
  for (const client of clients) {
    if (client.hasUnsent) client.send()
  }
  for (const client of clients) {
    client.read()
    checkSame(server.doc, client.doc, client.person)
  }
  const joiner = new Y.Doc()
  for (const piece of server.whole(Y.encodeStateVector(joiner))) Y.applyUpdate(joiner, piece)
  checkSame(server.doc, joiner, 'who comes last')
  const follower = new Y.Doc()
  for (const update of server.stream) Y.applyUpdate(follower, update)
  checkSame(server.doc, follower, 'who reads the stream')
  if (server.stream.length === 0) throw new Fault('nothing was stored')
}
