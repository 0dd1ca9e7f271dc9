// Prints the figures of DESIGN.md's budgets as this machine gives them: npm run load [-- NAME…]
import { chavadiDone } from '../machine/chavadi-process.ts'
import { acknowledgement } from './acknowledgement.ts'
import { burst } from './burst.ts'
import { type Figure, NotMeasured } from './figure.ts'
import { firstPage } from './first-page.ts'
import { BigRoom, Grounds } from './grounds.ts'
import { homePage } from './home-page.ts'
import { importTime } from './import-time.ts'
import { joining } from './join.ts'
import { labelsImage } from './labels-image.ts'
import { labelsMatching } from './labels-matching.ts'
import { labelsTimeline } from './labels-timeline.ts'
import { busyShare, machineLine } from './machine.ts'
import { signingMany } from './many.ts'
import { observing } from './observing.ts'
import { ownWork } from './own-work.ts'
import { precedents } from './precedents.ts'
import { presence } from './presence.ts'
import { queueScroll } from './queue-scroll.ts'
import { remotePaint } from './remote-paint.ts'
import { figureTable } from './table.ts'
import { throughput } from './throughput.ts'

const figures: readonly Figure[] = [
  acknowledgement,
  burst,
  importTime,
  firstPage,
  queueScroll,
  remotePaint,
  joining,
  homePage,
  throughput,
  signingMany,
  ownWork,
  precedents,
  presence,
  observing,
  labelsImage,
  labelsMatching,
  labelsTimeline,
]
/** No figure should take as long; a server that hangs is ended with everything else. */
const longestFigure = 5 * 60_000

const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !figures.some((figure) => figure.name === name))
if (unknown) {
  console.error(`There is no figure "${unknown}"; there are ${figures.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

const bigRoom = new BigRoom()
const grounds = new Grounds(bigRoom)
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void endEarly(`Told to stop (${signal})`))
console.log(machineLine())
await chavadiDone(['build'])
for (const figure of figures) if (wanted.length === 0 || wanted.includes(figure.name)) await print(figure)
await bigRoom.remove()
// A Redis that could not be started is waited for in the background, for ever.
process.exit()

async function print(figure: Figure): Promise<void> {
  const busyBefore = await busyShare()
  const late = () => void endEarly(`NOT FINISHED: "${figure.name}" takes more than ${longestFigure / 60_000} minutes`)
  const timer = setTimeout(late, longestFigure)
  const started = performance.now()
  const circumstances = () => ({ seconds: (performance.now() - started) / 1000, busyBefore })
  try {
    const readings = await figure.measure(grounds)
    console.log(figureTable(figure, readings, circumstances()))
  } catch (error) {
    process.exitCode = 1
    const expected = error instanceof NotMeasured
    console.log(figureTable(figure, expected ? error.readings : [], circumstances()))
    console.log('  NOT MEASURED:', expected ? error.message : error)
  } finally {
    clearTimeout(timer)
    await grounds.clear()
  }
}

async function endEarly(why: string): Promise<void> {
  console.error(`${why}: ending what was started`)
  await grounds.clear()
  await bigRoom.remove()
  process.exit(1)
}
