import { scriptAddress } from '../trusted-script.ts'

let kept = false

/**
 * Lets the browser open this page again when the server is away; where it has no service worker it cannot. Only for
 * who has drafts to go on with: an observer's browser is given no part of the bench.
 */
export function keepShell(): void {
  const { serviceWorker } = navigator
  if (!import.meta.env.PROD || !serviceWorker) return
  void serviceWorker.register(scriptAddress('/service-worker.js'))
  void serviceWorker.ready.then(() => {
    kept = true
  })
}

/** Whether a reload without the server would show this page. */
export const opensAlone = (): boolean => kept
