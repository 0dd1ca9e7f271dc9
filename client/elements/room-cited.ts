import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Cited } from '#shared/domain/cited-sections.ts'
import { roomRouteContext } from '../controllers/contexts.ts'
import { writeGuidelineAsked } from '../controllers/guideline-asked.ts'
import type { RoomRoute } from '../controllers/room-route.ts'
import { RoomView } from '../controllers/room-view.ts'
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
  accessor ruling: (Cited & { readonly id?: string }) | null = null

  /** Of the ruling, where readers may propose a change by it. */
  @property()
  accessor item = ''

  readonly #role = new RoomView(this, ({ joined }) => joined?.me.role)
  readonly #route = new Slice<RoomRoute['state'], RoomRoute, null>(this, roomRouteContext, () => null)

  protected override render() {
    const { guideline, titles = [], sections = [] } = this.ruling ?? {}
    const route = this.#route.source
    if (guideline === undefined || titles.length === 0) return this.#proposing(route)
    if (!route || sections.length === 0) return html`<span dir="auto">${citedWords(guideline, titles)}</span>`
    return [
      ...sections.map((section, at) => {
        const search = writeGuidelineAsked({ version: guideline, section })
        const words = citedWords(guideline, [titles[at] ?? section])
        return html`<a dir="auto" href=${route.address('guidelines', search)} @click=${(event: MouseEvent) => this.#go(event, search)}>${words}</a>`
      }),
      this.#proposing(route),
    ]
  }

  #proposing(route: RoomRoute | undefined) {
    const { id, sections = [] } = this.ruling ?? {}
    if (!route || !id || this.item === '' || !this.#role.client?.may('guideline.propose')) return nothing
    const search = writeGuidelineAsked({ show: 'propose', section: sections[0] ?? null, ruling: id, item: this.item })
    return html`<a href=${route.address('guidelines', search)} @click=${(event: MouseEvent) => this.#go(event, search)}>${msg('Propose a change of the guideline')}</a>`
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
