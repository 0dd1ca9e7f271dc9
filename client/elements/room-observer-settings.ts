import { msg } from '@lit/localize'
import { css, html, LitElement } from 'lit'
import { customElement } from 'lit/decorators.js'
import { mostSecondsBehind } from '#shared/domain/observed-delay.ts'
import { SettingsForm } from '../controllers/settings-form.ts'
import { settingWord } from '../settings/settings-words.ts'
import { controls } from '../styles/controls.ts'
import { settingsStyles } from '../styles/settings.ts'
import { settingsButtons } from './settings-buttons.ts'

/** How far behind the room those are who only watch. */
@customElement('room-observer-settings')
export class RoomObserverSettings extends LitElement {
  static override styles = [
    controls,
    settingsStyles,
    css`
      input {
        max-inline-size: 120px;
      }
    `,
  ]

  readonly #form = new SettingsForm(this, ['observersBehind'])

  protected override render() {
    return html`
      <form class="card" @submit=${this.#store}>
        <h3>${msg('Observers')}</h3>
        <label class="field">
          ${settingWord('observersBehind')}
          <input
            type="number"
            inputmode="numeric"
            min="0"
            max=${mostSecondsBehind}
            step="1"
            required
            aria-describedby="later"
            .value=${String(this.#form.value('observersBehind') ?? 0)}
            ?disabled=${!this.#form.isHere}
            @input=${this.#write}
          />
        </label>
        <p class="quiet" id="later">
          ${msg('With 0 they see it at once, with 3600 an hour later. Nothing reaches them sooner on any page, and their page says so. With a larger number their view stands still until the time has come; with a smaller one it catches up.')}
        </p>
        ${settingsButtons(this.#form)}
      </form>
    `
  }

  readonly #write = ({ target }: Event): void => {
    const { valueAsNumber, validity } = target as HTMLInputElement
    if (validity.valid) this.#form.write('observersBehind', valueAsNumber)
  }

  readonly #store = (event: SubmitEvent): void => {
    event.preventDefault()
    void this.#form.store()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-observer-settings': RoomObserverSettings
  }
}
