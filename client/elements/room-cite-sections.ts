import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { GuidelineView } from '../controllers/guideline-view.ts'
import { controls } from '../styles/controls.ts'
import { citedWords } from './guideline-words.ts'

/** Which sections are cited from now on, read in which version. */
export class CiteEvent extends Event {
  readonly cited: { readonly sections: readonly string[]; readonly guidelineSeen: number }

  constructor(cited: CiteEvent['cited']) {
    super('room-cite', { bubbles: true, composed: true })
    this.cited = cited
  }
}

/**
 * Sections of the guideline to cite in a ruling; nothing where the room has none.
 * @fires room-cite
 */
@customElement('room-cite-sections')
export class RoomCiteSections extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
        min-inline-size: 0;
      }
      select {
        flex: 0 1 260px;
        min-inline-size: 0;
        max-inline-size: 100%;
      }
      .chosen {
        white-space: normal;
        text-align: start;
        overflow-wrap: anywhere;
      }
    `,
  ]

  /** Ids. */
  @property({ attribute: false })
  accessor sections: readonly string[] = []

  readonly #view = new GuidelineView(this)

  protected override render() {
    const now = this.#view.book?.state.list?.versions[0]
    if (!now || now.sections.length === 0) return nothing
    const left = now.sections.filter(({ id }) => !this.sections.includes(id))
    const indent = '\u2003'
    return html`
      <div @keydown=${this.#key}>
        <select aria-label=${msg('Cite the guideline')} @change=${(event: Event) => this.#add(event, now.version)}>
          <option value="">${msg('Cite the guideline …')}</option>
          ${left.map(({ id, title, level }) => html`<option value=${id}>${indent.repeat(level - 1)}${title}</option>`)}
        </select>
        ${this.sections.map((id) => {
          const title = now.sections.find((section) => section.id === id)?.title ?? id
          const words = citedWords(now.version, [title])
          return html`<button
            type="button"
            class="chosen"
            aria-label=${msg(str`Do not cite ${words}`)}
            @click=${() =>
              this.#cite(
                this.sections.filter((one) => one !== id),
                now.version,
              )}
          >
            ${words} <span aria-hidden="true">×</span>
          </button>`
        })}
      </div>
    `
  }

  #add({ target }: Event, version: number): void {
    if (!(target instanceof HTMLSelectElement) || target.value === '') return
    this.#cite([...this.sections, target.value], version)
    target.value = ''
  }

  #cite(sections: readonly string[], guidelineSeen: number): void {
    this.dispatchEvent(new CiteEvent({ sections, guidelineSeen }))
  }

  /** Letters and digits choose in the list here, not readings and reasons; sending and giving up are the form's. */
  #key(event: KeyboardEvent): void {
    if (event.code !== 'Escape' && event.code !== 'Tab' && !event.ctrlKey && !event.metaKey) event.stopPropagation()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-cite-sections': RoomCiteSections
  }
  interface HTMLElementEventMap {
    'room-cite': CiteEvent
  }
}
