import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Relation } from '#shared/labels/label.ts'
import { LabelPickEvent } from '../labels/label-events.ts'
import type { ShownLabel } from '../labels/shown-label.ts'
import { controls } from '../styles/controls.ts'

/** From and to are keys of shown labels. */
export type ShownRelation = Relation

/**
 * Which labels belong together, as a list: from, what, to. A label that is not shown now is named by nothing.
 * @fires label-pick - One of the labels was picked.
 */
@customElement('room-label-relations')
export class RoomLabelRelations extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        flex: none;
        display: block;
      }
      details {
        max-block-size: 180px;
        overflow-y: auto;
        padding: 4px 12px;
        border-block-start: 1px solid var(--line);
      }
      summary {
        min-block-size: var(--target);
        cursor: pointer;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
        padding-block: 2px;
      }
      button {
        max-inline-size: 100%;
      }
      button > bdi {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      button[aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      .what {
        color: var(--ink-quiet);
      }
    `,
  ]

  @property({ attribute: false })
  accessor relations: readonly ShownRelation[] = []

  @property({ attribute: false })
  accessor labels: readonly ShownLabel[] = []

  @property({ attribute: false })
  accessor current: string | null = null

  protected override render() {
    if (this.relations.length === 0) return nothing
    const shown = new Map(this.labels.map((label) => [label.key, label]))
    return html`<details ?open=${!matchMedia(narrow).matches}>
      <summary>${msg('Relations')} (${this.relations.length})</summary>
      <ul>
        ${this.relations.map(
          ({ from, to, tags, direction }) => html`<li>
            ${this.#end(shown.get(from))} <span class="what">${arrowOf(direction)} ${tags.join(', ')}</span>
            ${this.#end(shown.get(to))}
          </li>`,
        )}
      </ul>
    </details>`
  }

  #end(shown: ShownLabel | undefined) {
    if (!shown) return html`<span class="what">${msg('a label that is not shown')}</span>`
    const { key, label, name } = shown
    const words = label.kind === 'span' ? html`${label.tag} “${shortened(label.quote)}”` : name
    return html`<button
      aria-pressed=${key === this.current}
      @click=${() => this.dispatchEvent(new LabelPickEvent(key))}
    >
      <bdi>${words}</bdi>
    </button>`
  }
}

/** There the list is closed until it is asked for. */
const narrow = '(max-width: 899px)'

const arrowOf = (direction: Relation['direction']): string =>
  direction === 'left' ? '←' : direction === 'bi' ? '↔' : '→'

function shortened(quote: string): string {
  const letters = Array.from(quote)
  return letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : quote
}

declare global {
  interface HTMLElementTagNameMap {
    'room-label-relations': RoomLabelRelations
  }
}
