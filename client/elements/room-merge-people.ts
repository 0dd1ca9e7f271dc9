import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { MergePreview, MergeSide, PersonRow } from '#shared/protocol/people-messages.ts'
import { mergePreview } from '../controllers/people-acts.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { mergeStyles } from '../styles/merge-people.ts'
import { roleWord } from './role-words.ts'
import './room-sure.ts'

/**
 * Makes two entries of one person one: which other entry, what both have, and the question.
 * @fires room-kept - Nothing is merged.
 */
@customElement('room-merge-people')
export class RoomMergePeople extends LitElement {
  static override styles = [controls, mergeStyles]

  /** The entry that stays. */
  @property({ attribute: false })
  accessor person: PersonRow | undefined

  @property({ attribute: false })
  accessor everybody: readonly PersonRow[] = []

  @state()
  private accessor preview: MergePreview | undefined

  @state()
  private accessor trouble = ''

  readonly #room = new RoomView(this, ({ joined }) => joined?.me.person)

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('input')?.focus()
  }

  protected override render() {
    const { person, preview } = this
    if (!person) return nothing
    return html`
      <form @submit=${this.#look}>
        <label>
          ${msg(str`Which other entry is ${person.name} too?`)}
          <input name="other" required list="others" autocomplete="off" placeholder=${msg('Name or pseudonym')} @input=${this.#forget} />
        </label>
        <datalist id="others">${this.#others(person).map((other) => html`<option value=${this.#label(other)}></option>`)}</datalist>
        <button>${msg('Look at both')}</button>
        ${preview ? nothing : html`<button type="button" @click=${this.#keep}>${msg('Leave it as it is')}</button>`}
      </form>
      ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
      ${preview ? this.#both(preview) : nothing}
    `
  }

  #both({ gone, stays, both }: MergePreview) {
    const sentence = msg(
      str`Make ${gone.name} (${gone.pseudonym}) and ${stays.name} (${stays.pseudonym}) one person? From here on everything is ${stays.name}’s, under ${stays.pseudonym}. Sessions of ${gone.pseudonym} end. This cannot be undone.`,
    )
    return html`
      <div class="both">${this.#side(msg('Becomes part of the other'), gone)} ${this.#side(msg('Stays'), stays)}</div>
      ${both.count > 0 ? html`<p class="warning">${this.#warning(both)}</p>` : nothing}
      ${gone.passphrase ? html`<p class="quiet">${msg(str`The passphrase of ${gone.pseudonym} goes; that of ${stays.pseudonym} stays, if there is one.`)}</p>` : nothing}
      <room-sure
        .sentence=${sentence}
        .act=${msg('Make them one')}
        .taking=${{ name: 'person.merge', input: { person: gone.id, into: stays.id } }}
        @room-kept=${this.#keep}
      ></room-sure>
    `
  }

  #side(word: string, side: MergeSide) {
    const rows: readonly (readonly [string, string | number])[] = [
      [msg('Roles'), side.roles.map(roleWord).join(', ')],
      [msg('Items with a source'), side.sources],
      [msg('Differences settled'), side.settled],
      [msg('Disputes opened'), side.disputes],
      [msg('Rulings'), side.rulings],
      [msg('Items signed off'), side.signedOff],
      [msg('Items open'), side.open],
      [msg('Times signed in'), side.sessions],
    ]
    return html`
      <section>
        <h4><span class="quiet">${word}</span> ${side.name}<span class="quiet">, ${side.pseudonym}</span></h4>
        <dl>${rows.map(([term, value]) => html`<dt>${term}</dt><dd>${value.toLocaleString()}</dd>`)}</dl>
      </section>
    `
  }

  #warning({ count, keys }: MergePreview['both']): string {
    const named = keys.join(', ')
    return count === 1
      ? msg(str`Careful: the item ${named} has a source of each. One person seldom does an item twice.`)
      : msg(str`Careful: ${count} items have a source of each, such as ${named}. One person seldom does an item twice.`)
  }

  #others({ id, roles }: PersonRow): readonly PersonRow[] {
    const observes = roles.includes('observer')
    return this.everybody.filter(
      (other) =>
        other.id !== id &&
        other.roles.length > 0 &&
        other.id !== this.#room.value &&
        other.roles.includes('observer') === observes,
    )
  }

  #label({ name, pseudonym }: PersonRow): string {
    return name === pseudonym ? name : `${name} · ${pseudonym}`
  }

  async #look(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const address = this.#room.client?.address
    if (!address || !this.person) return
    const given = String(new FormData(event.currentTarget as HTMLFormElement).get('other')).trim()
    const found = this.#others(this.person).filter((row) => [this.#label(row), row.name, row.pseudonym].includes(given))
    const [other] = found
    if (!other || found.length > 1) {
      this.trouble = other
        ? msg('Several people are called so: choose one by their pseudonym.')
        : msg('Nobody here is called so. Choose somebody from the list.')
      return
    }
    const preview = await mergePreview(address, other.id, this.person.id)
    this.trouble = preview.ok ? '' : preview.trouble
    this.preview = preview.ok ? preview.value : undefined
  }

  #forget(): void {
    this.preview = undefined
    this.trouble = ''
  }

  #keep(): void {
    this.dispatchEvent(new Event('room-kept'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-merge-people': RoomMergePeople
  }
}
