import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { type OwnWork, rowsOnPage, type WorkRow } from '#shared/protocol/own-work-messages.ts'
import { shortKey } from '../bench/short-key.ts'
import { classesIn, classWords, deciderWords } from '../figures/own-work-words.ts'
import { everything, type WorkAsked } from '../figures/work-address.ts'
import { numberWords } from '../figures/work-words.ts'
import { getLocale } from '../i18n/locale.ts'
import { linesWords } from '../labels/label-words.ts'
import { placeName } from '../labels/unit-names.ts'
import { controls } from '../styles/controls.ts'
import { ownWorkStyles } from '../styles/own-work.ts'
import { rowForm } from '../styles/row-form.ts'
import { sectionStyles } from '../styles/section.ts'
import { placeCount } from './counted.ts'
import { KeepDifferenceEvent } from './keep-difference-event.ts'
import { OpenEvent } from './open-event.ts'
import './room-citations.ts'
import './room-cited.ts'
import { exactTime } from './relative-time.ts'
import { WorkAskEvent } from './work-ask-event.ts'

/** Each place at which the result says something else, a hundred at a time: what was said, what stands, who decided and why. */
@customElement('room-work-list')
export class RoomWorkList extends LitElement {
  static override styles = [controls, sectionStyles, rowForm, ownWorkStyles]

  @property({ attribute: false })
  accessor work: OwnWork | null = null

  @property({ attribute: false })
  accessor asked: WorkAsked = everything

  /** Ids of those that are kept to be looked at again. */
  @property({ attribute: false })
  accessor kept: readonly string[] = []

  /** The row that is ticked off, of how many: the focus goes on to the one after it. */
  #leaving: { readonly at: number; readonly rows: number } | null = null

  protected override updated(): void {
    const { work } = this
    if (!this.#leaving || !work || work.rows.length >= this.#leaving.rows) return
    const { at } = this.#leaving
    this.#leaving = null
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('li > [aria-pressed]')]
    const next = rows[at] ?? rows.at(-1) ?? this.renderRoot.querySelector<HTMLElement>('form [aria-pressed]')
    if (this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement === null) next?.focus()
  }

  protected override render() {
    const { work } = this
    if (!work) return nothing
    return html`
      <section class="card">
        <div class="head">
          <h3>${msg(str`Place by place: ${placeCount(work.total)}`)}</h3>
          ${this.#choices(work)}
        </div>
        ${work.total === 0 ? html`<p class="quiet">${this.#empty(work)}</p>` : nothing}
        <ol>
          ${repeat(
            work.rows,
            ({ id }, at) => `${id} ${at}`,
            (row) => this.#row(row),
          )}
        </ol>
        ${this.#pages(work.total)}
      </section>
    `
  }

  #choices({ sums }: OwnWork) {
    const { reason, kept } = this.asked
    const names = classesIn([sums])
    const all = reason !== undefined && !names.includes(reason) ? [...names, reason] : names
    const choose = ({ target }: Event) => {
      const { value } = target as HTMLSelectElement
      this.#ask({ ...this.asked, reason: value === '' ? undefined : value, page: 1 })
    }
    return html`
      <form @submit=${(event: Event) => event.preventDefault()}>
        <label>
          ${msg('Reason')}
          <select name="reason" @change=${choose}>
            <option value="" .selected=${!reason}>${msg('All')}</option>
            ${all.map((name) => html`<option value=${name} .selected=${name === reason}>${classWords(name)} (${numberWords(sums.classes[name] ?? 0)})</option>`)}
          </select>
        </label>
        <button
          type="button"
          aria-pressed=${kept === 'yes'}
          title=${msg('Kept in this browser alone')}
          @click=${() => this.#ask({ ...this.asked, kept: kept === 'yes' ? undefined : 'yes', page: 1 })}
        >
          ${msg(str`To look at again (${numberWords(this.kept.length)})`)}
        </button>
      </form>
    `
  }

  #empty({ sums, choices }: OwnWork): string {
    if (choices.batches.length === 0) return msg('No item of this room holds words of this person.')
    if (this.asked.kept)
      return msg('Nothing is kept to be looked at again. “Keep for later” beside a place puts it here.')
    if (this.asked.reason) return msg('No place was changed for this reason.')
    return sums.sources === 0
      ? msg('Nothing of this is signed off yet. Come back once it is, or look at what is settled so far.')
      : msg('Nothing was changed here.')
  }

  #row(row: WorkRow) {
    const { id, item, key, language, place, segment, labelled, why, cites, cited, at, signedOff } = row
    const [said, stands] = labelled
      ? [linesWords(place, row.said), linesWords(place, row.stands)]
      : [row.said, row.stands]
    const kept = this.kept.includes(id)
    const nothingSaid = html`<span class="quiet">${msg('(nothing)')}</span>`
    return html`
      <li>
        <button class="plain place" @click=${() => this.dispatchEvent(new OpenEvent(item, place))}>
          <span class="change" lang=${language} dir="auto">
            ${said ? html`<del>${said}</del>` : nothingSaid} → ${stands ? html`<ins>${stands}</ins>` : nothingSaid}
          </span>
          <span class="where">${labelled ? `${shortKey(key)}, ${placeName(place)}` : msg(str`${shortKey(key)}, segment ${segment}`)}</span>
        </button>
        <div>
          <div>${deciderWords(row)}${row.kind === 'form' ? html` · ${msg('case or punctuation only')}` : nothing}</div>
          ${why ? html`<p class="why" dir="auto">${why}</p>` : nothing}
          ${cited ? html`<room-cited .ruling=${cited}></room-cited>` : nothing}
          <room-citations .cites=${cites}></room-citations>
          <div class="when">${at ? html`<span title=${exactTime(Date.parse(at))}>${dayOf(at)}</span>` : nothing}
            ${at && !signedOff ? '·' : nothing} ${signedOff ? nothing : msg('not signed off yet')}</div>
        </div>
        <button aria-pressed=${kept} @click=${() => this.#keep(id)}>
          ${kept ? msg('Looked at: tick off') : msg('Keep for later')}
        </button>
      </li>
    `
  }

  #keep(id: string): void {
    const rows = this.work?.rows ?? []
    this.#leaving = this.asked.kept ? { at: rows.findIndex((row) => row.id === id), rows: rows.length } : null
    this.dispatchEvent(new KeepDifferenceEvent(id))
  }

  #pages(total: number) {
    const last = Math.max(1, Math.ceil(total / rowsOnPage))
    if (last === 1) return nothing
    const page = Math.min(this.asked.page, last)
    const turn = (to: number) => () => this.#ask({ ...this.asked, page: to })
    const [from, to] = [(page - 1) * rowsOnPage + 1, Math.min(total, page * rowsOnPage)]
    return html`
      <div class="pages">
        <button ?disabled=${page === 1} @click=${turn(page - 1)}>${msg('Previous page')}</button>
        <span>${msg(str`${numberWords(from)} to ${numberWords(to)} of ${numberWords(total)}`)}</span>
        <button ?disabled=${page === last} @click=${turn(page + 1)}>${msg('Next page')}</button>
      </div>
    `
  }

  #ask(asked: WorkAsked): void {
    this.dispatchEvent(new WorkAskEvent(asked))
  }
}

/** On paper too: what was a week ago when it was printed is not so any more. */
const dayOf = (at: string): string =>
  new Intl.DateTimeFormat(getLocale(), { dateStyle: 'medium' }).format(Date.parse(at))

declare global {
  interface HTMLElementTagNameMap {
    'room-work-list': RoomWorkList
  }
}
