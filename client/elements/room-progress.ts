import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Progress } from '#shared/protocol/progress-messages.ts'
import { ProgressView } from '../controllers/progress-view.ts'
import { type CountedPeriod, filledPeriods } from '../figures/filled-periods.ts'
import { firstDay, type ProgressAsked } from '../figures/progress-address.ts'
import { countTicks, timeTicks } from '../figures/round-axis.ts'
import {
  axisWords,
  forecastSentence,
  leftSentence,
  numberWords,
  periodWords,
  timeWords,
  workColumns,
} from '../figures/work-words.ts'
import { controls } from '../styles/controls.ts'
import { progressStyles } from '../styles/progress.ts'
import { sectionStyles } from '../styles/section.ts'
import './room-batch-outlook.ts'
import './room-chart.ts'
import type { ChartBand } from './room-chart.ts'
import './room-progress-filters.ts'
import type { ProgressFilterEvent } from './progress-filter-event.ts'
import './room-work-table.ts'
import { saveAs } from './save-as.ts'

/** How far the work is, who did what in which time, and when it will be done. */
@customElement('room-progress')
export class RoomProgress extends LitElement {
  static override styles = [controls, sectionStyles, progressStyles]

  @state()
  private accessor trouble = ''

  readonly #view = new ProgressView(this)

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  protected override render() {
    const { figures, asked, trouble } = this.#view.figures?.state ?? { figures: null, asked: null, trouble: '' }
    const said = trouble || this.trouble
    return html`
      <div class="column" @room-progress-filter=${({ asked: wanted }: ProgressFilterEvent) => this.#view.ask(wanted)}>
        <div class="head">
          <h2 tabindex="-1">${figures?.whose === 'own' ? msg('Your progress') : msg('Progress')}</h2>
          ${figures ? html`<button @click=${() => void this.#save()}>${msg('Download as a table (CSV)')}</button>` : nothing}
        </div>
        ${said ? html`<p class="trouble" role="alert">${said}</p>` : nothing}
        ${figures && asked ? this.#page(figures, asked) : nothing}
      </div>
    `
  }

  #page(figures: Progress, asked: ProgressAsked) {
    const { left, forecast, choices, today } = figures
    const share = left.items === 0 ? 0 : (100 * left.signedOff) / left.items
    return html`
      <section class="card left" aria-label=${msg('What is left')}>
        <p>${leftSentence(left)} ${forecast && left.left > 0 ? forecastSentence(forecast) : nothing}</p>
        <svg class="share" aria-hidden="true"><rect width="${share}%" height="100%"></rect></svg>
      </section>
      <room-progress-filters .asked=${asked} .choices=${choices} .today=${today}></room-progress-filters>
      ${this.#work(figures, asked)} ${figures.whose === 'everybody' ? this.#everybody(figures) : this.#own(figures)}
    `
  }

  #work({ periods, total, today }: Progress, asked: ProgressAsked) {
    const { per } = asked
    const filled = filledPeriods(periods, { per, from: firstDay(asked, today), to: asked.to ?? today })
    const rows = periods.map(({ start, counts }) => ({ id: start, name: periodWords(start, per), counts }))
    const head = { hour: msg('Hour'), day: msg('Day'), week: msg('Week') }[per]
    return html`
      <section class="card">
        <h3>${msg('Work over time')}</h3>
        ${
          rows.length === 0
            ? html`<p class="empty">${msg('Nothing is counted in this time. Choose an earlier day to start from, or come back once work has been done.')}</p>`
            : html`
                <div class="pair">
                  ${
                    filled
                      ? this.#chart(filled, asked)
                      : html`<p class="empty">${msg('These are too many bars for a picture. Choose days or weeks, or a shorter time; the table has them all.')}</p>`
                  }
                  <room-work-table .head=${head} .name=${msg('Work over time')} .rows=${rows} .total=${total}></room-work-table>
                </div>
              `
        }
        ${rows.length === 0 ? nothing : html`<p class="quiet">${msg('Active is the time between two signs of work at most two minutes apart. Returned are items that were reopened after they were signed off, when that happened.')}</p>`}
      </section>
    `
  }

  #chart(filled: readonly CountedPeriod[], { per }: ProgressAsked) {
    const bands = workColumns().map(({ name, tone, hatched = false, unit, value }): ChartBand => {
      const values = filled.map(({ counts }) => value(counts))
      const most = Math.max(...values)
      const isTime = unit === 'time'
      return {
        name,
        tone,
        hatched,
        values,
        ticks: (isTime ? timeTicks : countTicks)(most),
        words: isTime ? timeWords : numberWords,
      }
    })
    const labels = filled.map(({ start }) => ({ short: axisWords(start, per), full: periodWords(start, per) }))
    const [first, last] = [labels[0]?.full ?? '', labels.at(-1)?.full ?? '']
    return html`
      <room-chart
        .name=${msg('Work over time, as bars')}
        .description=${msg(str`From ${first} to ${last}. The table beside it has the same numbers.`)}
        .labels=${labels}
        .bands=${bands}
      ></room-chart>
    `
  }

  #everybody({ people, batches, total }: Progress) {
    const byName = msg('By name')
    return html`
      ${
        batches.some(({ left }) => left !== null)
          ? html`<section class="card"><h3>${msg('Batches')}</h3><room-batch-outlook .batches=${batches}></room-batch-outlook></section>`
          : nothing
      }
      ${
        people.length === 0
          ? nothing
          : html`
              <section class="card">
                <h3>${msg('People')}</h3>
                <room-work-table .head=${byName} .name=${msg('Work of each person in this time, in the order of names')} .rows=${people} .total=${total}></room-work-table>
              </section>
            `
      }
      ${this.#byBatch(batches)}
    `
  }

  #own({ batches }: Progress) {
    return this.#byBatch(batches)
  }

  /** What was done for each batch in the time that is shown. */
  #byBatch(batches: Progress['batches']) {
    const rows = batches
      .filter(({ counts }) => Object.values(counts).some((count) => count > 0))
      .map(({ id, name, counts }) => ({ id, counts, name: batchName(id, name) }))
    if (rows.length < 2) return nothing
    return html`
      <section class="card">
        <h3>${msg('Work by batch')}</h3>
        <room-work-table .head=${msg('Batch')} .name=${msg('Work for each batch in this time')} .rows=${rows}></room-work-table>
      </section>
    `
  }

  async #save(): Promise<void> {
    const saved = await this.#view.figures?.save()
    if (!saved) return
    this.trouble = saved.ok ? '' : saved.trouble
    if (saved.ok) saveAs(saved.name, saved.content)
  }
}

function batchName(id: string, name: string): string {
  if (id === '') return msg('Without an item')
  return name || msg('A batch that was taken back')
}

declare global {
  interface HTMLElementTagNameMap {
    'room-progress': RoomProgress
  }
}
