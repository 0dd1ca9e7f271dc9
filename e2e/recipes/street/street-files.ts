import type { Point } from '#shared/labels/label.ts'
import { type Annotator, annotators } from '../annotators.ts'
import { regionId, written } from '../written.ts'
import { type Mark, marksOf } from './annotated.ts'
import { type Bounds, imageHeight, imageWidth, type Tag } from './scene.ts'
import { scenes } from './scenes.ts'

const tags: readonly (readonly [tag: Tag, colour: string])[] = [
  ['auto', '#e0a100'],
  ['bus', '#c93f34'],
  ['car', '#3c6fa8'],
  ['bicycle', '#1f7a4d'],
  ['rider', '#7d4fb0'],
  ['person', '#d9581f'],
  ['cow', '#8a5a3b'],
  ['sign', '#0f8f8f'],
  ['tree', '#4f8a3d'],
  ['temple car', '#b3206f'],
]
const outlined: readonly Tag[] = ['tree', 'temple car']

const percent = (part: number, whole: number): number => Math.round(((part * 100) / whole) * 1e9) / 1e9

/** Label Studio turns a box about its top left corner. */
function corner({ x, y, width, height }: Bounds, turn: number): Point {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)]
  return [
    x + width / 2 - (width / 2) * cos + (height / 2) * sin,
    y + height / 2 - (width / 2) * sin - (height / 2) * cos,
  ]
}

function resultsOf(
  { id, tag, box, turn = 0, points, occluded, side }: Mark,
  who: Annotator,
  scene: string,
): readonly object[] {
  const common = {
    id: regionId(`${scene} ${who} ${id}`),
    to_name: 'image',
    origin: 'manual',
    original_width: imageWidth,
    original_height: imageHeight,
    image_rotation: 0,
  }
  const [left, top] = corner(box, turn)
  const place = points
    ? { points: points.map(([x, y]) => [percent(x, imageWidth), percent(y, imageHeight)]), closed: true }
    : {
        x: percent(left, imageWidth),
        y: percent(top, imageHeight),
        width: percent(box.width, imageWidth),
        height: percent(box.height, imageHeight),
        rotation: turn,
      }
  const type = points ? 'polygonlabels' : 'rectanglelabels'
  const chosen = (name: string, value: string) => ({
    ...common,
    type: 'choices',
    from_name: name,
    value: { ...place, choices: [value] },
  })
  return [
    { ...common, type, from_name: points ? 'outline' : 'box', value: { ...place, [type]: [tag] } },
    chosen('occluded', occluded),
    ...(side ? [chosen('side', side)] : []),
  ]
}

const labelStudio = (): string =>
  written(
    scenes.map((scene, at) => ({
      id: 201 + at,
      data: { image: `${scene.name}.png` },
      annotations: annotators.map((who, index) => ({
        id: 2001 + at * annotators.length + index,
        completed_by: { id: index + 1, first_name: who },
        result: marksOf(scene, who).flatMap((mark) => resultsOf(mark, who, scene.name)),
        was_cancelled: false,
        ground_truth: false,
      })),
    })),
  )

const turnedCorners = ({ x, y, width, height }: Bounds, turn: number): readonly Point[] => {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)]
  const corners: readonly Point[] = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ]
  return corners.map(([right, down]): Point => {
    const [dx, dy] = [(right * width) / 2, (down * height) / 2]
    return [tenth(x + width / 2 + dx * cos - dy * sin), tenth(y + height / 2 + dx * sin + dy * cos)]
  })
}
const tenth = (value: number): number => Math.round(value * 10) / 10

function areaOf(ring: readonly Point[]): number {
  const twice = ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [x, y]
    return sum + x * nextY - nextX * y
  }, 0)
  return tenth(Math.abs(twice) / 2)
}

/** COCO knows no turned boxes: they are outlines of four points. */
function cocoAnnotation(mark: Mark, image: number, id: number): object {
  const ring = mark.points ?? (mark.turn ? turnedCorners(mark.box, mark.turn) : undefined)
  const [xs, ys] = [ring?.map(([x]) => x) ?? [], ring?.map(([, y]) => y) ?? []]
  const bbox = ring
    ? [
        Math.min(...xs),
        Math.min(...ys),
        tenth(Math.max(...xs) - Math.min(...xs)),
        tenth(Math.max(...ys) - Math.min(...ys)),
      ]
    : [mark.box.x, mark.box.y, mark.box.width, mark.box.height]
  return {
    id,
    image_id: image,
    category_id: tags.findIndex(([tag]) => tag === mark.tag) + 1,
    bbox,
    ...(ring ? { segmentation: [ring.flat()] } : {}),
    area: ring ? areaOf(ring) : tenth(mark.box.width * mark.box.height),
    iscrowd: 0,
    attributes: { occluded: mark.occluded, ...(mark.side ? { side: mark.side } : {}) },
  }
}

function coco(who: Annotator): string {
  let id = 0
  return written({
    info: { description: `Street scenes, ${who}`, version: '1' },
    images: scenes.map(({ name }, at) => ({
      id: at + 1,
      file_name: `${name}.png`,
      width: imageWidth,
      height: imageHeight,
    })),
    categories: tags.map(([name], at) => ({ id: at + 1, name, supercategory: '' })),
    annotations: scenes.flatMap((scene, at) => marksOf(scene, who).map((mark) => cocoAnnotation(mark, at + 1, ++id))),
  })
}

function configuration(): string {
  const labels = (isOutlined: boolean) =>
    tags
      .flatMap(([tag, colour], at) =>
        outlined.includes(tag) === isOutlined
          ? [`    <Label value="${tag}" background="${colour}" hotkey="${'abcdefghij'[at]}"/>`]
          : [],
      )
      .join('\n')
  return `<View>
  <Image name="image" value="$image" zoom="true"/>
  <RectangleLabels name="box" toName="image" canRotate="true">
${labels(false)}
  </RectangleLabels>
  <PolygonLabels name="outline" toName="image">
${labels(true)}
  </PolygonLabels>
  <Choices name="occluded" toName="image" perRegion="true" choice="single" required="true" whenLabelValue="${tags.map(([tag]) => tag).join(',')}">
    <Choice value="no"/>
    <Choice value="partly"/>
    <Choice value="mostly"/>
  </Choices>
  <Choices name="side" toName="image" perRegion="true" choice="single" whenLabelValue="auto,bus,car,bicycle">
    <Choice value="left"/>
    <Choice value="right"/>
    <Choice value="front"/>
    <Choice value="back"/>
  </Choices>
</View>
`
}

/** Annotation files by name; the pictures are made apart. */
export const streetFiles = (): Readonly<Record<string, string>> => ({
  'street-scenes.label-studio.json': labelStudio(),
  ...Object.fromEntries(annotators.map((who) => [`coco/${who}.json`, coco(who)])),
  'street-scenes.xml': configuration(),
})
