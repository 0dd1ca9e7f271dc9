import { msg } from '@lit/localize'
import type { CommandInput, CommandName } from '#shared/domain/room.ts'
import type { Outcome } from '#shared/kernel/outcome.ts'
import type { CommandDone, ToldEvent } from '#shared/protocol/rt-messages.ts'
import type { SampleList, SampleView } from '#shared/protocol/sample-messages.ts'
import { apiPath } from '../routes.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'
import { Followed } from './followed.ts'
import type { RoomClient } from './room-client.ts'

export interface SamplesScreen {
  readonly list: SampleList | null
  /** The sample that is looked at. */
  readonly view: SampleView | null
  readonly trouble: string
  readonly sending: boolean
}

/** The room's samples for one page, read again when something happened to them. */
export class SamplesBook extends Followed<SamplesScreen> {
  readonly #room: RoomClient
  readonly #ends: readonly (() => void)[]
  #looking: string | null = null

  constructor(room: RoomClient) {
    super({ list: null, view: null, trouble: '', sending: false })
    this.#room = room
    this.#ends = [room.onTold((told) => this.#hear(told)), room.onJoined(() => void this.read())]
    void this.read()
  }

  leave(): void {
    for (const end of this.#ends) end()
  }

  async look(sample: string | null): Promise<void> {
    this.#looking = sample
    if (sample === null) this.put({ ...this.state, view: null, trouble: '' })
    await this.read()
  }

  /** Draws one and looks at it. */
  async draw(input: CommandInput<'sample.draw'>): Promise<void> {
    const outcome = await this.send('sample.draw', input)
    const { sample } = ((outcome?.ok ? outcome.value.answer : undefined) as { sample?: string }) ?? {}
    if (sample) await this.look(sample)
  }

  async send<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<Outcome<CommandDone> | undefined> {
    if (this.state.sending) return undefined
    this.put({ ...this.state, sending: true, trouble: '' })
    const outcome = await this.#room.send(name, input)
    this.put({ ...this.state, sending: false, trouble: outcome.ok ? '' : outcome.refusal.message })
    await this.read()
    return outcome
  }

  async read(): Promise<void> {
    const looking = this.#looking
    try {
      const path = (rest: string) => apiPath(this.#room.address, rest)
      const [list, view] = await Promise.all([
        askHttp<SampleList>(path('samples')),
        looking === null ? null : askHttp<SampleView>(path(`samples/${looking}`)),
      ])
      if (looking === this.#looking) this.put({ ...this.state, list, view })
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
      this.put({ ...this.state, trouble: error.message || msg('The server was not reached. Try again.') })
    }
  }

  #hear({ event }: ToldEvent): void {
    const type = event?.type
    const concerns = type?.startsWith('sample.') || type === 'item.signed-off' || type === 'item.reopened'
    if (concerns && !this.state.sending) void this.read()
  }
}
