import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { HomePerson } from '#shared/protocol/home-messages.ts'
import { makeRoom, randomEnding } from '../controllers/home-view.ts'
import { nextRoomName, roomNameFrom } from '../home/room-name.ts'
import { controls } from '../styles/controls.ts'

/**
 * Makes a room and leads into it.
 * @fires room-make-done - It is not wanted after all.
 */
@customElement('room-make')
export class RoomMake extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        padding: 16px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
      }
      form {
        display: grid;
        gap: 12px;
        max-inline-size: 560px;
      }
      label {
        display: grid;
        gap: 2px;
      }
      small {
        font-size: var(--size-small);
        color: var(--ink-quiet);
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .trouble {
        padding: 8px 12px;
        border-inline-start: 3px solid var(--danger);
        background: var(--danger-soft);
      }
    `,
  ]

  /** Who of this browser may make it. */
  @property({ attribute: false })
  accessor makers: readonly HomePerson[] = []

  @state()
  private accessor room = ''

  @state()
  private accessor trouble = ''

  @state()
  private accessor making = false

  /** Their own address is not changed by what they write as the title. */
  #chosen = false
  readonly #random = randomEnding()

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus()
  }

  protected override firstUpdated(): void {
    this.focus()
  }

  protected override render() {
    const names = new Set(this.makers.map(({ name }) => name))
    return html`
      <form @submit=${this.#make} aria-label=${msg('Make a room')}>
        <label>
          ${msg('What the room is called')}
          <input name="title" required maxlength="200" autocomplete="off" dir="auto" @input=${this.#titled} />
        </label>
        <label>
          ${msg('Its address')}
          <input
            name="room"
            required
            maxlength="64"
            pattern="[a-z0-9](?:[a-z0-9\\-]*[a-z0-9])?"
            title=${msg('Small letters a to z, digits and -')}
            autocomplete="off"
            spellcheck="false"
            .value=${this.room}
            @input=${this.#addressed}
          />
          <small>${msg('Small letters a to z, digits and -. It stays as it is when the room is renamed.')}</small>
        </label>
        <label>
          ${msg('Languages, if you know them')}
          <input name="languages" maxlength="200" autocomplete="off" placeholder="ta, hi, en-IN" />
          <small>${msg('Tags such as ta, hi or en-IN. Imports find out by themselves where you leave it empty.')}</small>
        </label>
        ${names.size > 1 ? this.#who() : nothing}
        ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
        <div class="line">
          <button class="primary" ?disabled=${this.making}>${this.making ? msg('Making it …') : msg('Make the room')}</button>
          <button type="button" @click=${() => this.dispatchEvent(new Event('room-make-done'))}>${msg('Cancel')}</button>
        </div>
      </form>
    `
  }

  #who() {
    return html`
      <label>
        ${msg('Who leads it')}
        <select name="as">
          ${this.makers.map(({ number, name }) => html`<option value=${number}>${name}</option>`)}
        </select>
      </label>
    `
  }

  #titled({ target }: Event): void {
    if (this.#chosen) return
    const title = (target as HTMLInputElement).value.trim()
    this.room = title === '' ? '' : roomNameFrom(title, this.#random)
  }

  #addressed({ target }: Event): void {
    this.room = (target as HTMLInputElement).value
    this.#chosen = this.room !== ''
  }

  async #make(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const text = (name: string) => String(given.get(name) ?? '').trim()
    const languages = text('languages')
      .split(/[\s,;]+/)
      .filter(Boolean)
    const as = given.has('as') ? { as: Number(text('as')) } : {}
    this.making = true
    const made = await makeRoom({ title: text('title'), room: text('room'), languages, ...as })
    if (made.ok) return location.assign(made.value.path)
    this.making = false
    this.trouble = made.trouble
    if (made.status !== 409) return
    this.room = nextRoomName(this.room)
    await this.updateComplete
    this.renderRoot.querySelector<HTMLInputElement>('[name=room]')?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-make': RoomMake
  }
}
