import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { controls } from '../styles/controls.ts'
import { AcceptEvent } from './accept-event.ts'

/**
 * Accept, or return with the reason.
 * @fires room-accept - With the outcome and the comment.
 */
@customElement('room-accept-form')
export class RoomAcceptForm extends LitElement {
  static override styles = [
    controls,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 8px;
      }
      label {
        display: grid;
        flex: 1 1 220px;
        gap: 2px;
        min-inline-size: 0;
        color: var(--ink-quiet);
        font-size: var(--size-small);
      }
      textarea {
        inline-size: 100%;
        min-block-size: 36px;
        box-sizing: border-box;
        field-sizing: content;
        max-block-size: 120px;
        font: inherit;
        font-size: var(--size);
      }
      .trouble {
        flex: 1 0 100%;
        margin: 0;
        color: var(--danger);
      }
      @media (max-width: 599px) and (min-height: 480px) {
        label {
          flex-basis: 100%;
        }
        button {
          flex: 1 0 auto;
          min-block-size: 44px;
        }
      }
      /** In a low window the text above keeps its room. */
      @media (max-height: 479px) {
        form {
          flex-wrap: nowrap;
        }
        form:has(.trouble) {
          flex-wrap: wrap;
        }
        label {
          flex-basis: 120px;
        }
      }
    `,
  ]

  /** What it is about, for those who read by ear. */
  @property()
  accessor about = ''

  @property({ type: Boolean })
  accessor busy = false

  /** It is accepted already: it can only be returned. */
  @property({ type: Boolean })
  accessor accepted = false

  @state()
  private accessor trouble = ''

  @query('textarea')
  private accessor comment!: HTMLTextAreaElement

  protected override render() {
    return html`
      <form aria-label=${this.about} @submit=${this.#accept}>
        <label>
          ${msg('Comment; needed when you return it')}
          <textarea rows="1" maxlength="2000" dir="auto" aria-invalid=${this.trouble !== ''} @input=${this.#clear}></textarea>
        </label>
        ${this.accepted ? nothing : html`<button class="primary" ?disabled=${this.busy}>${msg('Accept')}</button>`}
        <button type="button" ?disabled=${this.busy} @click=${this.#return}>${msg('Return')}</button>
        ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
      </form>
    `
  }

  /** What was sent stands in the journal. */
  clear(): void {
    this.comment.value = ''
  }

  #clear(): void {
    this.trouble = ''
  }

  #accept(event: SubmitEvent): void {
    event.preventDefault()
    this.#say('accepted')
  }

  #return(): void {
    if (this.comment.value.trim() !== '') this.#say('returned')
    else {
      this.trouble = msg('Say in a few words why it goes back: people here see nothing else.')
      this.comment.focus()
    }
  }

  #say(outcome: 'accepted' | 'returned'): void {
    this.dispatchEvent(new AcceptEvent(outcome, this.comment.value.trim()))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-accept-form': RoomAcceptForm
  }
}
