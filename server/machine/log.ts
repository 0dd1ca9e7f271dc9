import pino, { type DestinationStream, type Logger } from 'pino'

/**
 * What a log says of an error: its kind, code and where it came from. A parser's message quotes what it could not read,
 * which may be somebody's words, so it is left out.
 */
function errorWords(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error
  const { name, stack = '', cause } = error
  const quotes = error instanceof SyntaxError || name === 'ZodError'
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name,
    ...('code' in error ? { code: error.code } : {}),
    ...(quotes ? {} : { message: error.message }),
    at: frames.slice(0, 12).map((line) => line.trim()),
    ...(cause === undefined ? {} : { cause: errorWords(cause) }),
  }
}

/** JSON lines without anybody's words, names or tokens. */
export const serverLog = (level: string, destination: DestinationStream = pino.destination(2)): Logger =>
  pino({ level, serializers: { error: errorWords } }, destination)
