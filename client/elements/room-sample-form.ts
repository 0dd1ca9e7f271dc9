import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { defectRate } from '#shared/compare/defect-rate.ts'
import type { AcceptanceRule } from '#shared/domain/sample.ts'
import type { DrawableBatch } from '#shared/protocol/sample-messages.ts'
import { controls } from '../styles/controls.ts'
import { sampleStyles } from '../styles/samples.ts'
import { sectionStyles } from '../styles/section.ts'
import { SampleEvent } from './sample-event.ts'
import { percentWords } from './sample-words.ts'

type Unit = 'count' | 'percent'

/** How many are drawn from where, and by which rule they will be accepted. */
@customElement('room-sample-form')
export class RoomSampleForm extends LitElement {
  static override styles = [controls, sectionStyles, sampleStyles]

  @property({ attribute: false })
  accessor batches: readonly DrawableBatch[] = []

  @property({ type: Boolean })
  accessor busy = false

  /** Empty: all batches. */
  @state()
  private accessor batch = ''

  @state()
  private accessor unit: Unit = 'count'

  /** Null: as many as are usual, where there are so many. */
  @state()
  private accessor wished: number | null = null

  @state()
  private accessor rule: AcceptanceRule = { is: 'most-wrong', wrong: 0 }

  protected override render() {
    if (this.batches.every(({ signedOff }) => signedOff === 0)) return this.#nothing()
    return html`
      <form class="card" @submit=${this.#draw}>
        <h3>${msg('Draw a sample')}</h3>
        <p class="quiet">
          ${msg('Items are drawn at random from what is signed off; nobody judges what they signed off themselves. The rule that you agree on now decides what happens to the batch.')}
        </p>
        <label
          >${msg('From')}
          <select class="grows" @change=${({ target }: Event) => this.#choose(target)}>
            <option value="">${msg('all batches')}</option>
            ${this.batches.map(({ id, name, items, signedOff }) => html`<option value=${id}>${msg(str`${name} (${signedOff} of ${items} signed off)`)}</option>`)}
          </select>
        </label>
        <label
          >${msg('Draw')}
          <input
            type="number"
            min="1"
            max=${this.unit === 'percent' ? 100 : this.#of}
            step="any"
            required
            aria-label=${msg('How many')}
            .value=${String(this.#size)}
            @input=${({ target }: Event) => this.#resize(target)}
          />
          <select aria-label=${msg('Items or percent')} @change=${({ target }: Event) => this.#measure(target)}>
            <option value="count">${msg('items')}</option>
            <option value="percent">${msg('percent')}</option>
          </select>
          <span class="quiet">${msg(str`of ${this.#of} signed-off items`)}</span>
        </label>
        ${this.#rules()}
        <p role="status">${this.#meaning()}</p>
        <footer>
          <button class="primary" ?disabled=${this.busy || this.#of === 0}>${msg('Draw them')}</button>
        </footer>
      </form>
    `
  }

  #nothing() {
    return html`
      <div class="card">
        <p>${msg('Nothing is signed off yet. A sample is drawn from signed-off items, before they go to the client.')}</p>
      </div>
    `
  }

  #rules() {
    const { rule } = this
    return html`
      <fieldset>
        <legend>${msg('Accepted if')}</legend>
        <label>
          <input type="radio" name="rule" .checked=${rule.is === 'most-wrong'} @change=${() => this.#agree({ is: 'most-wrong', wrong: 0 })} />
          ${msg('at most')}
          <input
            type="number"
            min="0"
            max="10000"
            step="1"
            aria-label=${msg('How many may be wrong')}
            .value=${String(rule.is === 'most-wrong' ? rule.wrong : 0)}
            ?disabled=${rule.is !== 'most-wrong'}
            @input=${({ target }: Event) => this.#allow(target)}
          />
          ${msg('of them are wrong')}
        </label>
        <label>
          <input type="radio" name="rule" .checked=${rule.is === 'rate-below'} @change=${() => this.#agree({ is: 'rate-below', percent: 5 })} />
          ${msg('at most')}
          <input
            type="number"
            min="0.1"
            max="100"
            step="any"
            aria-label=${msg('How many percent of the batch may be wrong')}
            .value=${String(rule.is === 'rate-below' ? rule.percent : 5)}
            ?disabled=${rule.is !== 'rate-below'}
            @input=${({ target }: Event) => this.#limit(target)}
          />
          ${msg(str`percent of the whole batch can be wrong, with ${percentWords(0.95)} certainty`)}
        </label>
      </fieldset>
    `
  }

  /** What the best outcome would tell. */
  #meaning() {
    const best = defectRate(0, this.#count, this.#of)
    if (!best || this.#count > this.#of) return nothing
    return msg(
      str`If none of ${this.#count} is wrong, at most ${percentWords(best.high)} of the ${this.#of} are (${percentWords(0.95)}).`,
    )
  }

  get #of(): number {
    const chosen = this.batches.filter(({ id }) => this.batch === '' || id === this.batch)
    return chosen.reduce((sum, { signedOff }) => sum + signedOff, 0)
  }

  get #size(): number {
    return this.wished ?? Math.min(20, this.unit === 'percent' ? 100 : this.#of)
  }

  get #count(): number {
    return this.unit === 'count' ? this.#size : Math.ceil(Number(((this.#size * this.#of) / 100).toFixed(6)))
  }

  #choose(target: EventTarget | null): void {
    if (target instanceof HTMLSelectElement) this.batch = target.value
  }

  #measure(target: EventTarget | null): void {
    if (target instanceof HTMLSelectElement) this.unit = target.value === 'percent' ? 'percent' : 'count'
  }

  #resize(target: EventTarget | null): void {
    if (target instanceof HTMLInputElement) this.wished = target.valueAsNumber || 0
  }

  #agree(rule: AcceptanceRule): void {
    this.rule = rule
  }

  #allow(target: EventTarget | null): void {
    if (target instanceof HTMLInputElement) this.#agree({ is: 'most-wrong', wrong: target.valueAsNumber || 0 })
  }

  #limit(target: EventTarget | null): void {
    if (target instanceof HTMLInputElement) this.#agree({ is: 'rate-below', percent: target.valueAsNumber || 0 })
  }

  #draw(event: SubmitEvent): void {
    event.preventDefault()
    const size = this.unit === 'count' ? { count: Math.round(this.#size) } : { percent: this.#size }
    const input = { batch: this.batch === '' ? null : this.batch, size, rule: this.rule }
    this.dispatchEvent(new SampleEvent({ want: 'draw', input }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-sample-form': RoomSampleForm
  }
}
