import { msg } from '@lit/localize'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { LabelPickEvent } from '../labels/label-events.ts'
import type { ShownLabel } from '../labels/shown-label.ts'
import { controls } from '../styles/controls.ts'
import { LabelLookEvent } from './label-look-event.ts'

/** So many before and after the one that is looked at are there for screen readers; the rest is counted. */
const around = 20

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/** The labels of a picture one after the other, for keys and screen readers; it is seen while it has the focus. */
@customElement('room-label-list')
export class RoomLabelList extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      [role='listbox'] {
        max-block-size: 180px;
        padding: 4px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--raised);
        box-shadow: var(--shadow);
        overflow: auto;
        font-size: var(--size-small);
      }
      [role='listbox']:not(:focus) {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        padding: 0;
        border: 0;
        overflow: hidden;
        clip-path: inset(50%);
      }
      [role='option'] {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: var(--target);
        padding: 2px 8px;
        border-radius: 3px;
        cursor: pointer;
      }
      .active {
        background: var(--accent-soft);
      }
      [aria-selected='true'] {
        font-weight: 600;
      }
      svg {
        flex: none;
        inline-size: 12px;
        block-size: 12px;
      }
    `,
  ]

  @property()
  accessor name = ''

  @property({ attribute: false })
  accessor labels: readonly ShownLabel[] = []

  @property({ attribute: false })
  accessor current: string | null = null

  /** The key that is looked at. */
  @state()
  private accessor active: string | null = null

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('current') && this.current !== null) this.active = this.current
  }

  protected override render() {
    const { labels } = this
    const at = this.#at
    const from = Math.max(0, at - around)
    const near = labels.slice(from, at + around + 1)
    return html`
      <div
        role="listbox"
        tabindex="0"
        aria-label=${this.name || msg('Labels')}
        aria-activedescendant=${labels.length > 0 ? `label-${at}` : nothing}
        @keydown=${this.#key}
        @focus=${() => this.#look(this.#at)}
        @blur=${() => this.dispatchEvent(new LabelLookEvent(null))}
      >
        ${repeat(
          near,
          ({ key }) => key,
          (label, index) => this.#option(label, from + index),
        )}
      </div>
    `
  }

  protected override updated(): void {
    if (this.matches(':focus-within')) this.renderRoot.querySelector('.active')?.scrollIntoView({ block: 'nearest' })
  }

  get #at(): number {
    return Math.max(
      0,
      this.labels.findIndex(({ key }) => key === this.active),
    )
  }

  #option({ key, name, colour }: ShownLabel, at: number) {
    return html`
      <div
        role="option"
        id="label-${at}"
        class=${at === this.#at ? 'active' : ''}
        aria-selected=${key === this.current}
        aria-posinset=${at + 1}
        aria-setsize=${this.labels.length}
        @pointerdown=${(event: Event) => event.preventDefault()}
        @click=${() => this.#pick(key)}
      >
        <svg viewBox="0 0 12 12" aria-hidden="true"><rect width="12" height="12" rx="2" fill=${colour}></rect></svg>
        ${name}
      </div>
    `
  }

  readonly #key = (event: KeyboardEvent) => {
    const { labels } = this
    if (event.ctrlKey || event.altKey || event.metaKey || labels.length === 0) return
    const step = steps[event.code]
    const picks = event.code === 'Enter' || event.code === 'NumpadEnter' || event.code === 'Space'
    if (step === undefined && !picks) return
    event.preventDefault()
    event.stopPropagation()
    if (step !== undefined) this.#look(Math.min(labels.length - 1, Math.max(0, this.#at + step)))
    else this.#pick(labels[this.#at]?.key ?? null)
  }

  #look(at: number): void {
    this.active = this.labels[at]?.key ?? null
    this.dispatchEvent(new LabelLookEvent(this.active))
  }

  #pick(key: string | null): void {
    this.active = key
    this.dispatchEvent(new LabelPickEvent(key))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-label-list': RoomLabelList
  }
}
