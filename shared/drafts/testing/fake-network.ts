import * as Y from 'yjs'

/** A server's document and some people's copies; updates wait until somebody delivers them. */
export class FakeNetwork {
  readonly server = new Y.Doc()
  readonly people: readonly Y.Doc[]
  readonly #toServer: Uint8Array[][]
  readonly #toPerson: Uint8Array[][]

  constructor(people: number, seed: (doc: Y.Doc) => void) {
    seed(this.server)
    const state = Y.encodeStateAsUpdate(this.server)
    this.people = Array.from({ length: people }, (_, at) => {
      const doc = new Y.Doc()
      doc.clientID = 1000 + at
      Y.applyUpdate(doc, state, this)
      return doc
    })
    this.#toServer = this.people.map(() => [])
    this.#toPerson = this.people.map(() => [])
    this.people.forEach((doc, at) => {
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== this) this.#toServer[at]?.push(update)
      })
    })
    this.server.on('update', (update: Uint8Array) => {
      for (const waiting of this.#toPerson) waiting.push(update)
    })
  }

  /** What this person typed reaches the server. */
  send(person: number): void {
    for (const update of this.#toServer[person]?.splice(0) ?? []) Y.applyUpdate(this.server, update)
  }

  /** What the server holds reaches this person. */
  receive(person: number): void {
    const doc = this.people[person]
    for (const update of this.#toPerson[person]?.splice(0) ?? []) if (doc) Y.applyUpdate(doc, update, this)
  }

  settle(): void {
    this.people.forEach((_, person) => {
      this.send(person)
    })
    this.people.forEach((_, person) => {
      this.receive(person)
    })
  }
}
