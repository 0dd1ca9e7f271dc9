import { msg, str } from '@lit/localize'
import { css, html, LitElement } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { settingsStyles } from '../styles/settings.ts'

/** The reasons that rulings of this room give. */
@customElement('room-reason-settings')
export class RoomReasonSettings extends LitElement {
  static override styles = [
    controls,
    settingsStyles,
    css`
      ol {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        gap: 4px;
      }
      li input {
        flex: 1;
        min-inline-size: 0;
      }
    `,
  ]

  /** What is written and not stored yet; null while it is the room's own list. */
  @state()
  private accessor written: readonly string[] | null = null

  @state()
  private accessor trouble = ''

  @state()
  private accessor sending = false

  readonly #reasons = new RoomView(this, ({ joined }) => joined?.room.settings.reasons)

  protected override render() {
    return html`
        <form class="card" @submit=${this.#store}>
          <h3>${msg('Reasons for rulings')}</h3>
          <p class="quiet">
            ${msg('A trainer gives one of these with each ruling. Rulings that were made keep the reason they have.')}
          </p>
          <ol>
            ${this.#list().map(this.#row)}
          </ol>
          <div class="row">
            <button type="button" @click=${() => this.#add()} ?disabled=${this.#list().length >= mostReasons}>
              ${msg('Add a reason')}
            </button>
          </div>
          <p class="trouble" role="alert">${this.trouble}</p>
          <div class="row">
            <button class="primary" ?disabled=${this.written === null || this.sending}>${msg('Store the list')}</button>
            <button type="button" ?disabled=${this.written === null} @click=${() => this.#giveUp()}>
              ${msg('As it was')}
            </button>
          </div>
        </form>
    `
  }

  readonly #row = (reason: string, at: number) => html`
    <li>
      <input
        maxlength="60"
        required
        aria-label=${msg(str`Reason ${at + 1}`)}
        .value=${reason}
        @input=${({ target }: InputEvent) => this.#write(at, target)}
      />
      <button type="button" aria-label=${msg(str`Move “${reason}” up`)} ?disabled=${at === 0} @click=${() => this.#lift(at)}>
        ↑
      </button>
      <button
        type="button"
        aria-label=${msg(str`Take out “${reason}”`)}
        ?disabled=${this.#list().length === 1}
        @click=${() => this.#change((list) => list.toSpliced(at, 1))}
      >
        ${msg('Take out')}
      </button>
    </li>
  `

  #list(): readonly string[] {
    return this.written ?? this.#reasons.value ?? []
  }

  #change(change: (list: readonly string[]) => readonly string[]): void {
    this.written = change(this.#list())
    this.trouble = ''
  }

  #write(at: number, target: EventTarget | null): void {
    if (target instanceof HTMLInputElement) this.#change((list) => list.with(at, target.value))
  }

  #lift(at: number): void {
    this.#change((list) => {
      const [reason = ''] = list.slice(at, at + 1)
      return list.toSpliced(at, 1).toSpliced(at - 1, 0, reason)
    })
  }

  #add(): void {
    this.#change((list) => [...list, ''])
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('li:last-child input')?.focus())
  }

  #giveUp(): void {
    this.written = null
    this.trouble = ''
  }

  async #store(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const { written } = this
    const room = this.#reasons.client
    if (!written || !room) return
    this.sending = true
    const outcome = await room.send('reasons.set', { reasons: written.map((reason) => reason.trim()) })
    this.sending = false
    if (!outcome.ok) this.trouble = outcome.refusal.message
    else {
      if (this.written === written) this.written = null
      room.notices.say(msg('The reasons are stored; trainers have them now'))
    }
  }
}

const mostReasons = 30

declare global {
  interface HTMLElementTagNameMap {
    'room-reason-settings': RoomReasonSettings
  }
}
