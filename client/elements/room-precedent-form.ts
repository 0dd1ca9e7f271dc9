import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { PrecedentForm } from '../bench/place-forms.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { RoomView } from '../controllers/room-view.ts'
import { formKey } from '../keys/form-keys.ts'
import { controls } from '../styles/controls.ts'
import { placeFormStyles } from '../styles/place-form.ts'

type Words = 'title' | 'rule' | 'good' | 'bad' | 'tags'

/** A ruling made one that others find and cite: its title, the rule, an example of either kind, and tags. */
@customElement('room-precedent-form')
export class RoomPrecedentForm extends LitElement {
  static override styles = [
    controls,
    placeFormStyles,
    css`
      label {
        display: grid;
        gap: 2px;
        font-size: var(--size-small);
        color: var(--ink-quiet);
      }
      input,
      textarea,
      select {
        inline-size: 100%;
        color: var(--ink);
        font-size: var(--size);
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
        gap: 6px 8px;
      }
    `,
  ]

  readonly #item = new ItemSlice(this, (item) => item)
  readonly #reasons = new RoomView(this, ({ joined }) => joined?.room.settings.reasons)
  readonly #keys = new KeyLabels(this)

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('input')?.focus()
  }

  protected override render() {
    const form = this.#item.value?.form
    if (form?.is !== 'precedent') return nothing
    return html`
      <form @keydown=${this.#key} @submit=${this.#submit}>
        <p class="quiet">${msg('It is offered whenever the same comes up, to whoever opens a dispute and to trainers.')}</p>
        ${this.#field(form, 'title', msg('Title'), 200)}
        <label>
          ${msg('The rule')}
          <textarea
            name="rule"
            rows="2"
            maxlength="2000"
            dir="auto"
            .value=${form.rule}
            @input=${(event: InputEvent) => this.#write('rule', event)}
          ></textarea>
        </label>
        <div class="pair">
          ${this.#field(form, 'good', msg('Like this'), 1000)} ${this.#field(form, 'bad', msg('Not like this'), 1000)}
          ${this.#reason(form)} ${this.#field(form, 'tags', msg('Tags, with commas between them'), 400)}
        </div>
        <p class="notice" role="alert">${form.notice}</p>
        <div class="row">
          <button class="primary" ?disabled=${form.asking}>
            ${form.asking ? msg('Waiting for the server …') : msg('Make the precedent')}
            <kbd>${this.#keys.of('send', 'typing')}</kbd>
          </button>
          <button type="button" @click=${() => this.#item.item?.precedent.giveUp()}>${msg('Not now')} <kbd>Esc</kbd></button>
        </div>
      </form>
    `
  }

  #field(form: PrecedentForm, name: Words, label: string, most: number) {
    const lang = name === 'good' || name === 'bad' ? (this.#item.value?.sources?.language ?? '') : nothing
    return html`
      <label>
        ${label}
        <input
          name=${name}
          maxlength=${most}
          dir="auto"
          lang=${lang}
          .value=${form[name]}
          @input=${(event: InputEvent) => this.#write(name, event)}
        />
      </label>
    `
  }

  #reason({ reason }: PrecedentForm) {
    const reasons = new Set([reason, ...(this.#reasons.value ?? [])])
    return html`
      <label>
        ${msg('Reason')}
        <select name="reason" @change=${this.#chooseReason}>
          ${[...reasons].map((one) => html`<option .value=${one} ?selected=${one === reason}>${one}</option>`)}
        </select>
      </label>
    `
  }

  #write(name: Words, { target }: InputEvent): void {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
      this.#item.item?.precedent.write({ [name]: target.value })
  }

  #chooseReason({ target }: Event): void {
    if (target instanceof HTMLSelectElement) this.#item.item?.precedent.write({ reason: target.value })
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault()
    this.#item.item?.precedent.send()
  }

  #key(event: KeyboardEvent): void {
    event.stopPropagation()
    const key = this.#keys.value && formKey(event, this.#keys.value)
    if (event.code === 'Enter' && event.repeat) event.preventDefault()
    if (!key) return
    event.preventDefault()
    if (key === 'send') this.#item.item?.precedent.send()
    if (key === 'give-up') this.#item.item?.precedent.giveUp()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-precedent-form': RoomPrecedentForm
  }
}
