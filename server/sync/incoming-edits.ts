import type { Logger } from 'pino'
import * as Y from 'yjs'
import { failpoint } from '#server/machine/failpoint.ts'
import type { FieldIs } from '#server/store/store.ts'
import { type Arrival, type DraftPeer, emptyUpdateBytes, nextTurn } from './arrival.ts'
import type { Claim, ClientIds } from './client-ids.ts'
import { newEntry } from './draft-writing.ts'
import { gate } from './gate/gate.ts'
import type { Verdict } from './gate/verdict.ts'

type Accepted = { readonly arrival: Arrival; readonly verdict: Extract<Verdict, { verdict: 'accepted' }> }

/** The draft that edits come to. */
export interface EditedDraft {
  readonly doc: Y.Doc
  readonly clientIds: ClientIds
  readonly log: Logger
  readonly closed: boolean
  /** Of an archived room. */
  readonly readOnly: boolean
  readonly position: number
  readonly mark: string
  readonly peers: Iterable<DraftPeer>
  readonly rightsUnchanged: FieldIs
  learnRights(): Promise<unknown>
  alone<T>(work: () => Promise<T>): Promise<T>
  catchUp(): Promise<boolean>
  append(entries: readonly Uint8Array[], claims: readonly Claim[], rights: FieldIs): Promise<Appended>
}

/** Or somebody else was faster, or the rights in the room have changed: then nothing was written. */
export type Appended = 'stored' | 'too late' | 'rights moved'
export const mostAttempts = 40

/**
 * Edits on their way into one draft. One commit is in flight at a time; what arrives meanwhile waits per connection and
 * is gated once the earlier is applied. Each connection has its turn, however much another one brings.
 */
export class IncomingEdits {
  readonly #draft: EditedDraft
  readonly #waiting = new Map<DraftPeer, Arrival[]>()
  #draining = false
  /** A refusal ends a connection: what it had sent after the refused edit is not read. */
  readonly #refused = new WeakSet<DraftPeer>()
  /** Something of theirs was set aside. Until all of it has come nothing of theirs is acknowledged. */
  readonly #lacking = new WeakSet<DraftPeer>()

  constructor(draft: EditedDraft) {
    this.#draft = draft
  }

  get quiet(): boolean {
    return !this.#draining && this.#waiting.size === 0
  }

  /** It is answered there: acknowledged once durable, asked for what it lacks, or refused. */
  arrive(arrival: Arrival): void {
    const waiting = this.#waiting.get(arrival.peer)
    if (waiting) waiting.push(arrival)
    else this.#waiting.set(arrival.peer, [arrival])
    if (!this.#draining) void this.#drain()
  }

  async #drain(): Promise<void> {
    this.#draining = true
    for (let moves = 0; this.#waiting.size > 0; )
      try {
        // Nobody is refused over an archive that was left meanwhile, or a pen that they were given.
        if (this.#draft.readOnly || this.#mayLack()) await this.#draft.learnRights()
        const left = await this.#draft.alone(() => this.#commitBatch(this.#turn()))
        if (left.length === 0) continue
        this.#putBack(left)
        if (++moves > mostAttempts) throw new Error('The rights in this room never come to rest')
        await this.#draft.learnRights()
      } catch (error) {
        this.#draft.log.error({ error }, 'a batch of edits was not stored')
        this.#waiting.clear()
        for (const peer of this.#draft.peers) peer.comeAgain()
      }
    this.#draining = false
  }

  /** Whether somebody brings words who may not write, as far as this process has read. */
  #mayLack(): boolean {
    return [...this.#waiting].some(
      ([{ mayWrite }, waiting]) => !mayWrite && waiting.some(({ update }) => update.byteLength > emptyUpdateBytes),
    )
  }

  #turn(): readonly Arrival[] {
    const turn: Arrival[] = []
    for (const [peer, waiting] of this.#waiting) {
      const arrival = this.#refused.has(peer) ? undefined : nextTurn(waiting)
      if (arrival) turn.push(arrival)
      if (!arrival || waiting.length === 0) this.#waiting.delete(peer)
    }
    return turn
  }

  #putBack(arrivals: readonly Arrival[]): void {
    for (const arrival of arrivals)
      this.#waiting.set(arrival.peer, [arrival, ...(this.#waiting.get(arrival.peer) ?? [])])
  }

