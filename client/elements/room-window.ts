import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { BehindView } from '../controllers/behind-view.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { RoomView } from '../controllers/room-view.ts'
import { viewPreferences } from '../controllers/view-preferences.ts'
import { WindowView } from '../controllers/window-view.ts'
import { bones } from '../styles/bones.ts'
import { controls } from '../styles/controls.ts'
import { windowStyles } from '../styles/room-window.ts'
import { ActEvent } from './act-event.ts'
import './room-window-figures.ts'
import './room-window-item.ts'
import './room-window-rulings.ts'

const hour = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })

/** The room for watching: on a projector, or in the corner of a call. Its type grows with its window. */
@customElement('room-window')
export class RoomWindowPage extends LitElement {
  static override styles = [controls, bones, windowStyles]

  readonly #window = new WindowView(this)
  readonly #title = new RoomView(this, ({ joined }) => joined?.room.settings.title)
  readonly #connection = new RoomView(this, ({ connection }) => connection)
  readonly #behind = new BehindView(this)
  readonly #keys = new KeyLabels(this)

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus()
  }

  protected override render() {
    const { window, trouble } = this.#window.value ?? {}
    return html`
      <div class="window" data-type=${viewPreferences.state.largeType ? 'large' : 'usual'}>
        <header>
          <h1 tabindex="-1" title=${this.#title.value ?? ''}>${this.#title.value ?? nothing}</h1>
          ${this.#live()}
          <button class="plain" aria-pressed=${viewPreferences.state.largeType} title=${msg('Large type')} aria-label=${msg('Large type')} @click=${this.#enlarge}>A<span class="larger">A</span></button>
          <button class="plain" @click=${() => this.dispatchEvent(new ActEvent('queue'))}>${msg('Queue')} <kbd>${this.#keys.of('queue')}</kbd></button>
        </header>
        ${trouble ? html`<p class="trouble" role="alert">${trouble}</p>` : nothing}
        ${
          window
            ? html`
                <room-window-figures .progress=${window.progress} .agreement=${window.agreement}></room-window-figures>
                <room-window-item></room-window-item>
                <room-window-rulings .rulings=${window.rulings}></room-window-rulings>
              `
            : html`<div class="bones" aria-busy="true"><div></div><div></div><div></div></div>`
        }
      </div>
    `
  }

  #live() {
    const connection = this.#connection.value
    if (connection?.is === 'joined')
      return html`<span class=${this.#behind.seconds > 0 ? 'live behind' : 'live'}>${this.#behind.words}</span>`
    if (connection?.is === 'lost')
      return html`<span class="live away" role="alert">${msg(str`Not connected since ${hour.format(connection.since)} · trying again`)}</span>`
    return html`<span class="live away">${msg('Catching up')}</span>`
  }

  readonly #enlarge = () => {
    viewPreferences.choose({ largeType: !viewPreferences.state.largeType })
    this.requestUpdate()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-window': RoomWindowPage
  }
}
