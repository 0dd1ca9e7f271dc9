import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ImportReport } from '#shared/protocol/imports.ts'
import type { ChosenFile } from '../controllers/import-screen.ts'
import { controls } from '../styles/controls.ts'
import { outlookStyles } from '../styles/import-outlook.ts'
import { itemCount } from './counted.ts'
import { importWords, mediaWords } from './media-words.ts'
import { hasSomeOf, metWords } from './met-words.ts'
import './room-import-faults.ts'
import './room-warnings.ts'

/**
 * What would come of a file in a room, as the server told: the room has some of it already, or labels of it are wrong.
 * @fires room-import - The person wants what is new of it imported.
 * @fires room-import-rest - The person wants it imported without the labels that cannot be.
 * @fires room-import-closed - Whether signed-off items get new annotators is to be the other way.
 */
@customElement('room-import-met')
export class RoomImportMet extends LitElement {
  static override styles = [
    controls,
    outlookStyles,
    css`
      h3 {
        outline: none;
      }
      .met {
        gap: 4px;
        padding-inline-start: 20px;
        list-style: disc;
        font-variant-numeric: tabular-nums;
      }
      .met li {
        display: list-item;
      }
      .closed {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 28px;
      }
    `,
  ]

  @property({ attribute: false })
  accessor file: ChosenFile | undefined

  override focus(): void {
    this.renderRoot.querySelector('h3')?.focus()
  }

  protected override render() {
    const { file } = this
    if (!file?.met) return nothing
    const { met, name, signedOff, rest, fault } = file
    const closed = signedOff || met.warnings.some(({ kind }) => kind === 'signed-off')
    return html`
      ${fault === null ? nothing : html`<p class="fault" role="alert">${fault}</p>`}
      <section class="card" aria-label=${msg('What would come of it')}>
        <h3 tabindex="-1">
          ${hasSomeOf(met) ? msg('Some of this file is in this room already') : msg('Labels of this file are wrong')}
        </h3>
        <ul class="met">
          ${[...metWords(met), ...mediaWords(met.media)].map((words) => html`<li>${words}</li>`)}
        </ul>
        ${closed ? this.#closed(signedOff) : nothing}
        <room-import-faults .faults=${met.faults} .name=${name}></room-import-faults>
        <div class="sum">
          <p class="quiet">${this.#whatNow(met)}</p>
          ${met.faults.length > 0 && !rest ? this.#restButton(met) : this.#button(met)}
        </div>
        <room-warnings .warnings=${met.warnings} .name=${name}></room-warnings>
      </section>
    `
  }

  #closed(signedOff: boolean) {
    return html`
      <label class="closed">
        <input
          type="checkbox"
          .checked=${signedOff}
          @change=${() => this.dispatchEvent(new Event('room-import-closed'))}
        />
        ${msg('Add new annotators to signed-off items too')}
      </label>
    `
  }

  #whatNow({ items, extended, media }: ImportReport): string {
    return items + extended + (media?.added ?? 0) === 0
      ? msg('Nothing of it is new: there is nothing to import.')
      : msg('Nothing of it is stored yet.')
  }

  #restButton({ items, extended, media }: ImportReport) {
    if (items + extended === 0) return nothing
    const words = importWords(msg('Import the rest'), media?.missing ?? 0, items)
    return html`
      <button class="primary" @click=${() => this.dispatchEvent(new Event('room-import-rest'))}>${words}</button>
    `
  }

  #button({ items, extended, media }: ImportReport) {
    const added = media?.added ?? 0
    if (items + extended + added === 0) return nothing
    const words =
      items + extended === 0
        ? msg(str`Bring pictures and recordings to ${itemCount(added)}`)
        : importWords(this.#newWords(items, extended), media?.missing ?? 0, items)
    return html`<button class="primary" @click=${() => this.dispatchEvent(new Event('room-import'))}>${words}</button>`
  }

  #newWords(items: number, extended: number): string {
    return items === 0
      ? extended === 1
        ? msg('Add to 1 item')
        : msg(str`Add to ${extended.toLocaleString()} items`)
      : items === 1
        ? msg('Import 1 new item')
        : msg(str`Import ${items.toLocaleString()} new items`)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-import-met': RoomImportMet
  }
}
