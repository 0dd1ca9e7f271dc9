import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { LabelConfig } from '#shared/labels/label-config.ts'
import { controls } from '../styles/controls.ts'
import { LabellingTakenEvent } from './labelling-taken-event.ts'

interface Looked {
  readonly name: string
  readonly labelling: LabelConfig | null
  readonly fault: string
}

/**
 * Takes the list of labels from a file, after a look at what is in it. It goes into what is written, and is stored with that.
 * @fires room-labelling-taken - The person takes it.
 */
@customElement('room-labelling-file')
export class RoomLabellingFile extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 8px;
        padding-block-start: 8px;
        border-block-start: 1px solid var(--line);
      }
      label {
        display: grid;
        gap: 4px;
      }
      input {
        max-inline-size: 100%;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .quiet {
        color: var(--ink-quiet);
      }
      p {
        margin: 0;
        overflow-wrap: anywhere;
      }
      .fault {
        padding: 8px 12px;
        border-inline-start: 3px solid var(--danger);
        background: var(--danger-soft);
      }
    `,
  ]

  @state()
  private accessor looked: Looked | null = null

  protected override render() {
    return html`
      <label>
        <span>${msg('From a file: Label Studio’s XML, a COCO file, names with one on each line, or this list as JSON')}</span>
        <input type="file" accept=".xml,.json,.txt,.names" @change=${(event: Event) => void this.#look(event)} />
      </label>
      ${this.looked === null ? nothing : this.#preview(this.looked)}
    `
  }

  #preview({ name, labelling, fault }: Looked) {
    if (labelling === null) return html`<p class="fault" role="alert">${name}: ${fault}</p>`
    const { tags, questions = [], attributes = [] } = labelling
    const names = (list: readonly { readonly name: string }[]) => list.map((one) => one.name).join(', ')
    return html`
      <div role="status">
        <p>${msg(str`In ${name}:`)}</p>
        ${tags.length === 0 ? nothing : html`<p>${msg(str`Tags: ${names(tags)}`)}</p>`}
        ${questions.length === 0 ? nothing : html`<p>${msg(str`Questions: ${names(questions)}`)}</p>`}
        ${attributes.length === 0 ? nothing : html`<p>${msg(str`Attributes: ${names(attributes)}`)}</p>`}
      </div>
      <div class="row">
        <button type="button" @click=${() => this.#take(labelling, false)}>${msg('Add what is new')}</button>
        <button type="button" @click=${() => this.#take(labelling, true)}>${msg('Take it instead of what is here')}</button>
      </div>
      <p class="quiet">${msg('It is stored together with what else you write here.')}</p>
    `
  }

  async #look({ target }: Event): Promise<void> {
    if (!(target instanceof HTMLInputElement)) return
    const [file] = target.files ?? []
    if (!file) return
    const { name } = file
    const [{ readLabelConfig }, { FormatError }] = await Promise.all([
      import('#shared/formats/label-config-file.ts'),
      import('#shared/formats/format.ts'),
    ])
    try {
      const labelling = readLabelConfig(new Uint8Array(await file.arrayBuffer()))
      this.looked = { name, labelling, fault: '' }
    } catch (error) {
      if (!(error instanceof FormatError)) throw error
      this.looked = { name, labelling: null, fault: error.message }
    }
    target.value = ''
  }

  #take(labelling: LabelConfig, whole: boolean): void {
    this.looked = null
    this.dispatchEvent(new LabellingTakenEvent(labelling, whole))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-labelling-file': RoomLabellingFile
  }
}
