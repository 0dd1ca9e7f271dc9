import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { OwnWork } from '#shared/protocol/own-work-messages.ts'
import { classesIn, classTone, classWords, intervalWords, shareWords } from '../figures/own-work-words.ts'
import { countTicks } from '../figures/round-axis.ts'
import { everything, type WorkAsked } from '../figures/work-address.ts'
import { axisWords, numberWords, periodWords } from '../figures/work-words.ts'
import { controls } from '../styles/controls.ts'
import { ownWorkStyles } from '../styles/own-work.ts'
import { sectionStyles } from '../styles/section.ts'
import './room-chart.ts'
import './room-figure-table.ts'
import { countCell, type FigureRow } from './room-figure-table.ts'
import './room-share-chart.ts'
import { WorkAskEvent } from './work-ask-event.ts'

/** More columns than this are no picture any more. */
const mostColumns = 60

/** How much of somebody's words stands, and what was changed for which reason, by the days on which items were signed off. */
@customElement('room-work-time')
export class RoomWorkTime extends LitElement {
  static override styles = [controls, sectionStyles, ownWorkStyles]

  @property({ attribute: false })
  accessor work: OwnWork | null = null

  @property({ attribute: false })
  accessor asked: WorkAsked = everything

  protected override render() {
    const { work } = this
    if (!work || work.periods.length === 0) return nothing
    return html`
      <section class="card">
        <div class="head">
          <h3>${msg('Agreement with the settled result over time')}</h3>
          ${this.#per()}
        </div>
        <div class="pair">${this.#shares(work)} ${this.#shareTable(work)}</div>
      </section>
      <section class="card">
        <h3>${msg('What was changed, by reason')}</h3>
        <div class="pair">${this.#classes(work)} ${this.#classTable(work)}</div>
      </section>
    `
  }

  #per() {
    const { per } = this.asked
    const choose = ({ target }: Event) => {
      const chosen = (target as HTMLSelectElement).value === 'day' ? 'day' : 'week'
      this.dispatchEvent(new WorkAskEvent({ ...this.asked, per: chosen }))
    }
    return html`
      <label>
        ${msg('For each')}
        <select name="per" @change=${choose}>
          <option value="day" .selected=${per === 'day'}>${msg('Day')}</option>
          <option value="week" .selected=${per === 'week'}>${msg('Week')}</option>
        </select>
      </label>
    `
  }

  #shares({ periods }: OwnWork) {
    const { per } = this.asked
    const points = periods
      .slice(-mostColumns)
      .map(({ start, sums }) => ({ short: axisWords(start, per), full: periodWords(start, per), share: sums.standing }))
    return html`
      <room-share-chart
        .name=${msg('Share of the own words that stand, with 95 % intervals')}
        .description=${msg('The table beside it has the same numbers.')}
        .points=${points}
      ></room-share-chart>
    `
  }

  #shareTable({ periods, sums }: OwnWork) {
    const { per } = this.asked
    const cells = ({ words, standing }: OwnWork['sums']) => [
      countCell(words, numberWords(words)),
      { words: shareWords(standing) },
      { words: intervalWords(standing) },
    ]
    const rows = periods.map(
      ({ start, sums: of }): FigureRow => ({ id: start, name: periodWords(start, per), cells: cells(of) }),
    )
    const heads = [
      per === 'day' ? msg('Day') : msg('Week'),
      msg('Words (n)'),
      msg('Stand'),
      msg('95 % interval (Wilson)'),
    ]
    return html`
      <room-figure-table
        .name=${msg('Share of the own words that stand')}
        .heads=${heads}
        .rows=${rows}
        .sum=${{ id: 'sum', name: msg('Together'), cells: cells(sums) }}
      ></room-figure-table>
    `
  }

  #classes({ periods }: OwnWork) {
    const { per } = this.asked
    const shown = periods.slice(-mostColumns)
    const labels = shown.map(({ start }) => ({ short: axisWords(start, per), full: periodWords(start, per) }))
    const bands = classesIn(shown.map(({ sums }) => sums)).map((name) => {
      const values = shown.map(({ sums }) => sums.classes[name] ?? 0)
      const ticks = countTicks(Math.max(...values))
      return { name: classWords(name), hatched: false, ...classTone(name), values, ticks, words: numberWords }
    })
    const [first, last] = [labels[0]?.full ?? '', labels.at(-1)?.full ?? '']
    if (bands.length === 0) return html`<p class="quiet">${msg('Nothing was changed.')}</p>`
    return html`
      <room-chart
        .name=${msg('Changed places by reason over time, as bars')}
        .description=${msg(str`From ${first} to ${last}. The table beside it has the same numbers.`)}
        .labels=${labels}
        .bands=${bands}
      ></room-chart>
    `
  }

  #classTable({ periods, sums }: OwnWork) {
    const { per } = this.asked
    const names = classesIn([sums])
    const cells = (classes: OwnWork['sums']['classes']) =>
      names.map((name) => countCell(classes[name] ?? 0, numberWords(classes[name] ?? 0)))
    const rows = periods.map(
      ({ start, sums: { classes } }): FigureRow => ({
        id: start,
        name: periodWords(start, per),
        cells: cells(classes),
      }),
    )
    return html`
      <room-figure-table
        .name=${msg('Changed places by reason')}
        .heads=${[per === 'day' ? msg('Day') : msg('Week'), ...names.map(classWords)]}
        .rows=${rows}
        .sum=${{ id: 'sum', name: msg('Together'), cells: cells(sums.classes) }}
      ></room-figure-table>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-work-time': RoomWorkTime
  }
}
