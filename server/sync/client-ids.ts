import * as Y from 'yjs'
import type { FieldIs, Store } from '#server/store/store.ts'
import type { RoomId } from '#shared/kernel/ids.ts'

/** A Yjs client id and the person who is about to own it in one document, for ever. */
export interface Claim {
  readonly client: number
  readonly person: string
}

interface ClientIdsOf {
  readonly store: Store
  readonly id: RoomId
  readonly personNow: (person: string) => string
}

/**
 * Whose each Yjs client id of one document is: the person who used it first, kept in the room's index and set only
 * where it is absent. Authorship is read from it.
 */
export class ClientIds {
  readonly #prefix: string
  readonly #owners: Map<number, string>
  readonly #personNow: (person: string) => string

  private constructor(prefix: string, owners: Map<number, string>, personNow: (person: string) => string) {
    this.#prefix = prefix
    this.#owners = owners
    this.#personNow = personNow
  }

  static async load({ store, id: room, personNow }: ClientIdsOf, item: string): Promise<ClientIds> {
    const prefix = `client:${item}:`
    const fields = await store.fields(room, prefix)
    return new ClientIds(
      prefix,
      new Map([...fields].map(([field, person]) => [Number(field.slice(prefix.length)), person])),
      personNow,
    )
  }

  /** Ids in the document that nobody claimed are the server's. */
  ownerOf(client: number, doc: Y.Doc): string | undefined {
    const owner = this.#owners.get(client)
    return owner !== undefined ? this.#personNow(owner) : Y.getState(doc.store, client) > 0 ? 'server' : undefined
  }

  unclaimed(claims: readonly Claim[]): readonly FieldIs[] {
    return claims.map(({ client }) => ({ field: this.#prefix + client, value: undefined }))
  }

  claimed(claims: readonly Claim[]): Readonly<Record<string, string>> {
    return Object.fromEntries(claims.map(({ client, person }) => [this.#prefix + client, person]))
  }

  /** Takes over what the index says about the claimed ids. */
  learn(claims: readonly Claim[], fields: Readonly<Record<string, string | undefined>>): void {
    for (const { client } of claims) {
      const person = fields[this.#prefix + client]
      if (person !== undefined) this.#owners.set(client, person)
    }
  }

  /** Who typed a stored edit owns the ids in it: another process may have taken the claim. */
  learnEdit(update: Uint8Array, person: string): void {
    for (const client of Y.parseUpdateMeta(update).to.keys())
      if (!this.#owners.has(client)) this.#owners.set(client, person)
  }
}
