/** Copies a text, also over plain http, where `navigator.clipboard` is missing. Whether it is on the clipboard now. */
export async function copyText(text: string): Promise<boolean> {
  const clipboard = navigator.clipboard as Clipboard | undefined
  if (clipboard) {
    const done = await clipboard.writeText(text).then(
      () => true,
      () => false,
    )
    if (done) return true
  }
  return copyBySelection(text)
}

function copyBySelection(text: string): boolean {
  let before = document.activeElement
  while (before?.shadowRoot?.activeElement) before = before.shadowRoot.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return done
}
