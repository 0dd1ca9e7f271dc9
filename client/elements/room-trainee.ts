import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { OwnDifference } from '#shared/projections/own-differences.ts'
import type { TraineeItem, TraineeRow } from '#shared/protocol/trainee-messages.ts'
import { shortKey } from '../bench/short-key.ts'
import { idleMinutes, type Trainee } from '../bench/trainees.ts'
import { controls } from '../styles/controls.ts'
import { traineeCard } from '../styles/trainees.ts'
import { exactTime, relativeTime } from './relative-time.ts'
import './room-person.ts'
import { stateShape, stateShapes, stateWord } from './state-shape.ts'
import { TraineeEvent } from './trainee-event.ts'
import { againstWords, handWords, idleWords, takeWords } from './trainee-words.ts'

const longestWords = 80

/**
 * One trainee as a card: where they are, what they did last, and where what they said was decided otherwise.
 * @fires room-trainee - The trainer wants to go there, or to give or take the pen.
 */
@customElement('room-trainee')
export class RoomTrainee extends LitElement {
  static override styles = [controls, stateShapes, traineeCard]

  @property({ attribute: false })
  accessor trainee: Trainee | undefined

  @property({ attribute: false })
  accessor row: TraineeRow | undefined

  /** The key that leads to them. */
  @property()
  accessor key = ''

  /** Which of the raised hands theirs is, from 1; 0 for none. */
  @property({ type: Number })
  accessor line = 0

  @property({ type: Number })
  accessor now = 0

  protected override render() {
    const { trainee, row } = this
    if (!trainee) return nothing
    const item = row?.item?.id === trainee.item ? row?.item : null
    return html`
      <div class="who">
        <room-person .person=${trainee.person} .name=${trainee.name} aria-hidden="true"></room-person>
        <h3 id="name" title=${trainee.name}><bdi>${trainee.name}</bdi></h3>
        <span class="idle">${idleWords(idleMinutes(trainee, this.now))}</span>
      </div>
      ${trainee.hand ? html`<p class="hand">${raisedHand} ${handWords(trainee.hand, this.line, this.now)}</p>` : nothing}
      ${this.#where(trainee, item ?? null)}
      <div class="differences">
        ${this.#last()}
        ${item ? this.#differences(item) : nothing}
      </div>
      ${this.#actions(trainee, item ?? null)}
    `
  }

  #where({ item: id, typing, unit }: Trainee, item: TraineeItem | null) {
    if (id === null) return html`<p class="item small">${msg('In no item now')}</p>`
    if (!item) return html`<p class="item small">${msg('In an item')}</p>`
    const segment = unit ? msg(str`segment ${unit.slice(1)}`) : ''
    return html`
      <div class="item">
        <p class="small" title=${item.key}>
          ${stateShape(item.state)} <bdi>${shortKey(item.key)}</bdi> · ${stateWord(item.state)}
          ${segment ? html` · ${segment}` : nothing}${typing ? html` · ${msg('typing')}` : nothing}
          ${this.#pen(item)}
        </p>
        <p class="excerpt" lang=${item.language} dir="auto">${item.excerpt}</p>
      </div>
    `
  }

  #pen({ pen }: TraineeItem) {
    if (!pen) return nothing
    if (pen.mine) return html` <span class="pen">${msg('has the pen')}</span>`
    return html` <span class="pen">${msg(html`<bdi>${pen.name}</bdi> has the pen`)}</span>`
  }

  #last() {
    const last = this.row?.last
    if (!this.row) return nothing
    if (!last) return html`<p class="small">${msg('Has settled and typed nothing yet')}</p>`
    const at = Date.parse(last.at)
    const words = last.words.length > longestWords ? `…${last.words.slice(-longestWords)}` : last.words
    return html`
      <p>
        ${takeWords(last)} ${words ? html`<q lang=${last.language} dir="auto">${words}</q>` : nothing}
        <span class="small" title=${exactTime(at)}>· ${shortKey(last.key)} · ${relativeTime(Math.min(at, this.now), this.now)}</span>
      </p>
    `
  }

  #differences({ differences, pen, language }: TraineeItem) {
    if (!differences) return html`<p class="small">${msg('They did not annotate this item')}</p>`
    const { count, latest } = differences
    return html`
      <p class="small">${againstWords(count, pen?.mine ?? false)}</p>
      ${latest.length > 0 ? html`<ul lang=${language}>${latest.map(this.#difference)}</ul>` : nothing}
    `
  }

  readonly #difference = ({ said, result }: OwnDifference) => html`
    <li>
      <del dir="auto" class=${said ? '' : 'nothing'}>${said || msg('nothing')}</del>
      <span aria-hidden="true">→</span><span class="unseen">${msg('is now')}</span>
      <ins dir="auto" class=${result ? '' : 'nothing'}>${result || msg('nothing')}</ins>
    </li>
  `

  #actions({ item: id }: Trainee, item: TraineeItem | null) {
    const open = item !== null && item.state !== 'signed-off'
    return html`
      <footer>
        <button class="primary" ?disabled=${id === null} @click=${() => this.#wish('go')} aria-describedby="name">
          ${msg('Go there')} ${this.key ? html`<kbd>${this.key}</kbd>` : nothing}
        </button>
        ${
          open && item.pen?.mine
            ? html`<button @click=${() => this.#wish('take-pen')} aria-describedby="name">${msg('Take the pen back')}</button>`
            : open
              ? html`<button @click=${() => this.#wish('give-pen')} aria-describedby="name">${msg('Give the pen')}</button>`
              : nothing
        }
      </footer>
    `
  }

  #wish(what: TraineeEvent['what']): void {
    if (this.trainee) this.dispatchEvent(new TraineeEvent(what, this.trainee))
  }
}

const raisedHand = html`<svg viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
  <path d="M5 15V9.5L3.2 7.2a1 1 0 0 1 1.6-1.2L6 7.4V2.5a.9.9 0 0 1 1.8 0V7h.4V1.6a.9.9 0 0 1 1.8 0V7h.4V2.8a.9.9 0 0 1 1.8 0V10l-1.2 5Z" />
</svg>`

declare global {
  interface HTMLElementTagNameMap {
    'room-trainee': RoomTrainee
  }
}
