/** The status with which the first byte of a file is answered; 0 where nothing answers. */
export async function whatAnswers(address: string): Promise<number> {
  const stop = new AbortController()
  try {
    const { status } = await fetch(address, {
      headers: { range: 'bytes=0-0' },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: stop.signal,
    })
    return status
  } catch {
    return 0
  } finally {
    stop.abort()
  }
}
