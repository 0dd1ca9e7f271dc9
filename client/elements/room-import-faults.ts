import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { faultLines, faultsByItem, type ItemFaults } from '#shared/formats/faults.ts'
import type { ImportFault } from '#shared/formats/format.ts'
import { controls } from '../styles/controls.ts'
import { labelCount } from './counted.ts'
import { saveAs } from './save-as.ts'

const itemsShown = 20
const faultsShown = 5

/** What is wrong with the labels of a file, by item: what would be left out, and what would come as it is. */
@customElement('room-import-faults')
export class RoomImportFaults extends LitElement {
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
      .item {
        padding: 4px 8px;
        border-inline-start: 3px solid var(--danger);
        background: var(--danger-soft);
        overflow-wrap: anywhere;
      }
      .odd {
        border-inline-start: 3px dashed var(--differ-line);
        background: var(--differ-soft);
      }
      .line {
        color: var(--ink-quiet);
        font-variant-numeric: tabular-nums;
      }
      button {
        justify-self: start;
      }
    `,
  ]

  @property({ attribute: false })
  accessor faults: readonly ImportFault[] = []

  /** Of the file that they are in. */
  @property()
  accessor name = ''

  /** Said of what was imported, not of what would be. */
  @property({ type: Boolean })
  accessor past = false

  protected override render() {
    const { faults } = this
    if (faults.length === 0) return nothing
    const items = faultsByItem(faults)
    return html`
      <h3>${this.#title()}</h3>
      <ul>
        ${items.slice(0, itemsShown).map(this.#item)}
      </ul>
      ${
        items.length > itemsShown
          ? html`<p>${msg(str`And ${(items.length - itemsShown).toLocaleString()} more items; the whole list has them.`)}</p>`
          : nothing
      }
      <button @click=${this.#save}>${msg('Save the whole list')}</button>
    `
  }

  #title(): string {
    const refused = this.faults.filter((fault) => fault.refused).length
    const odd = this.faults.length - refused
    const parts = [
      ...(refused === 0
        ? []
        : [
            this.past
              ? msg(str`Left out, because they cannot be: ${labelCount(refused)}`)
              : msg(str`Cannot be, and would be left out: ${labelCount(refused)}`),
          ]),
      ...(odd === 0
        ? []
        : [
            this.past
              ? msg(str`Odd, and taken as they are: ${labelCount(odd)}`)
              : msg(str`Odd, and would come as they are: ${labelCount(odd)}`),
          ]),
    ]
    return parts.join(' · ')
  }

  readonly #item = ({ of, faults }: ItemFaults) => html`
    <li class=${faults.some(({ refused }) => refused) ? 'item' : 'item odd'}>
      <strong>${of === '' ? msg('Of no item') : of}</strong>
      <ul>
        ${faults.slice(0, faultsShown).map(
          ({ line, message }) => html`
            <li>${line === undefined ? nothing : html`<span class="line">${msg(str`line ${line}`)}</span>`} ${message}</li>
          `,
        )}
        ${
          faults.length > faultsShown
            ? html`<li>${msg(str`and ${(faults.length - faultsShown).toLocaleString()} more`)}</li>`
            : nothing
        }
      </ul>
    </li>
  `

  #save(): void {
    saveAs(`${this.name}.faults.txt`, new Blob([faultLines(this.faults)], { type: 'text/plain' }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-import-faults': RoomImportFaults
  }
}
