import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Dispute } from '#shared/domain/dispute.ts'
import { withNames } from '#shared/domain/mentions.ts'
import { type Place, placesOverlap } from '#shared/domain/place.ts'
import { inForce } from '#shared/domain/precedent.ts'
import type { Ruling } from '#shared/domain/ruling.ts'
import type { Settled } from '#shared/domain/settling.ts'
import { labelAt, saidAt } from '../bench/label-at.ts'
import { subjectOf } from '../bench/subject.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { PrecedentsView } from '../controllers/precedents-view.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { ActEvent } from './act-event.ts'
import './room-citations.ts'
import './room-cited.ts'
import { stateShape, stateShapes } from './state-shape.ts'

/** What is asked and what was ruled at the place that the bar is about. */
@customElement('room-place-notes')
export class RoomPlaceNotes extends LitElement {
  static override styles = [
    controls,
    stateShapes,
    css`
      :host {
        display: block;
      }
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 8px;
        min-block-size: 28px;
        overflow-wrap: anywhere;
      }
      .dispute {
        color: var(--disputed);
      }
      .asked {
        color: var(--differ);
      }
      .ruling {
        color: var(--ruled);
      }
      span {
        min-inline-size: 0;
      }
      .quiet {
        color: var(--ink-quiet);
      }
      button {
        min-block-size: max(24px, var(--target));
      }
    `,
  ]

  readonly #item = new ItemSlice(this, (item) => item)
  readonly #people = new RoomView(this, ({ joined }) => joined?.people)
  readonly #precedents = new PrecedentsView(this)
  readonly #keys = new KeyLabels(this)

  protected override render() {
    const screen = this.#item.value
    const subject = screen && subjectOf(screen)
    if (!screen || !subject) return nothing
    const asked = screen.said.find((one) => one.is === 'dispute' && placesOverlap(one.place, subject.place))
    const stop = screen.chosen ? undefined : this.#item.item?.stop()
    return html`
      ${stop && !stop.settled && !stop.ruled ? stop.asked.slice(-1).map(this.#asked) : nothing}
      ${subject.ruling && screen.form?.is !== 'ruling' ? this.#ruling(subject.ruling) : nothing}
      ${subject.dispute && screen.form?.is !== 'dispute' ? this.#dispute(subject.dispute) : nothing}
      ${
        asked?.is === 'dispute'
          ? html`<p class="dispute">⚑ <span dir="auto">${withNames(asked.question, asked.mentions, (person) => this.#name(person))}</span><span class="quiet">${msg('on its way')}</span></p>`
          : nothing
      }
    `
  }

  readonly #asked = ({ by, after, take, place }: Settled) => {
    const words = this.#said(place, after)
    const who = this.#name(by)
    const before = take === 'kept' ? msg(str`${who} kept “${words}” before.`) : msg(str`${who} took “${words}” before.`)
    return html`<p class="asked"><span dir="auto">${msg('Asked again: the sources differ otherwise now.')} ${before}</span></p>`
  }

  #ruling(ruling: Ruling) {
    const { id, by, value, place, reason, why, cites = [] } = ruling
    const room = this.#people.client
    const form = this.#item.value?.form?.is
    const reopens = room?.may('ruling.reopen') && form !== 'reopen'
    const made = this.#precedents.book?.state.rows?.find((row) => row.ruling === id && inForce(row))
    const makes = room?.may('precedent.make') && form !== 'precedent' && !made
    return html`
      <p class="ruling">
        <span dir="auto">${stateShape('ruled')} ${msg(str`Ruled by ${this.#name(by)}: “${this.#said(place, value)}” · ${reason}: ${why}`)}</span>
        <room-cited .ruling=${ruling} item=${this.#item.value?.id ?? ''}></room-cited>
        ${reopens && !this.#item.value?.view?.signOff ? html`<button @click=${() => this.#act('rule')}>${msg('Reopen the ruling')}</button>` : nothing}
        ${makes ? html`<button @click=${() => this.#act('precedent')}>${msg('Make it a precedent')} <kbd>${this.#keys.of('precedent')}</kbd></button>` : nothing}
      </p>
      ${made ? html`<room-citations about="made" .cites=${[made.id]}></room-citations>` : nothing}
      <room-citations .cites=${cites}></room-citations>
    `
  }

  #dispute({ by, question, mentions, positions, comments, cites = [] }: Dispute) {
    const said = [
      positions.length > 0 ? msg(str`positions: ${positions.length}`) : '',
      comments.length > 0 ? msg(str`comments: ${comments.length}`) : '',
    ].filter(Boolean)
    return html`
      <p class="dispute">
        <span dir="auto">${stateShape('disputed')} ${withNames(question, mentions, (person) => this.#name(person))}</span>
        <span class="quiet">${[msg(str`asked by ${this.#name(by)}`), ...said].join(' · ')}</span>
        ${this.#people.client?.may('position.add') ? html`<button @click=${() => this.#act('dispute')}>${msg('Take part')}</button>` : nothing}
      </p>
      <room-citations .cites=${cites}></room-citations>
    `
  }

  #said(place: Place, text: string): string {
    const screen = this.#item.value
    return screen ? saidAt(labelAt(screen, place.unit), place, text) : text
  }

  #name(person: string): string {
    const room = this.#people.client
    return person === room?.me ? msg('you') : (room?.nameOf(person) ?? msg('somebody'))
  }

  #act(action: 'dispute' | 'rule' | 'precedent'): void {
    this.dispatchEvent(new ActEvent(action))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-place-notes': RoomPlaceNotes
  }
}
