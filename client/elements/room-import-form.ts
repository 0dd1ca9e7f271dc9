import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Holding, MapField } from '#shared/formats/format.ts'
import { headList } from '#shared/formats/format-heads.ts'
import type { BatchImport } from '../controllers/batch-import.ts'
import { fieldsFor, missingFields } from '../controllers/import-fields.ts'
import type { ChosenFile } from '../controllers/import-screen.ts'
import { controls } from '../styles/controls.ts'
import { importFormStyles } from '../styles/import-form.ts'
import './room-import-media.ts'
import './room-import-met.ts'
import './room-import-outlook.ts'
import './room-preview-table.ts'
import { fieldWord } from './field-words.ts'
import { sizeWords } from './sizes.ts'

/** What is what in the chosen file, guessed and to be corrected, and what would come of it. */
@customElement('room-import-form')
export class RoomImportForm extends LitElement {
  static override styles = [controls, importFormStyles]

  @property({ attribute: false })
  accessor job: BatchImport | undefined

  @property({ attribute: false })
  accessor file: ChosenFile | undefined

  override focus(): void {
    void this.#focusNews()
  }

  protected override render() {
    const { file } = this
    if (!file) return nothing
    return html`
      <section class="card file" aria-label=${msg('The file')}>
        <h3 tabindex="-1">${file.name} <span class="quiet">${sizeWords(file.size)}</span></h3>
        ${file.format === null ? nothing : this.#kind(file.format)} ${this.#holding(file)}
        <button @click=${() => this.job?.again()}>${msg('Another file')}</button>
      </section>
      ${this.#fields(file)}
      ${
        file.preview && file.preview.columns.length > 0
          ? html`<room-preview-table .preview=${file.preview} .map=${file.map}></room-preview-table>`
          : nothing
      }
      ${
        file.outlook === null || file.media.wanted === 0
          ? nothing
          : html`<room-import-media
              .media=${file.media}
              ?unneeded=${file.holds !== 'labels'}
              @room-file=${(event: HTMLElementEventMap['room-file']) => this.job?.attach(event.files)}
              @room-media-out=${() => this.job?.detach()}
            ></room-import-media>`
      }
      ${this.#comesOf(file)}
    `
  }

  /** It may not be drawn yet when the page turns to it. */
  async #focusNews(): Promise<void> {
    await this.updateComplete
    const met = this.renderRoot.querySelector('room-import-met')
    const news = met ?? (this.file?.media.told ? this.renderRoot.querySelector('room-import-media') : null)
    await news?.updateComplete
    if (!news) return this.renderRoot.querySelector('h3')?.focus()
    news.focus()
    news.scrollIntoView({ block: 'nearest' })
  }

  #comesOf(file: ChosenFile) {
    const send = () => void this.job?.send()
    if (file.met === null)
      return html`<room-import-outlook
        .file=${file}
        @room-import=${send}
        @room-import-rest=${() => void this.job?.sendRest()}
      ></room-import-outlook>`
    return html`
      <room-import-met
        .file=${file}
        @room-import=${send}
        @room-import-rest=${() => void this.job?.sendRest()}
        @room-import-closed=${() => void this.job?.withSignedOff(!file.signedOff)}
      ></room-import-met>
    `
  }

  #kind(format: string) {
    return html`
      <div class="pair">
        <label for="kind">${msg('Kind of file')}</label>
        <select id="kind" @change=${this.#readAs}>
          ${headList.map(({ name, title }) => html`<option value=${name} ?selected=${name === format}>${title}</option>`)}
        </select>
      </div>
    `
  }

  /** Where a file may be read as either. */
  #holding({ holds, also }: ChosenFile) {
    if (holds === null || also === null) return nothing
    const choice = (value: Holding, word: string) => html`
      <label>
        <input type="radio" name="holds" .checked=${holds === value} @change=${() => this.job?.lookFor(value)} /> ${word}
      </label>
    `
    return html`
      <fieldset class="holds">
        <legend>${msg('It holds')}</legend>
        ${choice('transcripts', msg('transcripts'))} ${choice('labels', msg('labels'))}
      </fieldset>
    `
  }

  #fields(file: ChosenFile) {
    const { preview, map } = file
    const asked = fieldsFor(file.holds).filter((field) => (preview?.choices[field]?.length ?? 0) > 0)
    if (!preview || asked.length === 0) return nothing
    const missing = missingFields(file, map)
    return html`
      <fieldset class="card">
        <legend>${msg('What is what')}</legend>
        <div class="fields">
          ${asked.map((field) => this.#field(field, preview.choices[field] ?? [], map[field] ?? '', missing.includes(field)))}
        </div>
        ${missing.length > 0 ? html`<p class="missing">${msg(str`Choose the column of: ${missing.map(fieldWord).join(', ')}`)}</p>` : nothing}
      </fieldset>
    `
  }

  #field(field: MapField, choices: readonly string[], chosen: string, missing: boolean) {
    return html`
      <div class="pair">
        <label for=${field}>${fieldWord(field)}</label>
        <select
          id=${field}
          aria-invalid=${missing}
          @change=${({ target }: Event) => target instanceof HTMLSelectElement && this.job?.map(field, target.value)}
        >
          <option value="" ?selected=${chosen === ''}>${this.#none(field)}</option>
          ${choices.map((column) => html`<option value=${column} ?selected=${column === chosen}>${column}</option>`)}
        </select>
      </div>
    `
  }

  #none(field: MapField): string {
    if (field === 'language') return msg('guessed from the script')
    if (this.file?.holds === 'labels' && field !== 'item') return msg('none')
    const table = (this.file?.preview?.columns.length ?? 0) > 0
    return table ? msg('choose …') : msg('the task’s number')
  }

  #readAs({ target }: Event): void {
    if (target instanceof HTMLSelectElement) this.job?.readAs(target.value)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-import-form': RoomImportForm
  }
}
