import type { HereMoved, HereRow } from '#shared/protocol/rt-messages.ts'

/** Somebody in the room, once, however many pages they have open. */
export interface PersonHere {
  readonly person: string
  readonly seat: number
  readonly name: string
  /** The page on which they did something last, or that is shown to the room. */
  readonly at: HereRow
  readonly hand: string | null
  readonly shown: boolean
}

/** The rows after what was told of them. */
export function hereAfter(rows: readonly HereRow[], { came, moved, gone }: HereMoved): readonly HereRow[] {
  const left = new Set([...gone, ...came.map(({ tab }) => tab)])
  const now = new Map(moved.map((one) => [one.tab, one]))
  const stayed = rows.flatMap((row) => {
    if (left.has(row.tab)) return []
    const where = now.get(row.tab)
    const { person, role, seat, name } = row
    return where ? { person, role, seat, name, ...where } : row
  })
  return [...stayed, ...came]
}

const latest = (a: HereRow, b: HereRow): HereRow => {
  const key = ({ active, tab }: HereRow) => `${active ?? ''} ${tab}`
  return key(a) < key(b) ? b : a
}

/** The trainer's page that is shown to the room. */
export const spotlightOf = (rows: readonly HereRow[]): HereRow | undefined =>
  rows.find(({ spotlight }) => spotlight !== undefined)

/** Where somebody is who may be in two tabs: on the page that is shown to the room, else where they did something last. */
export function pageOf(rows: readonly HereRow[], person: string): HereRow | undefined {
  const own = rows.filter((row) => row.person === person)
  return spotlightOf(own) ?? own.reduce<HereRow | undefined>((best, row) => (best ? latest(best, row) : row), undefined)
}

/** Everybody once: raised hands first, in the order in which they were raised, then by name. */
export function peopleHere(rows: readonly HereRow[]): readonly PersonHere[] {
  const people = new Map<string, PersonHere>()
  for (const row of rows) {
    const before = people.get(row.person)
    const shown = row.spotlight !== undefined
    const at = !before || shown ? row : before.shown ? before.at : latest(before.at, row)
    const { person, seat, name } = row
    people.set(person, { person, seat, name, at, hand: row.hand ?? null, shown: shown || (before?.shown ?? false) })
  }
  return [...people.values()].sort(byHandThenName)
}

function byHandThenName(a: PersonHere, b: PersonHere): number {
  if (a.hand !== b.hand) return a.hand === null ? 1 : b.hand === null ? -1 : a.hand < b.hand ? -1 : 1
  return a.name.localeCompare(b.name) || (a.person < b.person ? -1 : 1)
}

/** Raised hands, the first first. */
export const handsUp = (people: readonly PersonHere[]): readonly PersonHere[] =>
  people.filter(({ hand }) => hand !== null)

/** Whoever did nothing for so long is idle. */
const idleMilliseconds = 120_000

/** Whole minutes without a move of their own; 0 for whoever is not idle. `now` by the server's clock. */
export function idleMinutes({ active }: HereRow, now: number): number {
  const quiet = active === undefined ? 0 : now - Date.parse(active)
  return quiet < idleMilliseconds ? 0 : Math.floor(quiet / 60_000)
}

/** How many follow that person, and how many others do not. */
export function withAndWithout(rows: readonly HereRow[], leader: string): { with: number; without: number } {
  const others = new Map<string, boolean>()
  for (const { person, follows } of rows)
    if (person !== leader) others.set(person, (others.get(person) ?? false) || follows === leader)
  const following = [...others.values()].filter(Boolean).length
  return { with: following, without: others.size - following }
}

/** Whom that person's pages follow. */
const followedBy = (rows: readonly HereRow[], person: string): readonly string[] =>
  rows.flatMap((row) => (row.person === person && row.follows !== undefined ? [row.follows] : []))

/** Everybody whom that person follows, directly or through others. */
function leadersOf(rows: readonly HereRow[], person: string): ReadonlySet<string> {
  const leaders = new Set<string>()
  const open = [person]
  for (let one = open.pop(); one !== undefined; one = open.pop())
    for (const leader of followedBy(rows, one))
      if (!leaders.has(leader)) {
        leaders.add(leader)
        open.push(leader)
      }
  return leaders
}

/** Whether following them would lead back to oneself. */
export const followsMe = (rows: readonly HereRow[], them: string, me: string): boolean => leadersOf(rows, them).has(me)

/** Of those who began to follow each other at once, one leads: whose id comes first. */
export function leadsLoop(rows: readonly HereRow[], me: string): boolean {
  const leaders = leadersOf(rows, me)
  const circle = [...leaders].filter((one) => leadersOf(rows, one).has(me))
  return leaders.has(me) && circle.every((one) => me <= one)
}
