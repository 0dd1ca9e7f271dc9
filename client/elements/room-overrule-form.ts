import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { PrecedentRow } from '#shared/protocol/precedent-messages.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { PrecedentsView } from '../controllers/precedents-view.ts'
import { formKey } from '../keys/form-keys.ts'
import { controls } from '../styles/controls.ts'
import { precedentStyles } from '../styles/precedents.ts'

/** A trainer says which later precedent holds instead of this one, and why. */
@customElement('room-overrule-form')
export class RoomOverruleForm extends LitElement {
  static override styles = [
    controls,
    precedentStyles,
    css`
      .trouble:empty {
        display: none;
      }
    `,
  ]

  @property({ attribute: false })
  accessor precedent: PrecedentRow | undefined

  /** Those that could overrule it. */
  @property({ attribute: false })
  accessor later: readonly PrecedentRow[] = []

  @state()
  private accessor open = false

  @state()
  private accessor trouble = ''

  @state()
  private accessor sending = false

  readonly #view = new PrecedentsView(this)
  readonly #keys = new KeyLabels(this)

  protected override render() {
    if (this.later.length === 0)
      return html`<p class="quiet">${msg('It can be overruled by a precedent that is made after it.')}</p>`
    if (!this.open)
      return html`<div><button aria-expanded="false" @click=${() => this.#begin()}>${msg('Overrule it by a later one')}</button></div>`
    return html`
      <form @submit=${this.#submit} @keydown=${this.#key}>
        <label>
          ${msg('The precedent that holds instead')}
          <select name="later">
            ${this.later.toReversed().map(({ id, title }) => html`<option value=${id}>${title}</option>`)}
          </select>
        </label>
        <label>
          ${msg('Why, in one line')}
          <input name="why" maxlength="2000" dir="auto" />
        </label>
        <p class="past trouble" role="alert">${this.trouble}</p>
        <div class="buttons">
          <button class="primary" ?disabled=${this.sending}>${msg('Overrule')} <kbd>${this.#keys.of('send', 'typing')}</kbd></button>
          <button type="button" @click=${() => this.#end()}>${msg('Not now')} <kbd>Esc</kbd></button>
        </div>
        ${this.precedent?.cited ? html`<p class="quiet">${msg(str`What cites it stays as it is, and says that it was overruled since.`)}</p>` : nothing}
      </form>
    `
  }

  async #begin(): Promise<void> {
    this.open = true
    await this.updateComplete
    this.renderRoot.querySelector('select')?.focus()
  }

  async #end(): Promise<void> {
    this.open = false
    this.trouble = ''
    await this.updateComplete
    this.renderRoot.querySelector('button')?.focus()
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault()
    void this.#send()
  }

  async #send(): Promise<void> {
    const { precedent } = this
    const by = this.renderRoot.querySelector('select')?.value ?? ''
    const why = this.renderRoot.querySelector('input')?.value.trim() ?? ''
    if (!precedent || this.sending) return
    if (why === '') {
      this.trouble = msg('Say why, in one line')
      return
    }
    this.sending = true
    this.trouble = (await this.#view.book?.overrule({ precedent: precedent.id, by, why })) ?? ''
    this.sending = false
  }

  #key(event: KeyboardEvent): void {
    event.stopPropagation()
    const key = this.#keys.value && formKey(event, this.#keys.value)
    if (!key) return
    event.preventDefault()
    if (key === 'send') void this.#send()
    if (key === 'give-up') void this.#end()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-overrule-form': RoomOverruleForm
  }
}
