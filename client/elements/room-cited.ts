import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Cited } from '#shared/domain/cited-sections.ts'
import { roomRouteContext } from '../controllers/contexts.ts'
import { writeGuidelineAsked } from '../controllers/guideline-asked.ts'
import type { RoomRoute } from '../controllers/room-route.ts'
import { Slice } from '../controllers/slice.ts'
import { controls } from '../styles/controls.ts'
import { citedWords } from './guideline-words.ts'

/** The sections that a ruling cites, in the words of the version that held; where there is a way there, links to it. */
@customElement('room-cited')
export class RoomCited extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: inline;
        overflow-wrap: anywhere;
      }
      a {
        display: inline-flex;
        align-items: center;
        min-block-size: max(24px, var(--target));
        margin-inline-end: 8px;
      }
    `,
  ]

  @property({ attribute: false })
  accessor ruling: Cited | null = null

  readonly #route = new Slice<RoomRoute['state'], RoomRoute, null>(this, roomRouteContext, () => null)

  protected override render() {
    const { guideline, titles = [], sections = [] } = this.ruling ?? {}
    if (guideline === undefined || titles.length === 0) return nothing
    const route = this.#route.source
    if (!route || sections.length === 0) return html`<span dir="auto">${citedWords(guideline, titles)}</span>`
    return sections.map((section, at) => {
      const search = writeGuidelineAsked({ version: guideline, section })
      const words = citedWords(guideline, [titles[at] ?? section])
      return html`<a dir="auto" href=${route.address('guidelines', search)} @click=${(event: MouseEvent) => this.#go(event, search)}>${words}</a>`
    })
  }

  /** In this page; with Ctrl in another tab, as links go. */
  #go(event: MouseEvent, search: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    event.stopPropagation()
    this.#route.source?.enter('guidelines', search)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-cited': RoomCited
  }
}
