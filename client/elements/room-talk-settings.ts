import { msg } from '@lit/localize'
import { html, LitElement } from 'lit'
import { customElement } from 'lit/decorators.js'
import { SettingsForm } from '../controllers/settings-form.ts'
import { settingWord } from '../settings/settings-words.ts'
import { controls } from '../styles/controls.ts'
import { settingsStyles } from '../styles/settings.ts'
import { settingsButtons } from './settings-buttons.ts'

const fields = ['talkShown'] as const

/** Who reads the talk besides those who work here. */
@customElement('room-talk-settings')
export class RoomTalkSettings extends LitElement {
  static override styles = [controls, settingsStyles]

  readonly #form = new SettingsForm(this, fields)

  protected override render() {
    return html`
      <form class="card" @submit=${this.#store}>
        <h3>${msg('Talk')}</h3>
        <p class="quiet">${msg('What was said before stays among those who work here. Who writes is told that observers read it.')}</p>
        ${fields.map(
          (field) => html`
            <label class="switch">
              <input
                type="checkbox"
                .checked=${this.#form.value(field) ?? false}
                ?disabled=${!this.#form.isHere}
                @change=${({ target }: Event) => this.#form.write(field, (target as HTMLInputElement).checked)}
              />
              ${settingWord(field)}
            </label>
          `,
        )}
        ${settingsButtons(this.#form)}
      </form>
    `
  }

  readonly #store = (event: SubmitEvent): void => {
    event.preventDefault()
    void this.#form.store()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-talk-settings': RoomTalkSettings
  }
}
