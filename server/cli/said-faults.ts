import { SigningKeyFault } from '#server/audit/signing-key.ts'
import { InviteRefused } from '#server/auth/invites.ts'
import { ConfigError } from '#server/config.ts'
import { GuestLost } from '#server/demo/guest.ts'
import { RoomFrozen } from '#server/rooms/room-actor.ts'
import { RoomNameRefused } from '#server/rooms/room-registry.ts'
import { PortTaken } from '#server/serve.ts'
import { StoreLocked } from '#server/store/level-store.ts'
import { UnsafeRedis } from '#server/store/redis-settings.ts'
import { StoreUnavailable } from '#server/store/store.ts'
import { FormatError } from '#shared/formats/format.ts'
import { CliFault } from './cli-command.ts'

const kinds = [
  CliFault,
  ConfigError,
  FormatError,
  GuestLost,
  InviteRefused,
  PortTaken,
  RoomFrozen,
  RoomNameRefused,
  SigningKeyFault,
  StoreLocked,
  StoreUnavailable,
  UnsafeRedis,
]

/** Whether a fault is said in one sentence; anything else is a bug and shows its trace. */
export const saidInOneSentence = (error: Error): boolean => kinds.some((kind) => error instanceof kind)
