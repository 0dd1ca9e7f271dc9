import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { GuidelineSection } from '#shared/domain/guideline.ts'
import type { CommandInput } from '#shared/domain/room.ts'
import { controls } from '../styles/controls.ts'

/** A change is to be proposed. */
export class ProposeEvent extends Event {
  readonly input: CommandInput<'guideline.propose'>

  constructor(input: CommandInput<'guideline.propose'>) {
    super('room-guideline-propose', { bubbles: true, composed: true })
    this.input = input
  }
}

/**
 * A change that somebody would make: to which section, how it should read, and why.
 * @fires room-guideline-propose
 */
@customElement('room-guideline-propose')
export class RoomGuidelinePropose extends LitElement {
  static override styles = [
    controls,
    css`
      form {
        display: grid;
        gap: 12px;
        max-inline-size: 70ch;
      }
      label {
        display: grid;
        gap: 4px;
      }
      textarea {
        min-block-size: 120px;
        resize: vertical;
      }
      select {
        inline-size: 100%;
      }
      .trouble {
        padding: 8px 12px;
        border-inline-start: 3px solid var(--danger);
        background: var(--danger-soft);
      }
    `,
  ]

  @property({ attribute: false })
  accessor sections: readonly GuidelineSection[] = []

  /** The section that the reader came from. */
  @property()
  accessor section: string | null = null

  /** The ruling that showed the need. */
  @property({ attribute: false })
  accessor ruling: { readonly item: string; readonly ruling: string } | undefined

  /** Why it was not taken. */
  @property()
  accessor trouble = ''

  override focus(): void {
    this.renderRoot.querySelector('select')?.focus()
  }

  protected override render() {
    return html`
      <form @submit=${this.#submit}>
        ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
        ${this.ruling ? html`<p>${msg('The ruling that you come from goes along with it.')}</p>` : nothing}
        <label>
          ${msg('About which section')}
          <select name="section">
            <option value="">${msg('Something new')}</option>
            ${this.sections.map(({ id, title }) => html`<option value=${id} ?selected=${id === this.section}>${title}</option>`)}
          </select>
        </label>
        <label>
          ${msg('What it should say')}
          <textarea name="text" required maxlength="8000" dir="auto"></textarea>
        </label>
        <label>
          ${msg('Why')}
          <input name="why" required maxlength="2000" dir="auto" />
        </label>
        <div><button class="primary">${msg('Propose it')}</button></div>
      </form>
    `
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const [section, text, why] = ['section', 'text', 'why'].map((name) => String(form.get(name) ?? '').trim())
    if (!text || !why) return
    const { ruling } = this
    this.dispatchEvent(new ProposeEvent({ section: section || null, text, why, ...(ruling ? { ruling } : {}) }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-guideline-propose': RoomGuidelinePropose
  }
  interface HTMLElementEventMap {
    'room-guideline-propose': ProposeEvent
  }
}
