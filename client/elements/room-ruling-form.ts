import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { RulingForm } from '../bench/place-forms.ts'
import type { PlaceValue } from '../bench/place-values.ts'
import { sourceLetter } from '../bench/source-lines.ts'
import { citedAfter, unruledAt } from '../bench/unruled.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { RoomView } from '../controllers/room-view.ts'
import { spoken } from '../controllers/settling.ts'
import { TogetherView } from '../controllers/together-view.ts'
import { formKey, letterChoice, letterRow } from '../keys/form-keys.ts'
import { type Action, actionOf, takeActions } from '../keys/key-map.ts'
import { controls } from '../styles/controls.ts'
import { placeFormStyles } from '../styles/place-form.ts'
import type { CiteEvent } from './room-cite-sections.ts'
import './room-cite-sections.ts'
import './room-alike-disputes.ts'
import './room-like-precedents.ts'
import type { PrecedentTakenEvent, RoomLikePrecedents } from './room-like-precedents.ts'

const takes: readonly Action[] = takeActions

/** A trainer's ruling: the words by number, the reason by letter, why in one line, and Ctrl+Enter. */
@customElement('room-ruling-form')
export class RoomRulingForm extends LitElement {
  static override styles = [controls, placeFormStyles]

  readonly #item = new ItemSlice(this, (item) => item)
  readonly #reasons = new RoomView(this, ({ joined }) => joined?.room.settings.reasons)
  readonly #keys = new KeyLabels(this)
  readonly #together = new TogetherView(this)

  protected override firstUpdated(): void {
    this.#values()?.focus()
  }

  protected override render() {
    const form = this.#form
    const { item } = this.#item
    if (!form || !item) return nothing
    const overtaken = item.ruling.overtaken !== null
    return html`
      <form @keydown=${this.#key} @submit=${this.#submit} @room-precedent-taken=${this.#taken}>
        ${overtaken ? this.#overtaken() : this.#like(form)}
        <div class="choices" id="values" role="radiogroup" tabindex="0" aria-label=${msg('What stands here from now on')}>
          ${item.ruling.values.map((value, at) => this.#value(value, at, form))}
        </div>
        <div class="row">
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

  /** Somebody ruled here first: what this trainer wrote stays, to be read, copied, or used after a reopening. */
  #overtaken() {
    const ruling = this.#item.item?.ruling.overtaken
    if (!ruling) return nothing
    const who = this.#reasons.client?.nameOf(ruling.by) ?? msg('Another trainer')
    return html`
      <div class="notice" role="alert">
        <p>
          ${msg(str`${who} ruled “${spoken(ruling.value)}” here before you (${ruling.reason}): ${ruling.why}`)}
        </p>
        <p>${msg('What you wrote is kept.')}</p>
        <div class="row">
          <button type="button" @click=${() => this.#item.item?.ruling.begin()}>${msg('Reopen that ruling')}</button>
        </div>
      </div>
    `
  }

  #value({ words, sources, holders, stands }: PlaceValue, at: number, { value }: RulingForm) {
    const action = takeActions[at]
    const names = holders.map((person) => this.#reasons.client?.nameOf(person) ?? msg('somebody'))
    return html`
      <div role="radio" id="value-${at}" aria-checked=${words === value} @click=${() => this.#item.item?.ruling.pick(at)}>
        ${action ? html`<kbd>${this.#keys.of(action)}</kbd>` : nothing}
        ${
          words === ''
            ? html`<span class="none">${msg('nothing')}</span>`
            : html`<span class="words" lang=${this.#item.value?.sources?.language ?? ''} dir="auto">${words}</span>`
        }
        <span class="quiet">
          ${sources.map(sourceLetter).join('')} ${names.join(', ')} ${stands ? msg('stands') : nothing}
        </span>
      </div>
    `
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

  readonly #values = () => this.renderRoot.querySelector<HTMLElement>('#values')

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

  /** Numbers and letters choose outside of the fields; a held key chooses and rules nothing. */
  #key(event: KeyboardEvent): void {
    event.stopPropagation()
    const keys = this.#keys.value
    if (!keys) return
    const field = event.composedPath()[0] instanceof HTMLInputElement
    const key = formKey(event, keys)
    if (key === 'send') this.#item.item?.ruling.send()
    if (key === 'give-up') this.#step(field)
    const used = key !== undefined || (!field && this.#chooses(event))
    // Enter in a field rules nothing by itself.
    if (used || this.#takesLike(event) || (field && event.code === 'Enter')) event.preventDefault()
  }

  #takesLike({ code, repeat }: KeyboardEvent): boolean {
    const like = this.renderRoot.querySelector<RoomLikePrecedents>('room-like-precedents')
    if (repeat || (code !== 'F4' && code !== 'F8' && code !== 'F9')) return false
    if (code === 'F4') this.#together.together?.turn()
    if (code === 'F8') like?.citeFirst()
    if (code === 'F9') like?.ruleFirst()
    return true
  }

  /** From a field back to the readings, from there back to the bench. */
  #step(field: boolean): void {
    if (field) this.#values()?.focus()
    else this.#item.item?.ruling.giveUp()
  }

  #chooses(event: KeyboardEvent): boolean {
    const { item } = this.#item
    const keys = this.#keys.value
    if (event.repeat && event.code !== 'Tab') return true
    if (!keys || !item) return false
    if (this.#walks(event.code)) return true
    const reason = this.#reasons.value?.[letterChoice(event, keys)]
    const action = actionOf(event, 'review', keys)
    const reading = action && action !== 'held' ? takes.indexOf(action) : -1
    if (reason !== undefined) this.#chooseReason(reason)
    else if (reading >= 0) item.ruling.pick(reading)
    else if (action === 'nothing') this.#write({ value: '' })
    else if (event.code === 'F2') this.renderRoot.querySelector<HTMLElement>('[name=value]')?.focus()
    else return false
    return true
  }

  #chooseReason(reason: string): void {
    this.#write({ reason })
    if (this.#form?.value !== null) this.renderRoot.querySelector<HTMLElement>('[name=why]')?.focus()
  }

  /** Arrows inside the group that has the focus. */
  #walks(code: string): boolean {
    const by = code === 'ArrowDown' || code === 'ArrowRight' ? 1 : code === 'ArrowUp' || code === 'ArrowLeft' ? -1 : 0
    const form = this.#form
    const group = this.renderRoot.querySelector(':focus')?.id
    if (by === 0 || !form || (group !== 'values' && group !== 'reasons')) return false
    const values = this.#item.item?.ruling.values.map(({ words }) => words) ?? []
    const all = group === 'values' ? values : (this.#reasons.value ?? [])
    const at = all.indexOf((group === 'values' ? form.value : form.reason) ?? '')
    const next = all[(at + by + all.length) % all.length]
    if (next !== undefined) this.#write(group === 'values' ? { value: next } : { reason: next })
    return true
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-ruling-form': RoomRulingForm
  }
}
