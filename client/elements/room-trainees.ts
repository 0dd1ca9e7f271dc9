import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { mostTrainees } from '#shared/protocol/trainee-messages.ts'
import type { Trainee } from '../bench/trainees.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { TraineesView } from '../controllers/trainees-view.ts'
import { isolated } from '../i18n/isolated.ts'
import { type Action, takeActions } from '../keys/key-map.ts'
import { controls } from '../styles/controls.ts'
import { sectionStyles } from '../styles/section.ts'
import { traineesStyles } from '../styles/trainees.ts'
import { ActEvent } from './act-event.ts'
import { OpenEvent } from './open-event.ts'
import './room-trainee.ts'
import type { TraineeEvent } from './trainee-event.ts'
import { traineeCount } from './trainee-words.ts'

/** A card that took its place this short ago may not be the one that was meant. */
const surpriseMilliseconds = 700
const takes: readonly Action[] = takeActions.slice(0, mostTrainees)

/** The trainer's bench: up to eight trainees at once, a key to go to each, and the section's own key back. */
@customElement('room-trainees')
export class RoomTrainees extends LitElement {
  static override styles = [controls, sectionStyles, traineesStyles]

  readonly #view = new TraineesView(this)
  readonly #keys = new KeyLabels(this)

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  /** The digits are the cards'; whether one of them was meant. */
  perform(action: Action): boolean {
    const at = takes.indexOf(action)
    const trainee = this.#view.trainees?.state.shown[at]
    if (!trainee) return at >= 0
    if (performance.now() - (this.#view.trainees?.movedAt ?? 0) < surpriseMilliseconds)
      this.#view.room?.notices.say(msg('The cards have just moved · look, and press again'))
    else this.#go(trainee)
    return true
  }

  protected override render() {
    const { trainees = [], shown = [], from = 0, rows, trouble = '' } = this.#view.trainees?.state ?? {}
    const now = Date.now()
    const hands = inTurn(trainees)
    return html`
      <div class="column">
        <header>
          <h2 tabindex="-1">${msg('Trainees')}</h2>
          ${trainees.length > 0 ? html`<span class="quiet">${traineeCount(trainees.length)}</span>` : nothing}
          ${trainees.length > mostTrainees ? this.#pages(from, trainees.length) : nothing}
        </header>
        ${trouble ? html`<p class="trouble" role="alert">${trouble}</p>` : nothing}
        ${trainees.length === 0 ? this.#nobody() : nothing}
        <ul
          class="cards"
          @room-trainee=${this.#wish}
          @pointerenter=${() => this.#hold(true)}
          @pointerleave=${() => this.#hold(false)}
        >
          ${repeat(
            shown,
            ({ person }) => person,
            (trainee, at) => html`<li>
              <room-trainee
                role="group"
                aria-label=${trainee.name}
                .trainee=${trainee}
                .row=${rows?.get(trainee.person)}
                .key=${this.#keys.of(takes[at] ?? 'take-1')}
                .line=${hands.indexOf(trainee) + 1}
                .now=${now}
                ?hand=${trainee.hand !== null}
              ></room-trainee>
            </li>`,
          )}
        </ul>
      </div>
    `
  }

  #pages(from: number, count: number) {
    const to = Math.min(from + mostTrainees, count)
    return html`<div class="pages">
      <button ?disabled=${from === 0} @click=${() => this.#page(from - mostTrainees)}>${msg('Before')}</button>
      <span>${msg(str`${from + 1} to ${to} of ${count}`)}</span>
      <button ?disabled=${to === count} @click=${() => this.#page(from + mostTrainees)}>${msg('More')}</button>
    </div>`
  }

  #nobody() {
    return html`
      <div class="card">
        <p>${msg('No annotator is in the room now.')}</p>
        <p class="quiet">${msg('Make a link for one on the page People and send it to them. Whoever opens it stands here at once, with the item they are in.')}</p>
        <div><button class="primary" @click=${() => this.dispatchEvent(new ActEvent('people'))}>${msg('Invite an annotator')}</button></div>
      </div>
    `
  }

  #page(from: number): void {
    this.#view.trainees?.page(from)
  }

  #hold(held: boolean): void {
    this.#view.trainees?.hold(held)
  }

  readonly #wish = ({ what, trainee }: TraineeEvent) => {
    if (what === 'go') this.#go(trainee)
    else if (what === 'give-pen') void this.#view.trainees?.givePen(trainee)
    else void this.#view.trainees?.takePen(trainee)
  }

  /** Their item, and the words that they look at. */
  #go({ item, place, name }: Trainee): void {
    if (item === null) {
      this.#view.room?.notices.say(msg(str`${isolated(name)} has no item open now`))
      return
    }
    this.dispatchEvent(new OpenEvent(item, place))
    const key = this.#keys.of('trainees')
    if (key)
      this.#view.room?.notices.say(msg(str`You are where ${isolated(name)} is · ${key} leads back to the trainees`))
  }
}

/** Raised hands in the order in which they were raised, wherever their cards stand. */
const inTurn = (trainees: readonly Trainee[]): readonly Trainee[] =>
  trainees.filter(({ hand }) => hand !== null).toSorted((a, b) => ((a.hand ?? '') < (b.hand ?? '') ? -1 : 1))

declare global {
  interface HTMLElementTagNameMap {
    'room-trainees': RoomTrainees
  }
}
