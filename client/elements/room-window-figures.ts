import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { AgreementShare } from '#shared/compare/agreement.ts'
import type { RoomAgreement, WindowProgress } from '#shared/projections/room-window.ts'
import { intervalWords, percentWords } from '../figures/agreement-words.ts'
import { windowFigureStyles } from '../styles/room-window.ts'
import { itemCount } from './counted.ts'
import { stateShape, stateShapes } from './state-shape.ts'

/** How far the room is, and how far its annotators agree before and after review. */
@customElement('room-window-figures')
export class RoomWindowFigures extends LitElement {
  static override styles = [stateShapes, windowFigureStyles]

  @property({ attribute: false })
  accessor progress: WindowProgress | null = null

  /** Null while it is being counted. */
  @property({ attribute: false })
  accessor agreement: RoomAgreement | null = null

  protected override render() {
    if (!this.progress) return nothing
    const { items, signedOff, disputed, ruled } = this.progress
    return html`
      <section aria-label=${msg('Progress')}>
        <p class="progress"><strong>${signedOff}</strong> ${msg(str`of ${items} signed off`)}</p>
        <progress max=${Math.max(1, items)} value=${signedOff} aria-label=${msg(str`${signedOff} of ${items} signed off`)}></progress>
        <p class="states">
          <span>${stateShape('disputed')} ${msg(str`${disputed} disputed`)}</span>
          <span>${stateShape('ruled')} ${msg(str`${ruled} ruled`)}</span>
        </p>
      </section>
      <section aria-label=${msg('Agreement of annotators')}>
        <h2>${msg('Agreement of annotators')}</h2>
        ${this.#agreement()}
      </section>
    `
  }

  #agreement() {
    if (!this.agreement) return html`<p class="quiet">${msg('Being counted')}</p>`
    const { before, after } = this.agreement
    const items = after?.items ?? before?.items ?? 0
    if (items === 0) return html`<p class="quiet">${msg('Not defined yet: nothing is signed off.')}</p>`
    return html`
      <dl>
        ${this.#share(msg('Before review'), before)} ${this.#share(msg('After review'), after)}
      </dl>
      <p class="quiet">${itemCount(items)}</p>
    `
  }

  #share(word: string, share: AgreementShare | null) {
    return html`
      <div>
        <dt>${word}</dt>
        <dd>
          ${
            share
              ? html`<strong>${percentWords(share.share)}</strong> <span class="quiet">${intervalWords(share)}</span>`
              : html`<span class="quiet">${msg('not defined')}</span>`
          }
        </dd>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-window-figures': RoomWindowFigures
  }
}
