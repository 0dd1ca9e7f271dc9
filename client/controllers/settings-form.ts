import { msg, str } from '@lit/localize'
import type { ReactiveControllerHost } from 'lit'
import type { ChosenField } from '#shared/domain/set-settings.ts'
import type { RoomSettings } from '#shared/domain/settings.ts'
import type { Refusal } from '#shared/kernel/outcome.ts'
import { settingWord, valueWords } from '../settings/settings-words.ts'
import { RoomView } from './room-view.ts'

type Chosen<Field extends ChosenField> = { readonly [F in Field]: RoomSettings[F] }

/** Some settings of the room as they are being written: what is not stored yet lies over what the room has. */
export class SettingsForm<Field extends ChosenField> {
  trouble = ''
  sending = false
  readonly #host: ReactiveControllerHost
  readonly #fields: readonly Field[]
  readonly #room: RoomView<RoomSettings | undefined>
  #written: Partial<Chosen<Field>> = {}
  /** What the room had when writing began: what the asker saw. */
  #seen: Partial<Chosen<Field>> = {}

  constructor(host: ReactiveControllerHost & HTMLElement, fields: readonly Field[]) {
    this.#host = host
    this.#fields = fields
    this.#room = new RoomView(host, ({ joined }) => joined?.room.settings)
  }

  get isHere(): boolean {
    return this.#room.value !== undefined
  }

  get isWritten(): boolean {
    return this.#fields.some((field) => this.#changes(field))
  }

  value<F extends Field>(field: F): RoomSettings[F] | undefined {
    return (this.#written as Partial<RoomSettings>)[field] ?? this.#room.value?.[field]
  }

  write<F extends Field>(field: F, value: RoomSettings[F]): void {
    if (!Object.hasOwn(this.#seen, field)) this.#seen = { ...this.#seen, [field]: this.#room.value?.[field] }
    this.#written = { ...this.#written, [field]: value }
    this.trouble = ''
    this.#host.requestUpdate()
  }

  giveUp(): void {
    this.#written = {}
    this.#seen = {}
    this.trouble = ''
    this.#host.requestUpdate()
  }

  async store(): Promise<void> {
    const room = this.#room.client
    const fields = this.#fields.filter((field) => this.#changes(field))
    if (!room || fields.length === 0) return
    const only = (from: Partial<Chosen<Field>>) => Object.fromEntries(fields.map((field) => [field, from[field]]))
    this.sending = true
    this.#host.requestUpdate()
    const outcome = await room.send('settings.set', { settings: only(this.#written), was: only(this.#seen) })
    this.sending = false
    if (outcome.ok) {
      this.giveUp()
      room.notices.say(msg('The settings are stored; everybody in the room has them now'))
    } else this.#refused(outcome.refusal)
    this.#host.requestUpdate()
  }

  #changes(field: Field): boolean {
    const written = this.#written[field]
    return written !== undefined && JSON.stringify(written) !== JSON.stringify(this.#room.value?.[field])
  }

  /** Who was faster is said; what was written stays, and may replace theirs. */
  #refused({ code, message, details }: Refusal): void {
    const { field, now, by } = (details ?? {}) as { field?: Field; now?: RoomSettings[Field]; by?: string | null }
    if (code !== 'moved' || field === undefined || now === undefined) {
      this.trouble = message
      return
    }
    const who = (by && this.#room.client?.nameOf(by)) ?? msg('Somebody else')
    const [word, is] = [settingWord(field), valueWords(field, now)]
    this.trouble = msg(
      str`${who} has changed this meanwhile: “${word}” is “${is}” now. What you wrote is still here; store it again to replace theirs.`,
    )
    this.#seen = { ...this.#seen, [field]: now }
  }
}
