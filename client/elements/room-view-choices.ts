import { msg, str } from '@lit/localize'
import { css, html, LitElement } from 'lit'
import { customElement } from 'lit/decorators.js'
import { draftSizes, viewPreferences } from '../controllers/view-preferences.ts'
import { controls } from '../styles/controls.ts'

/** How large the draft is written, and whether the browser checks its spelling. */
@customElement('room-view-choices')
export class RoomViewChoices extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .size {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: var(--target);
      }
      .size button {
        min-inline-size: 32px;
      }
      output {
        min-inline-size: 48px;
        text-align: center;
        font-variant-numeric: tabular-nums;
      }
      label {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: var(--target);
      }
    `,
  ]

  #end: () => void = () => undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#end = viewPreferences.subscribe(() => this.requestUpdate())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#end()
  }

  protected override render() {
    const { draftSize, spellcheck } = viewPreferences.state
    return html`
      <div class="size" role="group" aria-label=${msg('Size of the draft')}>
        ${msg('Size of the draft')}
        <button
          aria-label=${msg('Smaller')}
          ?disabled=${draftSize <= draftSizes.least}
          @click=${() => this.#resize(-1)}
        >−</button>
        <output aria-live="polite">${msg(str`${draftSize} px`)}</output>
        <button
          aria-label=${msg('Larger')}
          ?disabled=${draftSize >= draftSizes.most}
          @click=${() => this.#resize(1)}
        >+</button>
      </div>
      <label>
        <input type="checkbox" .checked=${spellcheck} @change=${this.#spell} />
        ${msg('The browser checks spelling while typing')}
      </label>
    `
  }

  #resize(by: 1 | -1): void {
    viewPreferences.choose({ draftSize: viewPreferences.state.draftSize + by })
  }

  readonly #spell = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) viewPreferences.choose({ spellcheck: target.checked })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-view-choices': RoomViewChoices
  }
}
