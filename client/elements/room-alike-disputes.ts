import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { AlikeDispute } from '#shared/protocol/alike-messages.ts'
import { saidAt } from '../bench/label-at.ts'
import { shortKey } from '../bench/short-key.ts'
import { TogetherView } from '../controllers/together-view.ts'
import { placeName } from '../labels/unit-names.ts'
import { alikeStyles } from '../styles/alike.ts'
import { controls } from '../styles/controls.ts'

/** Disputes like the one that is ruled on: each in its line, with what would stand there, to tick or not. */
@customElement('room-alike-disputes')
export class RoomAlikeDisputes extends LitElement {
  static override styles = [controls, alikeStyles]

  /** The dispute that is ruled on. */
  @property()
  accessor dispute = ''

  @property()
  accessor item = ''

  /** What would be ruled; null while nothing is chosen. */
  @property({ attribute: false })
  accessor value: string | null = null

  readonly #view = new TogetherView(this)
  #looked = ''

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#looked = ''
    this.#view.together?.leave()
  }

  protected override updated(): void {
    const { together } = this.#view
    if (!together || this.dispute === '' || this.dispute === this.#looked) return
    this.#looked = this.dispute
    void together.look(this.item, this.dispute)
  }

  protected override render() {
    const { together } = this.#view
    const offer = together?.state.offer
    if (!together || !offer || offer.dispute !== this.dispute || offer.alike.length === 0) return nothing
    const { alike, more, together: on } = offer
    const many =
      alike.length === 1
        ? msg('Rule this one and the one like it')
        : msg(str`Rule this one and the ${alike.length} like it`)
    return html`
      <button type="button" aria-expanded=${on} @click=${() => together.turn()}>${on ? msg('Rule this one alone') : many} <kbd>F4</kbd></button>
      ${on ? html`<ul aria-label=${msg('Ruled together')}>${repeat(alike, ({ dispute }) => dispute, this.#row)}</ul>` : nothing}
      ${on && more ? html`<p class="quiet">${msg(str`There are more; these are the first ${alike.length}.`)}</p>` : nothing}
    `
  }

  readonly #row = (one: AlikeDispute) => {
    const { together } = this.#view
    const { dispute, key, left, right, stands, language, own } = one
    const ruled = this.value === null ? null : (together?.spelled(one, this.value) ?? this.value)
    return html`
      <li>
        <label>
          <input
            type="checkbox"
            .checked=${!together?.state.offer?.off.has(dispute)}
            @change=${({ target }: Event) => together?.tick(dispute, (target as HTMLInputElement).checked)}
          />
          <span class="line"
            ><span class="key" title=${key}>${shortKey(key)}</span
            ><span lang=${language} dir="auto">${one.label ? msg(str`${placeName(one.place, one.label)}: `) : left}${this.#words(one, stands, ruled)}${right}</span>
            ${own ? html`<span class="quiet">(${msg('your own: another trainer rules on it, while one is here')})</span>` : nothing}</span
          >
        </label>
      </li>
    `
  }

  #words({ label, place }: AlikeDispute, stands: string, ruled: string | null) {
    const said = (text: string) => saidAt(label, place, text)
    if (ruled === null || ruled === stands) return html`<mark>${said(stands)}</mark>`
    return html`<del>${label ? said(stands) : stands}</del><ins>${said(ruled)}</ins>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-alike-disputes': RoomAlikeDisputes
  }
}
