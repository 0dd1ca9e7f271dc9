import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { guard } from 'lit/directives/guard.js'
import { publishedTexts } from '#shared/guideline/sections.ts'
import type { GuidelineText } from '#shared/protocol/guideline-messages.ts'
import { drawMarkdown } from '../guideline/drawn-markdown.ts'
import { controls } from '../styles/controls.ts'
import { proseStyles } from '../styles/guideline.ts'

/** A section of the text was chosen. */
export class SectionChosenEvent extends Event {
  readonly section: string

  constructor(section: string) {
    super('room-section-chosen', { bubbles: true, composed: true })
    this.section = section
  }
}

/**
 * A version of the guideline to be read: its sections, a search over them, and the text.
 * @fires room-section-chosen - By the list or by a link in the text.
 */
@customElement('room-guideline-text')
export class RoomGuidelineText extends LitElement {
  static override styles = [
    controls,
    proseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 240px) minmax(0, 1fr);
        gap: 24px;
        align-items: start;
      }
      nav {
        position: sticky;
        inset-block-start: 0;
        display: grid;
        gap: 8px;
      }
      ul.sections {
        display: grid;
        max-block-size: 70vh;
        margin: 0;
        padding: 0;
        overflow-y: auto;
        list-style: none;
      }
      .sections a {
        display: flex;
        align-items: center;
        min-block-size: max(28px, var(--target));
        padding: 2px 8px;
        border-inline-start: 2px solid var(--line);
        color: inherit;
        text-decoration: none;
        overflow-wrap: anywhere;
      }
      .sections .level-2 {
        padding-inline-start: 20px;
      }
      .sections :is(.level-3, .level-4, .level-5, .level-6) {
        padding-inline-start: 32px;
      }
      .sections a:hover,
      .sections a[aria-current] {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      input {
        inline-size: 100%;
      }
      .quiet {
        color: var(--ink-quiet);
      }
      @media (max-width: 899px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
        }
        nav {
          position: static;
        }
        ul.sections {
          max-block-size: 220px;
        }
      }
      @media print {
        nav,
        .way {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false })
  accessor version: GuidelineText | undefined

  /** The section that the reader was led to. */
  @property()
  accessor section: string | null = null

  @property({ attribute: false })
  accessor address: (section: string) => string = () => ''

  @state()
  private accessor search = ''

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('section') && !changed.has('version')) return
    for (const old of this.renderRoot.querySelectorAll('.cited')) old.classList.remove('cited')
    const heading = this.section
      ? this.renderRoot.querySelector<HTMLElement>(`[id="section-${CSS.escape(this.section)}"]`)
      : null
    if (!heading) return
    heading.classList.add('cited')
    heading.scrollIntoView({ block: 'start' })
    heading.focus({ preventScroll: true })
  }

  protected override render() {
    const { version } = this
    if (!version) return nothing
    const { text, sections } = version
    const drawing = { sections, address: this.address }
    return html`
      ${sections.length > 0 ? this.#contents() : html`<span></span>`}
      <div class="prose" @click=${this.#follow}>${guard([version], () => drawMarkdown(text, drawing))}</div>
    `
  }

  #contents() {
    const found = this.#found()
    return html`
      <nav aria-label=${msg('Sections')}>
        <input
          type="search"
          placeholder=${msg('Find in the guideline')}
          aria-label=${msg('Find in the guideline')}
          .value=${this.search}
          @input=${this.#seek}
          @keydown=${this.#key}
        />
        <p class="quiet" role="status" ?hidden=${this.search.trim() === ''}>${foundWords(found.length)}</p>
        <ul class="sections" tabindex="-1" @click=${this.#follow}>
          ${found.map(
            ({ id, title, level }) => html`
              <li>
                <a
                  href=${this.address(id)}
                  data-section=${id}
                  dir="auto"
                  class="level-${level}"
                  aria-current=${id === this.section ? 'true' : nothing}
                  >${title}</a
                >
              </li>
            `,
          )}
        </ul>
      </nav>
    `
  }

  /** Sections that hold every word that is sought. */
  #found() {
    const { text = '', sections = [] } = this.version ?? {}
    const words = folded(this.search).split(/\s+/).filter(Boolean)
    if (words.length === 0) return sections
    return publishedTexts({ text, sections }).filter((section) => {
      const all = folded(section.text)
      return words.every((word) => all.includes(word))
    })
  }

  #seek({ target }: InputEvent): void {
    if (target instanceof HTMLInputElement) this.search = target.value
  }

  /** Enter leads to the first that was found. */
  #key({ code, isComposing }: KeyboardEvent): void {
    const [first] = this.#found()
    if (code === 'Enter' && !isComposing && first) this.dispatchEvent(new SectionChosenEvent(first.id))
  }

  /** Links to sections stay on this page. */
  #follow(event: MouseEvent): void {
    const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement)
    const section = link?.dataset.section
    if (section === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.dispatchEvent(new SectionChosenEvent(section))
  }
}

const folded = (text: string): string => text.normalize('NFC').toLowerCase()

const foundWords = (count: number): string =>
  count === 0
    ? msg('No section has these words')
    : count === 1
      ? msg('1 section has these words')
      : msg(str`${count} sections have these words`)

declare global {
  interface HTMLElementTagNameMap {
    'room-guideline-text': RoomGuidelineText
  }
  interface HTMLElementEventMap {
    'room-section-chosen': SectionChosenEvent
  }
}
