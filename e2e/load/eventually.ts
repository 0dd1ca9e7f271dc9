/** Whether the condition came true within so many milliseconds. */
export async function eventually(condition: () => boolean, milliseconds: number): Promise<boolean> {
  const until = performance.now() + milliseconds
  while (!condition()) {
    if (performance.now() > until) return false
    await pause(5)
  }
  return true
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
