import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { RulingRun } from '../controllers/ruling-together.ts'
import { TogetherView } from '../controllers/together-view.ts'
import { alikeStyles } from '../styles/alike.ts'
import { controls } from '../styles/controls.ts'
import { disputeCount } from './counted.ts'
import './room-skipped.ts'

/** How far ruling on several disputes is, and what came of it. */
@customElement('room-ruled-together')
export class RoomRuledTogether extends LitElement {
  static override styles = [controls, alikeStyles]

  readonly #view = new TogetherView(this)

  protected override render() {
    const { together } = this.#view
    const run = together?.state.run
    if (!together || !run) return nothing
    return html`<section aria-label=${msg('Ruled together')}>${run.ended ? this.#ended(run) : this.#going(run)}</section>`
  }

  #going({ done, of, ruled, stopping, waiting }: RulingRun) {
    return html`
      <p>${msg(str`${done} of ${of} done, ${ruled} ruled`)}</p>
      <progress max=${of} .value=${done} aria-label=${msg('How far it is')}></progress>
      ${waiting ? html`<p role="status">${msg('The server is out of reach. It goes on as soon as it answers.')}</p>` : nothing}
      <div><button ?disabled=${stopping} @click=${() => this.#view.together?.stop()}>${stopping ? msg('Stopping …') : msg('Stop here')}</button></div>
    `
  }

  #ended({ done, of, ruled, skipped, trouble }: RulingRun) {
    return html`
      <p role="status">
        ${msg(str`Ruled too: ${disputeCount(ruled)}.`)}
        ${skipped.length > 0 ? msg(str`Skipped: ${skipped.length}.`) : nothing}
        ${done < of ? msg(str`Not asked any more: ${of - done}.`) : nothing}
      </p>
      ${trouble ? html`<p class="fault" role="alert">${trouble}</p>` : nothing}
      ${skipped.length > 0 ? html`<room-skipped .skipped=${skipped}></room-skipped>` : nothing}
      <div><button @click=${() => this.#view.together?.read()}>${msg('Close')}</button></div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-ruled-together': RoomRuledTogether
  }
}
