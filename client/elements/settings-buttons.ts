import { msg } from '@lit/localize'
import { html } from 'lit'
import type { SettingsForm } from '../controllers/settings-form.ts'

/** How a card of settings ends: what is wrong, and the two ways out. */
export const settingsButtons = (
  form: Pick<SettingsForm<never>, 'trouble' | 'isWritten' | 'sending' | 'giveUp'>,
) => html`
  <p class="trouble" role="alert">${form.trouble}</p>
  <div class="row">
    <button class="primary" ?disabled=${!form.isWritten || form.sending}>${msg('Store')}</button>
    <button type="button" ?disabled=${!form.isWritten} @click=${() => form.giveUp()}>${msg('As it was')}</button>
  </div>
`
