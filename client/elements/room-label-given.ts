import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { AttributeValue } from '#shared/labels/label.ts'
import { FieldSetEvent } from '../labels/answer-events.ts'
import { type GivenValue, sameValue } from '../labels/answers.ts'
import { controls } from '../styles/controls.ts'
import { valueWords, whoWords } from './label-answer-words.ts'

/**
 * What the sources gave, each with who gave it: `Asha, Ravi: positive`. One that is pressed is taken.
 * @fires room-field-set - With the value that was taken.
 */
@customElement('room-label-given')
export class RoomLabelGiven extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        min-inline-size: 0;
        max-inline-size: 100%;
      }
      button,
      .fixed {
        display: inline-flex;
        flex-wrap: wrap;
        align-content: center;
        align-items: baseline;
        gap: 0 4px;
        min-block-size: var(--target);
        padding: 1px 6px;
        font-size: var(--size-small);
        color: var(--ink-quiet);
        white-space: normal;
        text-align: start;
        overflow-wrap: anywhere;
      }
      .value {
        font-weight: 600;
        color: var(--ink);
      }
      .stands {
        text-decoration: underline 2px var(--settled-line);
        text-underline-offset: 4px;
      }
    `,
  ]

  @property({ attribute: false })
  accessor given: readonly GivenValue[] = []

  /** What stands. */
  @property({ attribute: false })
  accessor value: AttributeValue | null = null

  @property({ type: Number })
  accessor sources = 0

  @property({ type: Boolean, attribute: 'read-only' })
  accessor readOnly = false

  protected override render() {
    if (this.given.length === 0) return nothing
    return html`<ul aria-label=${msg('What the annotators gave')}>
      ${this.given.map((given) => {
        const stands = sameValue(given.value, this.value)
        const [who, value] = [whoWords(given, this.sources), valueWords(given.value)]
        const words = html`<bdi>${who}:</bdi> <bdi class="value ${stands ? 'stands' : ''}">${value}</bdi>`
        if (this.readOnly || stands)
          return html`<li>
            <span class="fixed">${words}${stands ? html`<span class="unseen">${msg('stands')}</span>` : nothing}</span>
          </li>`
        return html`<li>
          <button
            class="plain"
            title=${msg(str`Take “${value}”`)}
            @click=${() => this.dispatchEvent(new FieldSetEvent(given.value))}
          >
            ${words}
          </button>
        </li>`
      })}
    </ul>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-label-given': RoomLabelGiven
  }
}
