import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Tag } from '#shared/labels/label-config.ts'
import { chordLabel } from '../keys/chords.ts'
import { chordsOf } from '../labels/tag-chords.ts'
import { tagColour } from '../labels/tag-colour.ts'
import { controls } from '../styles/controls.ts'

/** The selected words become a span, with a tag or without one yet. */
export class MarkEvent extends Event {
  readonly tag: string

  constructor(tag: string) {
    super('room-mark')
    this.tag = tag
  }
}

/** More are chosen from once the span is there. */
const mostTags = 12
const mostWords = 60

/**
 * What can be made of selected words: a span, with one of the tags or none yet.
 * @fires room-mark - With the tag; empty for none.
 * @fires room-unmark - Nothing is to be selected any more.
 */
@customElement('room-label-mark-bar')
export class RoomLabelMarkBar extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        flex: none;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px;
        max-block-size: 40%;
        overflow-y: auto;
        padding: 6px 12px;
        border-block-start: 1px solid var(--line);
        background: var(--raised);
      }
      .words {
        flex: 0 1 auto;
        max-inline-size: 100%;
        margin-inline-end: 8px;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .colour {
        inline-size: 10px;
        block-size: 10px;
        border-radius: 2px;
        background: var(--tag);
      }
      button {
        max-inline-size: 100%;
      }
      @media (pointer: coarse) {
        kbd {
          display: none;
        }
      }
      bdi {
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ]

  @property()
  accessor words = ''

  @property({ attribute: false })
  accessor tags: readonly Tag[] = []

  protected override render() {
    const chords = chordsOf(this.tags)
    const letters = Array.from(this.words)
    const words = letters.length > mostWords ? `${letters.slice(0, mostWords).join('')}…` : this.words
    return html`
      <span class="words"><bdi>“${words}”</bdi></span>
      ${this.tags.slice(0, mostTags).map(({ name, colour }) => {
        const chord = chords.get(name)
        return html`<button @click=${() => this.#mark(name)}>
          <span class="colour" .style=${`--tag:${tagColour(colour)}`}></span><bdi>${name}</bdi>
          ${chord ? html`<kbd>${chordLabel(chord)}</kbd>` : nothing}
        </button>`
      })}
      <button @click=${() => this.#mark('')}>
        ${this.tags.length === 0 ? msg('Mark these words') : msg('Mark without a tag')} <kbd>⏎</kbd>
      </button>
      <button class="plain" @click=${() => this.dispatchEvent(new Event('room-unmark'))}>
        ${msg('Select nothing')} <kbd>Esc</kbd>
      </button>
    `
  }

  #mark(tag: string): void {
    this.dispatchEvent(new MarkEvent(tag))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-label-mark-bar': RoomLabelMarkBar
  }
}
