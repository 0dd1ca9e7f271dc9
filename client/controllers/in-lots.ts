import { HttpProblem } from '../sync/ask-http.ts'

const retryMilliseconds = 2000

/**
 * Asks until there is an answer: what was asked before is done once, so asking again does no harm. `waits` is told when
 * the server is out of reach; null when it is not to be asked any more.
 */
export async function untilAnswered<T>(
  ask: () => Promise<T>,
  { stopped, waits }: { stopped(): boolean; waits(): void },
): Promise<T | null> {
  for (;;)
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof HttpProblem) || (error.status !== 0 && error.status < 500)) throw error
      if (stopped()) return null
      waits()
      await new Promise((resolve) => setTimeout(resolve, retryMilliseconds))
      if (stopped()) return null
    }
}
