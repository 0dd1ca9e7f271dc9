import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { type ComparisonProfile, sameProfile } from '#shared/compare/comparison.ts'
import type { ProfileReport } from '#shared/protocol/profile-messages.ts'
import { askProfile } from '../controllers/profile-change.ts'
import { RoomView } from '../controllers/room-view.ts'
import { profileSwitches, switchWord } from '../settings/profile-words.ts'
import { controls } from '../styles/controls.ts'
import { settingsStyles } from '../styles/settings.ts'
import { itemCount } from './counted.ts'
import './room-profile-outlook.ts'

/** How words are compared: what it would change is shown before it is set. */
@customElement('room-profile-settings')
export class RoomProfileSettings extends LitElement {
  static override styles = [
    controls,
    settingsStyles,
    css`
      input[type='number'] {
        inline-size: 90px;
      }
      progress {
        inline-size: 100%;
        accent-color: var(--accent);
      }
    `,
  ]

  /** What is written, and what the room had when that began. */
  @state()
  private accessor written: { readonly profile: ComparisonProfile; readonly was: ComparisonProfile } | null = null

  /** What it would change; null before that was asked. */
  @state()
  private accessor outlook: ProfileReport | null = null

  /** 0 to 1 while the server is at it. */
  @state()
  private accessor done: number | null = null

  @state()
  private accessor trouble = ''

  readonly #room = new RoomView(this, ({ joined }) => joined?.room.settings.profile)

  protected override render() {
    const now = this.written?.profile ?? this.#room.value
    if (!now) return nothing
    return html`
      <form class="card" @submit=${this.#tried}>
        <h3>${msg('How words are compared')}</h3>
        <p class="quiet">${msg('What counts as the same when sources are compared. Texts are never changed by it.')}</p>
        ${profileSwitches.map(
          (name) => html`
            <label class="switch">
              <input
                type="checkbox"
                .checked=${now[name]}
                @change=${({ target }: Event) => this.#write({ [name]: (target as HTMLInputElement).checked })}
              />
              ${switchWord(name)}
            </label>
          `,
        )}
        <label class="field">
          <span>${msg('A difference asks for a person when fewer than so many percent of the sources agree')}</span>
          <input
            type="number"
            min="0"
            max="100"
            required
            .value=${String(now.support)}
            @input=${({ target }: Event) => this.#write({ support: Number((target as HTMLInputElement).value) })}
          />
        </label>
        ${this.done === null ? nothing : html`<progress aria-label=${msg('Comparing')} max="1" .value=${this.done}></progress>`}
        ${this.outlook ? html`<room-profile-outlook .outlook=${this.outlook}></room-profile-outlook>` : nothing}
        <p class="trouble" role="alert">${this.trouble}</p>
        <div class="row">
          ${
            this.outlook
              ? html`<button type="button" class="primary" ?disabled=${this.done !== null} @click=${this.#set}>${msg('Change it for the room')}</button>`
              : html`<button class="primary" ?disabled=${!this.#isWritten || this.done !== null}>${msg('See what this changes')}</button>`
          }
          <button type="button" ?disabled=${!this.written || this.done !== null} @click=${() => this.#giveUp()}>
            ${msg('As it was')}
          </button>
        </div>
      </form>
    `
  }

  get #isWritten(): boolean {
    return this.written !== null && !sameProfile(this.written.profile, this.written.was)
  }

  #write(change: Partial<ComparisonProfile>): void {
    const room = this.#room.value
    if (!room) return
    const { profile, was } = this.written ?? { profile: room, was: room }
    this.written = { profile: { ...profile, ...change }, was }
    this.outlook = null
    this.trouble = ''
  }

  #giveUp(): void {
    this.written = null
    this.outlook = null
    this.trouble = ''
  }

  readonly #tried = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    this.outlook = (await this.#ask(true)) ?? null
  }

  readonly #set = async (): Promise<void> => {
    const report = await this.#ask(false)
    if (!report) return
    this.#giveUp()
    this.#room.client?.notices.say(msg(str`Words are compared anew; differences changed in ${itemCount(report.items)}`))
  }

  async #ask(dry: boolean): Promise<ProfileReport | undefined> {
    const { written } = this
    const address = this.#room.client?.address
    if (!written || !address || this.done !== null) return undefined
    this.done = 0
    this.trouble = ''
    const answer = await askProfile(address, written, dry, (done) => {
      this.done = done
    })
    this.done = null
    if (answer.ok) return answer.report
    this.trouble = answer.trouble
    return undefined
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-profile-settings': RoomProfileSettings
  }
}
