import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ItemSlice } from '../controllers/item-slice.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { RoomView } from '../controllers/room-view.ts'
import { spoken } from '../controllers/settling.ts'
import type { Action } from '../keys/key-map.ts'
import { benchActionStyles } from '../styles/bench-actions.ts'
import { controls } from '../styles/controls.ts'
import { ActEvent } from './act-event.ts'

/** A button for every key of the bench, in reach of a thumb. */
@customElement('room-bench-actions')
export class RoomBenchActions extends LitElement {
  static override styles = [controls, benchActionStyles]

  @property({ type: Boolean, attribute: 'read-only' })
  accessor readOnly = false

  /** What stands at the current difference; null where there is none. */
  @property({ attribute: false })
  accessor words: string | null = null

  readonly #labelled = new ItemSlice(this, ({ sources }) => sources?.kind === 'labels')
  readonly #typing = new ItemSlice(this, ({ typing }) => typing !== null)
  readonly #signed = new ItemSlice(this, ({ view }) => view?.signOff != null)
  readonly #role = new RoomView(this, ({ joined }) => joined?.me.role)
  readonly #keys = new KeyLabels(this)

  protected override render() {
    const settles = !this.readOnly && this.words !== null
    return html`
      <div class="actions">
        ${this.#button('previous-needing', '‹', msg('Previous difference that needs a person'))}
        ${this.#button('next-needing', '›', msg('Next difference that needs a person'))}
        ${this.#button('previous-any', '«', msg('Previous difference of any kind'), 'any')}
        ${this.#button('next-any', '»', msg('Next difference of any kind'), 'any')}
        ${
          settles
            ? this.#button('keep', keepWords(this.words ?? ''), msg('Keep what stands and go on'), 'wide')
            : nothing
        }
        ${settles ? this.#button('nothing', msg('Nothing'), this.#labelled.value ? msg('There is nothing here') : msg('Nothing was said here')) : nothing}
        ${this.readOnly ? nothing : this.#edit()} ${this.#disputes()}
        ${this.readOnly ? nothing : this.#button('undo-mine', msg('Undo'), msg('Take back what I did last'))}
        ${this.#role.client?.may('place.point') ? this.#button('point', msg('Point'), msg('Point at these words, for everybody who has this item open')) : nothing}
        ${this.#button('sources', msg('Sources'), msg('Show sources: none, this difference, all'))}
        ${this.#onward()}
      </div>
    `
  }

  #edit() {
    if (this.#labelled.value) return this.#button('edit', msg('Draw'), msg('Draw a new label'))
    return this.#typing.value
      ? this.#button('review', msg('Done'), msg('Back to review'))
      : this.#button('edit', msg('Edit'), msg('Type in this segment'))
  }

  #disputes() {
    const room = this.#role.client
    if (!this.#role.value || !room || this.#signed.value) return nothing
    return html`
      ${room.may('dispute.open') ? this.#button('dispute', msg('Dispute'), msg('Ask a trainer about these words')) : nothing}
      ${room.may('ruling.make') ? this.#button('rule', msg('Rule'), msg('Rule on these words, or reopen a ruling')) : nothing}
    `
  }

  #onward() {
    const room = this.#role.client
    if (!this.#role.value || !room?.may('item.next')) return nothing
    const next = this.#button('next-item', msg('Next item'), msg('Next item without signing off'), 'next')
    if (this.#signed.value || !room.may('item.sign-off')) return next
    const sign = this.#button('sign-off-next', msg('Sign off'), msg('Sign off and go to the next item'), 'primary')
    return html`<span class="onward">${next}${sign}</span>`
  }

  #button(action: Action, label: string, title: string, kind = '') {
    const key = this.#keys.of(action, action === 'review' ? 'typing' : 'review')
    const sign = label.length === 1
    return html`
      <button
        class=${kind}
        title=${title}
        aria-label=${sign ? title : nothing}
        @mousedown=${(event: Event) => event.preventDefault()}
        @click=${() => this.dispatchEvent(new ActEvent(action))}
      >
        <span>${label}</span> ${key ? html`<kbd>${key}</kbd>` : nothing}
      </button>
    `
  }
}

/** Quotes of a text stand in quotes already. */
function keepWords(words: string): string {
  return words.startsWith('“') ? msg(str`Keep ${words}`) : msg(str`Keep “${spoken(words)}”`)
}

declare global {
  interface HTMLElementTagNameMap {
    'room-bench-actions': RoomBenchActions
  }
}
