import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Home, HomeRow, MadeRoom } from '#shared/protocol/home-messages.ts'
import type { EndedSession } from '#shared/protocol/session-messages.ts'
import { keepingRows, rowKey } from '../home/home-rows.ts'
import { apiPath } from '../routes.ts'
import { randomId } from '../sync/random-id.ts'
import { type Answer, asked } from './answered.ts'
import { exportRoom } from './room-export.ts'

/** While the page is in sight; more rooms are asked for less often. */
const freshMilliseconds = { few: 2000, many: 5000 }
const manyRooms = 50

/** The rooms of this browser, kept fresh while the page is in sight. */
export class HomeView implements ReactiveController {
  home: Home | undefined
  /** Why it may be old; empty while the server answers. */
  trouble = ''
  readonly #host: ReactiveControllerHost
  #timer: ReturnType<typeof setTimeout> | undefined
  #connected = false

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#connected = true
    document.addEventListener('visibilitychange', this.#look)
    void this.load()
  }

  hostDisconnected(): void {
    this.#connected = false
    document.removeEventListener('visibilitychange', this.#look)
    clearTimeout(this.#timer)
  }

  async load(): Promise<void> {
    clearTimeout(this.#timer)
    const answer = await asked<Home>('/api/v1/home')
    if (answer.ok) this.#take(answer.value)
    this.#say(answer.ok ? '' : answer.trouble)
    clearTimeout(this.#timer)
    const { few, many } = freshMilliseconds
    const wait = (this.home?.rows.length ?? 0) > manyRooms ? many : few
    if (this.#connected && document.visibilityState === 'visible')
      this.#timer = setTimeout(() => void this.load(), wait)
  }

  readonly #look = () => {
    if (document.visibilityState === 'visible') void this.load()
    else clearTimeout(this.#timer)
  }

  #take(now: Home): void {
    const before = this.home
    const rows = keepingRows(before?.rows ?? [], now.rows, rowKey)
    const ended = keepingRows<EndedSession>(before?.ended ?? [], now.ended, ({ number }) => String(number))
    const rest = before && JSON.stringify([before.house, before.makers]) === JSON.stringify([now.house, now.makers])
    if (before && rest && rows === before.rows && ended === before.ended) return
    this.home = { ...now, rows, ended }
    this.#host.requestUpdate()
  }

  #say(trouble: string): void {
    if (trouble === this.trouble) return
    this.trouble = trouble
    this.#host.requestUpdate()
  }
}

/** Six letters and digits, for an address that the title does not give. */
export const randomEnding = (): string => randomId().slice(0, 6)

export interface RoomWish {
  readonly title: string
  readonly room: string
  readonly languages: readonly string[]
  readonly as?: number
}

export const makeRoom = (wish: RoomWish): Promise<Answer<MadeRoom>> => asked('/api/v1/home/rooms', wish)

/** A link by which the same person comes to their rooms at another browser. */
export async function linkHome(): Promise<Answer<string>> {
  const answer = await asked<{ invite: string }>('/api/v1/home/link', {})
  return answer.ok ? { ok: true, value: new URL(`/join#${answer.value.invite}`, location.origin).href } : answer
}

type Place = Pick<HomeRow, 'room' | 'number'>
const onRoom = ({ room, number }: Place, what: string, input: object): Promise<Answer<unknown>> =>
  asked(apiPath({ room, session: number }, what), input)

/** `was`: the title that was seen. */
export const renameRoom = (row: Place, title: string, was: string) => onRoom(row, 'rename', { title, was })
export const archiveRoom = (row: Place) => onRoom(row, 'archive', {})
export const restoreRoom = (row: Place) => onRoom(row, 'restore', {})
export const deleteRoom = (row: Place, title: string) => onRoom(row, 'delete', { title })

/** The result as a table, before the room goes; recorded as any other export. */
export const resultOf = ({ room, number }: Place) => exportRoom({ room, session: number }, wholeTable)

const wholeTable = { format: 'csv', names: false, per: 'item', verbatim: false, signedOff: false } as const

/** Where the audit trail of a room is downloaded. */
export const trailAddress = ({ room, number }: Place): string => apiPath({ room, session: number }, 'audit')
