import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ShownFigures, ToldLabelFigures } from '#shared/protocol/label-figures-messages.ts'
import { LabelFiguresBook } from '../controllers/label-figures-book.ts'
import { figureGroups } from '../figures/label-figure-groups.ts'
import { matrixChoices } from '../figures/matrix-choices.ts'
import { numberWords } from '../figures/work-words.ts'
import { bones } from '../styles/bones.ts'
import { controls } from '../styles/controls.ts'
import { labelFiguresStyles } from '../styles/label-figures.ts'
import { sectionStyles } from '../styles/section.ts'
import { itemCount } from './counted.ts'
import type { FigurePageEvent } from './figure-page-event.ts'
import './room-figure-group.ts'
import './room-figure-items.ts'
import { saveAs } from './save-as.ts'

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'short' })

/** How far annotators of label sets agree among each other, and with what was settled. */
@customElement('room-label-figures')
export class RoomLabelFigures extends LitElement {
  static override styles = [controls, bones, sectionStyles, labelFiguresStyles]

  readonly #book = new LabelFiguresBook(this)

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus()
  }

  protected override render() {
    const { told, trouble } = this.#book
    return html`
      <div class="column">
        <header>
          <h2 tabindex="-1">${this.#book.isOwn ? msg('How your labels agree with what was settled') : msg('How far annotators agree')}</h2>
          <span class="acts">
            <button @click=${() => void this.#book.read()}>${msg('Bring up to date')}</button>
            <button ?disabled=${!told?.figures} @click=${() => void this.#save('figures')}>${msg('Download as a table (CSV)')}</button>
            <button ?disabled=${!told?.figures} @click=${() => void this.#save('matrices')}>${msg('Download what was taken for what (CSV)')}</button>
            <button class="primary" ?disabled=${!told?.figures} @click=${() => window.print()}>${msg('Print or save as PDF')}</button>
          </span>
        </header>
        ${this.#book.isStaff ? this.#choices() : nothing}
        ${trouble ? html`<p class="trouble" role="alert">${trouble}</p>` : nothing}
        ${told ? this.#told(told) : trouble ? nothing : html`<div class="bones" aria-busy="true"><div></div><div></div></div>`}
      </div>
    `
  }

  #choices() {
    const { over, names, of } = this.#book.asked
    const figures = this.#book.told?.figures
    return html`
      <form class="choices" @submit=${(event: Event) => event.preventDefault()}>
        <label>
          ${msg('Count')}
          <select @change=${(event: Event) => void this.#book.ask({ over: (event.target as HTMLSelectElement).value === 'all' ? 'all' : 'signed-off', of: '' })}>
            <option value="all" ?selected=${over === 'all'}>${msg('All items')}</option>
            <option value="signed-off" ?selected=${over === 'signed-off'}>${msg('Items that are signed off')}</option>
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            .checked=${names === 'no'}
            @change=${(event: Event) => void this.#book.ask({ names: (event.target as HTMLInputElement).checked ? 'no' : 'yes' })}
          />
          ${msg('Under pseudonyms, for paper')}
        </label>
        <label>
          ${msg('What was taken for what by')}
          <select @change=${(event: Event) => void this.#book.ask({ of: (event.target as HTMLSelectElement).value, page: this.#book.asked.page })}>
            ${(figures ? matrixChoices(figures) : []).map((choice) => html`<option value=${choice.of} ?selected=${choice.of === of}>${choice.words}</option>`)}
          </select>
        </label>
      </form>
    `
  }

  #told(told: ToldLabelFigures) {
    const { figures, labelled, counted, over } = told
    if (labelled === 0)
      return html`<p class="card">${over === 'all' ? msg('This room has no labels yet: import label sets of two people or more, and how far they agree stands here. How far transcripts agree stands in the report.') : msg('No item of labels is signed off yet. The figures stand here once one is.')}</p>`
    if (!figures) {
      const [done, all] = [numberWords(counted.done), numberWords(counted.of)]
      return html`<p class="card" role="status">${counted.done < counted.of ? msg(str`Reading: ${done} of ${all} items so far.`) : msg('Counting. With many items this takes a minute.')}</p>`
    }
    return html`<article>${this.#figures(told, figures)}</article>`
  }

  #figures({ title, at, over }: ToldLabelFigures, figures: ShownFigures) {
    const { items, settled, people, each, total, leftOut } = figures
    const groups = figureGroups(figures)
    return html`
      <h1 class="paper">${title}</h1>
      <p class="quiet">
        ${msg(str`As of ${moment.format(new Date(at))}. ${itemCount(items)} with labels, ${numberWords(settled)} of them signed off.`)}
        ${over === 'signed-off' ? msg('Only what is signed off is counted.') : nothing}
        ${msg('Beside each number stands where it lies in 95 % of draws of as many items, and over how many items it is told.')}
        ${leftOut.people > 0 ? msg(str`${numberWords(leftOut.people)} people with fewer items have no rows of their own.`) : nothing}
        ${leftOut.tags > 0 ? msg(str`${numberWords(leftOut.tags)} rarer tags have no rows of their own.`) : nothing}
      </p>
      ${groups.length === 0 ? html`<p class="card">${msg('Nothing can be compared yet: no item was labelled by two people, and none of yours is signed off.')}</p>` : nothing}
      ${repeat(
        groups,
        ({ id }) => id,
        (group) =>
          html`<room-figure-group .group=${group} .people=${people} .settled=${settled > 0}></room-figure-group>`,
      )}
      ${
        total > 0
          ? html`<room-figure-items
              .items=${each}
              .total=${total}
              .page=${this.#book.asked.page}
              @room-figure-page=${({ page }: FigurePageEvent) => void this.#book.ask({ page })}
            ></room-figure-items>`
          : nothing
      }
    `
  }

  async #save(table: 'figures' | 'matrices'): Promise<void> {
    const saved = await this.#book.save(table)
    if (saved) saveAs(saved.name, saved.content)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-label-figures': RoomLabelFigures
  }
}
