import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type BarChoices, barChoices, type Choice } from '../bench/bar-choices.ts'
import { labelAt, saidAt } from '../bench/label-at.ts'
import type { PlaceForm } from '../bench/place-forms.ts'
import { sourceLetter } from '../bench/source-lines.ts'
import type { Stop } from '../bench/stops.ts'
import { type Subject, subjectOf } from '../bench/subject.ts'
import type { ItemScreen } from '../controllers/item-screen.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { RoomView } from '../controllers/room-view.ts'
import { spoken } from '../controllers/settling.ts'
import { type Action, takeActions } from '../keys/key-map.ts'
import { placeName } from '../labels/unit-names.ts'
import { controls } from '../styles/controls.ts'
import { differenceBarStyles } from '../styles/difference-bar.ts'
import { ActEvent } from './act-event.ts'
import './room-bench-actions.ts'
import './room-dispute-form.ts'
import './room-place-notes.ts'
import './room-precedent-form.ts'
import './room-reopen-form.ts'
import './room-ruled-together.ts'
import './room-ruling-form.ts'

/** The heart of the bench: the readings of the current difference, who gave them, and which one stands. */
@customElement('room-difference-bar')
export class RoomDifferenceBar extends LitElement {
  static override styles = [controls, differenceBarStyles]

  /** Whether nothing can be taken here. */
  @property({ type: Boolean, attribute: 'read-only' })
  accessor readOnly = false

  readonly #item = new ItemSlice(this, (item) => item)
  readonly #people = new RoomView(this, ({ joined }) => joined?.people)
  readonly #keys = new KeyLabels(this)
  #wrote = false

  /** Where review happens: a group that is not a text, so that single keys are free. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.readings')?.focus()
  }

  protected override render() {
    const screen = this.#item.value
    const chosen = screen?.chosen ? subjectOf(screen) : null
    const bar = screen && !chosen ? barChoices(screen) : null
    const standing = bar?.choices.findIndex(({ stands }) => stands) ?? -1
    const title = titleOf(screen, chosen) ?? this.#title(bar, screen)
    return html`
      <section aria-label=${msg('The current difference')}>
        <header>
          <h3>${title}</h3>
          ${bar && screen ? this.#about(bar, screen) : nothing}
          ${chosen ? html`<span class="words" lang=${screen?.sources?.language ?? ''} dir="auto">${chosenWords(screen, chosen)}</span>` : nothing}
        </header>
        <room-place-notes></room-place-notes>
        <room-ruled-together></room-ruled-together>
        ${screen?.form ? placeForm(screen.form) : nothing}
        <div
          class="readings ${bar ? '' : 'none'}"
          ?hidden=${screen?.form != null}
          role=${bar ? 'radiogroup' : 'group'}
          tabindex="0"
          aria-label=${title}
          aria-disabled=${bar && this.readOnly ? 'true' : nothing}
          aria-activedescendant=${standing >= 0 ? `reading-${standing}` : nothing}
        >
          ${bar ? this.#readings(bar, screen?.sources?.language ?? '') : nothing}
        </div>
        <room-bench-actions ?hidden=${screen?.form != null} ?read-only=${this.readOnly} .words=${bar ? bar.said : null}></room-bench-actions>
      </section>
    `
  }

  /** Whoever has done with a form is at the readings again. */
  protected override updated(): void {
    const open = this.#item.value?.form != null
    const closed = this.#wrote && !open
    this.#wrote = open
    if (closed && isFocusLost()) this.focus()
  }

