import { msg, str } from '@lit/localize'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type Labelling, labellingHash } from '#shared/domain/labelling.ts'
import type { Refusal } from '#shared/kernel/outcome.ts'
import type { LabelUses } from '#shared/protocol/labelling-messages.ts'
import { apiPath } from '../routes.ts'
import { draftOf, type LabellingDraft, labellingOf, wrongName } from '../settings/labelling-edit.ts'
import { labellingChanges } from '../settings/labelling-words.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'
import { RoomView } from './room-view.ts'

/** What is written of the list of labels, and the list that was there when writing began. */
interface Written {
  readonly draft: LabellingDraft
  readonly basis: Labelling
}

const about = 'labelling'

/** The room's list of labels as it is being written: kept as long as the tab is open, stored whole, and only when it is asked to be. */
export class LabellingForm implements ReactiveController {
  trouble = ''
  sending = false
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #room: RoomView<Labelling | undefined>
  #written: Written | null = null
  #looked = false
  /** Null until the server has counted. */
  uses: LabelUses | null = null
  #counting = false

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    this.#room = new RoomView(host, ({ joined }) => joined?.room.settings.labelling)
    host.addController(this)
  }

  hostConnected(): void {
    addEventListener('beforeunload', this.#guard)
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#guard)
  }

  get isHere(): boolean {
    return this.#room.value !== undefined
  }

  /** How many labels have which tag is asked for once, when there is a list to be written. */
  count(): void {
    const address = this.#room.client?.address
    if (this.#counting || !address || this.#room.value === null) return
    this.#counting = true
    void askHttp<LabelUses>(apiPath(address, 'labelling/uses'))
      .then((uses) => {
        this.uses = uses
        this.#host.requestUpdate()
      })
      .catch((error) => {
        // Without the counts the list can be written all the same.
        if (!(error instanceof HttpProblem)) throw error
      })
  }

  /** The name under which a tag is stored: it may be written another way by now. */
  storedName(at: number): string | undefined {
    const { basis } = this.#written ?? { basis: this.#room.value ?? null }
    const written = this.draft.tags[at]
    const now = basis?.tags.find(({ name }) => name === written?.name.trim())
    if (now || basis?.tags.length !== this.draft.tags.length) return now?.name
    const before = basis.tags[at]?.name
    return this.draft.tags.some(({ name }) => name.trim() === before) ? undefined : before
  }

  get draft(): LabellingDraft {
    if (!this.#looked && this.#room.client) {
      this.#looked = true
      this.#written = this.#room.client.words.kept<Written>(about)
    }
    return this.#written?.draft ?? draftOf(this.#room.value ?? null)
  }

  get isWritten(): boolean {
    return labellingHash(labellingOf(this.draft)) !== labellingHash(this.#room.value ?? null)
  }

  change(change: (draft: LabellingDraft) => LabellingDraft): void {
    const basis = this.#written?.basis ?? this.#room.value ?? null
    this.#keep({ draft: change(this.draft), basis })
    this.trouble = ''
  }

  giveUp(): void {
    this.#keep(null)
    this.trouble = ''
  }

  async store(): Promise<void> {
    const { draft } = this
    const room = this.#room.client
    const wrong = wrongName(draft)
    if (wrong) {
      this.trouble =
        wrong.twice === null
          ? msg('Something here has no name yet: give it one, or take it out.')
          : msg(str`“${wrong.twice}” is here twice: give one of them another name.`)
      this.#host.requestUpdate()
      return
    }
    if (!room || !this.isWritten) return
    this.sending = true
    this.#host.requestUpdate()
    const basis = this.#written?.basis ?? null
    const labelling = labellingOf(draft)
    const outcome = await room.send('labelling.set', { labelling, basis: labellingHash(basis) })
    this.sending = false
    if (outcome.ok) {
      // What was written meanwhile goes on from what is stored now.
      this.#keep(this.draft === draft ? null : { draft: this.draft, basis: labelling })
      room.notices.say(msg('The list of labels is stored; everybody in the room has it now'))
    } else this.#refused(outcome.refusal, draft)
    this.#host.requestUpdate()
  }

  #keep(written: Written | null): void {
    this.#written = written
    const words = this.#room.client?.words
    if (written) words?.keep(about, written)
    else words?.forget(about)
    this.#host.requestUpdate()
  }

  /** Who was faster is said, with what is another way now; what was written stays, and may replace theirs. */
  #refused({ code, message, details }: Refusal, draft: LabellingDraft): void {
    const { now, by } = (details ?? {}) as { now?: Labelling; by?: string | null }
    if (code !== 'moved' || now === undefined) {
      this.trouble = message
      return
    }
    const who = (by && this.#room.client?.nameOf(by)) ?? msg('Somebody else')
    const changed = labellingChanges(this.#written?.basis ?? null, now)
    this.trouble = msg(
      str`${who} has changed the list meanwhile: ${changed}. What you wrote is still here; store it again to replace theirs.`,
    )
    this.#keep({ draft, basis: now })
  }

  readonly #guard = (event: BeforeUnloadEvent) => {
    if (this.#written && this.isWritten) event.preventDefault()
  }
}
