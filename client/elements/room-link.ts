import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { controls } from '../styles/controls.ts'
import { copyText } from './copy-text.ts'

/**
 * A link into the room, shown this once.
 * @fires room-link-done - The person has it.
 */
@customElement('room-link')
export class RoomLink extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 8px;
        padding: 12px;
        border: 2px solid var(--accent);
        border-radius: var(--radius);
        background: var(--accent-soft);
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      input {
        flex: 1 1 240px;
        min-inline-size: 0;
        font-family: ui-monospace, monospace;
        font-size: 13px;
      }
    `,
  ]

  @property()
  accessor link = ''

  /** For whom, how often and until when. */
  @property()
  accessor about = ''

  @state()
  private accessor copied: boolean | undefined

  override focus(): void {
    this.renderRoot.querySelector('button')?.focus()
  }

  protected override render() {
    return html`
      <p>${this.about}</p>
      <div class="line">
        <input readonly aria-label=${msg('The link')} .value=${this.link} @focus=${this.#select} @click=${this.#select} />
        <button class="primary" @click=${this.#copy}>${msg('Copy')}</button>
        <button @click=${() => this.dispatchEvent(new Event('room-link-done'))}>${msg('Done with it')}</button>
      </div>
      <p role="status">
        ${this.copied === undefined ? nothing : this.copied ? msg('Copied.') : msg('The browser did not let it be copied: the link is selected, copy it by hand.')}
        ${msg('It is shown this once. Whoever opens it is this person here.')}
      </p>
    `
  }

  async #copy(): Promise<void> {
    this.copied = await copyText(this.link)
    if (!this.copied) this.renderRoot.querySelector('input')?.focus()
  }

  #select({ target }: Event): void {
    if (target instanceof HTMLInputElement) target.select()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-link': RoomLink
  }
}
