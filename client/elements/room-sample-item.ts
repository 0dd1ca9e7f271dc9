import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { SampledItem } from '#shared/protocol/sample-messages.ts'
import { RoomView } from '../controllers/room-view.ts'
import { itemPath } from '../routes.ts'
import { controls } from '../styles/controls.ts'
import { sampleStyles } from '../styles/samples.ts'
import { sectionStyles } from '../styles/section.ts'
import { SampleEvent } from './sample-event.ts'

/**
 * An item of a sample as it would go to the client, and what the reader finds: right, or wrong with a reason.
 * @fires room-step - To the item before (-1), the one after (1), or the next that is not judged (0).
 */
@customElement('room-sample-item')
export class RoomSampleItem extends LitElement {
  static override styles = [
    controls,
    sectionStyles,
    sampleStyles,
    css`
      .text {
        display: grid;
        gap: 8px;
        max-block-size: 50vh;
        overflow-y: auto;
        font-size: var(--draft-size);
        line-height: var(--leading);
        overflow-wrap: break-word;
      }
      .text:lang(ta),
      .text:lang(hi),
      .text:lang(ml) {
        line-height: var(--leading-indic);
      }
      h3 {
        overflow-wrap: anywhere;
      }
      textarea {
        inline-size: 100%;
      }
      @media (max-width: 899px) {
        kbd {
          display: none;
        }
      }
    `,
  ]

  @property()
  accessor sample = ''

  @property({ attribute: false })
  accessor item: SampledItem | undefined

  @property({ type: Boolean })
  accessor closed = false

  @property({ type: Boolean })
  accessor busy = false

  @state()
  private accessor finding = false

  readonly #reasons = new RoomView(this, ({ joined }) => joined?.room.settings.reasons)

  constructor() {
    super()
    this.addEventListener('keydown', this.#key)
  }

  override focus(): void {
    this.renderRoot.querySelector('h3')?.focus()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('item') && changed.get('item')?.id !== this.item?.id) this.finding = false
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('item') && changed.get('item')?.id !== this.item?.id) this.focus()
  }

  protected override render() {
    const { item } = this
    const room = this.#reasons.client
    if (!item || !room) return nothing
    return html`
      <article class="card" aria-label=${item.key}>
        <div class="row">
          <h3 class="grows" tabindex="-1">${item.key}</h3>
          <a href=${itemPath(room.address, item.id)} target="_blank">${msg('Open on the bench')}</a>
          ${item.hash === null ? nothing : html`<span class="quiet">${msg(str`signed off by ${item.signedBy}`)}</span>`}
        </div>
        <div class="text" lang=${item.language} dir="auto" tabindex="0" aria-label=${msg('What goes to the client')} role="group">
          ${item.units.map(({ text, speaker }) => html`<p>${speaker ? html`<strong>${speaker}</strong> ` : nothing}${text === '' ? html`<span class="quiet">${msg('nothing was said')}</span>` : text}</p>`)}
        </div>
        ${this.#judged(item)} ${this.closed ? nothing : this.#judging(item)}
      </article>
    `
  }

  #judged({ judged }: SampledItem) {
    if (!judged) return nothing
    const found = judged.right
      ? html`<span class="right">${msg(str`${judged.byName} found it right`)}</span>`
      : html`<span class="wrong">${msg(str`${judged.byName} found it wrong (${judged.reason ?? ''})`)}</span> ${judged.words}`
    return html`<p>${found} ${judged.stands ? nothing : html`<strong>${msg('It was signed off anew since: judge it again.')}</strong>`}</p>`
  }

  #judging(item: SampledItem) {
    if (item.hash === null)
      return html`<p class="quiet">${msg('This item was reopened. It can be judged once it is signed off again.')}</p>`
    if (item.own) return html`<p class="quiet">${msg('You signed this item off, so somebody else judges it.')}</p>`
    if (this.finding) return this.#wrong()
    return html`
      <footer>
        <button class="primary" ?disabled=${this.busy} @click=${() => this.#judge(true)}>${msg('Right')} <kbd>1</kbd></button>
        <button ?disabled=${this.busy} @click=${this.#find}>${msg('Wrong …')} <kbd>2</kbd></button>
        <button class="plain" @click=${() => this.#go(-1)}>${msg('Before')} <kbd>←</kbd></button>
        <button class="plain" @click=${() => this.#go(1)}>${msg('After')} <kbd>→</kbd></button>
      </footer>
    `
  }

  #wrong() {
    return html`
      <form class="row" @submit=${this.#send}>
        <label
          >${msg('What is wrong')}
          <select name="reason" required>
            <option value="">${msg('Choose a reason')}</option>
            ${(this.#reasons.value ?? []).map((reason) => html`<option>${reason}</option>`)}
          </select>
        </label>
        <textarea
          name="words"
          rows="2"
          maxlength="2000"
          dir="auto"
          aria-label=${msg('In words, for whoever mends it')}
          placeholder=${msg('In words, for whoever mends it')}
        ></textarea>
        <button class="primary" ?disabled=${this.busy}>${msg('It is wrong')}</button>
        <button type="button" @click=${this.#giveUp}>${msg('Not now')} <kbd>Esc</kbd></button>
      </form>
    `
  }

  readonly #find = async () => {
    this.finding = true
    await this.updateComplete
    this.renderRoot.querySelector('select')?.focus()
  }

  readonly #giveUp = async () => {
    this.finding = false
    await this.updateComplete
    this.focus()
  }

  #send(event: SubmitEvent): void {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    this.#judge(false, String(given.get('reason')), String(given.get('words')))
  }

  #judge(right: boolean, reason: string | null = null, words = ''): void {
    const { item, sample } = this
    if (!item?.hash || item.own || this.busy) return
    const input = { sample, item: item.id, hash: item.hash, right, reason, words }
    this.dispatchEvent(new SampleEvent({ want: 'judge', input }))
    this.finding = false
    this.#go(0)
  }

  #go(step: -1 | 0 | 1): void {
    this.dispatchEvent(new CustomEvent('room-step', { detail: step }))
  }

  /** Numbers judge and arrows walk while no field has the focus; a held key judges nothing. */
  readonly #key = (event: KeyboardEvent) => {
    const [target] = event.composedPath()
    const field = target instanceof HTMLElement && target.matches('select, textarea, input')
    const { code } = event
    const open = !this.closed && !event.repeat
    if (code === 'Escape' && this.finding) void this.#giveUp()
    else if (field || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    else if (code === 'ArrowRight' || code === 'ArrowLeft') this.#go(code === 'ArrowRight' ? 1 : -1)
    else if (open && (code === 'Digit1' || code === 'Numpad1')) this.#judge(true)
    else if (open && (code === 'Digit2' || code === 'Numpad2') && this.item?.hash && !this.item.own) void this.#find()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-sample-item': RoomSampleItem
  }
}
