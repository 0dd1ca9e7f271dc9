import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FoundHit, FoundItem } from '#shared/protocol/many.ts'
import { shortKey } from '../bench/short-key.ts'
import { placeName } from '../controllers/replacing-many.ts'
import { controls } from '../styles/controls.ts'
import { OpenEvent } from './open-event.ts'
import { TickEvent } from './tick-event.ts'

/**
 * The places of one item in which words would be replaced, each in its line, to tick or not.
 * @fires room-tick - Some are wanted, or not.
 * @fires room-open - The item is to be looked at.
 */
@customElement('room-found-item')
export class RoomFoundItem extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 4px;
        padding: 8px 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
      }
      label {
        display: flex;
        align-items: baseline;
        gap: 8px;
        min-inline-size: 0;
        min-block-size: var(--target);
      }
      label input {
        flex: none;
        margin: 0;
        transform: translateY(3px);
      }
      strong,
      .line {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .line {
        line-height: 1.7;
      }
      ul {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      del {
        background: var(--danger-soft);
        text-decoration-color: var(--danger);
      }
      ins {
        margin-inline-start: 2px;
        background: var(--settled-soft);
        text-decoration-color: var(--settled-line);
      }
      .closed {
        padding-inline-start: 24px;
        color: var(--ink-quiet);
      }
      button {
        flex: none;
      }
    `,
  ]

  @property({ attribute: false })
  accessor found: FoundItem | undefined

  /** The names of unticked places. */
  @property({ attribute: false })
  accessor off: ReadonlySet<string> = new Set()

  protected override render() {
    const { found } = this
    if (!found) return nothing
    const names = found.units.flatMap(({ unit, hits }) =>
      hits.filter(({ closed }) => !closed).map(({ at }) => placeName(found.item, unit, at)),
    )
    const on = names.filter((name) => !this.off.has(name)).length
    const key = shortKey(found.key)
    return html`
      <header>
        <label>
          <input
            type="checkbox"
            ?disabled=${names.length === 0}
            .checked=${on > 0 && on === names.length}
            .indeterminate=${on > 0 && on < names.length}
            @change=${(event: Event) => this.#tick(names, event)}
          />
          <strong title=${found.key}>${key}</strong>
          <span>${msg(str`${on} of ${names.length}`)}</span>
        </label>
        <button @click=${() => this.dispatchEvent(new OpenEvent(found.item))}>${msg('Open')}<span class="unseen"> ${key}</span></button>
      </header>
      <ul>${found.units.flatMap(({ unit, hits }) => hits.map((hit) => this.#hit(hit, placeName(found.item, unit, hit.at), found.language)))}</ul>
    `
  }

  #hit(hit: FoundHit, name: string, language: string) {
    const line = html`<span class="line" lang=${language} dir="auto">${hit.left}<del>${hit.old}</del>${hit.new === '' ? nothing : html`<ins>${hit.new}</ins>`}${hit.right}</span>`
    if (hit.closed)
      return html`<li class="closed">${line} (${hit.closed === 'ruled' ? msg('ruled: it stays') : msg('disputed: it stays')})</li>`
    return html`
      <li>
        <label><input type="checkbox" .checked=${!this.off.has(name)} @change=${(event: Event) => this.#tick([name], event)} />${line}</label>
      </li>
    `
  }

  #tick(names: readonly string[], { target }: Event): void {
    if (target instanceof HTMLInputElement) this.dispatchEvent(new TickEvent(names, target.checked))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-found-item': RoomFoundItem
  }
}
