import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { CheckScreen } from '../controllers/audit-check.ts'
import { apiPath, type RoomAddress } from '../routes.ts'
import { controls } from '../styles/controls.ts'
import { sectionStyles } from '../styles/section.ts'

/**
 * What this page has checked of the trail itself, and how to check it without this server.
 * @fires room-check - Somebody wants all of a long trail checked.
 */
@customElement('room-audit-check')
export class RoomAuditCheck extends LitElement {
  static override styles = [
    controls,
    sectionStyles,
    css`
      :host {
        block-size: auto;
        overflow: visible;
      }
      .state {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
        font-weight: 600;
      }
      .shape {
        inline-size: 12px;
        block-size: 12px;
        border: 2px solid var(--line-strong);
        border-radius: 50%;
      }
      .consistent .shape {
        border-color: var(--settled-line);
        background: var(--settled-line);
      }
      .broken {
        border-inline-start: 4px solid var(--danger);
        background: var(--danger-soft);
        color: var(--danger);
      }
      .broken .shape {
        border-color: var(--danger);
        border-radius: 0;
        background: var(--danger);
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 2px 12px;
        margin: 0;
      }
      dt {
        color: var(--ink-quiet);
      }
      dd {
        margin: 0;
      }
      details > :not(summary) {
        margin-block-start: 8px;
      }
      summary {
        min-block-size: var(--target);
        cursor: pointer;
      }
    `,
  ]

  @property({ attribute: false })
  accessor check: CheckScreen | undefined

  @property({ attribute: false })
  accessor address: RoomAddress | undefined

  protected override render() {
    const { check, address } = this
    if (!check || !address) return nothing
    return html`
      <section class="card ${check.is}" aria-label=${msg('Whether the trail holds')}>
        <div class="state" role=${check.is === 'broken' ? 'alert' : 'status'}>
          <span class="shape"></span><span>${this.#sentence(check)}</span>
          ${check.is === 'waiting' ? html`<button @click=${this.#ask}>${msg('Check them all in this browser')}</button>` : nothing}
        </div>
        ${check.is === 'broken' ? html`<p>${check.message}</p><p>${msg('Do not rely on this trail from there on. Tell whoever runs the server, and keep the trails that you have exported.')}</p>` : nothing}
        ${check.is === 'consistent' ? this.#proof(check) : nothing}
        ${this.#alone(address)}
      </section>
    `
  }

  #sentence(check: CheckScreen): string {
    switch (check.is) {
      case 'checking':
        return check.of === 0 ? msg('Checking …') : msg(str`Checking … entry ${check.entries} of ${check.of}`)
      case 'waiting':
        return msg(str`Not checked yet: ${check.of} entries`)
      case 'consistent':
        return msg(str`Consistent from entry 1 to entry ${check.entries}`)
      case 'broken':
        return msg(str`Entry ${check.entry} is broken`)
      case 'unreachable':
        return msg('Not checked: the server was not reached')
    }
  }

  #proof({ head, signature }: Extract<CheckScreen, { is: 'consistent' }>) {
    return html`
      <dl>
        <dt>${msg('Head')}</dt>
        <dd><code title=${head.signed.head}>${head.signed.head.slice(0, 16)}…</code></dd>
        <dt>${msg('Signed by key')}</dt>
        <dd><code>${head.key}</code></dd>
        <dt>${msg('Signature')}</dt>
        <dd>${signature === 'holds' ? msg('holds') : msg('not checked: this browser cannot do it here; the command below can')}</dd>
      </dl>
    `
  }

  #alone(address: RoomAddress) {
    const file = `${address.room}.audit.jsonl`
    return html`
      <details>
        <summary>${msg('Check it yourself')}</summary>
        <p>${msg('This page has read the stored bytes of every entry, compared each hash with the one that the next entry names, and held every content against its head. So no entry was changed, left out or added in between. Whoever holds both the server’s key and its store could still write a whole new history: keep the trails that you download.')}</p>
        <p><a href=${apiPath(address, 'audit')} download>${msg('Download the trail')}</a> ${msg('and check it on any machine, without this server:')}</p>
        <p><code>npx chavadi verify ${file} --key signing-key.pub</code></p>
        <p class="quiet">${msg('Ask whoever runs the server for the file signing-key.pub once, by another way than this page. With it the trail’s origin is proved; without it the trail is consistent, origin not proved.')}</p>
      </details>
    `
  }

  #ask(): void {
    this.dispatchEvent(new Event('room-check'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-audit-check': RoomAuditCheck
  }
}
