import { msg, str } from '@lit/localize'
import type { CommandInput } from '#shared/domain/room.ts'
import type { AcceptanceList } from '#shared/protocol/acceptance-messages.ts'
import type { ToldEvent } from '#shared/protocol/rt-messages.ts'
import { timeCount } from '../elements/counted.ts'
import { apiPath } from '../routes.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'
import { Followed } from './followed.ts'
import type { RoomClient } from './room-client.ts'

export interface AcceptanceScreen {
  readonly list: AcceptanceList | null
  readonly trouble: string
  readonly sending: boolean
  /** What was just said, in words. */
  readonly said: string
}

/** Reading again for each of many sign-offs in a row would be for nothing. */
const togetherMilliseconds = 1000

/** The client's word on the room's items for one page, read again when items change. */
export class AcceptanceBook extends Followed<AcceptanceScreen> {
  readonly #room: RoomClient
  readonly #ends: readonly (() => void)[]
  #later: ReturnType<typeof setTimeout> | undefined

  constructor(room: RoomClient) {
    super({ list: null, trouble: '', sending: false, said: '' })
    this.#room = room
    this.#ends = [room.onTold((told) => this.#hear(told)), room.onJoined(() => void this.read())]
    void this.read()
  }

  leave(): void {
    clearTimeout(this.#later)
    for (const end of this.#ends) end()
  }

  receiptPath(acceptance: string): string {
    return apiPath(this.#room.address, `acceptances/${acceptance}/receipt`)
  }

  /** True when it stands in the journal. */
  async say(input: CommandInput<'items.accept'>): Promise<boolean> {
    if (this.state.sending) return false
    this.put({ ...this.state, sending: true, trouble: '', said: '' })
    const outcome = await this.#room.send('items.accept', input)
    this.put({
      ...this.state,
      sending: false,
      trouble: outcome.ok ? '' : outcome.refusal.message,
      said: outcome.ok ? this.#saidWords(input.outcome) : '',
    })
    await this.read()
    return outcome.ok
  }

  /** Whoever is behind is shown their own word later, too. */
  #saidWords(outcome: CommandInput<'items.accept'>['outcome']): string {
    const { seconds } = this.#room.state.behind
    if (seconds > 0) {
      const later = timeCount(seconds)
      return outcome === 'accepted'
        ? msg(str`Accepted. It is shown here in ${later}, with its receipt.`)
        : msg(str`Returned to the queue. It is shown here in ${later}, with its receipt.`)
    }
    return outcome === 'accepted' ? msg('Accepted. Keep the receipt if you like.') : msg('Returned to the queue.')
  }

  async read(): Promise<void> {
    try {
      this.put({ ...this.state, list: await askHttp<AcceptanceList>(apiPath(this.#room.address, 'acceptances')) })
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
      this.put({ ...this.state, trouble: error.message || msg('The server was not reached. Try again.') })
    }
  }

  #hear({ row, rows, relisted }: ToldEvent): void {
    if (!row && !rows && !relisted) return
    this.#later ??= setTimeout(() => {
      this.#later = undefined
      void this.read()
    }, togetherMilliseconds)
  }
}
