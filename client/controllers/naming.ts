import type { ItemSources } from '#shared/protocol/item-sources.ts'
import type { RoomClient } from './room-client.ts'

/** Somebody who can be named in what is said about an item. */
export interface Nameable {
  readonly id: string
  readonly name: string
}

/** Who works in the room, and who annotated the item: they may see it. Observers hear of nothing. */
export function nameable(room: RoomClient, sources: ItemSources | null): readonly Nameable[] {
  const { joined, here } = room.state
  const known = new Map<string, string>()
  for (const { id, name, roles } of joined?.people ?? [])
    if (roles.some((role) => role !== 'observer' && role !== 'annotator')) known.set(id, room.nameOf(id) ?? name)
  for (const { person, role, name } of here) if (role !== 'observer' && role !== 'annotator') known.set(person, name)
  for (const { person, name } of sources?.sources ?? []) known.set(person, name)
  if (room.me) known.delete(room.me)
  return [...known].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name))
}

/** A text as it is sent: a number where somebody is named, and who they are beside it. */
export interface Marked {
  readonly text: string
  readonly mentions?: string[]
}

const special = /[.*+?^${}()|[\]\\]/g

/** Of two people of one name the first is meant; a longer name before a shorter one that it begins with. */
export function marked(text: string, people: readonly Nameable[]): Marked {
  const byName = new Map(people.toReversed().map(({ id, name }) => [name.normalize(), id]))
  const names = [...byName.keys()].filter(Boolean).sort((a, b) => b.length - a.length)
  if (names.length === 0 || !text.includes('@')) return { text }
  const pattern = new RegExp(
    `@(${names.map((name) => name.replace(special, '\\$&')).join('|')})(?![\\p{L}\\p{M}\\p{N}])`,
    'gu',
  )
  const mentions: string[] = []
  const number = (id: string) => (mentions.includes(id) ? mentions.indexOf(id) : mentions.push(id) - 1) + 1
  // What looks like a mark and is none must not become one.
  const plain = text.normalize().replace(/@(?=[0-9])/g, '＠')
  const withMarks = plain.replace(pattern, (_, name: string) => `@${number(byName.get(name) ?? '')}`)
  return mentions.length === 0 ? { text } : { text: withMarks, mentions }
}

/** Before the caret: an `@` and the beginning of a name. */
const begun = /(?:^|[\s([{"'“‘])@([\p{L}\p{M}\p{N}.'’ -]{0,40})$/u

/** Who is meant by what was typed so far, and where it begins; undefined where nobody is being named. */
export function offered(
  before: string,
  people: readonly Nameable[],
): { readonly from: number; readonly people: readonly Nameable[] } | undefined {
  const typed = begun.exec(before.normalize())?.[1]
  if (typed === undefined) return undefined
  const wanted = typed.toLocaleLowerCase()
  const fits = ({ name }: Nameable) => {
    const lower = name.normalize().toLocaleLowerCase()
    return lower.startsWith(wanted) || lower.split(/\s+/).some((word) => word.startsWith(wanted))
  }
  const found = people.filter(fits).slice(0, 6)
  const whole = people.some(({ name }) => `${name.normalize().toLocaleLowerCase()} ` === wanted)
  return found.length === 0 || whole ? undefined : { from: before.normalize().length - typed.length - 1, people: found }
}
