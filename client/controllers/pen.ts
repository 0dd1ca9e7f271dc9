import { msg, str } from '@lit/localize'
import type { Pen } from '#shared/domain/pen.ts'
import type { Outcome, Refusal } from '#shared/kernel/outcome.ts'
import type { CommandDone, HereRow, ToldEvent } from '#shared/protocol/rt-messages.ts'
import { isolated } from '../i18n/isolated.ts'
import type { ItemStore } from './item-screen.ts'
import type { RoomClient } from './room-client.ts'

/** Somebody who can have the pen. */
export interface PenChoice {
  readonly person: string
  readonly name: string
  readonly here: boolean
}

/** What holding the pen changes on the page. */
interface Hands {
  /** Who has the pen reads all sources; who lost it, their own. */
  readSourcesAgain(): void
  /** Who lost the pen and has it again writes again. */
  writeAgain(): void
}

const about = 'pen'

/** The pen of the open item: who has it, giving and taking it, and what that means for whoever gets or loses it. */
export class PenOfItem {
  readonly #store: ItemStore
  readonly #room: RoomClient
  readonly #hands: Hands

  constructor(store: ItemStore, room: RoomClient, hands: Hands) {
    this.#store = store
    this.#room = room
    this.#hands = hands
  }

  get mine(): boolean {
    return this.#holder === (this.#room.me ?? '')
  }

  give(person: string): Promise<boolean> {
    return givePen(this.#room, { item: this.#store.state.id, person, holder: this.#holder })
  }

  async take(): Promise<boolean> {
    const holder = this.#holder
    return holder !== null && takePen(this.#room, { item: this.#store.state.id, holder })
  }

  /** Annotators who are here now or worked on the item, without who has it. */
  choices(here: readonly HereRow[]): readonly PenChoice[] {
    const known = new Map<string, PenChoice>()
    for (const { person, name } of this.#store.state.sources?.sources ?? [])
      known.set(person, { person, name: this.#room.nameOf(person) ?? name, here: false })
    for (const { person, name, role } of here) if (role === 'annotator') known.set(person, { person, name, here: true })
    const others = [...known.values()].filter(({ person }) => person !== this.#holder)
    return others.sort((a, b) => Number(b.here) - Number(a.here) || a.name.localeCompare(b.name))
  }

  /** The view has it in already, or will the next moment. */
  hear({ event, name, by }: ToldEvent): void {
    if ((event?.type !== 'pen.given' && event?.type !== 'pen.taken') || event.item !== this.#store.state.id) return
    const { me, notices } = this.#room
    const lost = event.type === 'pen.taken' ? event.person === me : event.from === me
    const got = event.type === 'pen.given' && event.person === me
    if (got || lost) this.#hands.readSourcesAgain()
    if (got) this.#hands.writeAgain()
    if (by === me) return
    if (got) insist(notices, msg(str`${isolated(name)} gave you the pen: you can write here now`))
    else if (lost) insist(notices, lostSentence(event.type === 'pen.taken' ? event.with : undefined, isolated(name)))
  }

  get #holder(): string | null {
    return this.#store.state.view?.pen?.person ?? null
  }
}

function lostSentence(along: 'sign-off' | 'role' | 'removal' | undefined, name: string): string {
  return along === 'sign-off'
    ? msg(str`${name} signed this item off. Your pen ends with it; what you wrote is in it.`)
    : msg(str`${name} took the pen back: you read on from here. What was saved stays in the draft.`)
}

/** One sentence about the pen at a time. */
function insist(notices: RoomClient['notices'], text: string): void {
  notices.settle(about)
  notices.insist(text, { about })
}

export const givePen = async (
  room: RoomClient,
  input: { item: string; person: string; holder: string | null },
): Promise<boolean> => answered(room, await room.send('pen.give', input))

export const takePen = async (room: RoomClient, input: { item: string; holder: string }): Promise<boolean> =>
  answered(room, await room.send('pen.take', input))

function answered(room: RoomClient, outcome: Outcome<CommandDone>): boolean {
  if (!outcome.ok) room.notices.insist(refusedSentence(room, outcome.refusal))
  return outcome.ok
}

/** Of two trainers at once the other one is told what stands now. */
function refusedSentence(room: RoomClient, { code, message, details }: Refusal): string {
  if (code !== 'moved') return message
  const { pen = null } = (details ?? {}) as { readonly pen?: Pen | null }
  if (!pen) return msg('Another trainer took the pen back before you. Nobody has it now.')
  const called = (person: string) => isolated(room.nameOf(person) ?? msg('somebody'))
  return msg(str`${called(pen.by)} gave the pen to ${called(pen.person)} before you. Nothing else was changed.`)
}

/** Whoever gets a pen while another item is open here, or none, is told and led there. */
export const followPens = (room: RoomClient, open: () => string | null): (() => void) =>
  room.onTold(({ event, name }) => {
    if (event?.type !== 'pen.given' || event.person !== room.me || event.item === open()) return
    const { item } = event
    room.notices.insist(msg(str`${isolated(name)} gave you the pen of an item: you can write there`), {
      about: item,
      action: { label: msg('Open it'), run: () => room.showItem(item) },
    })
  })
