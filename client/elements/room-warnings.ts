import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ImportNote } from '#shared/formats/format.ts'
import { groupWarnings, type NoteGroup, warningLines } from '#shared/formats/warnings.ts'
import { controls } from '../styles/controls.ts'
import { saveAs } from './save-as.ts'
import { warningWord } from './warning-words.ts'

/** What is odd about a file: by kind, with counts and the first lines; the whole list as a file. */
@customElement('room-warnings')
export class RoomWarnings extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      h3 {
        font-size: var(--size);
      }
      ul {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        padding: 4px 8px;
        border-inline-start: 3px solid var(--differ-line);
        background: var(--differ-soft);
        overflow-wrap: anywhere;
      }
      .lines {
        color: var(--ink-quiet);
        font-variant-numeric: tabular-nums;
      }
      .first {
        display: block;
      }
      button {
        justify-self: start;
      }
    `,
  ]

  @property({ attribute: false })
  accessor warnings: readonly ImportNote[] = []

  /** Of the file that they are about. */
  @property()
  accessor name = ''

  protected override render() {
    const { warnings } = this
    if (warnings.length === 0) return nothing
    return html`
      <h3>${warnings.length === 1 ? msg('1 warning') : msg(str`${warnings.length.toLocaleString()} warnings`)}</h3>
      <ul>
        ${groupWarnings(warnings).map(this.#group)}
      </ul>
      <button @click=${this.#save}>${msg('Save the whole list')}</button>
    `
  }

  readonly #group = ({ kind, count, lines, first }: NoteGroup) => html`
    <li>
      <strong>${count.toLocaleString()} × ${warningWord(kind)}</strong>
      ${lines.length > 0 ? html`<span class="lines">${this.#lines(lines, count)}</span>` : nothing}
      <span class="first">${first}</span>
    </li>
  `

  #lines(lines: readonly number[], count: number): string {
    const list = lines.join(', ')
    if (count === 1) return msg(str`line ${list}`)
    return count > lines.length ? msg(str`lines ${list}, …`) : msg(str`lines ${list}`)
  }

  #save(): void {
    saveAs(`${this.name}.warnings.txt`, new Blob([warningLines(this.warnings)], { type: 'text/plain' }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-warnings': RoomWarnings
  }
}
