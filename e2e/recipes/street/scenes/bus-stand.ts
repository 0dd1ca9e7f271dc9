import { bus } from '../bus.ts'
import { lamp, shelter, sign } from '../furniture.ts'
import { child, person } from '../people.ts'
import type { Scene } from '../scene.ts'
import { group } from '../svg.ts'
import { gopuram } from '../temple.ts'
import { autoAhead, car } from '../vehicles.ts'

export const busStand: Scene = {
  name: 'bus-stand',
  light: 'day',
  far: group('translate(1120,470) scale(0.9)', gopuram(360)),
  houses: [
    {
      x: -20,
      wide: 210,
      colour: '#cfd6c2',
      ground: 'shop',
      floors: 1,
      awning: '#e08a2c',
      sign: 'sign-1',
      board: {
        fill: '#5d2f7a',
        lines: [
          { text: 'அன்னை ஹோட்டல்', size: 17, face: 'tamil' },
          { text: 'ANNAI HOTEL · MEALS', size: 9 },
        ],
      },
    },
    {
      x: 860,
      wide: 200,
      colour: '#e3c3a0',
      ground: 'office',
      floors: 1,
      sign: 'sign-2',
      board: {
        fill: '#8f1f24',
        lines: [
          { text: 'அஞ்சலகம் · डाक घर', size: 15, face: 'hindi' },
          { text: 'POST OFFICE', size: 10 },
        ],
      },
    },
    { x: 1120, wide: 160, colour: '#b9cfd8', ground: 'shutter', poster: '#c8742f' },
  ],
  near: group('translate(262,528) scale(1.15)', shelter(400)) + group('translate(808,524)', lamp(270)),
  things: [
    {
      id: 'sign-stop',
      tag: 'sign',
      drawn: sign(
        { fill: '#1f5f8f', lines: [{ text: 'பேருந்து நிலையம் BUS STAND', size: 17, face: 'tamil' }] },
        330,
        34,
        false,
      ),
      at: [495, 350],
      size: 3.48,
      depth: 531,
    },
    {
      id: 'waits-1',
      tag: 'person',
      drawn: person({ wears: 'churidar', colour: '#2f8f8a', second: '#f0c04a' }),
      at: [1108, 546],
    },
    {
      id: 'waits-2',
      tag: 'person',
      drawn: person({ wears: 'school', colour: '#f3f1e8', second: '#2f4f86' }),
      at: [236, 551],
      size: 0.85,
    },
    {
      id: 'waits-3',
      tag: 'person',
      drawn: person({ wears: 'saree', colour: '#d9822b', second: '#7d2f4f' }),
      at: [884, 552],
      flip: true,
    },
    {
      id: 'bus',
      tag: 'bus',
      drawn: bus({ to: { text: 'மதுரை — பெரியகுளம்', size: 16, face: 'tamil', colour: '#f7d45a' } }),
      at: [560, 658],
      side: 'right',
    },
    {
      id: 'porter',
      tag: 'person',
      drawn: person({ wears: 'lungi', colour: '#b8433a', second: '#4a5f7d', carries: 'basket' }),
      at: [196, 640],
    },
    { id: 'car', tag: 'car', drawn: car('#e8e3d6'), at: [1090, 628], side: 'left', flip: true },
    { id: 'auto-1', tag: 'auto', drawn: autoAhead(), at: [912, 690], side: 'front' },
    { id: 'auto-2', tag: 'auto', drawn: autoAhead('#e9a92e', '#24262a'), at: [1042, 708], side: 'front' },
    {
      id: 'driver',
      tag: 'person',
      drawn: person({ wears: 'trousers', colour: '#b59a63', second: '#6b5f4f' }),
      at: [1162, 728],
      flip: true,
    },
    {
      id: 'pair-1',
      tag: 'person',
      drawn: person({ wears: 'saree', colour: '#2f6fa0', second: '#e8d9b8', carries: 'bag' }),
      at: [300, 770],
    },
    {
      id: 'pair-2',
      tag: 'person',
      drawn: child({ wears: 'school', colour: '#f3f1e8', second: '#8a2f3f' }),
      at: [356, 774],
    },
    {
      id: 'tilted',
      tag: 'sign',
      drawn: sign(
        {
          fill: '#f4e9c8',
          rim: '#c8372f',
          lines: [
            { text: 'இங்கே நிறுத்தாதீர்', size: 19, face: 'tamil', colour: '#b3202c' },
            { text: 'NO PARKING', size: 13, colour: '#22242b' },
          ],
        },
        170,
        52,
      ),
      at: [1182, 432],
      size: 1.9,
      turn: -9,
      depth: 507,
    },
  ],
}
