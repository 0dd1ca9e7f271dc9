import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { DisputesView } from '../controllers/disputes-view.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { ActEvent } from './act-event.ts'
import { OpenEvent } from './open-event.ts'

/** The centre of the page while no item is open: what to do first. */
@customElement('room-start')
export class RoomStart extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        align-content: center;
        justify-items: center;
        gap: 12px;
        padding: 24px;
        text-align: center;
        color: var(--ink-quiet);
      }
      h2 {
        color: var(--ink);
      }
      p {
        max-inline-size: 44ch;
      }
      .waiting {
        border-color: var(--disputed);
        color: var(--disputed);
      }
    `,
  ]

  /** An item is named in the address and on its way. */
  @property({ type: Boolean })
  accessor opening = false

  readonly #counts = new RoomView(this, ({ counts }) => counts)
  readonly #role = new RoomView(this, ({ joined }) => joined?.me.role)
  readonly #keys = new KeyLabels(this)
  readonly #disputes = new DisputesView(this, ({ counts: disputes }) => disputes?.waiting ?? 0)
  readonly #kept = new RoomView(this, ({ kept }) => kept)
  readonly #connection = new RoomView(this, ({ connection }) => connection.is)

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus()
  }

  protected override render() {
    const counts = this.#counts.value
    const room = this.#role.client
    if (!counts || !room || this.opening) return nothing
    if (!room.isOnline && this.#connection.value !== 'ended') return this.#alone()
    if (counts.all === 0 && room.may('batch.import'))
      return html`
        ${this.#say(msg('Nothing is in this room yet'), msg('Bring in a file with the work of several annotators; its items then stand in the queue.'))}
        <button class="primary" @click=${() => this.dispatchEvent(new ActEvent('import'))}>
          ${msg('Import a batch')} <kbd>${this.#keys.of('import')}</kbd>
        </button>
        <button @click=${() => this.dispatchEvent(new ActEvent('people'))}>
          ${msg('Invite people')} <kbd>${this.#keys.of('people')}</kbd>
        </button>
      `
    if (counts.all === 0)
      return this.#say(
        msg('Nothing is in this room yet'),
        msg('A lead imports a batch; its items then stand in the queue.'),
      )
    if (counts.signedOff === counts.all) return this.#finished(room.may('room.export'))
    if (!room.may('item.next'))
      return html`${this.#waiting()} ${this.#say(msg('No item is open'), msg('Open one from the queue to read it.'))}`
    return html`
      ${this.#waiting()}
      ${this.#say(msg('No item is open'), msg('The next item is the one with the most disagreement that nobody has open.'))}
      <button class="primary" @click=${() => this.dispatchEvent(new ActEvent('next-item'))}>
        ${msg('Next item')} <kbd>${this.#keys.of('next-item')}</kbd>
      </button>
    `
  }

  #finished(mayExport: boolean) {
    const said = this.#say(msg('Everything is signed off'), msg('The result can be exported.'))
    if (!mayExport) return said
    return html`
      ${said}
      <button class="primary" @click=${() => this.dispatchEvent(new ActEvent('export'))}>
        ${msg('Export the result')} <kbd>${this.#keys.of('export')}</kbd>
      </button>
    `
  }

  /** Somebody is waiting for an answer: that comes before the next item. */
  #waiting() {
    const waiting = this.#disputes.value ?? 0
    if (waiting === 0) return nothing
    const words = waiting === 1 ? msg('One dispute waits for you') : msg(str`${waiting} disputes wait for you`)
    return html`
      <button class="waiting" @click=${() => this.dispatchEvent(new ActEvent('disputes'))}>
        ${words} <kbd>${this.#keys.of('disputes')}</kbd>
      </button>
    `
  }

  /** What can be done without a server. */
  #alone() {
    const kept = this.#kept.value ?? []
    return html`
      ${this.#say(
        msg('You are offline'),
        kept.length > 0
          ? msg('Items with changes that are kept on this device can be opened. The queue comes back with the server.')
          : msg('The queue and its items come back with the server.'),
      )}
      ${kept.map(({ id, key }) => html`<button @click=${() => this.dispatchEvent(new OpenEvent(id))}>${msg(str`Open ${key}`)}</button>`)}
    `
  }

  #say(title: string, text: string) {
    return html`<h2>${title}</h2><p>${text}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-start': RoomStart
  }
}
