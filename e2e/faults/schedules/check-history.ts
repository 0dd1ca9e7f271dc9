import { checkAgreement } from './check-agreement.ts'
import { checkCommands } from './check-commands.ts'
import { checkEdits } from './check-edits.ts'
import { checkStreams, checkTold } from './check-streams.ts'
import type { Findings } from './findings.ts'
import type { Happening } from './history.ts'

/** Everything that is wrong between what people were told and what is there; nothing when all is well. */
export const checkHistory = (happenings: readonly Happening[], findings: Findings): readonly string[] => [
  ...checkEdits(happenings, findings),
  ...checkCommands(happenings, findings),
  ...checkStreams(findings),
  ...checkTold(happenings, findings),
  ...checkAgreement(findings),
]