  #title(bar: BarChoices | null, screen: ItemScreen | undefined): string {
    if (bar?.label) return msg(str`Difference ${bar.stop.number} of ${bar.total}: ${bar.label}`)
    if (bar) return msg(str`Difference ${bar.stop.number} of ${bar.total}, segment ${bar.stop.segment}`)
    if (!screen?.view || !screen.sources) return msg('The item is on its way …')
    if (!screen.bench) return msg('The draft is on its way …')
    return screen.sources.sources.some(({ segments }) => segments === null)
      ? msg('What others said is shown once the item is signed off')
      : msg('All sources agree in this item')
  }

  #about(bar: BarChoices, screen: ItemScreen) {
    const support = Math.round(bar.stop.difference.support)
    return html`<span>${msg(str`${support} % gave the consensus`)}</span>${this.#state(bar, screen)}`
  }

  #readings({ choices, said, typed }: BarChoices, language: string) {
    const readings = choices.map((choice, at) => this.#choice(choice, at, language))
    return typed ? [...readings, this.#typed(said, language)] : readings
  }

  readonly #choice = ({ words, said, sources, computed, stands }: Choice, at: number, language: string) => {
    const action = takeActions[at]
    return html`
      <div
        role="radio"
        id="reading-${at}"
        aria-checked=${stands}
        @click=${() => action && this.#act(action)}
      >
        ${action ? html`<kbd>${this.#keys.of(action)}</kbd>` : nothing}
        ${
          said === ''
            ? html`<span class="words none">${msg('nothing')}</span>`
            : html`<span class="words" lang=${language} dir="auto" title=${said === words ? nothing : words}>${said}</span>`
        }
        ${computed ? html`<span title=${msg('The consensus; no source gave exactly this')}>⚙</span>` : nothing}
        ${this.#givers(sources)}
        ${stands ? html`<span class="stands">${msg('stands')}</span>` : nothing}
      </div>
    `
  }

  /** Words that stand here and that no source gave. */
  #typed(words: string, language: string) {
    return html`
      <div role="radio" aria-checked="true" id="reading-typed" @click=${() => this.#act('keep')}>
        <span class="words" lang=${language} dir="auto">${words}</span>
        <span class="stands">${msg('typed, stands')}</span>
      </div>
    `
  }

  #givers(sources: readonly number[]) {
    const all = this.#item.value?.sources?.sources ?? []
    if (sources.length === 0) return nothing
    return html`<span class="givers">
      ${sources.map((source) => {
        const name = all[source]?.name ?? ''
        return html`<span class="dot" role="img" aria-label=${name} title=${name}>${sourceLetter(source)}</span>`
      })}
      <span>${sources.length}/${all.length}</span>
    </span>`
  }

  #state({ stop }: BarChoices, { pending }: ItemScreen) {
    if (stop.ruled) return html`<span class="ruled">${msg('ruled: read-only')}</span>`
    const waiting = pending.get(stop.key)
    if (waiting && waiting.done === null) return html`<span class="pending">${msg('Taken, being saved')}</span>`
    if (stop.settled) return html`<span class="settled">${this.#settled(stop, stop.settled)}</span>`
    if (stop.disputed) return html`<span class="disputed">${msg('disputed')}</span>`
    return stop.needsPerson ? nothing : html`<span>${msg('enough sources agree; look if you like')}</span>`
  }

  #settled({ place }: Stop, { by, take, after }: NonNullable<Stop['settled']>): string {
    const room = this.#people.client
    const who = by === room?.me ? msg('you') : (room?.nameOf(by) ?? msg('somebody'))
    const label = this.#item.value && labelAt(this.#item.value, place.unit)
    const said = saidAt(label, place, after)
    return take === 'kept' ? msg(str`Settled by ${who}: kept “${said}”`) : msg(str`Settled by ${who}: took “${said}”`)
  }

  #act(action: Action): void {
    if (!this.readOnly) this.dispatchEvent(new ActEvent(action))
  }
}

/** What the bar is about where that is no difference. */
function titleOf(screen: ItemScreen | undefined, chosen: Subject | null): string | null {
  const { form } = screen ?? {}
  if (form?.is === 'dispute' && form.label) return msg('A label that is missing')
  const label = screen && chosen ? labelAt(screen, chosen.place.unit) : undefined
  if (chosen && label) return placeName(chosen.place, label)
  return chosen && chosenTitle(chosen)
}

const chosenTitle = ({ segment, wholeSegment }: Subject): string =>
  wholeSegment ? msg(str`All of segment ${segment}`) : msg(str`Words of segment ${segment}`)

function chosenWords(screen: ItemScreen | undefined, { place, words }: Subject): string {
  const label = screen && labelAt(screen, place.unit)
  return label ? saidAt(label, place, words) : `“${shortened(words)}”`
}

const shortened = (words: string): string => (words.length > 80 ? `${words.slice(0, 80)}…` : spoken(words))

function placeForm({ is }: PlaceForm) {
  switch (is) {
    case 'dispute':
      return html`<room-dispute-form></room-dispute-form>`
    case 'ruling':
      return html`<room-ruling-form></room-ruling-form>`
    case 'reopen':
      return html`<room-reopen-form></room-reopen-form>`
    case 'precedent':
      return html`<room-precedent-form></room-precedent-form>`
  }
}

/** The element that had the focus is gone, or lies in this bar and no longer shows. */
function isFocusLost(): boolean {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active === null || active === document.body || active instanceof RoomDifferenceBar || !active.checkVisibility()
}

declare global {
  interface HTMLElementTagNameMap {
    'room-difference-bar': RoomDifferenceBar
  }
}
