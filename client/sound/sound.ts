import {
  nextSpeed,
  nextTry,
  resumedAt,
  type SoundTrouble,
  type Stretch,
  stretchStep,
  troubleOf,
} from './sound-rules.ts'
import { whatAnswers } from './what-answers.ts'

export interface SoundState {
  readonly is: 'empty' | 'opening' | 'ready' | 'failed'
  readonly playing: boolean
  /** It should be heard, and what comes next is not here yet. */
  readonly waiting: boolean
  /** Undefined until it is known. */
  readonly seconds: number | undefined
  readonly speed: number
  /** What is listened to alone. */
  readonly stretch: Stretch | null
  readonly trouble: SoundTrouble | null
}

const waitingLongest = 8000
/** Further than any recording: what a browser comes to when it looks for the end of one that does not say how long it is. */
const pastTheEnd = 1e7
const start: SoundState = {
  is: 'empty',
  playing: false,
  waiting: false,
  seconds: undefined,
  speed: 1,
  stretch: null,
  trouble: null,
}

/** One recording as it is listened to, over an `<audio>` or `<video>` of the browser's. What is not reached is tried again. */
export class Sound {
  readonly media: HTMLMediaElement
  /** How far it goes back when it goes on after a pause. Seconds. */
  rewind = 2
  #state = start
  #address: string | null = null
  #pausedAt: number | undefined
  #resume: { readonly at: number; readonly playing: boolean } | undefined
  #tries = 0
  #isLookingForEnd = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #frame = 0
  readonly #listeners = new Set<() => void>()
  readonly #followers = new Set<(at: number) => void>()
  readonly #closing = new AbortController()

