import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Outlook, OutlookItem } from '../batch/check-words.ts'
import { lackingIn } from '../controllers/import-query.ts'
import type { ChosenFile } from '../controllers/import-screen.ts'
import { controls } from '../styles/controls.ts'
import { outlookStyles } from '../styles/import-outlook.ts'
import { annotatorCount, itemCount, labelCount, sourceCount } from './counted.ts'
import { importWords } from './media-words.ts'
import './room-import-faults.ts'
import './room-warnings.ts'

/**
 * What would come of the file as it is mapped now; why nothing would.
 * @fires room-import - The person wants it imported.
 * @fires room-import-rest - The person wants it imported without the labels that cannot be.
 */
@customElement('room-import-outlook')
export class RoomImportOutlook extends LitElement {
  static override styles = [controls, outlookStyles]

  @property({ attribute: false })
  accessor file: ChosenFile | undefined

  protected override render() {
    const { file } = this
    if (!file) return nothing
    const { outlook, checking, fault } = file
    return html`
      ${fault === null ? nothing : html`<p class="fault" role="alert">${fault}</p>`}
      ${checking === null ? nothing : this.#checking(checking)}
      ${outlook === null ? nothing : this.#outlook(outlook, file)}
    `
  }

  #checking(share: number) {
    return html`
      <label class="checking">
        <span>${msg('Reading the whole file')}</span><span>${Math.round(100 * share)} %</span>
        <progress max="1" .value=${share}></progress>
      </label>
    `
  }

  #outlook(outlook: Outlook, file: ChosenFile) {
    const { name, sent } = file
    const lacking = lackingIn(file)
    const { items, sources, annotators, labels, holds, faults, named } = outlook
    return html`
      <section class="card" aria-label=${msg('What would come of it')}>
        <div class="sum">
          <p class="counts">
            <strong>${itemCount(items)}</strong>, ${sourceCount(sources)}${holds === 'labels' ? html` ${msg(str`with ${labelCount(labels)}`)}` : nothing}
            ${msg(str`of ${annotatorCount(annotators)}`)}${this.#languages(outlook)}
          </p>
          ${faults.length > 0 || items === 0 ? nothing : this.#button('room-import', importWords(msg(str`Import ${itemCount(items)}`), lacking, items))}
        </div>
        ${named.length === 0 ? nothing : html`<p class="quiet">${msg(str`Tags and questions in it: ${named.join(', ')}`)}</p>`}
        <p class="quiet">${sent ? msg('Nothing of it is stored.') : msg('Nothing is stored yet, and nothing has left this computer.')}</p>
        ${outlook.warnings.length + faults.length === 0 ? html`<p class="quiet">${msg('No warnings.')}</p>` : nothing}
        ${faults.length === 0 ? nothing : this.#faulty(outlook, name, lacking)}
        <room-warnings .warnings=${outlook.warnings} .name=${name}></room-warnings>
        <h3>${msg('The first items')}</h3>
        <ol>
          ${outlook.first.map(this.#item)}
        </ol>
      </section>
    `
  }

  #button(event: 'room-import' | 'room-import-rest', words: string) {
    return html`<button class="primary" @click=${() => this.dispatchEvent(new Event(event))}>${words}</button>`
  }

  /** Nothing is imported of a file with wrong labels unless the person says so. */
  #faulty({ faults, items }: Outlook, name: string, lacking: number) {
    return html`
      <room-import-faults .faults=${faults} .name=${name}></room-import-faults>
      <p class="row">
        ${items === 0 ? nothing : this.#button('room-import-rest', importWords(msg('Import the rest'), lacking, items))}
        <span class="quiet">${msg('Or mend the file, and choose it again.')}</span>
      </p>
    `
  }

  #languages({ languages }: Outlook): string {
    const shown = languages
      .slice(0, 4)
      .map(([language, count]) => `${languageWord(language)} ${count.toLocaleString()}`)
    return languages.length === 0 ? '' : ` · ${shown.join(', ')}`
  }

  readonly #item = ({ key, language, sources }: OutlookItem) => html`
    <li>
      <strong>${key}</strong> ${language === 'und' && this.file?.holds === 'labels' ? nothing : html`<span class="quiet">${languageWord(language)}</span>`}
      <ul>
        ${sources.map(
          ({ annotator, text }) => html`
            <li><span class="who">${annotator}</span> <span lang=${language} dir="auto">${text}</span></li>
          `,
        )}
      </ul>
    </li>
  `
}

const names = new Intl.DisplayNames([document.documentElement.lang || 'en'], { type: 'language' })

const languageWord = (tag: string): string => (tag === 'und' ? msg('unknown language') : (names.of(tag) ?? tag))

declare global {
  interface HTMLElementTagNameMap {
    'room-import-outlook': RoomImportOutlook
  }
}
