import fc from 'fast-check'
import { failpoints } from '#server/machine/failpoint.ts'
import type { Act, Armed, Mishap, Nemesis, Player, Schedule, Step, StoreKind } from './schedule.ts'

/** Milliseconds in which everything is begun. */
const span = 2_200
const writers = ['asha', 'ravi', 'meena', 'arul']
const soon = fc.integer({ min: 0, max: span })
const while_ = fc.integer({ min: 100, max: 1_200 })
const unit = fc.nat(2)
const place = fc.nat(5)

const typing: fc.Arbitrary<Act> = fc.record({
  do: fc.constant('type' as const),
  unit,
  share: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
  times: fc.oneof({ weight: 6, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer({ min: 5, max: 25 }) }),
})
const removing: fc.Arbitrary<Act> = fc.record({ do: fc.constant('remove' as const), which: fc.nat(20) })
const writing = fc.oneof({ weight: 4, arbitrary: typing }, { weight: 1, arbitrary: removing })

const settling: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      place,
      take: fc.oneof(fc.nat(2), fc.constantFrom('kept' as const, 'nothing' as const)),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('unsettle' as const), place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('dispute' as const), place }) },
)
const ruling: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('rule' as const), place, value: fc.constantFrom('ruled', 'so it is', '') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('take-back' as const), which: fc.nat(3) }) },
)
const mishap: fc.Arbitrary<Mishap> = fc.oneof(
  fc.record({ do: fc.constant('reload' as const) }),
  fc.record({ do: fc.constant('move' as const) }),
  fc.record({ do: fc.constant('session-ends' as const) }),
  fc.record({ do: fc.constant('offline' as const), lasts: while_ }),
  fc.record({
    do: fc.constant('cut' as const),
    way: fc.constantFrom('both' as const, 'up' as const, 'down' as const),
    lasts: while_,
    drops: fc.boolean(),
  }),
  fc.record({ do: fc.constant('slow' as const), lasts: while_, latency: fc.integer({ min: 20, max: 300 }) }),
)

const killing = (processes: number): fc.Arbitrary<Nemesis> =>
  fc.record({ do: fc.constant('kill-server' as const), process: fc.nat(processes - 1), lasts: fc.nat(400) })

const machine = (store: StoreKind, processes: number): fc.Arbitrary<Nemesis> =>
  store === 'embedded'
    ? killing(processes)
    : fc.oneof(
        killing(processes),
        fc.record({ do: fc.constant('kill-redis' as const), lasts: fc.nat(400) }),
        fc.record({ do: fc.constant('pause-redis' as const), lasts: while_ }),
        fc.record({ do: fc.constant('lose-wake-ups' as const) }),
      )

const armedAt = (store: StoreKind, processes: number): fc.Arbitrary<Armed | null> => {
  const moments = failpoints.filter((at) => at !== (store === 'embedded' ? 'redis-replied' : 'level-written'))
  const armed = fc
    .tuple(fc.nat(processes - 1), fc.constantFrom(...moments), fc.integer({ min: 1, max: 40 }))
    .map(([process, at, time]) => ({ process, at, time: at.startsWith('command') ? 1 + (time % 6) : time }))
  return fc.oneof(fc.constant(null), armed)
}

function castOf(count: number, processes: number): fc.Arbitrary<readonly Player[]> {
  const players = [
    ...writers.slice(0, count).map((name) => ({ name, role: 'reviewer' as const })),
    { name: 'joseph', role: 'reviewer' as const },
    { name: 'selvi', role: 'trainer' as const },
    { name: 'kavya', role: 'reviewer' as const },
    { name: 'client', role: 'observer' as const },
    { name: 'late', role: 'reviewer' as const },
    { name: 'kamala', role: 'lead' as const },
  ]
  const item = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) })
  const places = players.map(() => fc.record({ process: fc.nat(processes - 1), item }))
  return fc
    .tuple(...places)
    .map((where) =>
      players.map((player, at) => ({ ...player, process: where[at]?.process ?? 0, item: where[at]?.item ?? 0 })),
    )
}

const several = <T>(one: fc.Arbitrary<T>, minLength: number, maxLength: number) =>
  fc.array(one, { minLength, maxLength, size: 'max' })

/** Somebody signs, mostly once most of the typing is done; often a trainer opens the item again soon after. */
const signing = (who: string): fc.Arbitrary<readonly Step[]> =>
  fc
    .record({ at: fc.integer({ min: 700, max: span }), after: fc.option(fc.integer({ min: 100, max: 700 })) })
    .map(({ at, after }): readonly Step[] => [
      { at, who, act: { do: 'sign' } },
      ...(after === null ? [] : [{ at: at + after, who: 'selvi', act: { do: 'reopen' } } as const]),
    ])

function actsOf({ name, role }: Player, present: readonly string[]): fc.Arbitrary<readonly Step[]> {
  const acts = (act: fc.Arbitrary<Act>, least: number, most: number, from = 0) =>
    several(fc.record({ at: fc.integer({ min: from, max: span }), who: fc.constant(name), act }), least, most)
  if (role === 'observer') return fc.constant([])
  if (role === 'lead')
    return acts(fc.record({ do: fc.constant('revoke' as const), whom: fc.constantFrom(...present) }), 0, 2)
  if (role === 'trainer') return acts(ruling, 3, 8)
  if (name === 'joseph') return acts(settling, 4, 10)
  if (name === 'kavya') return fc.tuple(several(signing(name), 1, 3), acts(typing, 1, 4)).map((some) => some.flat(2))
  if (name !== 'late') return acts(writing, 8, 30)
  return fc
    .tuple(fc.integer({ min: 300, max: span - 300 }), acts(writing, 2, 8, span - 300))
    .map(([at, then]) => [{ at, who: name, act: { do: 'come' } }, ...then])
}

function stepsOf(store: StoreKind, processes: number, cast: readonly Player[]): fc.Arbitrary<readonly Step[]> {
  const present = cast.filter(({ name }) => !['late', 'kamala'].includes(name)).map(({ name }) => name)
  const mishaps = several(fc.record({ at: soon, who: fc.constantFrom(...present), mishap }), 1, 5)
  const nemeses = several(fc.record({ at: soon, nemesis: machine(store, processes) }), 0, 2)
  return fc
    .tuple(mishaps, nemeses, ...cast.map((player) => actsOf(player, present)))
    .map((all) => (all.flat() as Step[]).sort((one, other) => one.at - other.at))
}

/** The schedule of a seed. */
export function makeSchedule(seed: number, store: StoreKind): Schedule {
  const shape = fc.tuple(
    fc.integer({ min: 2, max: 4 }),
    store === 'redis' ? fc.integer({ min: 1, max: 2 }) : fc.constant(1),
  )
  const schedule = shape.chain(([count, processes]) =>
    castOf(count, processes).chain((cast) =>
      fc
        .tuple(stepsOf(store, processes, cast), armedAt(store, processes))
        .map(([steps, armed]): Schedule => ({ seed, store, processes, cast, armed, steps })),
    ),
  )
  const [made] = fc.sample(fc.noBias(schedule), { seed, numRuns: 1 })
  if (!made) throw new Error(`No schedule for the seed ${seed}`)
  return made
}
