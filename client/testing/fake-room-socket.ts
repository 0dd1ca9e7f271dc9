import type { WindowPatch } from '#shared/projections/room-window.ts'
import type { HereRequest, Pointed } from '#shared/protocol/here-messages.ts'
import type { Behind, HereRow, ObservedTold, ToldEvent } from '#shared/protocol/rt-messages.ts'
import {
  type Asked,
  ConnectionLost,
  type Denial,
  type OutcomeOf,
  type RequestOf,
  type RoomSocket,
  type RoomSocketListener,
} from '../sync/room-socket.ts'

type Answers = { [Name in Asked]?: (request: RequestOf<Name>) => OutcomeOf<Name> | Promise<OutcomeOf<Name>> }

/** A room's channel in this page: the test is the server. */
export class FakeRoomSocket implements RoomSocket {
  readonly asked: { readonly name: Asked; readonly request: unknown }[] = []
  readonly stood: HereRequest[] = []
  answers: Answers
  #listener: RoomSocketListener | undefined
  #connected = false
  readonly #lost = new Set<(reason: Error) => void>()

  constructor(answers: Answers = {}) {
    this.answers = answers
  }

  ask<Name extends Asked>(name: Name, request: RequestOf<Name>): Promise<OutcomeOf<Name>> {
    this.asked.push({ name, request })
    const answer = this.answers[name]
    return new Promise((resolve, reject) => {
      if (!this.#connected) return reject(new ConnectionLost())
      this.#lost.add(reject)
      if (answer) resolve(answer(request))
    })
  }

  stand(where: HereRequest): void {
    this.stood.push(where)
  }

  follow(listener: RoomSocketListener): void {
    this.#listener = listener
  }

  close(): void {
    this.#connected = false
  }

  connect(): void {
    this.#connected = true
    this.#listener?.connected()
  }

  lose(): void {
    this.#connected = false
    for (const reject of this.#lost) reject(new ConnectionLost())
    this.#lost.clear()
    this.#listener?.lost()
  }

  /** The person that the page takes itself for. */
  identified: string | undefined

  identify(person: string): void {
    this.identified = person
  }

  deny(why: Denial = 'unauthenticated'): void {
    this.#listener?.denied(why)
  }

  tell(event: ToldEvent): void {
    this.#listener?.told(event)
  }

  observe(told: ObservedTold): void {
    this.#listener?.observed(told)
  }

  showWindow(patch: WindowPatch): void {
    this.#listener?.window(patch)
  }

  fallBehind(behind: Behind): void {
    this.#listener?.behind(behind)
  }

  see(rows: readonly HereRow[], watching = 0): void {
    this.#listener?.here(rows, watching)
  }

  point(pointed: Pointed): void {
    this.#listener?.pointed(pointed)
  }

  requests<Name extends Asked>(name: Name): RequestOf<Name>[] {
    return this.asked.filter((one) => one.name === name).map(({ request }) => request as RequestOf<Name>)
  }
}
