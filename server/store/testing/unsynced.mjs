// Loaded before a program: its embedded stores write without waiting for the disk, as they never do by themselves.
import { ClassicLevel } from 'classic-level'

const { batch } = ClassicLevel.prototype
ClassicLevel.prototype.batch = function (operations, options) {
  return batch.call(this, operations, { ...options, sync: false })
}