  /**
   * Refusals and "missing" are answered only from the head of the stream. What was decided under rights that have
   * changed since is answered, to be decided anew; who lost theirs is not answered at all, their connection says it.
   */
  async #commitBatch(batch: readonly Arrival[]): Promise<readonly Arrival[]> {
    let waiting = batch
    for (let attempt = 0; waiting.length > 0; attempt++) {
      const { rightsUnchanged } = this.#draft
      waiting = waiting.filter(({ peer }) => peer.goesOn)
      const verdicts = waiting.map((arrival) => ({ arrival, verdict: this.#verdict(arrival) }))
      if (verdicts.some(({ verdict }) => verdict.verdict !== 'accepted') && (await this.#draft.catchUp())) continue
      for (const { arrival, verdict } of verdicts) this.#answerUnaccepted(arrival, verdict)
      const accepted = verdicts.filter((entry): entry is Accepted => entry.verdict.verdict === 'accepted')
      const { now, later } = oneOwnerPerClient(accepted)
      const changing = now.filter(({ verdict }) => verdict.changes)
      const outcome = changing.length === 0 ? 'stored' : await this.#commitAccepted(changing, rightsUnchanged)
      if (outcome === 'rights moved') return accepted.map(({ arrival }) => arrival)
      const committed = outcome === 'stored'
      failpoint('edit-told')
      if (committed) for (const { arrival, verdict } of now) this.#acknowledge(arrival, verdict)
      failpoint('edit-acknowledged')
      waiting = (committed ? later : accepted).map(({ arrival }) => arrival)
      if (attempt >= 3) await new Promise((resolve) => setTimeout(resolve, Math.random() * 20))
    }
    return []
  }

  #verdict({ peer, update }: Arrival): Verdict {
    const { doc, clientIds, closed, readOnly } = this.#draft
    const mayUse = (client: number) => [undefined, peer.person].includes(clientIds.ownerOf(client, doc))
    const verdict = gate(doc, update, mayUse)
    if (verdict.verdict !== 'accepted' || !verdict.changes || (peer.mayWrite && !readOnly)) return verdict
    const reason = readOnly ? 'archived' : closed ? 'signed-off' : 'no-pen'
    return { verdict: 'refused', reason, detail: `by ${peer.person}` }
  }

  #answerUnaccepted({ peer, n, complete }: Arrival, verdict: Verdict): void {
    if (verdict.verdict === 'accepted') return
    if (verdict.verdict === 'missing' && !complete) this.#askFor(peer)
    else {
      this.#refused.add(peer)
      peer.refuse(n, verdict.verdict === 'refused' ? verdict.reason : 'lacks')
    }
  }

  /** Once: its answer holds everything, however much more of theirs builds on what is missing. */
  #askFor(peer: DraftPeer): void {
    if (this.#lacking.has(peer)) return
    this.#lacking.add(peer)
    peer.askForState(Y.encodeStateVector(this.#draft.doc))
  }

  #acknowledge({ peer, n, complete }: Arrival, { dropped, units }: Accepted['verdict']): void {
    if (dropped) peer.tellDropped(n, units)
    if (complete && n > 0) this.#lacking.delete(peer)
    peer.acknowledge(this.#lacking.has(peer) ? 0 : n, this.#draft.position, this.#draft.mark)
  }

  #commitAccepted(accepted: readonly Accepted[], rights: FieldIs): Promise<Appended> {
    const { doc, clientIds } = this.#draft
    const entries = accepted.map(({ arrival: { peer }, verdict }) => newEntry('edit', peer, verdict.update))
    const claims = accepted.flatMap(({ arrival: { peer }, verdict }) =>
      verdict.clients
        .filter((client) => clientIds.ownerOf(client, doc) === undefined)
        .map((client) => ({ client, person: peer.person })),
    )
    return this.#draft.append(entries, claims, rights)
  }
}

/** Of two persons who come with the same new client id at once the first has it; the other is looked at again after. */
function oneOwnerPerClient(accepted: readonly Accepted[]): { now: readonly Accepted[]; later: readonly Accepted[] } {
  const owners = new Map<number, string>()
  const now: Accepted[] = []
  const later: Accepted[] = []
  for (const entry of accepted) {
    const { person } = entry.arrival.peer
    const free = entry.verdict.clients.every((client) => (owners.get(client) ?? person) === person)
    if (free) for (const client of entry.verdict.clients) owners.set(client, person)
    ;(free ? now : later).push(entry)
  }
  return { now, later }
}
