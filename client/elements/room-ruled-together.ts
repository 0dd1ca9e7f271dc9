import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { AlikeDispute, SkippedDispute } from '#shared/protocol/alike-messages.ts'
import type { Skipped } from '#shared/protocol/many.ts'
import { shortKey } from '../bench/short-key.ts'
import { RoomView } from '../controllers/room-view.ts'
import { notAsked, type RulingRun } from '../controllers/ruling-together.ts'
import { spoken } from '../controllers/settling.ts'
import { TogetherView } from '../controllers/together-view.ts'
import { alikeStyles } from '../styles/alike.ts'
import { controls } from '../styles/controls.ts'
import { disputeCount } from './counted.ts'
import { skippedWords } from './many-words.ts'
import { OpenEvent } from './open-event.ts'
import './room-skipped.ts'

/**
 * How far ruling on several disputes is, and what came of each.
 * @fires room-open - One of them is to be looked at.
 */
@customElement('room-ruled-together')
export class RoomRuledTogether extends LitElement {
  static override styles = [controls, alikeStyles]

  readonly #view = new TogetherView(this)
  readonly #people = new RoomView(this, ({ joined }) => joined?.people)

  protected override render() {
    const { together } = this.#view
    const run = together?.state.run
    if (!together || !run) return nothing
    return html`<section aria-label=${msg('Ruled together')}>${run.ended ? this.#ended(run) : this.#going(run)}</section>`
  }

  #going({ alike, ruled, skipped, stopping, waiting }: RulingRun) {
    const done = ruled.length + skipped.length
    return html`
      <p>${msg(str`${done} of ${alike.length} done, ${ruled.length} ruled`)}</p>
      <progress max=${alike.length} .value=${done} aria-label=${msg('How far it is')}></progress>
      ${waiting ? html`<p role="status">${waitingWords(stopping)}</p>` : nothing}
      <div><button ?disabled=${stopping} @click=${() => this.#view.together?.stop()}>${stopping ? msg('Stopping …') : msg('Stop here')}</button></div>
    `
  }

  #ended(run: RulingRun) {
    const { alike, ruled, skipped, unsure, trouble } = run
    const of = (disputes: readonly string[]) => alike.filter(({ dispute }) => disputes.includes(dispute))
    const left = notAsked(run)
    return html`
      ${this.#listed(msg(str`Ruled too: ${disputeCount(ruled.length)}.`), of(ruled))}
      ${skipped.length > 0 ? html`<p>${msg(str`Skipped: ${skipped.length}.`)}</p><room-skipped .skipped=${skipped} .why=${this.#why}></room-skipped>` : nothing}
      ${left.length > 0 ? this.#listed(msg(str`Not ruled: ${disputeCount(left.length)}.`), left, true) : nothing}
      ${unsure.length > 0 ? this.#listed(msg(str`Ruled or not, which is not known here: ${disputeCount(unsure.length)}. Look at each.`), of(unsure), true) : nothing}
      ${trouble ? html`<p class="fault" role="alert">${trouble}</p>` : nothing}
      <div><button @click=${() => this.#view.together?.read()}>${msg('Close')}</button></div>
    `
  }

  #listed(words: string, disputes: readonly AlikeDispute[], open = false) {
    if (disputes.length === 0) return html`<p role="status">${words}</p>`
    return html`
      <details ?open=${open}>
        <summary><span role="status">${words}</span></summary>
        <ul>
          ${disputes.map(({ item, key, place }) => html`<li><button title=${key} @click=${() => this.dispatchEvent(new OpenEvent(item, place))}>${shortKey(key)}</button></li>`)}
        </ul>
      </details>
    `
  }

  /** Whoever was first is named, with what they ruled. */
  readonly #why = (skipped: Skipped): string => {
    const { ruling } = skipped as SkippedDispute
    if (!ruling) return skippedWords(skipped)
    const who = this.#people.client?.nameOf(ruling.by) ?? msg('Another trainer')
    return msg(str`${who} ruled “${spoken(ruling.value)}” here before you (${ruling.reason}): ${ruling.why}`)
  }
}

const waitingWords = (stopping: boolean): string =>
  stopping
    ? msg('The server is out of reach. As soon as it answers you see which of the last ones it has ruled.')
    : msg('The server is out of reach. It goes on as soon as it answers.')

declare global {
  interface HTMLElementTagNameMap {
    'room-ruled-together': RoomRuledTogether
  }
}
