import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { controls } from '../styles/controls.ts'
import { type ImageLight, ImageLightEvent, ImageViewEvent } from './image-view-event.ts'

export const plainLight: ImageLight = { brightness: 100, contrast: 100 }

/** How an image is seen: nearer and further, and its brightness and contrast. */
@customElement('room-image-tools')
export class RoomImageTools extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        align-items: flex-end;
        gap: 4px;
      }
      .bar,
      .light {
        display: flex;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--raised);
        box-shadow: var(--shadow);
      }
      .bar button {
        padding: 0 8px;
        border-color: transparent;
        border-radius: 3px;
        background: none;
      }
      .bar button:hover,
      .bar button[aria-expanded='true'] {
        background: var(--accent-soft);
      }
      .percent {
        min-inline-size: 5ch;
        align-self: center;
        text-align: center;
        font-variant-numeric: tabular-nums;
        font-size: var(--size-small);
      }
      .light {
        display: grid;
        grid-template-columns: auto minmax(0, 140px) 5ch;
        align-items: center;
        gap: 4px 8px;
        padding: 8px 12px;
        font-size: var(--size-small);
      }
      .light input {
        inline-size: 100%;
        min-inline-size: 0;
        padding: 0;
        accent-color: var(--accent);
      }
      .light output {
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      .light button {
        grid-column: 1 / -1;
        justify-self: end;
      }
      svg {
        inline-size: 16px;
        block-size: 16px;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.6;
        stroke-linecap: round;
      }
    `,
  ]

  @property({ type: Number })
  accessor percent = 100

  @property({ attribute: false })
  accessor light: ImageLight = plainLight

  @state()
  private accessor open = false

  protected override render() {
    return html`
      <div class="bar" role="group" aria-label=${msg('How the image is seen')}>
        ${this.#view('further', msg('Zoom out'), '−', html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8h10" /></svg>`)}
        <span class="percent">${this.percent} %</span>
        ${this.#view('nearer', msg('Zoom in'), '+', html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8h10M8 3v10" /></svg>`)}
        ${this.#view('whole', msg('Show the whole image'), 'Home', html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" /></svg>`)}
        ${this.#view('actual', msg('1:1, a pixel for each pixel'), 'End', html`<span aria-hidden="true">1:1</span>`)}
        <button
          aria-expanded=${this.open}
          aria-label=${msg('Brightness and contrast')}
          title=${msg('Brightness and contrast')}
          @click=${() => {
            this.open = !this.open
          }}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="5.5"></circle>
            <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor"></path>
          </svg>
        </button>
      </div>
      ${this.open ? this.#light() : nothing}
    `
  }

  #view(to: ImageViewEvent['to'], name: string, key: string, shape: unknown) {
    return html`
      <button aria-label=${name} title=${msg(str`${name} (${key})`)} @click=${() => this.dispatchEvent(new ImageViewEvent(to))}>
        ${shape}
      </button>
    `
  }

  #light() {
    const { brightness, contrast } = this.light
    return html`
      <div class="light" role="group" aria-label=${msg('Brightness and contrast')}>
        ${this.#slider('brightness', msg('Brightness'), brightness)}
        ${this.#slider('contrast', msg('Contrast'), contrast)}
        <button
          ?disabled=${brightness === 100 && contrast === 100}
          @click=${() => this.dispatchEvent(new ImageLightEvent(plainLight))}
        >
          ${msg('Reset')}
        </button>
      </div>
    `
  }

  #slider(which: keyof ImageLight, name: string, value: number) {
    return html`
      <label for=${which}>${name}</label>
      <input
        id=${which}
        type="range"
        min="20"
        max="300"
        step="5"
        .value=${String(value)}
        @input=${({ target }: Event) => {
          const { valueAsNumber } = target as HTMLInputElement
          this.dispatchEvent(new ImageLightEvent({ ...this.light, [which]: valueAsNumber }))
        }}
      />
      <output for=${which}>${value} %</output>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-image-tools': RoomImageTools
  }
}
