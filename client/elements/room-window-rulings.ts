import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ToldRuling } from '#shared/projections/room-window.ts'
import { shortKey } from '../bench/short-key.ts'
import { observedPlaceName, observedWords } from '../observed/said.ts'
import { windowRulingStyles } from '../styles/room-window.ts'
import { goesBy } from './goes-by.ts'
import { stateShape, stateShapes } from './state-shape.ts'

const hour = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** What was ruled and why, the latest first, as it happens. */
@customElement('room-window-rulings')
export class RoomWindowRulings extends LitElement {
  static override styles = [stateShapes, windowRulingStyles]

  @property({ attribute: false })
  accessor rulings: readonly ToldRuling[] = []

  protected override render() {
    return html`
      <h2>${msg('Rulings')}</h2>
      ${this.rulings.length === 0 ? html`<p class="quiet">${msg('Nothing was ruled yet. What is ruled shows here.')}</p>` : nothing}
      <ol tabindex="0" aria-label=${msg('Rulings, the latest first')}>
        ${repeat(this.rulings, ({ id }) => id, this.#row)}
      </ol>
      <p class="unseen" role="status">${this.#latest()}</p>
    `
  }

  readonly #row = (ruling: ToldRuling) => {
    const { place, reason, why, by, at, key, language, question } = ruling
    const value = observedWords(place, ruling.value)
    const stood = ruling.stood === null ? null : observedWords(place, ruling.stood)
    return html`
    <li>
      ${stateShape('ruled')}
      <div>
        <p>
          ${stood === null || stood === value ? nothing : html`<del lang=${language} dir="auto">${stood === '' ? msg('nothing') : stood}</del> → `}
          ${value === '' ? html`<em>${msg('nothing was said')}</em>` : html`<strong lang=${language} dir="auto">${value}</strong>`}
          <span class="reason">${reason}</span>
        </p>
        ${place ? html`<p class="quiet">${observedPlaceName(place)}</p>` : nothing}
        <p class="why" dir="auto">${why}</p>
        ${goesBy(ruling)}
        ${question === null ? nothing : html`<p class="quiet" dir="auto">${question}</p>`}
        <p class="quiet" title=${moment.format(new Date(at))}>${by} · ${hour.format(new Date(at))} · ${shortKey(key)}</p>
      </div>
    </li>
  `
  }

  /** For readers by ear: a new one is read out, the list is not. */
  #latest(): string {
    const [first] = this.rulings
    return first ? msg(str`Ruled: ${observedWords(first.place, first.value)}. ${first.why}`) : ''
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-window-rulings': RoomWindowRulings
  }
}
