import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ExportHistory } from '#shared/protocol/exports.ts'
import type { FindWish, Found } from '#shared/protocol/many.ts'
import { replacingView } from '../controllers/many-view.ts'
import type { ReplacingEnd, ReplacingMany } from '../controllers/replacing-many.ts'
import { RoomSheet } from '../controllers/room-sheet.ts'
import { controls } from '../styles/controls.ts'
import { manyStyles } from '../styles/many.ts'
import { batchChoice } from './batch-choice.ts'
import { itemCount, placeCount } from './counted.ts'
import { placesWords } from './many-words.ts'
import './room-found-item.ts'
import './room-replacings.ts'
import './room-skipped.ts'
import type { TickEvent } from './tick-event.ts'
import type { UndoReplacingEvent } from './undo-replacing-event.ts'

/** Finding words in the room's open items and replacing them: every place is shown first, and all of it can be undone. */
@customElement('room-find-many')
export class RoomFindMany extends LitElement {
  static override styles = [
    controls,
    manyStyles,
    css`
      form {
        display: grid;
        gap: 8px;
      }
      .words {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
        gap: 8px 16px;
      }
      .words input {
        inline-size: 100%;
      }
      .switches {
        display: flex;
        flex-wrap: wrap;
        gap: 0 24px;
      }
      .items {
        display: grid;
        gap: 8px;
      }
    `,
  ]

  readonly #view = replacingView(this)
  readonly #exports = new RoomSheet<ExportHistory>(this, 'exports')
  #read = false

  protected override render() {
    const { work } = this.#view
    if (!work) return nothing
    const { found, end, trouble, progress, latest } = work.state
    return html`
      <h3 tabindex="-1">${msg('Find and replace')}</h3>
      <p class="quiet">${msg('In all items that are not signed off. Places that a trainer has ruled, or that are disputed, are left alone. Label sets are left out: only words of transcripts are looked for.')}</p>
      ${this.#form(work)}
      ${trouble ? html`<p class="fault" role="alert">${trouble}</p>` : nothing}
      ${progress ? this.#progress(progress) : nothing}
      ${found ? this.#found(work, found) : nothing} ${end ? this.#end(work, end) : nothing}
      <room-replacings .rows=${latest} ?busy=${work.state.is === 'working'} @room-undo-replacing=${({ replacing }: UndoReplacingEvent) => void work.undo(replacing)}></room-replacings>
    `
  }

  protected override updated(_: PropertyValues<this>): void {
    const { work } = this.#view
    if (!work || this.#read) return
    this.#read = true
    void work.readLatest()
  }

  #form(work: ReplacingMany) {
    const { wish, is } = work.state
    const busy = is === 'working' || is === 'looking'
    const find = (event: Event) => {
      event.preventDefault()
      void work.look()
    }
    const check = (field: 'matchCase' | 'wholeWord', words: string) => html`
      <label class="choice">
        <input type="checkbox" ?disabled=${busy} .checked=${wish[field]} @change=${(event: Event) => work.choose({ [field]: checked(event) })} />
        ${words}
      </label>
    `
    const words = (field: 'find' | 'with', label: string, most: number) => html`
      <label class="field">
        ${label}
        <input
          dir="auto"
          autocomplete="off"
          maxlength=${most}
          ?readonly=${busy}
          .value=${wish[field]}
          @input=${(event: Event) => work.choose({ [field]: typedIn(event) } as Partial<FindWish>)}
        />
      </label>
    `
    return html`
      <form @submit=${find}>
        <div class="words">${words('find', msg('Find'), 200)} ${words('with', msg('Replace by'), 500)}</div>
        <div class="switches">
          ${check('wholeWord', msg('Whole words only'))} ${check('matchCase', msg('Capital letters matter'))}
        </div>
        ${batchChoice(this.#exports.told?.batches ?? [], wish.batch, (batch) => work.choose({ batch }))}
        <div class="buttons">
          <button class="primary" ?disabled=${busy || wish.find === ''}>${is === 'looking' ? msg('Looking …') : msg('Show the places')}</button>
          ${work.state.end ? nothing : html`<span class="quiet">${msg('Nothing is replaced yet.')}</span>`}
        </div>
        ${is === 'looking' ? html`<progress aria-label=${msg('Looking …')}></progress>` : nothing}
      </form>
    `
  }

  #progress({ done, of, waiting }: NonNullable<ReplacingMany['state']['progress']>) {
    return html`
      <p class="numbers">${msg(str`${done} of ${itemCount(of)} done`)}</p>
      <progress max=${of} .value=${done} aria-label=${msg('How far it is')}></progress>
      ${waiting ? html`<p role="status">${msg('The server is out of reach. It goes on as soon as it answers.')}</p>` : nothing}
    `
  }

  #found(work: ReplacingMany, { items, places, closed, looked, more }: Found) {
    if (items.length === 0)
      return html`<p role="status">${looked === 0 ? msg('There is no open item to look in.') : msg(str`Nothing like it stands in the ${looked} open items, or it reads like that already.`)}</p>`
    const ticked = work.ticked
    return html`
      <p class="numbers" role="status">${placesWords(places, items.length)}. ${closed > 0 ? msg(str`Left alone, as ruled or disputed: ${closed}.`) : nothing}</p>
      ${more ? html`<p>${msg('There are more. Replace these first, then look again.')}</p>` : nothing}
      ${this.#replace(work, ticked)}
      <div class="items" @room-tick=${({ names, on }: TickEvent) => work.tick(names, on)}>
        ${repeat(
          items,
          ({ item }) => item,
          (item) => html`<room-found-item .found=${item} .off=${work.state.off}></room-found-item>`,
        )}
      </div>
      ${items.length > 5 ? this.#replace(work, ticked) : nothing}
    `
  }

  #replace(work: ReplacingMany, { items, places }: ReplacingMany['ticked']) {
    const words = work.state.wish.with
    const which = placesWords(places, items)
    const label = words === '' ? msg(str`Take out ${which}`) : msg(str`Replace ${which}`)
    return html`<div class="buttons"><button class="primary" ?disabled=${places === 0 || work.state.is !== 'found'} @click=${() => void work.replace()}>${label}</button></div>`
  }

  #end(work: ReplacingMany, { what, replacing, items, places, skipped, trouble }: ReplacingEnd) {
    const done =
      what === 'replaced'
        ? msg(str`Replaced ${placesWords(places, items)}.`)
        : places === 0
          ? msg(str`Undone in ${itemCount(items)}.`)
          : msg(str`Undone in ${itemCount(items)}. In ${placeCount(places)} other words stand by now; they were left.`)
    return html`
      <p class=${items > 0 ? 'good numbers' : 'numbers'} role="status">${done} ${skipped.length > 0 ? msg(str`Passed over: ${skipped.length}.`) : nothing}</p>
      ${skipped.length > 0 ? html`<room-skipped .skipped=${skipped}></room-skipped>` : nothing}
      ${trouble ? html`<p class="fault" role="alert">${trouble}</p>` : nothing}
      ${what === 'replaced' && items > 0 ? html`<div class="buttons"><button @click=${() => void work.undo(replacing)}>${msg('Undo all of it')}</button></div>` : nothing}
    `
  }
}

const checked = ({ target }: Event): boolean => target instanceof HTMLInputElement && target.checked
const typedIn = ({ target }: Event): string => (target instanceof HTMLInputElement ? target.value : '')

declare global {
  interface HTMLElementTagNameMap {
    'room-find-many': RoomFindMany
  }
}
