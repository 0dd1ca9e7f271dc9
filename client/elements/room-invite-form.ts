import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type Role, roles } from '#shared/domain/roles.ts'
import { controls } from '../styles/controls.ts'
import { rowForm } from '../styles/row-form.ts'
import { LinkEvent } from './link-event.ts'
import { roleWord } from './role-words.ts'

const expiries: readonly { hours: number; word: () => string }[] = [
  { hours: 24, word: () => msg('1 day') },
  { hours: 72, word: () => msg('3 days') },
  { hours: 168, word: () => msg('1 week') },
  { hours: 720, word: () => msg('30 days') },
]

/** A link for somebody new: name, role, how long and how often it opens the room. */
@customElement('room-invite-form')
export class RoomInviteForm extends LitElement {
  static override styles = [
    controls,
    rowForm,
    css`
      input,
      select {
        font-size: var(--size);
      }
      input[type='number'] {
        inline-size: 72px;
      }
      .check {
        display: flex;
        align-items: center;
        gap: 6px;
        min-block-size: var(--target);
      }
      @media (max-width: 599px) {
        form {
          display: grid;
          grid-template-columns: 1fr 1fr;
        }
        input,
        select,
        input[type='number'] {
          inline-size: 100%;
        }
      }
    `,
  ]

  /** Annotators only, for trainers. */
  @property({ type: Boolean, attribute: 'annotators-only' })
  accessor annotatorsOnly = false

  /** The role that is chosen, once one was. */
  @state()
  private accessor chosen: Role | null = null

  protected override render() {
    const offered: readonly Role[] = this.annotatorsOnly
      ? ['annotator']
      : ['reviewer', 'trainer', 'annotator', 'observer', 'lead']
    return html`
      <form @submit=${this.#submit}>
        <label>${msg('Name')}<input name="name" required maxlength="80" autocomplete="off" /></label>
        <label>
          ${msg('Role')}
          <select name="role" @change=${this.#choose}>${offered.map((role) => html`<option value=${role}>${roleWord(role)}</option>`)}</select>
        </label>
        <label>
          ${msg('Works for')}
          <select name="hours">
            ${expiries.map(({ hours, word }) => html`<option value=${hours} ?selected=${hours === 72}>${word()}</option>`)}
          </select>
        </label>
        <label>${msg('Browsers')}<input name="uses" type="number" min="1" max="100" value="1" required /></label>
        ${this.chosen === 'observer' ? html`<label class="check"><input type="checkbox" name="accepts" /> ${msg('May accept and return items')}</label>` : nothing}
        <button class="primary">${msg('Make a link')}</button>
      </form>
    `
  }

  #choose({ target }: Event): void {
    this.chosen = roles.find((known) => known === (target as HTMLSelectElement).value) ?? null
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const given = new FormData(form)
    const role = roles.find((known) => known === given.get('role'))
    const name = String(given.get('name')).trim()
    if (!role || name === '') return
    this.dispatchEvent(
      new LinkEvent(
        {
          ...{ role, name, hours: Number(given.get('hours')), uses: Number(given.get('uses')) },
          ...(given.get('accepts') === null ? {} : { accepts: true }),
        },
        name,
      ),
    )
    this.chosen = null
    form.reset()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-invite-form': RoomInviteForm
  }
}
