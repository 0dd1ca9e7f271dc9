import { msg } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { ItemSlice } from '../controllers/item-slice.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { formKey } from '../keys/form-keys.ts'
import { controls } from '../styles/controls.ts'
import { placeFormStyles } from '../styles/place-form.ts'

/** Why a ruling is taken back. */
@customElement('room-reopen-form')
export class RoomReopenForm extends LitElement {
  static override styles = [controls, placeFormStyles]

  readonly #item = new ItemSlice(this, (item) => item)
  readonly #keys = new KeyLabels(this)

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('input')?.focus()
  }

  protected override render() {
    const form = this.#item.value?.form
    if (form?.is !== 'reopen') return nothing
    return html`
      <form @keydown=${this.#key} @submit=${this.#submit}>
        <p class="quiet">
          ${msg('The ruled words go into the draft and can be changed again; the dispute is open again.')}
        </p>
        <p class="notice" role="alert">${form.notice}</p>
        <div class="row">
          <input
            class="grows"
            name="reason"
            maxlength="2000"
            dir="auto"
            aria-label=${msg('Why the ruling is reopened')}
            placeholder=${msg('Why the ruling is reopened')}
            .value=${form.reason}
            @input=${this.#reason}
          />
          <button class="primary" ?disabled=${form.asking}>
            ${form.asking ? msg('Waiting for the server …') : msg('Reopen the ruling')}
            <kbd>${this.#keys.of('send', 'typing')}</kbd>
          </button>
          <button type="button" @click=${() => this.#item.item?.ruling.giveUp()}>${msg('Not now')} <kbd>Esc</kbd></button>
        </div>
      </form>
    `
  }

  #reason({ target }: InputEvent): void {
    if (target instanceof HTMLInputElement) this.#item.item?.ruling.writeReopening({ reason: target.value })
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault()
    this.#item.item?.ruling.send()
  }

  #key(event: KeyboardEvent): void {
    event.stopPropagation()
    const key = this.#keys.value && formKey(event, this.#keys.value)
    if (event.code === 'Enter' && event.repeat) event.preventDefault()
    if (!key) return
    event.preventDefault()
    if (key === 'send') this.#item.item?.ruling.send()
    if (key === 'give-up') this.#item.item?.ruling.giveUp()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-reopen-form': RoomReopenForm
  }
}
