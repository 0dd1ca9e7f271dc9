import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { sourceLetter } from '../bench/source-lines.ts'
import type { SourcesShown } from '../controllers/item-screen.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { RoomView } from '../controllers/room-view.ts'
import type { Action } from '../keys/key-map.ts'
import type { LabelTool } from '../labels/shown-label.ts'
import { controls } from '../styles/controls.ts'
import { labelLayerStyles } from '../styles/label-layers.ts'
import { ActEvent } from './act-event.ts'

/** Half a second each: long enough to see a difference jump. */
const turnMilliseconds = 500

/** What is drawn with, what can be done to the picked label, and whose labels are shown. */
@customElement('room-label-layers')
export class RoomLabelLayers extends LitElement {
  static override styles = [controls, labelLayerStyles]

  /** Kinds of labels that can be drawn here. */
  @property({ attribute: false })
  accessor kinds: readonly Exclude<LabelTool, 'select'>[] = []

  @property({ type: Boolean, attribute: 'read-only' })
  accessor readOnly = false

  @state()
  private accessor opened = false

  readonly #desk = new ItemSlice(this, ({ desk }) => desk)
  readonly #shown = new ItemSlice(this, ({ sourcesShown }) => sourcesShown)
  readonly #sources = new ItemSlice(this, ({ sources }) => sources)
  readonly #room = new RoomView(this, ({ joined }) => joined?.me.role)
  readonly #keys = new KeyLabels(this)
  #clock: ReturnType<typeof setInterval> | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#clock)
    this.#clock = undefined
  }

  protected override updated(): void {
    const flickers = this.#desk.value?.flicker != null
    if (flickers === (this.#clock !== undefined)) return
    clearInterval(this.#clock)
    this.#clock = flickers ? setInterval(() => this.#desk.item?.labels.turn(), turnMilliseconds) : undefined
  }

  protected override render() {
    const desk = this.#desk.value
    if (!desk) return nothing
    return html`
      <div class="tools" role="toolbar" aria-label=${msg('Labels')}>
        ${this.readOnly ? nothing : this.#drawing(desk.asks)} ${this.#asking(desk.asks)}
        ${this.readOnly ? nothing : this.#acting(desk.merging !== null)}
        <button aria-expanded=${this.opened} @click=${this.#open}>${msg('Layers')}</button>
      </div>
      ${this.opened ? this.#layers() : nothing}
    `
  }

  #drawing(asks: boolean) {
    const tool = this.#desk.value?.tool
    return html`<span class="group">
      <button aria-pressed=${tool === 'select'} @click=${() => this.#use('select')}>${msg('Pick')}</button>
      ${this.kinds.map(
        (kind, at) => html`<button aria-pressed=${tool === kind && !asks} @click=${() => this.#use(kind)}>
          ${toolWord(kind)} ${at === 0 ? this.#key('edit') : nothing}
        </button>`,
      )}
    </span>`
  }

  /** Who may not write asks about an empty place too. */
  #asking(asks: boolean) {
    const [kind] = this.kinds
    if (!kind || !this.#room.client?.may('dispute.open')) return nothing
    return html`<button
      aria-pressed=${asks}
      title=${msg('Draw where there should be one, and ask a trainer')}
      @click=${() => this.#use(asks ? 'select' : kind, !asks)}
    >
      ${msg('Missing?')}
    </button>`
  }

  #acting(merging: boolean) {
    if (this.kinds.length === 0) return nothing
    return html`<span class="group">
      ${this.#act('delete-label', msg('Delete'))} ${this.#act('split-label', msg('Split'))}
      ${this.#act('merge-label', msg('Merge'), merging)}
    </span>`
  }

  #act(action: Action, word: string, pressed?: boolean) {
    return html`<button
      aria-pressed=${pressed === undefined ? nothing : pressed}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.dispatchEvent(new ActEvent(action))}
    >
      ${word} ${this.#key(action)}
    </button>`
  }

  #layers() {
    const desk = this.#desk.value
    const sources = this.#sources.value?.sources ?? []
    if (!desk) return nothing
    return html`
      <div class="layers" role="group" aria-label=${msg('Layers')}>
        <label><input type="checkbox" .checked=${!desk.hidden.has('draft')} @change=${() => this.#toggle('draft')} />${msg('Draft')}</label>
        ${sources.map(
          ({ name, labels }, at) =>
            html`<label>
              <input type="checkbox" ?disabled=${!labels} .checked=${!desk.hidden.has(at)} @change=${() => this.#toggle(at)} />
              <span class="dot">${sourceLetter(at)}</span> ${name}
            </label>`,
        )}
        <label>
          ${msg('Sources')}
          <select @change=${this.#which}>
            ${which().map(([value, word]) => html`<option value=${value} ?selected=${this.#shown.value === value}>${word}</option>`)}
          </select>
        </label>
        <label>
          ${msg('Strength')}
          <input type="range" min="0.1" max="1" step="0.1" .value=${String(desk.blend)} @input=${this.#blend} />
        </label>
        <button aria-pressed=${desk.flicker !== null} @click=${() => this.dispatchEvent(new ActEvent('flicker'))}>
          ${desk.flicker === null ? msg('Flicker') : msg(str`Draft and ${sources[desk.flicker]?.name ?? ''} in turn`)}
          ${this.#key('flicker')}
        </button>
      </div>
    `
  }

  #key(action: Action) {
    const key = this.#keys.of(action)
    return key ? html`<kbd>${key}</kbd>` : nothing
  }

  #use(tool: LabelTool, asks = false): void {
    this.#desk.item?.labels.use(tool, asks)
  }

  #toggle(layer: 'draft' | number): void {
    this.#desk.item?.labels.toggleLayer(layer)
  }

  readonly #open = () => {
    this.opened = !this.opened
    const { item } = this.#desk
    if (this.opened && this.#shown.value === 'none') item?.update({ sourcesShown: 'all' })
  }

  readonly #which = ({ target }: Event) => {
    if (target instanceof HTMLSelectElement) this.#desk.item?.update({ sourcesShown: target.value as SourcesShown })
  }

  readonly #blend = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) this.#desk.item?.updateDesk({ blend: Number(target.value) })
  }
}

const which = (): readonly (readonly [SourcesShown, string])[] => [
  ['none', msg('none')],
  ['difference', msg('of this difference')],
  ['all', msg('all')],
]

function toolWord(kind: Exclude<LabelTool, 'select'>): string {
  switch (kind) {
    case 'box':
      return msg('Box')
    case 'polygon':
      return msg('Polygon')
    case 'span':
      return msg('Mark words')
    case 'interval':
      return msg('Interval')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-label-layers': RoomLabelLayers
  }
}
