import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { AlertsView } from '../controllers/alerts-view.ts'
import type { AlertState } from '../controllers/browser-alerts.ts'
import { controls } from '../styles/controls.ts'

/** Switches messages of the browser on or off, or says why there are none. */
@customElement('room-alerts-switch')
export class RoomAlertsSwitch extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        color: var(--ink-quiet);
      }
    `,
  ]

  readonly #alerts = new AlertsView(this)

  protected override render() {
    const { value, alerts } = this.#alerts
    if (!alerts || value === undefined) return nothing
    return html`
      <span>${sentenceOf(value)}</span>
      ${value === 'off' ? html`<button @click=${() => void alerts.switchOn()}>${msg('Tell me in the browser too')}</button>` : nothing}
      ${value === 'on' ? html`<button @click=${() => alerts.switchOff()}>${msg('Stop')}</button>` : nothing}
    `
  }
}

function sentenceOf(state: AlertState): string {
  switch (state) {
    case 'on':
      return msg('Your browser tells you while this page is hidden.')
    case 'off':
      return msg('You can be told while this page is hidden, too.')
    case 'asking':
      return msg('Your browser asks you whether it may.')
    case 'blocked':
      return msg('Your browser blocks messages of this page. You can allow them in its settings for this page.')
    case 'impossible':
      return msg(
        'Messages of the browser need a secure address (https). The number in the title of the tab tells you here.',
      )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-alerts-switch': RoomAlertsSwitch
  }
}
