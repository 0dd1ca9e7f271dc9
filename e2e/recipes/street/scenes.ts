import type { Scene } from './scene.ts'
import { busStand } from './scenes/bus-stand.ts'
import { eveningCrossing } from './scenes/evening-crossing.ts'
import { keralaLane } from './scenes/kerala-lane.ts'
import { marketMorning } from './scenes/market-morning.ts'
import { nightMarket } from './scenes/night-market.ts'
import { rainAfternoon } from './scenes/rain-afternoon.ts'
import { schoolCorner } from './scenes/school-corner.ts'
import { templeCarDay } from './scenes/temple-car.ts'

export const scenes: readonly Scene[] = [
  marketMorning,
  busStand,
  schoolCorner,
  keralaLane,
  rainAfternoon,
  nightMarket,
  templeCarDay,
  eveningCrossing,
]
