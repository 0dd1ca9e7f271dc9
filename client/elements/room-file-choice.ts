import { msg } from '@lit/localize'
import { css, html, LitElement } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { headList } from '#shared/formats/format-heads.ts'
import { controls } from '../styles/controls.ts'
import { FileEvent } from './file-event.ts'

const extensions = [...new Set(headList.flatMap((format) => format.extensions)), 'image/*', 'audio/*', '.zip'].join(',')

/**
 * Where a file is dropped or chosen.
 * @fires room-file - A file was chosen.
 */
@customElement('room-file-choice')
export class RoomFileChoice extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .drop {
        display: grid;
        justify-items: start;
        gap: 12px;
        padding: 24px 16px;
        border: 2px dashed var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
      }
      .drop.over {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      input {
        inline-size: 100%;
        max-inline-size: 420px;
        padding: 8px;
      }
      ::file-selector-button {
        min-block-size: 28px;
        margin-inline-end: 12px;
        padding: 0 10px;
        border: 1px solid var(--accent);
        border-radius: var(--radius);
        background: var(--accent);
        color: var(--on-accent);
        font: inherit;
        cursor: pointer;
      }
      ul {
        margin: 0;
        padding-inline-start: 20px;
      }
      .quiet {
        color: var(--ink-quiet);
      }
    `,
  ]

  @state()
  private accessor over = false

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus()
  }

  protected override render() {
    return html`
      <div
        class=${this.over ? 'drop over' : 'drop'}
        @dragover=${this.#hover}
        @dragleave=${() => this.#leave()}
        @drop=${this.#drop}
      >
        <label for="file">${msg('Drop the work of your annotators here, or choose the files:')}</label>
        <input id="file" type="file" multiple accept=${extensions} @change=${this.#choose} />
        <p class="quiet">
          ${msg('Several files, such as one for each annotator, are brought together as one batch.')}
        </p>
        <p class="quiet">${msg('Pictures and recordings of the items, also in a zip, may come along or be added after it.')}</p>
        <p class="quiet">${msg('You see what would come of it before anything is stored. A file may hold up to 50 MB of:')}</p>
        <ul class="quiet">
          <li>${msg('a table (CSV, TSV) with a row for each item and annotator')}</li>
          <li>${msg('Chavadi’s own JSON, with segments, speakers and times')}</li>
          <li>${msg('Label Studio’s JSON export of transcripts or of labels')}</li>
          <li>${msg('labels as COCO JSON, CoNLL columns, or a table of answers')}</li>
        </ul>
      </div>
    `
  }

  #hover(event: DragEvent): void {
    event.preventDefault()
    this.over = true
  }

  #leave(): void {
    this.over = false
  }

  #drop(event: DragEvent): void {
    event.preventDefault()
    this.over = false
    this.#take(event.dataTransfer?.files)
  }

  /** The same file may be chosen again, once it was mended. */
  #choose({ target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return
    this.#take(target.files)
    target.value = ''
  }

  #take(files: FileList | null | undefined): void {
    if (files && files.length > 0) this.dispatchEvent(new FileEvent([...files]))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-file-choice': RoomFileChoice
  }
}
