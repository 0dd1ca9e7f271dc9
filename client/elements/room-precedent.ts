import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { inForce } from '#shared/domain/precedent.ts'
import type { PrecedentRow } from '#shared/protocol/precedent-messages.ts'
import { ruledWords } from '../bench/label-at.ts'
import { shortKey } from '../bench/short-key.ts'
import { PrecedentsView } from '../controllers/precedents-view.ts'
import { placeName } from '../labels/unit-names.ts'
import { controls } from '../styles/controls.ts'
import { precedentStyles } from '../styles/precedents.ts'
import { OpenEvent } from './open-event.ts'
import { exactTime, relativeTime } from './relative-time.ts'
import './room-citations.ts'
import './room-overrule-form.ts'

/**
 * One precedent, with what it came from and what became of it.
 * @fires room-open - Its item is to be looked at.
 */
@customElement('room-precedent')
export class RoomPrecedent extends LitElement {
  static override styles = [controls, precedentStyles]

  @property({ attribute: false })
  accessor precedent: PrecedentRow | undefined

  /** All of the room, in the order in which they were made. */
  @property({ attribute: false })
  accessor all: readonly PrecedentRow[] = []

  readonly #view = new PrecedentsView(this)

  protected override render() {
    const { precedent } = this
    if (!precedent) return nothing
    const { title, rule, language, id } = precedent
    const holds = inForce(precedent)
    return html`
      <article class=${holds ? '' : 'over'}>
        <h3 dir="auto" lang=${language}>${title}</h3>
        ${this.#past(precedent)}
        <p class="rule" dir="auto">${rule}</p>
        <dl>${this.#facts(precedent)}</dl>
      </article>
      ${
        holds && this.#view.room?.may('precedent.overrule')
          ? html`<room-overrule-form .precedent=${precedent} .later=${this.all.slice(this.all.findIndex((one) => one.id === id) + 1).filter(inForce)}></room-overrule-form>`
          : nothing
      }
    `
  }

  #past({ overruled, takenBack, endedBy }: PrecedentRow) {
    if (overruled)
      return html`<p class="past">
        ${msg(str`Overruled by ${endedBy}, ${this.#when(overruled.at)}:`)} <q dir="auto">${overruled.why}</q>
        <span class="instead">${msg('Now holds:')} <room-citations about="name" .cites=${[overruled.later]}></room-citations></span>
      </p>`
    return takenBack
      ? html`<p class="past">${msg(str`Its ruling was taken back by ${endedBy}, ${this.#when(takenBack.at)}. It is not offered any more, until the same is ruled there again.`)}</p>`
      : nothing
  }

  #facts(precedent: PrecedentRow) {
    const { good, bad, reason, tags, value, readings, language, about, item, key, byName, at, cited, id } = precedent
    const others = readings.filter((reading) => reading !== value).map((reading) => ruledWords(precedent, reading))
    const earlier = this.all.filter(({ overruled }) => overruled?.later === id).map((one) => one.id)
    const words = html`<q lang=${language} dir="auto">${ruledWords(precedent, value)}</q>`
    return [
      good === ''
        ? nothing
        : this.#fact(msg('Like this'), html`<span class="good" lang=${language} dir="auto">${good}</span>`),
      bad === ''
        ? nothing
        : this.#fact(msg('Not like this'), html`<span class="bad" lang=${language} dir="auto">${bad}</span>`),
      this.#fact(
        msg('Ruled'),
        others.length === 0
          ? words
          : html`${words} · ${msg('against')} ${others.map((one, at) => html`${at > 0 ? ', ' : ''}<q lang=${language} dir="auto">${one}</q>`)}`,
      ),
      about ? this.#fact(msg('About'), placeName(about.place, about.label)) : nothing,
      this.#fact(msg('Reason'), reason),
      tags.length === 0
        ? nothing
        : this.#fact(
            msg('Tags'),
            tags.map((tag) => html`<span class="tag">${tag}</span> `),
          ),
      this.#fact(msg('Made by'), html`<span title=${exactTime(Date.parse(at))}>${byName}, ${this.#when(at)}</span>`),
      key === ''
        ? nothing
        : this.#fact(
            msg('From'),
            html`<button @click=${() => this.dispatchEvent(new OpenEvent(item))} title=${key}>${shortKey(key)}</button>`,
          ),
      earlier.length === 0
        ? nothing
        : this.#fact(msg('Overrules'), html`<room-citations about="name" .cites=${earlier}></room-citations>`),
      this.#fact(msg('Cited'), cited === 0 ? msg('not yet') : cited === 1 ? msg('once') : msg(str`${cited} times`)),
    ]
  }

  #fact(term: string, words: unknown) {
    return html`<dt>${term}</dt><dd>${words}</dd>`
  }

  #when(at: string): string {
    return relativeTime(Date.parse(at), Date.now())
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-precedent': RoomPrecedent
  }
}
