import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement } from 'lit/decorators.js'
import { type LeftOut, leftOutReasons, type ManySelection } from '#shared/domain/sign-many.ts'
import type { ExportHistory } from '#shared/protocol/exports.ts'
import type { SigningPreview } from '#shared/protocol/many.ts'
import { signingView } from '../controllers/many-view.ts'
import { RoomSheet } from '../controllers/room-sheet.ts'
import type { SigningMany, SigningScreen } from '../controllers/signing-many.ts'
import { controls } from '../styles/controls.ts'
import { manyStyles } from '../styles/many.ts'
import { batchChoice } from './batch-choice.ts'
import { itemCount } from './counted.ts'
import { leftOutWords } from './many-words.ts'
import './room-drawn-item.ts'
import './room-skipped.ts'

/** Signing off all items of a selection: what it would come to, twenty to look at, then one after the other. */
@customElement('room-sign-many')
export class RoomSignMany extends LitElement {
  static override styles = [
    controls,
    manyStyles,
    css`
      .drawn {
        display: grid;
        gap: 8px;
      }
    `,
  ]

  readonly #view = signingView(this)
  readonly #exports = new RoomSheet<ExportHistory>(this, 'exports')
  #was: SigningScreen['is'] | undefined

  protected override render() {
    const { work } = this.#view
    if (!work) return nothing
    return html`
      <h3 tabindex="-1">${msg('Sign off many')}</h3>
      ${this.#screen(work)}
    `
  }

  /** Where the part turns, the focus goes to its head: what it stood on is gone. */
  protected override updated(_: PropertyValues<this>): void {
    const is = this.#view.work?.state.is
    if (this.#was !== undefined && is !== undefined && is !== this.#was && is !== 'looking')
      this.renderRoot.querySelector('h3')?.focus()
    this.#was = is
  }

  #screen(work: SigningMany) {
    const { state } = work
    switch (state.is) {
      case 'choosing':
      case 'looking':
        return this.#choosing(work, state)
      case 'seen':
        return this.#seen(work, state.preview)
      case 'signing':
        return this.#signing(work, state)
      case 'done':
        return this.#done(work, state)
    }
  }

  #choosing(work: SigningMany, state: Extract<SigningScreen, { is: 'choosing' | 'looking' }>) {
    const { wish } = state
    const looking = state.is === 'looking'
    const choice = (selection: ManySelection, words: string) => html`
      <label class="choice">
        <input
          type="radio"
          name="selection"
          ?disabled=${looking}
          .checked=${wish.selection === selection}
          @change=${() => work.choose({ selection })}
        />
        <span>${words}</span>
      </label>
    `
    return html`
      <fieldset>
        <legend>${msg('Which items')}</legend>
        ${choice('no-difference', msg('All without a difference: what the annotators said is the same, or everything that differed is settled'))}
        ${choice('above-support', msg('All above the room’s support: also those where so many agree that nobody needs to look'))}
      </fieldset>
      ${batchChoice(this.#exports.told?.batches ?? [], wish.batch, (batch) => work.choose({ batch }))}
      <div class="buttons">
        <button class="primary" ?disabled=${looking} @click=${() => void work.look()}>${looking ? msg('Looking …') : msg('Show what that is')}</button>
        <span class="quiet">${msg('Nothing is signed yet.')}</span>
      </div>
      ${looking ? html`<progress aria-label=${msg('Looking …')}></progress>` : nothing}
      ${state.is === 'choosing' && state.trouble ? html`<p class="fault" role="alert">${state.trouble}</p>` : nothing}
    `
  }

  #seen(work: SigningMany, { count, words, left, drawn }: SigningPreview) {
    const reasons = leftOutReasons.filter((reason) => left[reason])
    return html`
      <p class="numbers" role="status">${count === 0 ? msg('No item can be signed off like this now.') : count === 1 ? msg(str`One item, ${words} words.`) : msg(str`${count} items, ${words} words.`)}</p>
      ${reasons.length > 0 ? html`<p class="quiet">${msg('Left out:')}</p><ul class="numbers">${reasons.map((reason: LeftOut) => html`<li>${leftOutWords(reason, left[reason] ?? 0)}</li>`)}</ul>` : nothing}
      ${this.#buttons(work, count)}
      ${
        drawn.length > 0
          ? html`
              <p>${drawn.length === count ? msg('This is how they read. Where sources differed is underlined.') : msg(str`Look at these ${drawn.length} first: they were drawn at random. Where sources differed is underlined.`)}</p>
              <div class="drawn">${drawn.map((item) => html`<room-drawn-item .item=${item}></room-drawn-item>`)}</div>
              ${drawn.length > 4 ? this.#buttons(work, count) : nothing}
            `
          : nothing
      }
    `
  }

  #buttons(work: SigningMany, count: number) {
    return html`
      <div class="buttons">
        ${count > 0 ? html`<button class="primary" @click=${() => void work.sign()}>${count === 1 ? msg('Sign off this item') : msg(str`Sign off these ${count} items`)}</button>` : nothing}
        <button @click=${() => work.again()}>${msg('Choose otherwise')}</button>
      </div>
    `
  }

  #signing(work: SigningMany, { counts, stopping, waiting }: Extract<SigningScreen, { is: 'signing' }>) {
    const { done, of, signed } = counts
    return html`
      <p class="numbers">${msg(str`${done} of ${of} done, ${signed} signed off`)}</p>
      <progress max=${of} .value=${done} aria-label=${msg('How far it is')}></progress>
      ${waiting ? html`<p role="status">${msg('The server is out of reach. It goes on as soon as it answers.')}</p>` : nothing}
      <p class="quiet">${msg('You may look at other pages of the room meanwhile; keep this tab open. Where it is closed, what is signed stays and the rest is left open.')}</p>
      <div class="buttons"><button ?disabled=${stopping} @click=${() => work.stop()}>${stopping ? msg('Stopping …') : msg('Stop here')}</button></div>
    `
  }

  #done(work: SigningMany, { counts, stopped, trouble }: Extract<SigningScreen, { is: 'done' }>) {
    const { signed, skipped, of, done } = counts
    return html`
      <p class="good numbers" role="status">
        ${skipped.length === 0 ? msg(str`Signed off: ${itemCount(signed)}.`) : msg(str`Signed off: ${itemCount(signed)}; ${skipped.length} skipped.`)}
        ${stopped ? msg(str`It was stopped: ${of - done} were not looked at any more. What is signed off stays so.`) : nothing}
      </p>
      ${trouble ? html`<p class="fault" role="alert">${trouble}</p>` : nothing}
      ${skipped.length > 0 ? html`<room-skipped .skipped=${skipped}></room-skipped>` : nothing}
      <div class="buttons"><button @click=${() => work.again()}>${msg('Sign off others')}</button></div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-sign-many': RoomSignMany
  }
}
