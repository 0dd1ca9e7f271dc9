import type { ReactiveControllerHost } from 'lit'
import type { AlertState, BrowserAlerts } from './browser-alerts.ts'
import { browserAlertsContext } from './contexts.ts'
import { Slice } from './slice.ts'

/** Whether the browser itself tells of notices. */
export class AlertsView extends Slice<AlertState, BrowserAlerts, AlertState> {
  constructor(host: ReactiveControllerHost & HTMLElement) {
    super(host, browserAlertsContext, (state) => state)
  }

  get alerts(): BrowserAlerts | undefined {
    return this.source
  }
}
