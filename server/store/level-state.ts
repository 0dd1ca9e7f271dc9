import type { LevelDatabase } from './level-database.ts'

/**
 * What commits are decided on: the values of rows as they will be once all that is queued has been written. Rows are
 * read from the disk when they are first asked for; from then on memory is ahead of the disk.
 */
export class LevelState {
  readonly #values = new Map<string, string | undefined>()
  #generation = 0

  /** Reads the rows that are not known yet. They may be forgotten again by the time that the caller goes on. */
  async load(database: LevelDatabase, keys: readonly string[]): Promise<void> {
    const unknown = keys.filter((key) => !this.#values.has(key))
    if (unknown.length === 0) return
    const generation = this.#generation
    const read = await database.read((level) => level.getMany(unknown))
    // What was read before everything was forgotten may be older than what has been written since.
    if (generation !== this.#generation) return
    for (const [index, key] of unknown.entries()) {
      const value = read[index]
      if (!this.#values.has(key)) this.#values.set(key, value && Buffer.from(value).toString('utf8'))
    }
  }

  knows(keys: readonly string[]): boolean {
    return keys.every((key) => this.#values.has(key))
  }

  get(key: string): string | undefined {
    return this.#values.get(key)
  }

  set(key: string, value: string | undefined): void {
    this.#values.set(key, value)
  }

  get size(): number {
    return this.#values.size
  }

  /** The disk is the truth again: after a failed write, or to give memory back while nothing is queued. */
  forget(): void {
    this.#generation += 1
    this.#values.clear()
  }
}
