import { msg } from '@lit/localize'
import { css, html, LitElement } from 'lit'
import { customElement } from 'lit/decorators.js'
import { SettingsForm } from '../controllers/settings-form.ts'
import { languageName, offeredLanguages } from '../settings/language-names.ts'
import { controls } from '../styles/controls.ts'
import { settingsStyles } from '../styles/settings.ts'
import { settingsButtons } from './settings-buttons.ts'

/** The languages that a room's items are in. */
@customElement('room-language-settings')
export class RoomLanguageSettings extends LitElement {
  static override styles = [
    controls,
    settingsStyles,
    css`
      fieldset {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
        gap: 0 12px;
        margin: 0;
        padding: 0;
        border: 0;
      }
      .field input {
        max-inline-size: 160px;
      }
    `,
  ]

  readonly #form = new SettingsForm(this, ['languages'] as const)

  protected override render() {
    const chosen = this.#form.value('languages') ?? []
    return html`
      <form class="card" @submit=${this.#store}>
        <h3>${msg('Languages')}</h3>
        <p class="quiet">${msg('Those that the items of this room are in.')}</p>
        <fieldset aria-label=${msg('Languages of this room')}>
          ${[...new Set([...offeredLanguages, ...chosen])].map(
            (tag) => html`
              <label class="switch">
                <input
                  type="checkbox"
                  .checked=${chosen.includes(tag)}
                  ?disabled=${!this.#form.isHere}
                  @change=${() => this.#toggle(tag)}
                />
                <span title=${tag}>${languageName(tag)}</span>
              </label>
            `,
          )}
        </fieldset>
        <label class="field">
          <span>${msg('Another language, by its tag, such as sa or en-IN')}</span>
          <span class="row">
            <input maxlength="35" autocapitalize="none" spellcheck="false" />
            <button type="button" @click=${this.#add}>${msg('Add')}</button>
          </span>
        </label>
        ${settingsButtons(this.#form)}
      </form>
    `
  }

  #toggle(tag: string): void {
    const chosen = this.#form.value('languages') ?? []
    this.#form.write('languages', chosen.includes(tag) ? chosen.filter((one) => one !== tag) : [...chosen, tag])
  }

  readonly #add = (): void => {
    const field = this.renderRoot.querySelector<HTMLInputElement>('.field input')
    const tag = field?.value.trim() ?? ''
    if (!field || tag === '') return
    if (!(this.#form.value('languages') ?? []).includes(tag)) this.#toggle(tag)
    field.value = ''
    field.focus()
  }

  readonly #store = (event: SubmitEvent): void => {
    event.preventDefault()
    void this.#form.store()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-language-settings': RoomLanguageSettings
  }
}
