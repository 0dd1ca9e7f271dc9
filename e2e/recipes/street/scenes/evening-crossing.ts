import { bus } from '../bus.ts'
import { bicycle, rider } from '../cycles.ts'
import { pole, wires } from '../furniture.ts'
import { cow, dog, tree } from '../nature.ts'
import { child, person } from '../people.ts'
import type { Scene } from '../scene.ts'
import { group } from '../svg.ts'
import { auto, car } from '../vehicles.ts'

export const eveningCrossing: Scene = {
  name: 'evening-crossing',
  light: 'dusk',
  far: group('translate(1150,485)', tree('far-2', { wide: 130, high: 200, trunk: 120, colour: '#6a7f52' }).svg),
  houses: [
    { x: 0, wide: 200, colour: '#b8a9c4', ground: 'shutter', floors: 1, poster: '#1f7a4d' },
    {
      x: 270,
      wide: 230,
      colour: '#e0b58f',
      ground: 'shop',
      floors: 1,
      awning: '#2f7f86',
      sign: 'sign-1',
      board: {
        fill: '#c8372f',
        lines: [
          { text: 'தங்கம் பாத்திரக் கடை', size: 16, face: 'tamil' },
          { text: 'THANGAM VESSELS', size: 10 },
        ],
      },
    },
    {
      x: 570,
      wide: 200,
      colour: '#a9c0b0',
      ground: 'cloth',
      roof: 'tiles',
      sign: 'sign-2',
      board: { fill: '#274a86', lines: [{ text: 'நியூ டெய்லர்ஸ் NEW TAILORS', size: 14, face: 'tamil' }] },
    },
    {
      x: 850,
      wide: 220,
      colour: '#d8a0a0',
      ground: 'office',
      floors: 1,
      sign: 'sign-3',
      board: {
        fill: '#1f6f4f',
        lines: [
          { text: 'भारत डाक · இந்திய அஞ்சல்', size: 14, face: 'hindi' },
          { text: 'INDIA POST', size: 10 },
        ],
      },
    },
  ],
  near:
    group('translate(244,522)', pole(400)) +
    group('translate(820,522)', pole(380)) +
    wires([
      [0, 120],
      [244, 134],
      [820, 152],
      [1280, 110],
    ]),
  things: [
    {
      id: 'bus',
      tag: 'bus',
      drawn: bus({
        colour: '#2f6f9a',
        plate: 'TN 72 N 1830',
        band: '#f2e3b8',
        to: { text: 'திருநெல்வேலி — தென்காசி', size: 15, face: 'tamil', colour: '#f7d45a' },
      }),
      at: [330, 640],
      flip: false,
      side: 'right',
      size: 0.92,
    },
    {
      id: 'far-1',
      tag: 'person',
      drawn: person({ wears: 'trousers', colour: '#d9d2c0', second: '#5a5f6f' }),
      at: [752, 534],
    },
    {
      id: 'far-2',
      tag: 'person',
      drawn: person({ wears: 'saree', colour: '#a33f6f', second: '#e0b13e' }),
      at: [1150, 540],
      flip: true,
    },
    { id: 'car-1', tag: 'car', drawn: car('#f0ece0'), at: [1120, 600], side: 'left', flip: true, size: 0.95 },
    { id: 'auto-1', tag: 'auto', drawn: auto(), at: [760, 652], side: 'left', flip: true },
    {
      id: 'walks-1',
      tag: 'person',
      drawn: person({ wears: 'churidar', colour: '#3f8f8a', second: '#e9c96a' }),
      at: [900, 690],
    },
    {
      id: 'walks-2',
      tag: 'person',
      drawn: person({ wears: 'trousers', colour: '#b8433a', second: '#3f4654', carries: 'box' }),
      at: [946, 694],
    },
    {
      id: 'walks-3',
      tag: 'person',
      drawn: child({ wears: 'school', colour: '#f3f1e8', second: '#2f4f86' }),
      at: [990, 698],
    },
    { id: 'bicycle', tag: 'bicycle', drawn: bicycle(), at: [560, 744], flip: true, side: 'left' },
    {
      id: 'rider',
      tag: 'rider',
      drawn: rider({ shirt: '#e0a33c', below: '#5f4a3a' }),
      at: [560, 744],
      flip: true,
      depth: 744.5,
    },
    { id: 'auto-2', tag: 'auto', drawn: auto('#e9a92e', '#24262a'), at: [1120, 758], side: 'right' },
    { id: 'cow', tag: 'cow', drawn: cow('#b58a63', '#efe6d6'), at: [170, 752] },
    { id: 'dog', drawn: dog('#d8c4a0'), at: [730, 762] },
  ],
}
