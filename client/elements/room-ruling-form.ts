import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { labelAt, mayBeTyped, saidAt } from '../bench/label-at.ts'
import type { RulingForm } from '../bench/place-forms.ts'
import type { PlaceValue } from '../bench/place-values.ts'
import { sourceLetter } from '../bench/source-lines.ts'
import { citedAfter, unruledAt } from '../bench/unruled.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { RoomView } from '../controllers/room-view.ts'
import { TogetherView } from '../controllers/together-view.ts'
import { letterRow } from '../keys/form-keys.ts'
import { takeActions } from '../keys/key-map.ts'
import { controls } from '../styles/controls.ts'
import { placeFormStyles } from '../styles/place-form.ts'
import type { CiteEvent } from './room-cite-sections.ts'
import './room-cite-sections.ts'
import './room-alike-disputes.ts'
import './room-like-precedents.ts'
import type { PrecedentTakenEvent } from './room-like-precedents.ts'
import './room-overtaken.ts'
import { pressedInRulingForm } from './ruling-form-keys.ts'

/** A trainer's ruling: the words by number, the reason by letter, why in one line, and Ctrl+Enter. */
@customElement('room-ruling-form')
export class RoomRulingForm extends LitElement {
  static override styles = [controls, placeFormStyles]

  readonly #item = new ItemSlice(this, (item) => item)
  readonly #reasons = new RoomView(this, ({ joined }) => joined?.room.settings.reasons)
  readonly #keys = new KeyLabels(this)
  readonly #together = new TogetherView(this)

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('#values')?.focus()
  }

  protected override render() {
    const form = this.#form
    const { item } = this.#item
    if (!form || !item) return nothing
    const overtaken = item.ruling.overtaken !== null
    return html`
      <form @keydown=${this.#key} @submit=${this.#submit} @room-precedent-taken=${this.#taken}>
        ${overtaken ? html`<room-overtaken></room-overtaken>` : this.#like(form)}
        <div class="choices" id="values" role="radiogroup" tabindex="0" aria-label=${msg('What stands here from now on')}>
          ${item.ruling.values.map((value, at) => this.#value(value, at, form))}
        </div>
        <div class="row" ?hidden=${!mayBeTyped(this.#label(form), form.place)}>
          <label class="grows"
            >${msg('or')}
            <input
              name="value"
              maxlength="4000"
              dir="auto"
              lang=${this.#item.value?.sources?.language ?? ''}
              placeholder=${msg('words of your own')}
              aria-label=${msg('Words of your own')}
              .value=${this.#free(form)}
              @input=${this.#own}
            /><kbd>F2</kbd></label
          >
        </div>
        <div class="choices" id="reasons" role="radiogroup" tabindex="0" aria-label=${msg('Reason')}>
          ${(this.#reasons.value ?? []).map((reason, at) => this.#reason(reason, at, form))}
        </div>
        <room-cite-sections .sections=${form.sections} @room-cite=${({ cited }: CiteEvent) => this.#write(cited)}></room-cite-sections>
        ${form.disputes.length === 1 ? html`<room-alike-disputes .item=${this.#item.value?.id ?? ''} .dispute=${form.disputes[0] ?? ''} .value=${form.value}></room-alike-disputes>` : nothing}
        <p class="notice" role="alert">${form.notice}</p>
        <div class="row">
          <input
            class="grows"
            name="why"
            maxlength="2000"
            dir="auto"
            aria-label=${msg('Why, in one line')}
            placeholder=${msg('Why, in one line')}
            .value=${form.why}
            @input=${this.#why}
          />
          <button class="primary" ?disabled=${form.asking || overtaken}>
            ${form.asking ? msg('Waiting for the server …') : this.#rule(form)} <kbd>${this.#keys.of('send', 'typing')}</kbd>
          </button>
          <button type="button" @click=${() => item.ruling.giveUp()}>${msg('Not now')} <kbd>Esc</kbd></button>
        </div>
      </form>
    `
  }

  /** What the button does: this one, or those that are like it too. */
  #rule({ disputes }: RulingForm): string {
    const others = this.#together.together?.ticked(disputes[0]).length ?? 0
    return others === 0 ? msg('Rule') : msg(str`Rule all ${others + 1}`)
  }

  #like({ place, seen, cites, reason }: RulingForm) {
    const screen = this.#item.value
    if (!screen) return nothing
    return html`<room-like-precedents rules .unruled=${unruledAt(screen, place, { stands: seen, reason })} .cites=${cites}></room-like-precedents>`
  }

  /** What was settled before is cited, or fills the form; it never rules by itself. */
  #taken({ precedent, as }: PrecedentTakenEvent): void {
    if (as === 'ruled') this.#item.item?.ruling.ruleLike(precedent)
    else this.#write({ cites: citedAfter(this.#form?.cites ?? [], precedent.id, as) })
  }

  #value({ words, sources, holders, stands }: PlaceValue, at: number, form: RulingForm) {
    const { value, place } = form
    const label = this.#label(form)
    const action = takeActions[at]
    const names = holders.map((person) => this.#reasons.client?.nameOf(person) ?? msg('somebody'))
    return html`
      <div role="radio" id="value-${at}" aria-checked=${words === value} @click=${() => this.#item.item?.ruling.pick(at)}>
        ${action ? html`<kbd>${this.#keys.of(action)}</kbd>` : nothing}
        ${
          words === '' && !label
            ? html`<span class="none">${msg('nothing')}</span>`
            : html`<span class="words" lang=${this.#item.value?.sources?.language ?? ''} dir="auto">${saidAt(label, place, words)}</span>`
        }
        <span class="quiet">
          ${sources.map(sourceLetter).join('')} ${names.join(', ')} ${stands ? msg('stands') : nothing}
        </span>
      </div>
    `
  }

  #label({ place }: RulingForm) {
    const screen = this.#item.value
    return screen ? labelAt(screen, place.unit) : undefined
  }

  #reason(reason: string, at: number, form: RulingForm) {
    const letter = letterRow[at]
    return html`
      <div role="radio" id="reason-${at}" aria-checked=${reason === form.reason} @click=${() => this.#write({ reason })}>
        ${letter ? html`<kbd>${letter}</kbd>` : nothing} <span>${reason}</span>
      </div>
    `
  }

  get #form(): RulingForm | null {
    const form = this.#item.value?.form
    return form?.is === 'ruling' ? form : null
  }

  /** What is written there, unless it is one of the readings. */
  #free({ value }: RulingForm): string {
    return value === null || this.#item.item?.ruling.values.some(({ words }) => words === value) ? '' : value
  }

  #write(patch: Partial<Pick<RulingForm, 'value' | 'reason' | 'why' | 'cites' | 'sections' | 'guidelineSeen'>>): void {
    this.#item.item?.ruling.write(patch)
  }

  #own({ target }: InputEvent): void {
    if (target instanceof HTMLInputElement) this.#write({ value: target.value === '' ? null : target.value })
  }

  #why({ target }: InputEvent): void {
    if (target instanceof HTMLInputElement) this.#write({ why: target.value })
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault()
    this.#item.item?.ruling.send()
  }

  #key(event: KeyboardEvent): void {
    event.stopPropagation()
    const [keys, form, ruling] = [this.#keys.value, this.#form, this.#item.item?.ruling]
    if (!keys || !form || !ruling) return
    const reasons = this.#reasons.value ?? []
    const together = () => this.#together.together?.turn()
    if (pressedInRulingForm(event, { ruling, form, reasons, keys, root: this.renderRoot, together }))
      event.preventDefault()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-ruling-form': RoomRulingForm
  }
}
