import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { inForce } from '#shared/domain/precedent.ts'
import { PrecedentsView } from '../controllers/precedents-view.ts'
import { controls } from '../styles/controls.ts'

/** Precedents as links to their page, by their titles; one that holds no more says so. */
@customElement('room-citations')
export class RoomCitations extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: inline;
      }
      p {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 8px;
        min-inline-size: 0;
      }
      a {
        display: inline-flex;
        align-items: center;
        min-block-size: var(--target);
        color: var(--accent);
        overflow-wrap: anywhere;
      }
      .over {
        text-decoration: line-through;
      }
      .quiet {
        color: var(--ink-quiet);
        font-size: var(--size-small);
      }
    `,
  ]

  @property({ attribute: false })
  accessor cites: readonly string[] = []

  /** `cited` and `made` say what the precedents are to what stands before; `name` only names them. */
  @property()
  accessor about: 'cited' | 'made' | 'name' = 'cited'

  readonly #view = new PrecedentsView(this)

  protected override render() {
    const { book } = this.#view
    if (this.cites.length === 0 || !book) return nothing
    const lead = this.about === 'cited' ? msg('Goes by:') : this.about === 'made' ? msg('Precedent:') : ''
    return html`<p>${lead ? html`<span class="quiet">${lead}</span>` : nothing}${this.cites.map(this.#cite)}</p>`
  }

  readonly #cite = (id: string) => {
    const row = this.#view.book?.row(id)
    if (!row) return html`<span class="quiet">${msg('a precedent')}</span>`
    const holds = inForce(row)
    return html`<a
        class=${holds ? '' : 'over'}
        href=${this.#view.address(id)}
        title=${row.rule}
        dir="auto"
        @click=${(event: MouseEvent) => this.#open(event, id)}
        >${row.title}</a
      >${holds ? nothing : html`<span class="quiet">${row.overruled ? msg('overruled since') : msg('its ruling was taken back')}</span>`}`
  }

  #open(event: MouseEvent, id: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.#view.open(id)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-citations': RoomCitations
  }
}