  constructor(media: HTMLMediaElement = new Audio()) {
    this.media = media
    media.preload = 'metadata'
    const on = (name: string, listen: () => void) =>
      media.addEventListener(name, listen, { signal: this.#closing.signal })
    on('loadedmetadata', () => this.#opened())
    on('durationchange', () => this.#measured())
    on('playing', () => this.#heard())
    on('waiting', () => this.#waits())
    on('pause', () => this.#paused())
    on('ended', () => this.#paused())
    on('timeupdate', () => this.#tick())
    on('seeked', () => this.#tick())
    on('error', () => void this.#broke())
    window.addEventListener('online', () => this.#tryAgainNow(), { signal: this.#closing.signal })
  }

  get state(): SoundState {
    return this.#state
  }

  /** Seconds. */
  get at(): number {
    return this.#isLookingForEnd ? 0 : (this.#resume?.at ?? this.media.currentTime)
  }

  /** Hears of every change but the playhead's; the answer stops it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Hears where the playhead is, in each frame while it plays; the answer stops it. */
  follow(follower: (at: number) => void): () => void {
    this.#followers.add(follower)
    return () => this.#followers.delete(follower)
  }

  /** `seconds`: how long it is, where that is known better than the browser may. */
  open(address: string | null, seconds?: number): void {
    if (address === this.#address) {
      if (seconds !== undefined && seconds !== this.#state.seconds) this.#change({ seconds })
      return
    }
    this.#address = address
    this.#pausedAt = undefined
    this.#resume = undefined
    this.#tries = 0
    clearTimeout(this.#timer)
    this.#change({ ...start, speed: this.#state.speed, is: address === null ? 'empty' : 'opening', seconds })
    if (address === null) this.media.removeAttribute('src')
    else this.media.src = address
    this.media.load()
  }

  async play(): Promise<void> {
    if (this.#address === null || this.#state.playing) return
    this.seek(resumedAt(this.at, this.#pausedAt, this.rewind, this.#state.stretch), true)
    await this.#start()
  }

  pause(): void {
    if (this.#resume) this.#resume = { ...this.#resume, playing: false }
    this.media.pause()
  }

  toggle(): Promise<void> {
    if (!this.#state.playing) return this.play()
    this.pause()
    return Promise.resolve()
  }

  /** Somewhere else; what was listened to alone is over, where that is outside of it. */
  seek(at: number, keepsStretch = false): void {
    const to = Math.max(0, Math.min(at, this.#state.seconds ?? at))
    const { stretch } = this.#state
    const isOutside = stretch !== null && (to < stretch.from || to > stretch.to)
    if (isOutside && !keepsStretch) this.#change({ stretch: null })
    this.#pausedAt = undefined
    if (this.#resume) this.#resume = { ...this.#resume, at: to }
    else if (to !== this.media.currentTime) this.media.currentTime = to
    this.#tell()
  }

  skip(seconds: number): void {
    this.seek(this.at + seconds)
  }

  /** A stretch from its start, once or again and again. */
  async playStretch(from: number, to: number, loops = false): Promise<void> {
    if (this.#address === null || !(to > from)) return
    this.#change({ stretch: { from, to, loops } })
    this.seek(from, true)
    await this.#start()
  }

  /** Goes on past the end of what was listened to alone. */
  freeStretch(): void {
    this.#change({ stretch: null })
  }

  setSpeed(speed: number): void {
    this.media.defaultPlaybackRate = speed
    this.media.playbackRate = speed
    this.media.preservesPitch = true
    this.#change({ speed })
  }

  changeSpeed(way: 'faster' | 'slower'): void {
    this.setSpeed(nextSpeed(this.#state.speed, way))
  }

  close(): void {
    clearTimeout(this.#timer)
    cancelAnimationFrame(this.#frame)
    this.#closing.abort()
    this.#listeners.clear()
    this.#followers.clear()
    this.media.pause()
    this.media.removeAttribute('src')
    this.media.load()
  }

  async #start(): Promise<void> {
    if (this.#resume || this.#state.is === 'failed') {
      this.#resume = { at: this.at, playing: true }
      return this.#tryAgainNow()
    }
    this.setSpeed(this.#state.speed)
    this.#change({ playing: true, trouble: null })
    await this.media.play().catch((error: unknown) => {
      // Of what cannot be opened the browser tells apart from this.
      if (error instanceof DOMException && error.name === 'NotAllowedError')
        this.#change({ playing: false, waiting: false, trouble: 'not-started' })
    })
  }

  #opened(): void {
    this.#tries = 0
    this.#change({ is: 'ready', trouble: null })
    this.#measured()
    const resume = this.#resume
    this.#resume = undefined
    if (!resume) return
    this.media.currentTime = resume.at
    if (resume.playing) void this.#start()
  }

  /** Recordings of browsers do not say how long they are until their end was looked for. */
  #measured(): void {
    const { duration } = this.media
    if (Number.isFinite(duration)) {
      if (this.#isLookingForEnd) {
        this.#isLookingForEnd = false
        this.media.currentTime = 0
      }
      this.#change({ seconds: duration })
    } else if (duration === Number.POSITIVE_INFINITY && this.#state.seconds === undefined && !this.#isLookingForEnd) {
      this.#isLookingForEnd = true
      this.media.currentTime = pastTheEnd
    }
  }

  #heard(): void {
    clearTimeout(this.#timer)
    this.#change({ playing: true, waiting: false, trouble: null })
    cancelAnimationFrame(this.#frame)
    this.#nextFrame()
  }

  #waits(): void {
    if (!this.#state.playing) return
    this.#change({ waiting: true })
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#lost(), waitingLongest)
  }

  #paused(): void {
    cancelAnimationFrame(this.#frame)
    if (this.#resume) return
    this.#pausedAt = this.media.currentTime
    this.#change({ playing: false, waiting: false })
    this.#tell()
  }

  #nextFrame(): void {
    this.#frame = requestAnimationFrame(() => {
      this.#tick()
      if (!this.media.paused) this.#nextFrame()
    })
  }

  #tick(): void {
    const { stretch, playing } = this.#state
    const step = playing ? stretchStep(this.media.currentTime, stretch) : 'on'
    if (stretch && step === 'again') this.media.currentTime = stretch.from
    if (stretch && step === 'end') this.#endStretch(stretch)
    this.#tell()
  }

  /** It stands at its end, and goes on from there without going back. */
  #endStretch({ to }: Stretch): void {
    this.media.pause()
    this.media.currentTime = to
    this.#change({ stretch: null, playing: false, waiting: false })
    this.#pausedAt = undefined
  }

  async #broke(): Promise<void> {
    const { error } = this.media
    const address = this.#address
    if (!error || address === null) return
    this.#resume ??= { at: this.media.currentTime, playing: this.#state.playing }
    const opens = error.code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED
    const trouble =
      error.code === MediaError.MEDIA_ERR_DECODE
        ? 'not-playable'
        : opens
          ? troubleOf(await whatAnswers(address))
          : 'no-line'
    if (this.#address === address) this.#failed(trouble)
  }

  #lost(): void {
    this.#resume = { at: this.media.currentTime, playing: true }
    this.#failed('no-line')
  }

  #failed(trouble: SoundTrouble): void {
    this.#change({ is: 'failed', playing: false, waiting: trouble === 'no-line', trouble })
    clearTimeout(this.#timer)
    if (trouble === 'no-line') this.#timer = setTimeout(() => this.#tryAgain(), nextTry(this.#tries++))
  }

  #tryAgainNow(): void {
    if (this.#state.is !== 'failed') return
    clearTimeout(this.#timer)
    this.#tryAgain()
  }

  #tryAgain(): void {
    this.#change({ is: 'opening' })
    this.media.load()
  }

  #change(some: Partial<SoundState>): void {
    const next = { ...this.#state, ...some }
    const names = Object.keys(some) as (keyof SoundState)[]
    if (names.every((name) => this.#state[name] === next[name])) return
    this.#state = next
    for (const listener of this.#listeners) listener()
  }

  #tell(): void {
    for (const follower of this.#followers) follower(this.at)
  }
}
