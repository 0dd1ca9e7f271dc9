import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { chavadi, chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { tinyDisk } from '../machine/tiny-disk.ts'

const good = 'item,text,annotator\na,one two,p\na,one too,q\n'
const map = ['--map', 'item=item,text=text,annotator=annotator']

/** Files that cannot be imported, and what is said of them. */
const refused: readonly [string, string, string | Buffer, readonly string[], RegExp][] = [
  [
    'an unknown column',
    'a.csv',
    good,
    ['--map', 'item=clip,text=text,annotator=annotator'],
    /"clip".*"item", "text", "annotator"/s,
  ],
  ['an empty item', 'a.csv', `${good},three,p\n`, map, /line 4/],
  ['JSON broken in line 2', 'a.json', '{"chavadi": 1,\n "items": [}', [], /line 2/],
  [
    'a field of a wrong type',
    'a.json',
    '{"chavadi": 1, "items": [{"key": 7, "sources": []}]}',
    [],
    /items\[0\]\.key|items\.0\.key/,
  ],
  ['Latin-1', 'a.csv', Buffer.from('item,text,annotator\na,caf\xe9,p\na,cafe,q\n', 'latin1'), map, /line 2.*UTF-8/s],
  ['two texts of one annotator', 'a.csv', `${good}a,one four,p\n`, map, /line 4.*line 2|lines? 2.*4/s],
  ['a format that is none', 'a.csv', good, ['--as', 'docx'], /docx.*csv/s],
  ['a map that is none', 'a.csv', good, ['--map', 'clip=item'], /--map/],
]

describe('bad input on the command line', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>
  const at = (...words: string[]) => chavadi([...words, '--data', join(directory.path, 'data')])
  const file = async (name: string, content: string | Buffer) => {
    const path = join(directory.path, name)
    await writeFile(path, content)
    return path
  }

  beforeAll(async () => {
    directory = await temporaryDirectory()
  })
  afterAll(() => directory.remove())

  test.each(refused)('I1 %s: said in a sentence, nothing stored', async (_, name, content, words, message) => {
    const { code, error } = await at('import', await file(name, content), '--room', 'refused', ...words)
    expect(code).toBe(1)
    expect(error).toMatch(message)
    expect(error).not.toMatch(/\n\s+at /)
    expect((await at('export', 'refused')).error).toContain('no room "refused"')
  })

  test('a file over 50 MB is refused before it is read', async () => {
    const path = await file('large.csv', good)
    await truncate(path, 50_000_001)
    const { code, error } = await at('import', path, '--room', 'large', ...map)
    expect([code, error]).toEqual([1, expect.stringContaining('50 MB')])
  })

  test('what is odd but harmless is imported with warnings, grouped, and the whole list in a file', async () => {
    const odd = 'item,text,annotator\na,"one\ntwo",p\na,one too,q\na,one too,q\nb,only,p\nc,,p\nc,three,q\n'
    const { code, out } = await at('import', await file('odd.csv', odd), '--room', 'odd', ...map)
    expect(code).toBe(0)
    expect(out).toMatch(/3 items, 5 sources/)
    expect(out).toMatch(/3 warnings/)
    expect(out).toMatch(/The whole list is in .*odd\.csv\.warnings\.txt/)
  })

  test('I4 a dry run says what would come of it, and there is no room afterwards', async () => {
    const path = join(import.meta.dirname, '..', 'samples', 'interview.label-studio.json')
    const copy = await file('interview.json', await readFile(path))
    const { code, out } = await at('import', copy, '--as', 'label-studio', '--dry-run', '--room', 'dry')
    expect([code, out]).toEqual([0, expect.stringMatching(/nothing is stored\): 2 items, 5 sources of 3 annotators/)])
    expect(out).toMatch(/1 × skipped, in line 208/)
    expect((await at('export', 'dry')).error).toContain('no room "dry"')
  })

  test('I3 a known annotator with another text is listed and not taken; strict ends with it', async () => {
    await chavadiDone([
      'import',
      await file('again.csv', good),
      '--room',
      'again',
      ...map,
      '--data',
      join(directory.path, 'data'),
    ])
    const other = `${good.replace('one two', 'one else')}b,new,p\n`
    const { code, out } = await at('import', await file('again.csv', other), '--room', 'again', '--strict', ...map)
    expect([code, out]).toEqual([1, expect.stringMatching(/item "a" has another text here/)])
  })

  test.each([
    [['import', 'nowhere.csv', '--room', 'x'], 1, /no file nowhere\.csv/],
    [['import', 'x.csv'], 1, /--room ID/],
    [['import', '--rom', 'x'], 2, /--rom/],
    [['export', 'nosuchroom'], 1, /no room "nosuchroom"/],
    [['export', 'Not A Room'], 1, /cannot name a room/],
    [['invite', 'again', '--role', 'king'], 1, /lead, reviewer, trainer/],
    [['invite', 'again', '--role', 'annotator', '--as', 'nobody'], 1, /"nobody"/],
    [['verify', 'nowhere.jsonl'], 1, /no file/],
    [['dance'], 2, /no command "dance"/],
  ])('%j is answered with a sentence', async (words, code, message) => {
    const ran = await at(...words)
    expect([ran.code, ran.error]).toEqual([code, expect.stringMatching(message)])
  })
})

