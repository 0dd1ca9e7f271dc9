import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { KeyLabels } from '../controllers/key-labels.ts'
import { chordLabel, chordOf } from '../keys/chords.ts'
import { type Action, actions, type Mode } from '../keys/key-map.ts'
import { controls } from '../styles/controls.ts'
import { actionWords } from './action-words.ts'
import './room-view-choices.ts'

/**
 * The keys of both modes, each of which can be given another key.
 * @fires close - The person has done with it.
 */
@customElement('room-key-map')
export class RoomKeyMap extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        position: fixed;
        inset-block: calc(var(--bar-height) + 8px) 8px;
        inset-inline-end: 8px;
        z-index: 3;
        display: flex;
        flex-direction: column;
        inline-size: min(440px, calc(100vw - 16px));
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--raised);
        box-shadow: var(--shadow);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: 8px 12px;
        border-block-end: 1px solid var(--line);
      }
      .inside {
        flex: 1;
        overflow-y: auto;
        padding: 8px 12px;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
      }
      th {
        padding: 8px 0 4px;
        text-align: start;
        font-weight: 600;
      }
      td {
        padding: 1px 0;
      }
      td:last-child,
      th:last-child {
        text-align: end;
      }
      label {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: var(--target);
      }
      .listening {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
    `,
  ]

  @state()
  private accessor asking: { readonly action: Action; readonly mode: Mode } | null = null

  readonly #keys = new KeyLabels(this)

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus()
  }

  protected override render() {
    return html`
      <header @keydown=${this.#key}>
        <h2>${msg('Keys and view')}</h2>
        <button @click=${() => this.#close()}>${msg('Close')}</button>
      </header>
      <div class="inside" tabindex="0" role="group" aria-label=${msg('Keys')} @keydown=${this.#key}>
        <room-view-choices></room-view-choices>
        ${this.#choices()} ${this.#table('review', msg('Review'))} ${this.#table('typing', msg('Typing'))}
        <p><button @click=${() => this.#keys.source?.reset()}>${msg('All keys as they were')}</button></p>
      </div>
    `
  }

  #choices() {
    const preferences = this.#keys.value
    return html`
      <label>
        <input
          type="checkbox"
          .checked=${preferences?.singleKeys ?? true}
          @change=${(event: Event) => this.#choose('singleKeys', event)}
        />
        ${msg('Single keys work in review')}
      </label>
      <label>
        <input
          type="checkbox"
          .checked=${preferences?.moveOn ?? true}
          @change=${(event: Event) => this.#choose('moveOn', event)}
        />
        ${msg('Taking a reading goes on to the next difference')}
      </label>
    `
  }

  #table(mode: Mode, title: string) {
    const map = this.#keys.value?.map
    if (!map) return nothing
    const known = actions.filter((action) => map[action][mode])
    return html`
      <table>
        <thead>
          <tr>
            <th scope="col">${title}</th>
            <th scope="col">${msg('Key')}</th>
          </tr>
        </thead>
        <tbody>
          ${known.map((action) => this.#row(action, mode, map[action][mode] ?? []))}
        </tbody>
      </table>
    `
  }

  #row(action: Action, mode: Mode, chords: readonly string[]) {
    const listening = this.asking?.action === action && this.asking.mode === mode
    const words = actionWords(action)
    return html`
      <tr>
        <td>${words}</td>
        <td>
          <button
            class=${listening ? 'listening' : 'plain'}
            @click=${() => this.#ask(action, mode)}
          >
            <span class="unseen">${msg(str`Change the key of: ${words}`)}</span>
            ${listening ? msg('Press a key') : chords.length === 0 ? '–' : chords.map((chord) => html`<kbd>${chordLabel(chord)}</kbd>`)}
          </button>
        </td>
      </tr>
    `
  }

  #ask(action: Action, mode: Mode): void {
    this.asking = { action, mode }
  }

  /** While a key is asked for, the next one is it; Escape asks no more, then closes. */
  readonly #key = (event: KeyboardEvent) => {
    if (!this.asking && event.code !== 'Escape') return
    event.stopPropagation()
    const chord = chordOf(event)
    if (!this.asking) return this.#close()
    if (!chord || event.code === 'Tab') return
    event.preventDefault()
    if (event.code !== 'Escape') this.#keys.source?.rebind(this.asking.action, this.asking.mode, chord)
    this.asking = null
  }

  #choose(choice: 'singleKeys' | 'moveOn', { target }: Event): void {
    if (target instanceof HTMLInputElement) this.#keys.source?.choose({ [choice]: target.checked })
  }

  #close(): void {
    this.dispatchEvent(new Event('close'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-key-map': RoomKeyMap
  }
}
