import { css, html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { RoomView } from '../controllers/room-view.ts'
import { connectionNote } from './connection-words.ts'

/** A connection that comes back sooner is not worth a line. */
const quietMilliseconds = 2000

/** One line under the bar while the server is away or work is stored nowhere: what it means, and what to do. */
@customElement('room-connection-note')
export class RoomConnectionNote extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
    p {
      margin: 0;
      padding: 4px 12px;
      background: var(--differ-soft);
      color: var(--ink);
    }
    .danger {
      background: var(--danger-soft);
      color: var(--danger);
      font-weight: 600;
    }
  `

  @state()
  private accessor late = false

  readonly #connection = new RoomView(this, ({ connection }) => connection.is)
  readonly #known = new RoomView(this, ({ joined }) => joined !== null)
  readonly #save = new RoomView(this, ({ save }) => save)
  readonly #device = new RoomView(this, ({ device }) => device)
  #timer: ReturnType<typeof setTimeout> | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#timer)
  }

  protected override willUpdate(): void {
    if (this.#note() === null) {
      clearTimeout(this.#timer)
      this.#timer = undefined
      this.late = false
    } else this.#timer ??= setTimeout(() => (this.late = true), quietMilliseconds)
  }

  protected override render() {
    const note = this.#note()
    if (!note || !(this.late || note.danger)) return nothing
    return html`<p class=${note.danger ? 'danger' : 'away'} role=${note.danger ? 'alert' : nothing}>${note.text}</p>`
  }

  #note() {
    const connection = this.#connection.value ?? 'connecting'
    const save = this.#save.value ?? { is: 'looking' }
    return connectionNote(connection, save, this.#device.value ?? null, this.#known.value ?? false)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-connection-note': RoomConnectionNote
  }
}
