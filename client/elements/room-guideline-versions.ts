import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { GuidelineRow } from '#shared/protocol/guideline-messages.ts'
import { controls } from '../styles/controls.ts'
import { exactTime, relativeTime } from './relative-time.ts'
import { sizeWords } from './sizes.ts'

/** A version is to be read, or two are to be compared. */
export class VersionsEvent extends Event {
  readonly wish:
    | { readonly is: 'read' | 'file'; readonly version: number }
    | { readonly is: 'compare'; readonly from: number; readonly version: number }

  constructor(wish: VersionsEvent['wish']) {
    super('room-guideline-versions', { bubbles: true, composed: true })
    this.wish = wish
  }
}

/**
 * Every version, the latest first, with who published it; any two of them can be compared.
 * @fires room-guideline-versions
 */
@customElement('room-guideline-versions')
export class RoomGuidelineVersions extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      ol {
        display: grid;
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        gap: 8px;
        padding: 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        overflow-wrap: anywhere;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }
      .quiet {
        color: var(--ink-quiet);
      }
    `,
  ]

  @property({ attribute: false })
  accessor versions: readonly GuidelineRow[] = []

  @state()
  private accessor from: number | null = null

  @state()
  private accessor to: number | null = null

  protected override render() {
    const { versions } = this
    const newest = versions[0]?.version ?? 0
    const [from, to] = [this.from ?? Math.max(newest - 1, 1), this.to ?? newest]
    return html`
      ${
        newest > 1
          ? html`<form class="row" @submit=${(event: Event) => this.#compare(event, from, to)}>
              <label>${msg('Compare')} ${this.#choice(from, msg('The earlier version'), (version) => this.#choose({ from: version }))}</label>
              <label>${msg('with')} ${this.#choice(to, msg('The later version'), (version) => this.#choose({ to: version }))}</label>
              <button ?disabled=${from === to}>${msg('Show what differs')}</button>
            </form>`
          : nothing
      }
      <ol>
        ${versions.map((version) => this.#row(version, newest))}
      </ol>
    `
  }

  #row({ version, summary, byName, at, bytes }: GuidelineRow, newest: number) {
    const when = Date.parse(at)
    return html`
      <li>
        <div>
          <strong>${version === newest ? msg(str`Version ${version}, which holds now`) : msg(str`Version ${version}`)}</strong>
          <span class="quiet" title=${exactTime(when)}>${byName} · ${relativeTime(when, Date.now())} · ${sizeWords(bytes)}</span>
        </div>
        <p dir="auto">${summary}</p>
        <div class="row">
          <button @click=${() => this.#wish({ is: 'read', version })}>${msg('Read')}</button>
          ${
            version > 1
              ? html`<button @click=${() => this.#wish({ is: 'compare', from: version - 1, version })}>
                  ${msg(str`What changed since version ${version - 1}`)}
                </button>`
              : nothing
          }
          <button @click=${() => this.#wish({ is: 'file', version })}>${msg('Download')}</button>
        </div>
      </li>
    `
  }

  #choice(chosen: number, label: string, choose: (version: number) => void) {
    return html`<select aria-label=${label} @change=${({ target }: Event) => choose(Number((target as HTMLSelectElement).value))}>
      ${this.versions.map(({ version }) => html`<option value=${version} ?selected=${version === chosen}>${version}</option>`)}
    </select>`
  }

  #choose({ from, to }: { readonly from?: number; readonly to?: number }): void {
    if (from !== undefined) this.from = from
    if (to !== undefined) this.to = to
  }

  #compare(event: Event, from: number, to: number): void {
    event.preventDefault()
    this.#wish({ is: 'compare', from: Math.min(from, to), version: Math.max(from, to) })
  }

  #wish(wish: VersionsEvent['wish']): void {
    this.dispatchEvent(new VersionsEvent(wish))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-guideline-versions': RoomGuidelineVersions
  }
  interface HTMLElementEventMap {
    'room-guideline-versions': VersionsEvent
  }
}
