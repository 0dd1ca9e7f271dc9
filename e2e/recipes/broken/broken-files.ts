import { deflateSync } from 'node:zlib'
import { regionId, written } from '../written.ts'

const picture = { to_name: 'image', origin: 'manual', original_width: 1280, original_height: 800, image_rotation: 0 }
type Percent = readonly [x: number, y: number, width: number, height: number]

const rectangle = (name: string, [x, y, width, height]: Percent, tag = 'car'): object => ({
  ...{ ...picture, id: regionId(name), type: 'rectanglelabels', from_name: 'box' },
  value: { x, y, width, height, rotation: 0, rectanglelabels: [tag] },
})

const task = (id: number, data: object, ...annotations: readonly (readonly object[])[]): object => ({
  id,
  data,
  annotations: annotations.map((result, at) => ({
    ...{ id: id * 10 + at, completed_by: { id: at + 1, first_name: ['Joseph', 'Meena'][at] }, result },
    ...{ was_cancelled: false, ground_truth: false },
  })),
})

/** One label that is right beside those that are wrong, by another annotator, so that something is left to import. */
const right = rectangle('right', [10, 50, 20, 20])

const boxes = written([
  task(501, { image: 'partly-outside.png' }, [rectangle('partly', [90, 40, 20, 20])], [right]),
  task(502, { image: 'wholly-outside.png' }, [rectangle('wholly', [120, 40, 20, 20])], [right]),
  task(503, { image: 'no-area.png' }, [rectangle('flat', [40, 40, 20, 0])], [right]),
  task(504, { image: 'negative.png' }, [rectangle('negative', [40, 40, -5, 10])], [right]),
  task(505, { image: 'unknown-tag.png' }, [rectangle('unknown', [40, 40, 5, 10], 'spaceship')], [right]),
])

const span = (name: string, start: number, text: string): object => ({
  ...{ id: regionId(name), to_name: 'text', origin: 'manual', type: 'labels', from_name: 'entity' },
  value: { start, end: start + text.length, text, labels: ['place'] },
})
const text = 'The bus to Theni stops at the temple.'
const spans = written([
  task(511, { item: 'lost-quote', text }, [span('lost', 11, 'Munnar')], [span('found', 11, 'Theni')]),
  task(512, { item: 'past-the-end', text }, [span('past', 400, 'Theni')], [span('there', 11, 'Theni')]),
])

const categories = [{ id: 1, name: 'car', supercategory: '' }]
const images = [{ id: 1, file_name: 'market-morning.png', width: 1280, height: 800 }]
const coco = (annotation: object, known: readonly object[] = categories): object => ({
  info: { description: 'A file that is wrong', version: '1' },
  images,
  ...(known.length > 0 ? { categories: known } : {}),
  annotations: [{ id: 1, image_id: 1, category_id: 1, iscrowd: 0, area: 100, bbox: [10, 10, 10, 10], ...annotation }],
})

/** As Python writes what is no number, which no JSON reader takes. */
const notANumber = written(coco({ bbox: [10, 10, 'NaN', 10] })).replace('"NaN"', 'NaN')

const doctype = `<?xml version="1.0"?>
<!DOCTYPE View [
  <!ENTITY everything SYSTEM "file:///etc/hostname">
]>
<View>
  <Image name="image" value="$image"/>
  <RectangleLabels name="box" toName="image">
    <Label value="&everything;"/>
  </RectangleLabels>
</View>
`

/** Each is wrong in the way that it is called by. */
export const brokenFiles = (): Readonly<Record<string, string>> => ({
  'boxes.label-studio.json': boxes,
  'spans.label-studio.json': spans,
  'not-a-number.coco.json': notANumber,
  'negative.coco.json': written(coco({ bbox: [10, 10, -10, 10] })),
  'short-mask.coco.json': written(coco({ segmentation: { counts: [500, 20, 480], size: [800, 1280] }, iscrowd: 1 })),
  'numbers-without-names.coco.json': written(coco({ category_id: 7 }, [])),
  'doctype.xml': doctype,
  'words.png': 'These are words, whatever the file is called.\n',
})

/** A PNG of under a hundred bytes that says it is 40,000 pixels wide and high. */
export function hugePicture(): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(40_000, 0)
  header.writeUInt32BE(40_000, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(64))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc(named))
  return Buffer.concat([length, named, sum])
}

/** As PNG wants it (ISO 3309). */
function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
