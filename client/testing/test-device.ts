import type { Owner } from '../sync/device-database.ts'
import { DeviceStore } from '../sync/device-store.ts'
import { KeptWork } from '../sync/kept-work.ts'
import { randomId } from '../sync/random-id.ts'
import { RollCall } from '../sync/roll-call.ts'

/** Storage that no other test knows. */
export const newDevice = (): DeviceStore => new DeviceStore(`test-${randomId()}`)

export const owner: Owner = { person: 'me', room: 'demo', epoch: 'epoch-1', role: 'reviewer' }

/** One page's hold on a device: closing it is the page's end. */
export class TestPage {
  readonly rollCall: RollCall
  readonly work: KeptWork

  constructor(device: DeviceStore, as: Owner = owner, patienceMilliseconds?: number) {
    this.rollCall = new RollCall(device.name, patienceMilliseconds)
    this.work = new KeptWork(device, this.rollCall, as)
  }

  /** As when the browser is killed: no goodbye, nobody answers any more. */
  die(): void {
    this.rollCall.close()
  }
}
