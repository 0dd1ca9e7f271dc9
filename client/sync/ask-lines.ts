import type { ImportProgress, ToldLine } from '#shared/protocol/imports.ts'
import { HttpProblem } from './ask-http.ts'

/** Long work of this server: its progress as it goes, and what came of it. Throws an `HttpProblem`. */
export async function askLines<Report>(
  path: string,
  body: unknown,
  progress: (progress: ImportProgress) => void,
): Promise<Report> {
  const unreached = () => {
    throw new HttpProblem(0, '')
  }
  const headers = { 'content-type': 'application/json', accept: 'application/x-ndjson' }
  const request = { method: 'POST', headers, body: JSON.stringify(body), credentials: 'same-origin' } as const
  const response = await fetch(path, request).catch(unreached)
  const told = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const piece = await told?.read().catch(unreached)
    if (!piece || piece.done) throw new HttpProblem(response.ok ? 0 : response.status, '')
    const lines = (text + piece.value).split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) {
      const said = JSON.parse(line) as ToldLine<Report>
      if ('problem' in said) throw new HttpProblem(said.problem.status, said.problem.detail)
      if ('report' in said) return said.report
      progress(said.progress)
    }
  }
}
