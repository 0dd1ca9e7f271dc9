import { msg, str } from '@lit/localize'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Assignees, DealPreview } from '#shared/protocol/assignment-messages.ts'
import { shortKey } from '../bench/short-key.ts'
import { today } from '../controllers/day-words.ts'
import { Dealing, type DealingScreen } from '../controllers/dealing.ts'
import { RoomView } from '../controllers/room-view.ts'
import { dealStyles } from '../styles/assignments.ts'
import { controls } from '../styles/controls.ts'
import { itemCount, wordCount } from './counted.ts'

/** Dealing the open items that are nobody's among chosen people, with what it would come to. */
@customElement('room-deal')
export class RoomDeal extends LitElement {
  static override styles = [controls, dealStyles]

  @property({ attribute: false })
  accessor known: Assignees | null = null

  @state()
  private accessor screen: DealingScreen | null = null

  readonly #role = new RoomView(this, ({ joined }) => joined?.me.role)
  #dealing: Dealing | undefined

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const room = this.#role.client
    if (room && !this.#dealing) {
      const dealing = new Dealing(room)
      this.#dealing = dealing
      this.screen = dealing.state
      dealing.subscribe(() => {
        this.screen = dealing.state
      })
    }
    if (changed.get('known')) this.#dealing?.look()
  }

  protected override render() {
    const { screen, known } = this
    if (!screen || !known) return nothing
    return html`
      <form class="card" @submit=${this.#deal}>
        <fieldset>
          <legend>${msg('Who gets some')}</legend>
          ${known.people.map(
            ({ id, name, open }) => html`
              <label class="person">
                <input type="checkbox" .checked=${screen.people.includes(id)} @change=${() => this.#dealing?.toggle(id)} />
                <span>${name}</span> <span class="quiet">${msg(str`${open} open`)}</span>
              </label>
            `,
          )}
        </fieldset>
        <div class="fields">
          ${known.batches.length > 1 ? this.#batch(known, screen) : nothing}
          <label>${msg('At most each')}
            <input type="number" min="1" max="10000" placeholder=${msg('all')} .value=${screen.each?.toString() ?? ''} @change=${this.#each} />
          </label>
          <label>${msg('Due')}
            <input type="date" min=${today()} .value=${screen.due ?? ''} @change=${this.#due} />
          </label>
        </div>
        ${screen.preview ? this.#preview(screen.preview) : html`<p class="quiet">${msg('Choose people to see what each would get.')}</p>`}
        <p class=${screen.said?.refused ? 'trouble' : ''} role="status">${screen.said?.text ?? nothing}</p>
        <button class="primary" ?disabled=${screen.busy || !this.#items(screen.preview)}>
          ${screen.busy ? msg('Dealing …') : msg(str`Deal ${itemCount(this.#items(screen.preview))}`)}
        </button>
      </form>
    `
  }

  #items(preview: DealPreview | null): number {
    return preview?.hands.reduce((sum, { items }) => sum + items, 0) ?? 0
  }

  #batch(known: Assignees, screen: DealingScreen) {
    return html`<label>${msg('Of')}
      <select @change=${this.#chooseBatch}>
        <option value="" ?selected=${screen.batch === undefined}>${msg('all batches')}</option>
        ${known.batches.map(({ id, name }) => html`<option value=${id} ?selected=${screen.batch === id}>${name}</option>`)}
      </select>
    </label>`
  }

  #preview({ hands, left }: DealPreview) {
    const named = left.named.map(({ key }) => shortKey(key)).join(', ')
    const more = left.ownSource - left.named.length
    return html`
      <ul class="hands" aria-label=${msg('What each would get')}>
        ${hands.map(
          ({ person, items, words }) => html`
            <li><span class="name">${this.known?.people.find(({ id }) => id === person)?.name ?? ''}</span>
              <span>${msg(str`${itemCount(items)}, ${wordCount(words)}`)}</span></li>
          `,
        )}
      </ul>
      ${
        left.ownSource > 0
          ? html`<p>${left.ownSource === 1 ? msg('1 item holds a source of all of them and is left over:') : msg(str`${left.ownSource} items hold a source of all of them and are left over:`)}
              ${named}${more > 0 ? msg(str` and ${more} more`) : nothing}</p>`
          : nothing
      }
      ${left.over > 0 ? html`<p>${msg(str`Left for later: ${itemCount(left.over)}`)}</p>` : nothing}
      ${this.#items({ hands, left }) === 0 && left.ownSource === 0 ? html`<p>${msg('No open item is nobody’s.')}</p>` : nothing}
    `
  }

  async #deal(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (await this.#dealing?.deal()) this.dispatchEvent(new Event('room-dealt'))
  }

  #chooseBatch({ target }: Event): void {
    if (target instanceof HTMLSelectElement) this.#dealing?.wish({ batch: target.value || undefined })
  }

  #each({ target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return
    const each = Math.trunc(target.valueAsNumber)
    this.#dealing?.wish({ each: each >= 1 ? Math.min(each, 10_000) : undefined })
  }

  #due({ target }: Event): void {
    if (target instanceof HTMLInputElement) this.#dealing?.wish({ due: target.value || null })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-deal': RoomDeal
  }
}
