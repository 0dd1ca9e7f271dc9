import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { BatchImport } from '../controllers/batch-import.ts'
import type { ImportScreen, ImportStep } from '../controllers/import-screen.ts'
import { controls } from '../styles/controls.ts'

type Importing = Extract<ImportScreen, { is: 'importing' }>

const steps: readonly ImportStep[] = ['media', 'sending', 'reading', 'comparing', 'storing']

/** How far an import is, step by step, and a button to stop it before it is stored. */
@customElement('room-import-progress')
export class RoomImportProgress extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
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
      ol {
        display: grid;
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      label {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 2px 12px;
        font-variant-numeric: tabular-nums;
      }
      progress {
        grid-column: 1 / 3;
        inline-size: 100%;
        block-size: 8px;
        accent-color: var(--accent);
      }
      .later {
        color: var(--ink-quiet);
      }
      .quiet {
        color: var(--ink-quiet);
      }
      button {
        justify-self: start;
      }
    `,
  ]

  @property({ attribute: false })
  accessor job: BatchImport | undefined

  @property({ attribute: false })
  accessor screen: Importing | undefined

  override focus(): void {
    this.renderRoot.querySelector('h3')?.focus()
  }

  protected override render() {
    const { screen } = this
    if (!screen) return nothing
    const asking = screen.step === 'asking'
    const own = screen.file.media.files > 0 ? steps : steps.slice(1)
    return html`
      <h3 tabindex="-1">${msg(str`Importing ${screen.file.name}`)}</h3>
      ${asking ? html`<p role="status">${msg('Asking the server what became of it …')}</p>` : html`<ol>${own.map((step, at) => this.#step(screen, step, { at, own }))}</ol>`}
      <p class="quiet">${msg('You may look at other pages of the room meanwhile; keep this tab open.')}</p>
      <button ?disabled=${screen.stopping || asking} @click=${() => this.job?.stop()}>
        ${screen.stopping ? msg('Stopping …') : msg('Stop, store nothing')}
      </button>
    `
  }

  #step(
    { step: present, done }: Importing,
    step: ImportStep,
    { at, own }: { readonly at: number; readonly own: readonly ImportStep[] },
  ) {
    const order = present === 'asking' ? own.length : own.indexOf(present)
    const share = at < order ? 1 : at > order ? 0 : done
    return html`
      <li class=${at > order ? 'later' : ''} aria-current=${at === order ? 'step' : nothing}>
        <label>
          <span>${this.#word(step)}</span><span>${at > order ? '' : `${Math.round(100 * share)} %`}</span>
          <progress max="1" .value=${share}></progress>
        </label>
      </li>
    `
  }

  #word(step: ImportStep): string {
    switch (step) {
      case 'media':
        return msg('Sending pictures and recordings')
      case 'sending':
        return msg('Sending the file')
      case 'reading':
        return msg('The server reads it')
      case 'comparing':
        return msg('Comparing what the annotators said')
      case 'storing':
        return msg('Storing')
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-import-progress': RoomImportProgress
  }
}
