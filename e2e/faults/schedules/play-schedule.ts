import { setTimeout as delay } from 'node:timers/promises'
import { openStore } from '#server/store/open-store.ts'
import { agree } from './check-agreement.ts'
import type { Findings, Holding } from './findings.ts'
import { History } from './history.ts'
import { exportRoom, lookAround, lookers, readTrail } from './look-around.ts'
import { Member } from './member.ts'
import { canonical, hasStray, readStore, type StoreRead, textsOf } from './read-store.ts'
import { type Nemesis, type Schedule, stepLine } from './schedule.ts'
import { Stage } from './stage.ts'

const patienceMilliseconds = 60_000
const agreementMilliseconds = 30_000

export interface Played {
  readonly history: History
  readonly findings: Findings
  /** How often a process was ended. */
  readonly deaths: number
}

/** Sets the stage, plays every step at its time, mends everything, waits until all rest, and looks at what came of it. */
export async function playSchedule(schedule: Schedule): Promise<Played> {
  const stage = await Stage.set({ ...schedule, cast: [...schedule.cast, ...lookers] })
  const history = new History()
  const members = schedule.cast.map((player) => new Member(player, stage, history))
  try {
    await assembled(members)
    await play(schedule, stage, members, history)
    await stage.mend()
    const restless = await rest(members)
    const findings = await findingsOf(stage, members, restless)
    return { history, findings, deaths: stage.deaths }
  } finally {
    for (const member of members) member.leaves()
    await stage.strike()
  }
}

async function assembled(members: readonly Member[]): Promise<void> {
  const present = members.filter(({ name }) => name !== 'late')
  for (const member of present) member.comes()
  await until(() => present.every(({ unrest }) => unrest.length === 0))
}

async function play({ steps }: Schedule, stage: Stage, members: readonly Member[], history: History): Promise<void> {
  const began = performance.now()
  const under: Promise<unknown>[] = []
  for (const step of steps) {
    const wait = began + step.at - performance.now()
    if (wait > 0) await delay(wait)
    history.note({ kind: 'step', who: '-', step: stepLine(step) })
    const member = 'who' in step ? members.find(({ name }) => name === step.who) : undefined
    if ('act' in step) member?.performs(step.act)
    else if ('mishap' in step) under.push(member?.suffers(step.mishap) ?? Promise.resolve())
    else under.push(strikes(step.nemesis, stage))
  }
  await Promise.all(under)
}

function strikes(nemesis: Nemesis, stage: Stage): Promise<void> {
  if (nemesis.do === 'kill-server') return stage.killServer(nemesis.process, nemesis.lasts)
  if (nemesis.do === 'kill-redis') return stage.killRedis(nemesis.lasts)
  return nemesis.do === 'pause-redis' ? stage.pauseRedis(nemesis.lasts) : stage.loseWakeUps()
}

/** Answers what is still waited for when patience is over. */
async function rest(members: readonly Member[]): Promise<readonly string[]> {
  for (const member of members) member.comes()
  const asked = Promise.all(members.map((member) => member.asked)).then(() => true)
  let over = false
  void asked.then(() => {
    over = true
  })
  await until(() => over && members.every(({ unrest }) => unrest.length === 0))
  return members.flatMap(({ unrest }) => unrest)
}

async function until(condition: () => boolean): Promise<boolean> {
  const end = performance.now() + patienceMilliseconds
  while (!condition()) {
    if (performance.now() > end) return false
    await delay(20)
  }
  return true
}

async function findingsOf(stage: Stage, members: readonly Member[], restless: readonly string[]): Promise<Findings> {
  await exportRoom(stage)
  const holdings = await agreed(stage, members)
  const trail = await readTrail(stage)
  const read = await readAtRest(stage)
  const strays = members.filter((member) => hasHeardMore(member, read)).map(({ name }) => name)
  const behind = members.filter(({ channel }) => channel.seq !== read.head)
  return {
    persons: Object.fromEntries([...stage.room.people].map(([name, { person }]) => [name, person])),
    ...read,
    holdings,
    strays,
    trail,
    restless: [...restless, ...behind.map(({ name, channel }) => `${name}: told until ${channel.seq} of ${read.head}`)],
  }
}

/**
 * What everybody and each process holds, once it is the same twice, or patience is over: observers are told a fifth of
 * a second later.
 */
async function agreed(stage: Stage, members: readonly Member[]): Promise<readonly Holding[]> {
  const end = performance.now() + agreementMilliseconds
  for (let times = 0; ; ) {
    const holdings = [...members.map(holdingOf), ...(await lookAround(stage))]
    const seqs = new Set([...members.map(({ channel }) => channel.seq), ...holdings.flatMap(seqOf)])
    times = seqs.size === 1 && agree(holdings) ? times + 1 : 0
    if (times === 2 || performance.now() > end) return holdings
    await delay(300)
  }
}

const seqOf = ({ view }: Holding): readonly number[] => (view === undefined ? [] : [JSON.parse(view).seq])

/** The embedded store has one owner: its process is ended, once more without warning, before the store is read. */
async function readAtRest(stage: Stage): Promise<StoreRead> {
  if (!stage.redis) await stage.stopServers()
  const store = await openStore({ dataDirectory: stage.dataDirectory, redisUrl: stage.redis?.url })
  try {
    return await readStore(store, stage.room)
  } finally {
    await store.close()
  }
}

function hasHeardMore({ item, draft }: Member, { docs }: StoreRead): boolean {
  const stored = docs.get(item.listed.id)
  return draft !== undefined && stored !== undefined && hasStray(stored, draft.heard)
}

function holdingOf({ name, item, draft, channel }: Member): Holding {
  const observed = channel.observed && canonical(channel.observed)
  return {
    holder: name,
    item: item.listed.id,
    ...(draft ? { texts: textsOf(draft.doc, item.units) } : {}),
    ...(observed === undefined ? {} : { observed }),
  }
}