describe('a start that cannot be', () => {
  test('port taken, data directory locked, Redis out of reach: each says what to do', async () => {
    const directory = await temporaryDirectory()
    const server = await ServerProcess.start(directory.path)
    const other = await temporaryDirectory()
    const taken = await chavadi(['serve', '--port', String(server.port), '--data', other.path])
    expect([taken.code, taken.error]).toEqual([1, expect.stringMatching(/Port [0-9]+ .*taken by .*--port/)])
    const locked = await chavadi(['serve', '--port', '0', '--data', directory.path])
    expect([locked.code, locked.error]).toEqual([1, expect.stringContaining(directory.path)])
    if (process.platform === 'linux') {
      const holder = new RegExp(`process ${server.pid} \\(.*chavadi\\.mjs serve --port ${server.port} `)
      expect(taken.error).toMatch(holder)
      expect(locked.error).toMatch(holder)
    } else
      console.warn('NOT SHOWN: only Linux tells who holds a port or a lock; elsewhere the message says how to find out')
    const away = await chavadi(['export', 'x', '--data', other.path], { REDIS_URL: 'redis://127.0.0.1:1' })
    expect([away.code, away.error]).toEqual([1, expect.stringMatching(/redis/i)])
    await server.stop()
    await Promise.all([directory.remove(), other.remove()])
  })
})

describe('a full disk', () => {
  test('at start: names the folder, the disk and what is free, says what to do, and leaves no half of a key or token', async () => {
    const directory = await temporaryDirectory()
    const data = join(directory.path, 'data')
    const through = tinyDisk(directory.path, '1m')
    if (through) {
      const words = ['serve', '--port', '0', '--data', data]
      const { code, error } = await chavadi(words, {}, through)
      expect([code, error]).toEqual([
        1,
        expect.stringMatching(/^The disk is full: .*data is on .*, where [01]\.[0-9] MB/),
      ])
      expect(error).toContain('choose another folder with --data')
      const listed = await chavadi(words, {}, [...through, 'sh', '-c', `"$@"; find ${directory.path} -type f`, 'sh'])
      expect(listed.out).toBe('')
    }
    await directory.remove()
  })

  test('in the middle of an import: refused in a sentence, and the room is as before', async () => {
    const directory = await temporaryDirectory()
    await mkdir(join(directory.path, 'disk'))
    const through = tinyDisk(join(directory.path, 'disk'), '24m')
    const chavadiIn = (words: string) => `"$@" ${words} --data ${directory.path}/disk/data`
    const rows = Array.from({ length: 4000 }, (_, at) => `k${at},${'a word '.repeat(20)}${at},p\nk${at},no,q\n`)
    await writeFile(join(directory.path, 'small.csv'), good)
    await writeFile(join(directory.path, 'large.csv'), `item,text,annotator\n${rows.join('')}`)
    const script = [
      chavadiIn(`import ${directory.path}/small.csv --room full`),
      `head -c 15000000 /dev/zero > ${directory.path}/disk/filler`,
      chavadiIn(`import ${directory.path}/large.csv --room full`),
      `echo "ended with $?"; rm ${directory.path}/disk/filler`,
      chavadiIn('export full --format json'),
    ].join('\n')
    if (through) {
      const { out, error } = await chavadi([], {}, [...through, 'sh', '-c', script, 'sh'])
      expect(out).toContain('1 item, 2 sources')
      expect(out).toContain('ended with 1')
      expect(error).toMatch(/Blobs cannot be stored in .*no space left on device/)
      expect(error).not.toMatch(/\n\s+at /)
      expect(out.match(/"item": /g)).toHaveLength(1)
    }
    await directory.remove()
  })
})
