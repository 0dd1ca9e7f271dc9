import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { AgreementShare } from '#shared/compare/agreement.ts'
import type { ToldRuling } from '#shared/projections/room-window.ts'
import type { RoomReport } from '#shared/protocol/report-messages.ts'
import { RoomSheet } from '../controllers/room-sheet.ts'
import { intervalWords, percentWords } from '../figures/agreement-words.ts'
import { bones } from '../styles/bones.ts'
import { controls } from '../styles/controls.ts'
import { reportStyles } from '../styles/room-report.ts'
import { sectionStyles } from '../styles/section.ts'
import { itemCount, placeCount } from './counted.ts'
import { goesBy } from './goes-by.ts'

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'short' })
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** What the room has come to, to be printed or kept: progress, agreement, and rulings with their reasons. */
@customElement('room-report')
export class RoomReportPage extends LitElement {
  static override styles = [controls, bones, sectionStyles, reportStyles]

  readonly #sheet = new RoomSheet<RoomReport>(this, 'report')

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus()
  }

  protected override render() {
    const { told: report, trouble } = this.#sheet
    return html`
      <div class="column">
        <header>
          <h2 tabindex="-1">${msg('Report')}</h2>
          <span class="acts">
            <button @click=${() => this.#sheet.read()}>${msg('Bring up to date')}</button>
            <button class="primary" ?disabled=${!report} @click=${() => window.print()}>${msg('Print or save as PDF')}</button>
          </span>
        </header>
        ${trouble ? html`<p class="trouble" role="alert">${trouble}</p>` : nothing}
        ${report ? this.#report(report) : trouble ? nothing : html`<div class="bones" aria-busy="true"><div></div><div></div></div>`}
      </div>
    `
  }

  #report({ title, at, progress, agreement, reasons }: RoomReport) {
    const { items, signedOff, disputed, ruled } = progress
    return html`
      <article>
        <h1>${title}</h1>
        <p class="quiet">${msg(str`As of ${moment.format(new Date(at))}. People are called by pseudonyms.`)}</p>
        <h3>${msg('Progress')}</h3>
        <p>${msg(str`${signedOff} of ${items} signed off. ${placeCount(disputed)} disputed, ${placeCount(ruled)} ruled.`)}</p>
        <h3>${msg('Agreement of annotators')}</h3>
        ${this.#agreement(agreement)}
        <h3>${msg('Rulings')}</h3>
        ${reasons.length === 0 ? html`<p>${msg('Nothing was ruled.')}</p>` : nothing}
        ${reasons.map(
          ({ reason, rulings }) => html`
            <section>
              <h4>${reason} <span class="quiet">${rulings.length}</span></h4>
              <ul>${rulings.map(this.#ruling)}</ul>
            </section>
          `,
        )}
      </article>
    `
  }

  #agreement({ before, after }: RoomReport['agreement']) {
    const items = after?.items ?? before?.items ?? 0
    if (items === 0) return html`<p>${msg('Not defined yet: nothing is signed off.')}</p>`
    return html`
      <dl>
        ${this.#share(msg('Before review: how often two annotators have the same word'), before)}
        ${this.#share(msg('After review: how often an annotator has the word that was settled'), after)}
      </dl>
      <p class="quiet">${msg(str`Over ${itemCount(items)} signed off. Upper and lower case, punctuation and the like count as the room compares them.`)}</p>
    `
  }

  #share(word: string, share: AgreementShare | null) {
    const interval = share && intervalWords(share)
    return html`
      <dt>${word}</dt>
      <dd>
        ${share ? percentWords(share.share) : msg('not defined')}
        ${interval ? html`<span class="quiet">${msg(str`95 % interval: ${interval}`)}</span>` : nothing}
      </dd>
    `
  }

  readonly #ruling = (ruling: ToldRuling) => {
    const { value, why, by, at, key, language, question, stood } = ruling
    return html`
    <li>
      <p>
        ${stood === null || stood === value ? nothing : html`<del lang=${language} dir="auto">${stood === '' ? msg('nothing') : stood}</del> → `}
        ${value === '' ? html`<em>${msg('nothing was said')}</em>` : html`<strong lang=${language} dir="auto">${value}</strong>`}
      </p>
      ${question === null ? nothing : html`<p class="quiet" dir="auto">${question}</p>`}
      <p dir="auto">${why}</p>
      ${goesBy(ruling)}
      <p class="quiet">${key} · ${by} · ${day.format(new Date(at))}</p>
    </li>
  `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-report': RoomReportPage
  }
}
