import type { Place } from '#shared/domain/place.ts'
import type { HereRow } from '#shared/protocol/rt-messages.ts'

/** An annotator who is in the room now; one for each person, however many tabs they have. */
export interface Trainee {
  readonly person: string
  readonly name: string
  /** Of the tab in which they did something last. */
  readonly item: string | null
  readonly unit: string | null
  readonly place: Place | null
  readonly typing: boolean
  /** Since when their hand is up; ISO 8601. */
  readonly hand: string | null
  /** When they last did something; null where nobody knows. */
  readonly active: string | null
}

const placeForm = /^([un][1-9][0-9]*):([0-9]+)-([0-9]+)$/

function placeOf(key: string | undefined): Place | null {
  const [, unit, from, to] = placeForm.exec(key ?? '') ?? []
  return unit ? { unit, from: Number(from), to: Number(to) } : null
}

const later = (a: string | undefined, b: string | undefined): boolean => (a ?? '') > (b ?? '')

/** Who is in as annotator, in the order in which presence names them. */
export function traineesOf(rows: readonly HereRow[]): readonly Trainee[] {
  const tabs = new Map<string, HereRow[]>()
  for (const row of rows) if (row.role === 'annotator') tabs.set(row.person, [...(tabs.get(row.person) ?? []), row])
  return [...tabs].map(([person, theirs]) => {
    const inItem = theirs.filter(({ item }) => item !== null)
    const from = inItem.length > 0 ? inItem : theirs
    const shown = from.reduce((best, row) => (later(row.active, best.active) ? row : best))
    const active = theirs.reduce<string | undefined>(
      (last, row) => (later(row.active, last) ? row.active : last),
      undefined,
    )
    return {
      ...{ person, name: shown.name, item: shown.item, unit: shown.unit ?? null, typing: shown.typing ?? false },
      place: placeOf(shown.place),
      hand: theirs.find(({ hand }) => hand !== undefined)?.hand ?? null,
      active: active ?? null,
    }
  })
}

/**
 * Raised hands first, the longest waiting before the others. The rest keep the order that they had, so that no card
 * moves under a hand; whoever is new comes after them, the longest idle first.
 */
export function inOrder(trainees: readonly Trainee[], before: readonly string[]): readonly Trainee[] {
  const rank = ({ person }: Trainee) => {
    const at = before.indexOf(person)
    return at < 0 ? before.length : at
  }
  const hand = ({ hand: since }: Trainee) => since ?? '~'
  return trainees.toSorted(
    (a, b) =>
      compare(hand(a), hand(b)) ||
      rank(a) - rank(b) ||
      compare(a.active ?? '', b.active ?? '') ||
      compare(a.person, b.person),
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Whole minutes without a sign of them; null where nobody knows. */
export const idleMinutes = ({ active }: Trainee, now: number): number | null =>
  active === null ? null : Math.max(0, Math.floor((now - Date.parse(active)) / 60_000))
