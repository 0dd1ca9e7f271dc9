import { bicycle, rider } from '../cycles.ts'
import { bunting, lamp, sign } from '../furniture.ts'
import { banana, cow, dog, palm } from '../nature.ts'
import { child, person } from '../people.ts'
import type { Scene } from '../scene.ts'
import { group } from '../svg.ts'
import { auto, car } from '../vehicles.ts'

export const keralaLane: Scene = {
  name: 'kerala-lane',
  light: 'day',
  far: [90, 330, 560, 690, 1010, 1200]
    .map((x, at) =>
      group(
        `translate(${x},490)`,
        palm({ high: 300 + (at % 3) * 40, lean: at % 2 ? 34 : -30, colour: at % 2 ? '#5c9440' : '#4f8a4a' }).svg,
      ),
    )
    .join(''),
  houses: [
    { x: 40, wide: 280, colour: '#f1e6cf', trim: '#ffffff', ground: 'pillars', roof: 'tiles' },
    {
      x: 500,
      wide: 200,
      colour: '#a9cdbb',
      ground: 'shop',
      roof: 'tiles',
      awning: '#e0b13e',
      sign: 'sign-1',
      board: {
        fill: '#7d1f2b',
        lines: [
          { text: 'ജോസ് ബേക്കറി', size: 17, face: 'malayalam' },
          { text: 'JOSE BAKERY', size: 10 },
        ],
      },
    },
    { x: 850, wide: 270, colour: '#e6cfa0', ground: 'pillars', roof: 'tiles', trim: '#f7f1e2' },
  ],
  near:
    [418, 448, 815].map((x, at) => group(`translate(${x},512) scale(${0.9 + (at % 2) * 0.2})`, banana().svg)).join('') +
    group('translate(430,530)', lamp(240)) +
    bunting(430, 860, 300, 30),
  things: [
    { id: 'palm', tag: 'tree', drawn: palm({ high: 420, lean: 46 }), at: [782, 537], size: 1.15 },
    {
      id: 'woman',
      tag: 'person',
      drawn: person({ wears: 'saree', colour: '#f3ead7', second: '#b5563c', carries: 'flowers' }),
      at: [250, 560],
    },
    {
      id: 'man-far',
      tag: 'person',
      drawn: person({ wears: 'lungi', colour: '#f0f0ea', second: '#3f7d57' }),
      at: [870, 548],
      flip: true,
    },
    { id: 'cow-1', tag: 'cow', drawn: cow('#8a5a3b', '#efe6d6'), at: [980, 618] },
    { id: 'cow-2', tag: 'cow', drawn: cow('#efe6d6', '#4a3a32'), at: [1086, 634] },
    {
      id: 'herder',
      tag: 'person',
      drawn: person({ wears: 'lungi', colour: '#c9a86a', second: '#7d4a5a' }),
      at: [1196, 640],
      flip: true,
    },
    { id: 'car', tag: 'car', drawn: car('#c9b037'), at: [560, 690], side: 'left', flip: true },
    { id: 'bicycle', tag: 'bicycle', drawn: bicycle(), at: [330, 640], side: 'right' },
    { id: 'rider', tag: 'rider', drawn: rider({ shirt: '#4d7ea8', below: '#f0e8d8' }), at: [330, 640], depth: 640.5 },
    { id: 'auto', tag: 'auto', drawn: auto('#26282c', '#f2c230'), at: [180, 752], side: 'right' },
    {
      id: 'fallen',
      tag: 'sign',
      drawn: sign(
        {
          fill: '#f7f1e2',
          rim: '#1f7a4d',
          lines: [
            { text: 'റോഡ് പണി നടക്കുന്നു', size: 17, face: 'malayalam', colour: '#1f4f3d' },
            { text: 'ROAD WORK AHEAD', size: 12, colour: '#22242b' },
          ],
        },
        180,
        54,
        false,
      ),
      at: [840, 718],
      turn: 12,
      size: 0.9,
    },
    {
      id: 'boy',
      tag: 'person',
      drawn: child({ wears: 'trousers', colour: '#d9583f', second: '#3c4659' }),
      at: [1000, 744],
      flip: true,
    },
    { id: 'dog', drawn: dog('#5f4a3a'), at: [1150, 756], flip: true },
  ],
}
