import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Estimate } from '#shared/figures/figure.ts'
import { figureItemsOnPage, type ToldItemFigures } from '#shared/protocol/label-figures-messages.ts'
import { figureWords } from '../figures/label-figure-words.ts'
import { numberWords } from '../figures/work-words.ts'
import { controls } from '../styles/controls.ts'
import { figureGroupStyles } from '../styles/figure-group.ts'
import { sectionStyles } from '../styles/section.ts'
import { FigurePageEvent } from './figure-page-event.ts'
import './room-figure-table.ts'
import type { FigureCell } from './room-figure-table.ts'

/** Items with how far their sources agree, the least first. */
@customElement('room-figure-items')
export class RoomFigureItems extends LitElement {
  static override styles = [controls, sectionStyles, figureGroupStyles]

  @property({ attribute: false })
  accessor items: readonly ToldItemFigures[] = []

  @property({ type: Number })
  accessor total = 0

  @property({ type: Number })
  accessor page = 1

  protected override render() {
    const heads = [
      msg('Item'),
      msg('Answers: the same among annotators'),
      msg('Answers: as settled'),
      msg('Places: F1 among annotators'),
      msg('Places: F1 with what was settled'),
    ]
    const rows = this.items.map(({ id, key, answers, places }) => ({
      id,
      name: html`<span dir="auto">${key}</span>`,
      cells: [answers.before, answers.after, places.before, places.after].map(cellOf),
    }))
    const pages = Math.ceil(this.total / figureItemsOnPage)
    const first = numberWords((this.page - 1) * figureItemsOnPage + 1)
    const last = numberWords(Math.min(this.total, this.page * figureItemsOnPage))
    return html`
      <section class="card" aria-label=${msg('Each item')}>
        <h3>${msg('Each item')}</h3>
        <p class="quiet">${msg('Those whose annotators agree least come first.')}</p>
        <room-figure-table .name=${msg('How far the annotators of each item agree')} .heads=${heads} .rows=${rows}></room-figure-table>
        ${
          pages < 2
            ? nothing
            : html`
                <footer>
                  <button ?disabled=${this.page === 1} @click=${() => this.#turn(-1)}>${msg('Before')}</button>
                  <span>${msg(str`${first} to ${last} of ${numberWords(this.total)}`)}</span>
                  <button ?disabled=${this.page >= pages} @click=${() => this.#turn(1)}>${msg('Next')}</button>
                </footer>
              `
        }
      </section>
    `
  }

  #turn(by: number): void {
    this.dispatchEvent(new FigurePageEvent(this.page + by))
  }
}

/** An item without such labels has no number, and needs no reason beside each. */
function cellOf(estimate: Estimate | null): FigureCell {
  return estimate?.defined ? { words: figureWords('agreement', estimate) } : { words: '–', none: true }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-figure-items': RoomFigureItems
  }
}
