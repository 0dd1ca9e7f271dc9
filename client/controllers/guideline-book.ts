import { msg } from '@lit/localize'
import type { CommandInput } from '#shared/domain/room.ts'
import type { GuidelineList, GuidelineText } from '#shared/protocol/guideline-messages.ts'
import type { ToldEvent } from '#shared/protocol/rt-messages.ts'
import { apiPath } from '../routes.ts'
import { askFile } from '../sync/ask-file.ts'
import { HttpProblem } from '../sync/ask-http.ts'
import { sendText } from '../sync/send-text.ts'
import { type Answer, asked } from './answered.ts'
import { Followed } from './followed.ts'
import type { RoomClient } from './room-client.ts'

export interface GuidelineScreen {
  /** Null until the first answer. */
  readonly list: GuidelineList | null
  /** By version, as they were asked for. */
  readonly texts: ReadonlyMap<number, GuidelineText>
  readonly trouble: string
  readonly sending: boolean
}

export interface GuidelineWish {
  readonly text: string
  readonly summary: string
  readonly base: number
  readonly takes: readonly string[]
}

/** The room's guideline for one page, read again when somebody publishes or proposes. */
export class GuidelineBook extends Followed<GuidelineScreen> {
  readonly #room: RoomClient
  readonly #ends: readonly (() => void)[]
  readonly #asked = new Set<number>()

  constructor(room: RoomClient) {
    super({ list: null, texts: new Map(), trouble: '', sending: false })
    this.#room = room
    this.#ends = [room.onTold((told) => this.#hear(told)), room.onJoined(() => void this.read())]
    void this.read()
  }

  leave(): void {
    for (const end of this.#ends) end()
  }

  /** The version that holds; 0 for none. */
  get version(): number {
    return this.state.list?.versions[0]?.version ?? 0
  }

  async read(): Promise<void> {
    const answer = await asked<GuidelineList>(apiPath(this.#room.address, 'guidelines'))
    this.put(
      answer.ok ? { ...this.state, list: answer.value, trouble: '' } : { ...this.state, trouble: answer.trouble },
    )
  }

  /** Versions never change: each is asked for once. Undefined until it came. */
  text(version: number): GuidelineText | undefined {
    const known = this.state.texts.get(version)
    if (known || version < 1 || this.#asked.has(version)) return known
    this.#asked.add(version)
    void this.#fetch(version)
    return undefined
  }

  async publish({ text, summary, base, takes }: GuidelineWish): Promise<Answer<{ version: number }>> {
    const query = new URLSearchParams({
      base: String(base),
      summary,
      ...(takes.length > 0 ? { takes: takes.join() } : {}),
    })
    this.put({ ...this.state, sending: true })
    const answer = await answered(() =>
      sendText<{ version: number }>(apiPath(this.#room.address, `guidelines?${query}`), text, 'text/markdown'),
    )
    this.put({ ...this.state, sending: false })
    await this.read()
    return answer
  }

  /** What the server said against it; empty when it is done. */
  async propose(input: CommandInput<'guideline.propose'>): Promise<string> {
    const outcome = await this.#room.send('guideline.propose', input)
    await this.read()
    return outcome.ok ? '' : outcome.refusal.message
  }

  async decline(input: CommandInput<'guideline.decline'>): Promise<string> {
    const outcome = await this.#room.send('guideline.decline', input)
    await this.read()
    return outcome.ok ? '' : outcome.refusal.message
  }

  file(version: number): Promise<Answer<{ readonly name: string; readonly content: Blob }>> {
    return answered(() => askFile(apiPath(this.#room.address, `guidelines/${version}/file`)))
  }

  async #fetch(version: number): Promise<void> {
    const answer = await asked<GuidelineText>(apiPath(this.#room.address, `guidelines/${version}`))
    if (!answer.ok) this.#asked.delete(version)
    const texts = answer.ok ? new Map(this.state.texts).set(version, answer.value) : this.state.texts
    this.put({ ...this.state, texts, trouble: answer.ok ? '' : answer.trouble })
  }

  #hear({ event }: ToldEvent): void {
    if (event?.type.startsWith('guideline.') && !this.state.sending) void this.read()
  }
}

async function answered<T>(asking: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await asking() }
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error
    return { ok: false, status: error.status, trouble: error.message || msg('The server was not reached. Try again.') }
  }
}
