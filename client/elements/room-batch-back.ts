import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { BatchBefore } from '#shared/protocol/batch-messages.ts'
import { controls } from '../styles/controls.ts'
import { workWords } from './batch-work-words.ts'

/**
 * What taking a batch back would mean, before it is done; or why it cannot be.
 * @fires room-kept - It stays as it is.
 * @fires room-taken-back - The person wants it taken back.
 */
@customElement('room-batch-back')
export class RoomBatchBack extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      div {
        display: grid;
        gap: 8px;
        padding: 8px 12px;
        border-inline-start: 3px solid var(--danger);
        background: var(--danger-soft);
      }
      ul {
        margin: 0;
        padding-inline-start: 20px;
      }
      li,
      p {
        overflow-wrap: anywhere;
      }
      p {
        margin: 0;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        padding: 0;
        border: 0;
      }
    `,
  ]

  /** Of the batch's file. */
  @property()
  accessor name = ''

  /** Null while it is asked for. */
  @property({ attribute: false })
  accessor meaning: BatchBefore | null = null

  override focus(): void {
    this.renderRoot.querySelector('button')?.focus()
  }

  protected override firstUpdated(): void {
    this.focus()
  }

  protected override render() {
    const { meaning: before, name } = this
    return html`
      <div role="group" aria-label=${msg(str`Take back ${name}`)}>
        ${before === null ? html`<p role="status">${msg('Looking at what was done with its items …')}</p>` : before.work.length > 0 ? this.#worked(before) : this.#meaning(before)}
        <div class="buttons">
          <button @click=${() => this.dispatchEvent(new Event('room-kept'))}>${msg('Leave it as it is')}</button>
          ${
            before && before.work.length === 0
              ? html`<button @click=${() => this.dispatchEvent(new Event('room-taken-back'))}>${msg('Take it back')}</button>`
              : nothing
          }
        </div>
      </div>
    `
  }

  #meaning({ items, extended }: BatchBefore) {
    const count = items.toLocaleString()
    return html`
      <p>
        ${items === 0 ? nothing : items === 1 ? msg('Its 1 item leaves the room, with what was assigned of it.') : msg(str`Its ${count} items leave the room, with what was assigned of them.`)}
        ${extended > 0 ? msg(str`${extended.toLocaleString()} items of other batches lose the annotators that it added.`) : nothing}
        ${msg('Nobody has worked on it. The file can be imported again.')}
      </p>
    `
  }

  #worked({ work }: BatchBefore) {
    return html`
      <p>${msg('It cannot be taken back: people have worked on its items.')}</p>
      <ul>
        ${work.map((one) => html`<li>${workWords(one)}</li>`)}
      </ul>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-batch-back': RoomBatchBack
  }
}
