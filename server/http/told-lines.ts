import type { Request, Response } from 'express'
import type { Logger } from 'pino'
import type { Following } from '#server/rooms/in-steps.ts'
import type { ImportProgress, ToldLine } from '#shared/protocol/imports.ts'
import { logProblem, problemOf } from './problem.ts'

const lines = 'application/x-ndjson'
const tellMilliseconds = 100

/** Long work is answered at its end, or line by line as it goes for who asks so; it is stopped when its asker has gone. */
export async function answerInLines<Report>(
  request: Request,
  response: Response,
  { status, log }: { status(report: Report): number; readonly log: Logger },
  work: (following: Following) => Promise<Report>,
): Promise<void> {
  const gone = new AbortController()
  const { signal } = gone
  response.on('close', () => gone.abort())
  const told = request.accepts(['json', lines]) === lines ? toldLineByLine<Report>(response) : undefined
  try {
    const report = await work(told ? { signal, tell: told.progress } : { signal })
    if (told) told.end({ report })
    else response.status(status(report)).json(report)
  } catch (error) {
    if (signal.aborted) return
    if (!told) throw error
    const { status: code, title, message: detail } = problemOf(error) ?? logProblem(log, error, request)
    told.end({ problem: { status: code, title, detail } })
  }
}

function toldLineByLine<Report>(response: Response) {
  response.status(200).set({ 'Content-Type': lines, 'Cache-Control': 'no-store, no-transform' })
  const say = (line: ToldLine<Report>): void => void response.write(`${JSON.stringify(line)}\n`)
  let [last, step] = [0, '']
  return {
    progress(progress: ImportProgress): void {
      if (progress.step === step && performance.now() - last < tellMilliseconds) return
      last = performance.now()
      step = progress.step
      say({ progress })
    },
    end(line: ToldLine<Report>): void {
      say(line)
      response.end()
    },
  }
}
