import { msg } from '@lit/localize'
import { css, html, LitElement } from 'lit'
import { customElement } from 'lit/decorators.js'
import { SettingsForm } from '../controllers/settings-form.ts'
import { controls } from '../styles/controls.ts'
import { settingsStyles } from '../styles/settings.ts'
import { settingsButtons } from './settings-buttons.ts'

/** What may stand in brackets in a text. */
@customElement('room-tag-settings')
export class RoomTagSettings extends LitElement {
  static override styles = [
    controls,
    settingsStyles,
    css`
      input {
        min-inline-size: 0;
        inline-size: 100%;
      }
    `,
  ]

  readonly #form = new SettingsForm(this, ['tags'] as const)
  /** As it is typed, with a comma at the end perhaps. */
  #typed: string | null = null

  protected override render() {
    const stored = (this.#form.value('tags') ?? []).join(', ')
    return html`
      <form class="card" @submit=${this.#store}>
        <h3>${msg('Tags')}</h3>
        <label class="field">
          <span>${msg('Words that may stand in brackets, such as inaudible. Write commas between them.')}</span>
          <input dir="auto" .value=${this.#form.isWritten && this.#typed !== null ? this.#typed : stored} @input=${this.#type} />
        </label>
        ${settingsButtons(this.#form)}
      </form>
    `
  }

  readonly #type = ({ target }: Event): void => {
    this.#typed = (target as HTMLInputElement).value
    this.#form.write(
      'tags',
      this.#typed.split(',').flatMap((tag) => tag.trim() || []),
    )
  }

  readonly #store = (event: SubmitEvent): void => {
    event.preventDefault()
    void this.#form.store()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-tag-settings': RoomTagSettings
  }
}
