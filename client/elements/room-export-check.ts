import { msg, str } from '@lit/localize'
import { toHexString } from 'lib0/buffer'
import { digest } from 'lib0/hash/sha256'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ExportRow } from '#shared/protocol/exports.ts'
import { controls } from '../styles/controls.ts'
import { ExportFoundEvent } from './export-found-event.ts'
import { exactTime } from './relative-time.ts'

/**
 * Says which export a file is that somebody holds; the file stays on their device.
 * @fires room-export-found - It was looked at.
 */
@customElement('room-export-check')
export class RoomExportCheck extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      label {
        display: grid;
        justify-items: start;
        gap: 4px;
        padding: 12px;
        border: 1px dashed var(--line-strong);
        border-radius: var(--radius);
      }
      label.over {
        background: var(--accent-soft);
      }
      input {
        max-inline-size: 100%;
      }
      .good {
        padding: 8px 12px;
        border-inline-start: 3px solid var(--settled);
        overflow-wrap: anywhere;
      }
      .bad {
        padding: 8px 12px;
        border-inline-start: 3px solid var(--danger);
        background: var(--danger-soft);
        overflow-wrap: anywhere;
      }
    `,
  ]

  @property({ attribute: false })
  accessor exports: readonly ExportRow[] = []

  @state()
  private accessor over = false

  @state()
  private accessor said: { readonly good: boolean; readonly words: string } | undefined

  protected override render() {
    return html`
      <label
        class=${this.over ? 'over' : ''}
        @dragover=${this.#hover}
        @dragleave=${() => {
          this.over = false
        }}
        @drop=${this.#drop}
      >
        ${msg('Which export is this file? Choose it, or drop it here; it is not sent anywhere.')}
        <input type="file" @change=${this.#choose} />
      </label>
      ${this.said ? html`<p class=${this.said.good ? 'good' : 'bad'} role="status">${this.said.words}</p>` : nothing}
    `
  }

  #hover(event: DragEvent): void {
    event.preventDefault()
    this.over = true
  }

  #drop(event: DragEvent): void {
    event.preventDefault()
    this.over = false
    void this.#look(event.dataTransfer?.files[0])
  }

  #choose({ target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return
    void this.#look(target.files?.[0])
    // So that the same file, changed meanwhile, can be chosen again.
    target.value = ''
  }

  async #look(file: File | undefined): Promise<void> {
    if (!file) return
    const hash = toHexString(digest(new Uint8Array(await file.arrayBuffer())))
    const found = this.exports.find((row) => row.file === hash)
    this.dispatchEvent(new ExportFoundEvent(found?.number))
    if (!found)
      this.said = { good: false, words: msg(str`${file.name} is no export of this room, or it was changed since.`) }
    else {
      const when = found.at === null ? '' : exactTime(Date.parse(found.at))
      const words = msg(
        str`${file.name} is export ${found.number}, as it was written on ${when}. Not a character was changed.`,
      )
      this.said = { good: true, words }
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-export-check': RoomExportCheck
  }
}
