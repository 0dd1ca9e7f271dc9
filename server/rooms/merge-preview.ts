import { peopleWithPassphrase } from '#server/auth/passphrases.ts'
import { pseudonym } from '#shared/domain/person.ts'
import type { Settled } from '#shared/domain/settling.ts'
import { tableValues } from '#shared/kernel/table.ts'
import type { MergePreview, MergeSide } from '#shared/protocol/people-messages.ts'
import { openWork } from './open-work.ts'
import { nameOf, readNames } from './people-names.ts'
import type { OpenRoom } from './room-registry.ts'

const mostKeys = 5

/** What two entries would come to as one. Undefined where one of them is not in the room. */
export async function mergePreview(room: OpenRoom, gone: string, stays: string): Promise<MergePreview | undefined> {
  const { actor } = room
  const { items, people } = actor.state
  if (!isHere(room, gone) || !isHere(room, stays)) return undefined
  const [names, able] = await Promise.all([readNames(actor.store, actor.id), peopleWithPassphrase(room)])
  const sideOf = (id: string): MergeSide => ({
    id,
    name: nameOf(id, people, names),
    ...tallyOf(room, id),
    passphrase: able.has(id),
  })
  const both = tableValues(items).filter(({ annotators }) => [gone, stays].every((id) => annotators.includes(id)))
  return {
    gone: sideOf(gone),
    stays: sideOf(stays),
    both: { count: both.length, keys: both.slice(0, mostKeys).map(({ key }) => key) },
  }
}

const isHere = ({ actor }: OpenRoom, id: string): boolean =>
  Object.hasOwn(actor.state.people, id) && actor.state.people[id]?.roles.length !== 0

function tallyOf({ actor }: OpenRoom, id: string): Omit<MergeSide, 'id' | 'name' | 'passphrase'> {
  const { people, rights, items, settlings, disputes, rulings, signOffs } = actor.state
  const person = people[id]
  const mine = ({ by }: { readonly by: string }) => by === id
  return {
    pseudonym: person ? pseudonym(person) : '',
    roles: person?.roles ?? [],
    sources: tableValues(items).filter(({ annotators }) => annotators.includes(id)).length,
    settled: tableValues(settlings).flatMap((of) => Object.values<Settled>(of).filter(mine)).length,
    disputes: tableValues(disputes).flatMap((of) => Object.values(of).filter(mine)).length,
    rulings: tableValues(rulings).flatMap((of) => of.filter(mine)).length,
    signedOff: tableValues(signOffs).filter((signOff) => signOff?.by === id).length,
    open: openWork(actor.state).get(id) ?? 0,
    sessions: tableValues(rights.sessions).filter(({ person: whose, ended }) => whose === id && !ended).length,
  }
}
