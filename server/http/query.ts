import type { z } from 'zod'
import { Problem } from './problem.ts'

/** What was sent, as the schema has it; a problem that names the first thing that is not so. */
export function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new Problem(400, 'Bad request', `${issue?.path.join('.') || 'input'}: ${issue?.message}`)
}
