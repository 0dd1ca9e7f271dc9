import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { BatchBook } from '../controllers/batch-book.ts'
import { controls } from '../styles/controls.ts'
import { sectionStyles } from '../styles/section.ts'
import { ActEvent } from './act-event.ts'
import './room-batch.ts'

/** What was imported, when and by whom, and how far it is. */
@customElement('room-batches')
export class RoomBatches extends LitElement {
  static override styles = [
    controls,
    sectionStyles,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
      }
      ul {
        margin: 0;
        padding: 0;
        border: 1px solid var(--line);
        border-block-start: 0;
        border-radius: var(--radius);
        background: var(--surface);
        list-style: none;
      }
      .card {
        justify-items: start;
      }
    `,
  ]

  readonly #book = new BatchBook(this)

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  protected override render() {
    const { batches, trouble } = this.#book
    return html`
      <div class="column">
        <header>
          <h2 tabindex="-1">${msg('Batches')}</h2>
          ${batches && batches.length > 0 ? this.#import() : nothing}
        </header>
        ${trouble === null ? nothing : html`<p class="trouble" role="alert">${trouble}</p>`}
        ${batches === null ? nothing : batches.length === 0 ? this.#empty() : this.#list()}
      </div>
    `
  }

  #list() {
    return html`
      <ul>
        ${repeat(
          this.#book.batches ?? [],
          ({ id }) => id,
          (batch) => html`<li><room-batch .batch=${batch} .book=${this.#book}></room-batch></li>`,
        )}
      </ul>
    `
  }

  #empty() {
    return html`
      <section class="card">
        <h3>${msg('Nothing was imported into this room yet')}</h3>
        <p>${msg('A batch is one file with the work of several annotators. What you import stands here, with how far it is.')}</p>
        ${this.#import()}
      </section>
    `
  }

  #import() {
    return html`<button class="primary" @click=${() => this.dispatchEvent(new ActEvent('import'))}>${msg('Import a batch')}</button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-batches': RoomBatches
  }
}
