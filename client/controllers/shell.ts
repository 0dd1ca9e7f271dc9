/** Lets the browser open this page again when the server is away; where it has no service worker it cannot. */
export function keepShell(): void {
  void navigator.serviceWorker?.register('/service-worker.js')
}

/** Whether a reload without the server would show this page. */
export const opensAlone = (): boolean => Boolean(navigator.serviceWorker?.controller)
