import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Subject } from '#shared/labels/label.ts'
import type { ObservedItem } from '#shared/projections/observed-item.ts'
import { shortKey } from '../bench/short-key.ts'
import { ItemPeaks } from '../controllers/item-peaks.ts'
import { RoomView } from '../controllers/room-view.ts'
import { WatchedView } from '../controllers/watching.ts'
import type { LabelPickEvent } from '../labels/label-events.ts'
import type { ShownLabel } from '../labels/shown-label.ts'
import { type ObservedAnswer, observedAnswers, observedLabels, observedState } from '../observed/observed-labels.ts'
import { apiPath } from '../routes.ts'
import { controls } from '../styles/controls.ts'
import { observedLabelStyles } from '../styles/observed-labels.ts'
import './room-label-image.ts'
import './room-label-text.ts'
import './room-label-timeline.ts'
import { valueWords } from './label-answer-words.ts'
import { stateShape, stateShapes } from './state-shape.ts'

/** The result of a label set: its labels over what they are about, and the answers; nothing of it can be changed. */
@customElement('room-observed-labels')
export class RoomObservedLabels extends LitElement {
  static override styles = [controls, stateShapes, observedLabelStyles]

  /** A label that was pressed on and is at no place that is ruled or disputed. */
  @state()
  private accessor picked: string | null = null

  readonly #item = new WatchedView(this, ({ item }) => item)
  readonly #places = new WatchedView(this, ({ places }) => places)
  readonly #current = new WatchedView(this, ({ current }) => current)
  readonly #room = new RoomView(this, ({ joined }) => joined)
  readonly #peaks = new ItemPeaks(this)
  #before: { readonly item: ObservedItem; readonly labels: readonly ShownLabel[] } | undefined

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('room-label-image, room-label-text, room-label-timeline')?.focus()
  }

  protected override willUpdate(): void {
    const item = this.#item.value
    this.#peaks.follow(item?.subject?.is === 'audio' && item.media ? this.#path(item, 'peaks') : null)
  }

  protected override render() {
    const item = this.#item.value
    if (!item) return nothing
    const answers = observedAnswers(item)
    const { subject } = item
    return html`
      ${subject ? html`<div class="stage ${subject.is}" @label-pick=${this.#pick}>${this.#stage(subject, item)}</div>` : nothing}
      ${item.units.length === 0 ? html`<p class="empty">${msg('Nothing is labelled in this item so far.')}</p>` : nothing}
      ${answers.length === 0 ? nothing : this.#answers(answers, subject === undefined)}
    `
  }

  #stage(subject: Subject, item: ObservedItem) {
    const labels = this.#labels(item)
    const current = this.#currentUnit
    switch (subject.is) {
      case 'image':
        return html`<room-label-image
          read-only
          .src=${item.media ? this.#path(item, 'media') : ''}
          .name=${shortKey(item.key)}
          .width=${subject.width ?? 0}
          .height=${subject.height ?? 0}
          .labels=${labels}
          .current=${current}
        ></room-label-image>`
      case 'text':
        return html`<room-label-text
          read-only
          .text=${subject.text}
          .language=${item.language}
          .labels=${labels}
          .current=${current}
          .tags=${this.#labelling?.tags ?? []}
        ></room-label-text>`
      case 'audio':
        return html`<room-label-timeline
          read-only
          .src=${item.media ? this.#path(item, 'media') : null}
          .seconds=${subject.seconds ?? null}
          .peaks=${this.#peaks.shown}
          .labels=${labels}
          .current=${current}
        ></room-label-timeline>`
    }
  }

  #answers(answers: readonly ObservedAnswer[], alone: boolean) {
    return html`
      <dl class="answers ${alone ? 'alone' : ''}" tabindex="0" aria-label=${msg('Answers')}>
        ${answers.map(({ unit, choice }) => {
          const place = (this.#places.value ?? []).find((one) => one.unit === unit.unit)
          const state = observedState(unit)
          return html`<div>
            <dt dir="auto">${choice.question}</dt>
            <dd dir="auto">${valueWords(choice.values)}</dd>
            ${
              place
                ? html`<button @click=${() => this.#item.item?.goTo(place.id)}>
                    ${stateShape(place.kind)} ${state === 'disputed' ? msg('disputed') : msg('ruled')}<span class="unseen">${msg(str`: ${choice.question}`)}</span>
                  </button>`
                : nothing
            }
          </div>`
        })}
      </dl>
    `
  }

  get #labelling() {
    return this.#room.value?.room.settings.labelling ?? null
  }

  /** The unit of the place under the cursor, as long as no other one was pressed on. */
  get #currentUnit(): string | null {
    if (this.picked !== null) return this.picked
    return (this.#places.value ?? []).find(({ id }) => id === this.#current.value)?.unit ?? null
  }

  /** The same labels as long as the item is the same: the picture is not drawn again. */
  #labels(item: ObservedItem): readonly ShownLabel[] {
    if (this.#before?.item !== item) this.#before = { item, labels: observedLabels(item, this.#labelling) }
    return this.#before.labels
  }

  readonly #pick = ({ key }: LabelPickEvent) => {
    const place = (this.#places.value ?? []).find(({ unit }) => unit === key)
    this.picked = place ? null : key
    if (place) this.#item.item?.goTo(place.id)
  }

  #path({ id }: ObservedItem, part: 'media' | 'peaks'): string {
    const address = this.#room.client?.address
    return address ? apiPath(address, `items/${id}/${part}`) : ''
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-observed-labels': RoomObservedLabels
  }
}
