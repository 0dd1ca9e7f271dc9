import { msg } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type Share, shareOf } from '#shared/compare/wilson.ts'
import type { WorkSums } from '#shared/projections/work-sums.ts'
import type { WorkPeople, WorkPerson } from '#shared/protocol/own-work-messages.ts'
import { classesIn, classWords, intervalWords, shareWords } from '../figures/own-work-words.ts'
import { everything, type WorkAsked } from '../figures/work-address.ts'
import { numberWords } from '../figures/work-words.ts'
import { controls } from '../styles/controls.ts'
import { sectionStyles } from '../styles/section.ts'
import { intervalPicture } from './interval-picture.ts'
import './room-figure-table.ts'
import { countCell, type FigureCell, type FigureRow } from './room-figure-table.ts'
import { WorkAskEvent } from './work-ask-event.ts'

/** Everybody's work against the results: who to sit down with first, by what the figures are sure of. */
@customElement('room-work-people')
export class RoomWorkPeople extends LitElement {
  static override styles = [controls, sectionStyles]

  @property({ attribute: false })
  accessor work: WorkPeople | null = null

  @property({ attribute: false })
  accessor asked: WorkAsked = everything

  protected override render() {
    const { work } = this
    if (!work) return nothing
    if (work.people.length === 0)
      return html`<p class="quiet">${msg('No item of this selection is signed off yet. Its figures stand here once one is.')}</p>`
    const names = classesIn([work.total])
    const heads = [
      ...[msg('Person'), msg('Words (n)'), msg('Changed'), msg('95 % interval (Wilson)'), msg('Left out')],
      ...names.map(classWords),
    ]
    const sum = { id: 'sum', name: msg('Together'), cells: this.#cells(work.total, changedOf(work.total), names) }
    return html`
      <section class="card">
        <h3>${msg('Everybody')}</h3>
        <p class="quiet">
          ${msg('This is for teaching and ranks nobody: items differ, and few words tell little. Changed is the share of the own words that do not stand in the result. Rows stand by the lower end of its interval: who it says most surely of comes first.')}
        </p>
        <room-figure-table
          .name=${msg('What was changed, by person and reason')}
          .heads=${heads}
          .rows=${work.people.map((person) => this.#row(person, names))}
          .sum=${sum}
        ></room-figure-table>
      </section>
    `
  }

  #row({ id, name, sums, changed }: WorkPerson, names: readonly string[]): FigureRow {
    const turn = () => this.dispatchEvent(new WorkAskEvent({ ...this.asked, person: id, page: 1 }, true))
    return { id, name: html`<button @click=${turn}>${name}</button>`, cells: this.#cells(sums, changed, names) }
  }

  #cells({ words, missed, classes }: WorkSums, changed: Share | null, names: readonly string[]): readonly FigureCell[] {
    return [
      { words: numberWords(words) },
      { words: shareWords(changed) },
      { words: html`${intervalWords(changed)} ${intervalPicture(changed)}` },
      countCell(missed, numberWords(missed)),
      ...names.map((name) => countCell(classes[name] ?? 0, numberWords(classes[name] ?? 0))),
    ]
  }
}

const changedOf = ({ words, stand }: WorkSums): Share | null => shareOf(words - stand, words)

declare global {
  interface HTMLElementTagNameMap {
    'room-work-people': RoomWorkPeople
  }
}
