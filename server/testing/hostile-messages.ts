import type { Random } from '#server/sync/gate/testing/random.ts'
import { commands } from '#shared/domain/room.ts'
import { queueFilters } from '#shared/protocol/rt-messages.ts'
import { messageTypes } from '#shared/protocol/sync-messages.ts'

/** What a hostile client knows of a room: enough to name everything in it. */
export interface Known {
  readonly items: readonly string[]
  readonly disputes: readonly string[]
  readonly people: readonly string[]
}

const junk: readonly unknown[] = [
  null,
  0,
  -1,
  2 ** 53,
  '',
  'x'.repeat(5000),
  '\ud800',
  '__proto__',
  [],
  [[[]]],
  {},
  JSON.parse('{"__proto__":{"role":"lead"},"constructor":1}'),
  true,
  { ok: true, value: {} },
]
const place = { unit: 'u1', from: 1, to: 2 }

/** Every field that any message has, with values that would do. */
function fields(random: Random, { items, disputes, people }: Known): Record<string, unknown> {
  return {
    item: random.pick(items),
    dispute: random.pick([...disputes, 'none']),
    person: random.pick(people),
    place,
    take: random.pick([0, 1, 'kept', 'nothing']),
    question: 'Which?',
    value: 'rat',
    because: '',
    position: null,
    text: 'hm',
    to: random.pick(people),
    unit: 'u1',
    reason: 'other',
    reasons: ['other'],
    why: 'so',
    basis: 'basis',
    hash: 'hash',
    ruling: 'none',
    role: 'lead',
    invite: 'none',
    filter: random.pick(queueFilters),
    search: '',
    from: 0,
    count: 10,
    seq: random.below(50),
    protocol: 1,
    leaving: 'none',
    // Nobody has it: the pen would let annotators read what they must not here.
    holder: 'nobody',
    section: null,
    sections: [],
    guidelineSeen: 0,
    proposal: 'none',
  }
}

/** The fields that this command takes, so that most of what is tried gets past its schema. */
const keysOf = new Map(
  [...commands.values()].map(({ name, input }) => [
    name,
    Object.keys((input as unknown as { shape?: Record<string, unknown> }).shape ?? {}),
  ]),
)

function picked(random: Random, known: Known, keys: readonly string[]): Record<string, unknown> {
  const all = fields(random, known)
  // The first item is the one with disputes.
  if (random.chance(0.5)) all.item = known.items[0]
  const optional = ['position', 'disputes', 'session', 'leaving', 'sections', 'guidelineSeen']
  const kept = keys.filter((key) => keys.length < 3 || !optional.includes(key) || random.chance(0.3))
  return Object.fromEntries(kept.map((key) => [key, all[key]]))
}

/** Something of its shape that it is not. */
function bent(random: Random, value: unknown): unknown {
  if (random.chance(0.2) || typeof value !== 'object' || value === null) return random.pick(junk)
  const entries = Object.entries(value)
  const at = random.below(entries.length)
  const changed = entries.map(([key, one], index) => [key, index === at ? bent(random, one) : one] as const)
  return Object.fromEntries(random.chance(0.3) ? changed.filter((_, index) => index !== at) : changed)
}

/** What is asked over `/rt`: of a known shape, bent, or nothing of the kind. */
export function hostileRequest(random: Random, known: Known): { readonly name: string; readonly request: unknown } {
  const requestKeys: Readonly<Record<string, readonly string[]>> = {
    join: ['protocol'],
    queue: ['filter', 'search', 'from', 'count'],
    disputes: ['filter', 'from', 'count'],
    matters: ['filter', 'from', 'count'],
    item: ['item'],
    observe: ['item'],
    since: ['seq'],
    talk: ['filter', 'item', 'count'],
    'talk-read': ['seq'],
    here: ['item', 'unit', 'place', 'typing', 'follows', 'idle'],
    hand: ['up', 'person'],
    spotlight: ['on'],
    point: ['item', 'place'],
  }
  const name = random.chance(0.6) ? 'command' : random.pick([...Object.keys(requestKeys), 'admin', 'people'])
  const command = random.pick([...keysOf.keys()])
  const request =
    name === 'command'
      ? {
          id: { client: `hostile-${random.below(3)}`, n: 1 + random.below(1000) },
          name: command,
          input: picked(random, known, keysOf.get(command) ?? []),
        }
      : picked(random, known, requestKeys[name] ?? ['item'])
  return { name, request: random.chance(0.35) ? bent(random, request) : request }
}

/** A frame of `/sync`: somebody else's as it was or with bytes changed, one that starts well, or noise. */
export function hostileFrame(random: Random, overheard: readonly Uint8Array[]): Uint8Array {
  const noise = Uint8Array.from({ length: random.below(60) }, () => random.below(256))
  if (random.chance(0.2)) return noise
  if (random.chance(0.3) || overheard.length === 0)
    return Uint8Array.from([random.pick(Object.values(messageTypes)), random.below(4), ...noise])
  const frame = Uint8Array.from(random.pick(overheard))
  for (let change = random.below(4); change > 0 && frame.length > 0; change--)
    frame[random.below(frame.length)] = random.below(256)
  return frame
}
