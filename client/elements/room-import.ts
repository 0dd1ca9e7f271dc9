import { msg } from '@lit/localize'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { BatchImport } from '../controllers/batch-import.ts'
import type { ImportScreen } from '../controllers/import-screen.ts'
import { ImportView } from '../controllers/import-view.ts'
import { controls } from '../styles/controls.ts'
import { sectionStyles } from '../styles/section.ts'
import './room-file-choice.ts'
import './room-import-done.ts'
import './room-import-form.ts'
import './room-import-progress.ts'

/** A lead brings a batch in: a file, what is what in it, what would come of it, and how far it is. */
@customElement('room-import')
export class RoomImport extends LitElement {
  static override styles = [
    controls,
    sectionStyles,
    css`
      .fault {
        padding: 8px 12px;
        border-inline-start: 3px solid var(--danger);
        background: var(--danger-soft);
        overflow-wrap: anywhere;
      }
    `,
  ]

  readonly #view = new ImportView(this)
  #was: ImportScreen['is'] | undefined

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  protected override render() {
    const { job } = this.#view
    if (!job) return nothing
    return html`
      <div class="column">
        <h2 tabindex="-1">${msg('Import a batch')}</h2>
        ${this.#screen(job)}
      </div>
    `
  }

  /** Where the page turns, the focus goes to what is new on it. */
  protected override updated(_: PropertyValues<this>): void {
    const is = this.#view.job?.state.is
    if (this.#was !== undefined && is !== this.#was)
      this.renderRoot.querySelector<HTMLElement>('.column > :nth-child(2)')?.focus()
    this.#was = is
  }

  #screen(job: BatchImport) {
    const { state } = job
    switch (state.is) {
      case 'choosing':
        return html`
          <room-file-choice @room-file=${(event: HTMLElementEventMap['room-file']) => job.choose(event.files)}></room-file-choice>
          ${state.fault ? html`<p class="fault" role="alert">${state.fault}</p>` : nothing}
        `
      case 'mapping':
        return html`<room-import-form .job=${job} .file=${state.file}></room-import-form>`
      case 'importing':
        return html`<room-import-progress .job=${job} .screen=${state}></room-import-progress>`
      case 'done':
        return html`<room-import-done .job=${job} .screen=${state}></room-import-done>`
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-import': RoomImport
  }
}
