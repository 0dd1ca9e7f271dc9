import { afterEach, expect, test, vi } from 'vitest'
import { tone, wavFile } from '#shared/sound/testing/wav-file.ts'
import { Sound } from './sound.ts'
import { performSound, soundActions } from './sound-actions.ts'

const opened: Sound[] = []
afterEach(() => {
  for (const sound of opened.splice(0)) sound.close()
})

const recording = (seconds: number) =>
  URL.createObjectURL(new Blob([wavFile({ seconds, sample: (at) => tone(at) / 50 })], { type: 'audio/wav' }))

async function listening(seconds = 20): Promise<Sound> {
  const sound = new Sound()
  opened.push(sound)
  sound.open(recording(seconds))
  await vi.waitFor(() => expect(sound.state).toMatchObject({ is: 'ready', seconds }))
  return sound
}

/** What a browser records: it does not say how long it is. */
async function recorded(): Promise<string> {
  const context = new AudioContext()
  const source = context.createOscillator()
  const stream = context.createMediaStreamDestination()
  source.connect(stream)
  source.start()
  const recorder = new MediaRecorder(stream.stream, { mimeType: 'audio/webm' })
  const pieces: Blob[] = []
  const over = new Promise((resolve) => {
    recorder.onstop = resolve
  })
  recorder.ondataavailable = ({ data }) => void pieces.push(data)
  recorder.start()
  await vi.waitFor(() => expect(context.currentTime).toBeGreaterThan(1))
  recorder.stop()
  await over
  await context.close()
  return URL.createObjectURL(new Blob(pieces, { type: 'audio/webm' }))
}

test('TL30 it plays, pauses and goes elsewhere, and tells where it is', async () => {
  const sound = await listening()
  const told: number[] = []
  sound.follow((at) => told.push(at))
  await sound.play()
  await vi.waitFor(() => expect(sound.at).toBeGreaterThan(0.3))
  expect(sound.state).toMatchObject({ playing: true, waiting: false, trouble: null })
  expect(told.length).toBeGreaterThan(3)
  sound.pause()
  await vi.waitFor(() => expect(sound.state.playing).toBe(false))
  sound.seek(15)
  expect(sound.at).toBe(15)
  sound.skip(-3)
  sound.skip(100)
  expect(sound.at).toBe(20)
})

test.each([
  ['bus-stand.ogg', 42],
  ['night-street.flac', 30],
])('TL30 recordings as they come: %s', async (file, seconds) => {
  const sound = new Sound()
  opened.push(sound)
  sound.open(new URL(`../../e2e/samples/sounds/${file}`, import.meta.url).href)
  await vi.waitFor(() => expect(sound.state.is).toBe('ready'))
  expect(sound.state.seconds).toBeCloseTo(seconds, 0)
  sound.seek(seconds - 10)
  await sound.play()
  await vi.waitFor(() => expect(sound.at).toBeGreaterThan(seconds - 9.8))
  expect(sound.state).toMatchObject({ playing: true, trouble: null })
})

test('TL31 after a pause it goes on a little earlier', async () => {
  const sound = await listening()
  sound.seek(10)
  await sound.play()
  await vi.waitFor(() => expect(sound.at).toBeGreaterThan(10.2))
  sound.pause()
  await vi.waitFor(() => expect(sound.state.playing).toBe(false))
  const paused = sound.at
  const from = vi.fn()
  sound.media.addEventListener('seeking', () => from(sound.media.currentTime))
  await sound.play()
  await vi.waitFor(() => expect(from).toHaveBeenCalled())
  expect(from.mock.calls[0]?.[0]).toBeCloseTo(paused - 2, 0)
})

test('TL32 a stretch is heard once and ends at its end, or again and again', async () => {
  const sound = await listening()
  await sound.playStretch(5, 5.4)
  expect(sound.state.stretch).toEqual({ from: 5, to: 5.4, loops: false })
  await vi.waitFor(() => expect(sound.state).toMatchObject({ playing: false, stretch: null }))
  expect(sound.at).toBeCloseTo(5.4, 2)
  const back = vi.fn()
  await sound.playStretch(7, 7.3, true)
  sound.media.addEventListener('seeking', back)
  await vi.waitFor(() => expect(back.mock.calls.length).toBeGreaterThan(1))
  expect(sound.at).toBeGreaterThanOrEqual(7)
  expect(sound.state.playing).toBe(true)
  sound.seek(1)
  expect(sound.state.stretch).toBeNull()
})

test('TL33 half as fast to twice as fast, at the same pitch', async () => {
  const sound = await listening()
  sound.setSpeed(0.5)
  await sound.play()
  await vi.waitFor(() => expect(sound.state.playing).toBe(true))
  expect([sound.media.playbackRate, sound.media.preservesPitch]).toEqual([0.5, true])
  for (let at = 0; at < 12; at++) sound.changeSpeed('faster')
  expect(sound.media.playbackRate).toBe(2)
})

test('TL30 a recording that does not say how long it is is measured', async () => {
  const sound = new Sound()
  opened.push(sound)
  sound.open(await recorded())
  await vi.waitFor(() => expect(sound.state.seconds).toBeGreaterThan(0.8))
  expect(sound.state.seconds).toBeLessThan(30)
  expect(sound.at).toBe(0)
})

test('TL34 what is not there, and what cannot be played, is said', async () => {
  const sound = new Sound()
  opened.push(sound)
  sound.open('/no-such-recording.wav?x')
  await vi.waitFor(() => expect(sound.state.is).toBe('failed'))
  expect(['not-found', 'not-playable']).toContain(sound.state.trouble)
  sound.open(URL.createObjectURL(new Blob(['this is no sound'], { type: 'audio/wav' })))
  await vi.waitFor(() => expect(sound.state).toMatchObject({ is: 'failed', trouble: 'not-playable' }))
  sound.open(recording(2))
  await vi.waitFor(() => expect(sound.state).toMatchObject({ is: 'ready', trouble: null }))
})

test('TL35 what a key asks is done, and nothing where there is no sound', async () => {
  const silent = new Sound()
  opened.push(silent)
  for (const action of soundActions) expect(performSound(silent, action, { start: 0, end: 1 })).toBe(false)
  const sound = await listening()
  expect(performSound(sound, 'replay', null)).toBe(false)
  expect(performSound(sound, 'loop', { start: 3, end: 4 })).toBe(true)
  expect(sound.state.stretch).toEqual({ from: 3, to: 4, loops: true })
  performSound(sound, 'loop', { start: 3, end: 4 })
  expect(sound.state.stretch).toBeNull()
  performSound(sound, 'forward', null)
  expect(sound.at).toBeGreaterThanOrEqual(6)
  performSound(sound, 'slower', null)
  expect(sound.state.speed).toBe(0.9)
})
