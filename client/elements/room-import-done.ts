import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ImportReport } from '#shared/protocol/imports.ts'
import type { BatchImport } from '../controllers/batch-import.ts'
import type { ImportScreen } from '../controllers/import-screen.ts'
import { controls } from '../styles/controls.ts'
import { ActEvent } from './act-event.ts'
import { annotatorCount, itemCount, placeCount, sourceCount } from './counted.ts'
import { mediaWords } from './media-words.ts'
import { cameWords } from './met-words.ts'
import './room-import-faults.ts'
import './room-warnings.ts'

type Done = Extract<ImportScreen, { is: 'done' }>

/** What was imported, and what to do next. */
@customElement('room-import-done')
export class RoomImportDone extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 12px;
        padding: 16px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      h3:focus {
        outline: none;
      }
      h3 {
        overflow-wrap: anywhere;
      }
      .next {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
    `,
  ]

  @property({ attribute: false })
  accessor job: BatchImport | undefined

  @property({ attribute: false })
  accessor screen: Done | undefined

  override focus(): void {
    this.renderRoot.querySelector('h3')?.focus()
  }

  protected override render() {
    const { screen } = this
    if (!screen) return nothing
    const { report, file, late } = screen
    const [items, sources] = [itemCount(report.items), sourceCount(report.sources)]
    const [annotators, places] = [annotatorCount(report.annotators), placeCount(report.differences)]
    return html`
      <h3 tabindex="-1">${msg(str`${file.name} is imported`)}</h3>
      ${late ? html`<p>${msg('It was stored before it could be stopped.')}</p>` : nothing}
      ${
        report.items === 0
          ? nothing
          : html`<p>
              ${msg(str`In the queue now: ${items} with ${sources} of ${annotators}, which differ in ${places}.`)}
            </p>`
      }
      ${this.#met(report)}
      ${
        report.added.length === 0
          ? nothing
          : html`<p>${msg(str`New in the room’s list of labels: ${report.added.join(', ')}`)}</p>`
      }
      <div class="next">
        <button class="primary" @click=${() => this.dispatchEvent(new ActEvent('queue'))}>${msg('Open the queue')}</button>
        <button @click=${() => this.dispatchEvent(new ActEvent('people'))}>${msg('Invite people')}</button>
        <button @click=${() => this.job?.again()}>${msg('Import another file')}</button>
      </div>
      <room-import-faults past .faults=${report.faults} .name=${file.name}></room-import-faults>
      <room-warnings .warnings=${report.warnings} .name=${file.name}></room-warnings>
    `
  }

  #met(report: ImportReport) {
    const came = [...cameWords(report), ...mediaWords(report.media)]
    return came.length === 0 ? nothing : html`<p>${came.join(' · ')}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-import-done': RoomImportDone
  }
}
