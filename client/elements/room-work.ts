import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Counted, OwnWork } from '#shared/protocol/own-work-messages.ts'
import type { WorkScreen } from '../controllers/work-figures.ts'
import { WorkView } from '../controllers/work-view.ts'
import { standingSentence } from '../figures/own-work-words.ts'
import { everything } from '../figures/work-address.ts'
import { numberWords } from '../figures/work-words.ts'
import { controls } from '../styles/controls.ts'
import { ownWorkStyles } from '../styles/own-work.ts'
import { sectionStyles } from '../styles/section.ts'
import type { KeepDifferenceEvent } from './keep-difference-event.ts'
import './room-figure-table.ts'
import { countCell } from './room-figure-table.ts'
import './room-work-filters.ts'
import './room-work-list.ts'
import './room-work-people.ts'
import './room-work-time.ts'
import { saveAs } from './save-as.ts'
import type { WorkAskEvent } from './work-ask-event.ts'

/** What was changed in somebody's work, and why; for trainers and leads first a table of everybody. */
@customElement('room-work')
export class RoomWork extends LitElement {
  static override styles = [
    controls,
    sectionStyles,
    ownWorkStyles,
    css`
      :host {
        display: block;
      }
      .column {
        max-inline-size: 1240px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .standing {
        font-size: var(--size-title);
      }
      @media (max-width: 1099px) {
        .column {
          padding: 12px;
        }
      }
      @media print {
        :host {
          overflow: visible;
        }
        .buttons,
        room-work-filters {
          display: none;
        }
      }
    `,
  ]

  @state()
  private accessor trouble = ''

  readonly #view = new WorkView(this)

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  protected override render() {
    const { figures } = this.#view
    if (!figures) return nothing
    const { asked, own, people, trouble } = figures.state
    const said = trouble || this.trouble
    const shown = figures.ofEverybody ? people : own
    return html`
      <div class="column" @room-work-ask=${this.#ask} @room-keep-difference=${this.#keep}>
        <div class="head">
          <h2 tabindex="-1">${this.#title(figures.ofEverybody ? null : own)}</h2>
          <div class="buttons">
            ${asked.person !== undefined && own?.everybody ? html`<button @click=${() => this.#view.turnTo({ ...asked, person: undefined, reason: undefined, kept: undefined, page: 1 })}>${msg('Everybody')}</button>` : nothing}
            ${shown ? html`<button @click=${() => print()}>${msg('Print')}</button>` : nothing}
            ${shown ? html`<button @click=${() => void this.#save()}>${msg('Download as a table (CSV)')}</button>` : nothing}
          </div>
        </div>
        ${said ? html`<p class="trouble" role="alert">${said}</p>` : nothing}
        ${shown ? this.#counting(shown.counted) : nothing}
        ${shown ? html`<room-work-filters .asked=${asked} .choices=${shown.choices}></room-work-filters>` : nothing}
        ${figures.ofEverybody ? html`<room-work-people .work=${people} .asked=${asked}></room-work-people>` : own && this.#own(own, figures.state)}
      </div>
    `
  }

  #title(own: OwnWork | null): string {
    if (this.#view.figures?.ofEverybody) return msg('What was changed, and why')
    return own && this.#view.figures?.state.asked.person !== undefined && own.everybody
      ? msg(str`What was changed in the work of ${own.person.name}, and why`)
      : msg('What was changed in your work, and why')
  }

  #counting({ done, of }: Counted) {
    if (done === of) return nothing
    const [some, all] = [numberWords(done), numberWords(of)]
    return html`<p role="status">${msg(str`Counting: ${some} of ${all} items so far. The figures grow until it is done.`)}</p>`
  }

  #own(own: OwnWork, { asked, kept }: WorkScreen) {
    const name = asked.person !== undefined && own.everybody ? own.person.name : null
    return html`
      <section class="card" aria-label=${msg('Agreement with the settled result')}>
        <p class="standing">${standingSentence(own.sums, name)}</p>
      </section>
      ${own.periods.length > 0 ? html`<room-work-time .work=${own} .asked=${asked}></room-work-time>` : nothing}
      ${this.#swaps(own)}
      <room-work-list .work=${own} .asked=${asked} .kept=${kept}></room-work-list>
    `
  }

  #swaps({ swaps, moreSwaps }: OwnWork) {
    if (swaps.length === 0) return nothing
    const word = (text: string) => text || msg('(nothing)')
    const rows = swaps.map(({ said, stands, count }) => ({
      id: `${said} ${stands}`,
      name: html`<span dir="auto">${word(said)}</span>`,
      cells: [
        { words: html`<span dir="auto">${word(stands)}</span>`, text: true },
        countCell(count, numberWords(count)),
      ],
    }))
    return html`
      <section class="card">
        <h3>${msg('Which word became which')}</h3>
        <room-figure-table
          .name=${msg('Which word became which, the most frequent first')}
          .heads=${[msg('Said'), msg('Stands'), msg('How often')]}
          .rows=${rows}
        ></room-figure-table>
        <p class="quiet">
          ${msg('Words are compared without case and punctuation, as the room compares them; changes of those alone are not in this table.')}
          ${moreSwaps > 0 ? msg(str`There are ${numberWords(moreSwaps)} more pairs of words; the table as a file has every place.`) : nothing}
        </p>
      </section>
    `
  }

  readonly #ask = ({ asked, turn }: WorkAskEvent): void => {
    if (turn) this.#view.turnTo({ ...everything, ...asked })
    else this.#view.ask(asked)
    if (turn) this.focus()
  }

  readonly #keep = ({ difference }: KeepDifferenceEvent): void => {
    const kept = this.#view.figures?.kept.turn(difference)
    this.trouble = kept === false ? msg('So many places cannot be kept at once. Tick some off first.') : ''
  }

  async #save(): Promise<void> {
    const saved = await this.#view.figures?.save()
    if (!saved) return
    this.trouble = saved.ok ? '' : saved.trouble
    if (saved.ok) saveAs(saved.name, saved.content)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-work': RoomWork
  }
}
