import { beforeAll, expect, test } from 'vitest'
import { editRefusals } from '#shared/protocol/edit-refusals.ts'
import { type SaidString, saidStrings, stringsIn } from './strings-of.ts'

/** Words that mean nothing to whoever reads them. */
const never: Readonly<Record<string, RegExp>> = {
  'a word of the machinery':
    /\b(sync(hroni[sz]\w*)?|web ?sockets?|sockets?|server errors?|invalid|null|undefined|NaN)\b/i,
  'an exception': /\b([A-Z][A-Za-z]+(Error|Exception)|exception|stack ?trace|E[A-Z]{4,})\b/,
  'a code': /(^|[\s:(])(4\d{3}|[1-5]\d\d)([\s.,:)]|$)/,
  'a bare code': /^[a-z0-9]+([-_.][a-z0-9]+)+$/,
}

let strings: readonly SaidString[] = []

beforeAll(async () => {
  strings = await saidStrings()
})

test('what is read of a source: page strings, refusals, problems, conditions and constants', () => {
  const source = `
    const gone = 'It is gone'
    msg('One'); msg(str\`Two \${x}\`); refuse('frozen', y ? 'Three' : \`Four \${z}\`)
    throw new Problem(404, 'Five', gone); socket.close(4400, 'Six'); const blocker = { message: 'Seven' }
    const lostSentence = 'Eight'
  `
  const texts = stringsIn(source, 'x.ts').map(({ text }) => text)
  expect(texts).toEqual(['One', 'Two …', 'Three', 'Four …', 'Five', 'It is gone', 'Six', 'Seven', 'Eight'])
})

test.each(['Sync failed', 'TypeError', 'closed with 4409', 'not-found', 'Invalid input', 'undefined'])(
  '"%s" would be found',
  (text) => {
    expect(Object.values(never).some((pattern) => pattern.test(text))).toBe(true)
  },
)

test('the catalogue is read: from the page, from commands, from routes', () => {
  const count = (part: string, by: string) => strings.filter((one) => one.file.startsWith(part) && one.by === by).length
  console.info(
    `sentences on screen: ${strings.length} in ${new Set(strings.map(({ file }) => file)).size} files, ` +
      `${count('client', 'msg')} of the page, ${count('shared', 'refuse') + count('server', 'refuse')} refusals`,
  )
  expect(count('client', 'msg')).toBeGreaterThan(600)
  expect(count('shared/domain', 'refuse')).toBeGreaterThan(25)
  expect(count('server', 'refuse')).toBeGreaterThan(10)
  expect(count('server/http', 'Problem')).toBeGreaterThan(5)
  expect(strings.map(({ file }) => file)).toContain('client/controllers/closing-sentence.ts')
})

test.each(Object.entries(never))('no sentence on screen holds %s', (_, pattern) => {
  const shown = [...strings, ...Object.values(editRefusals).map((text) => ({ file: 'edit-refusals', by: '', text }))]
  const found = shown.filter(({ text }) => pattern.test(text))
  expect(found.map(({ file, text }) => `${file}: ${text}`)).toEqual([])
})

test('every string of the page is written out where it is said, so that it can be translated', () => {
  const empty = strings.filter(({ by, text }) => by === 'msg' && text.trim() === '')
  expect(empty).toEqual([])
})
