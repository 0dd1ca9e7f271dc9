import { bicycle, rider } from '../cycles.ts'
import { cart, pole, wires } from '../furniture.ts'
import { cow, dog, palm, tree } from '../nature.ts'
import { person } from '../people.ts'
import type { Scene } from '../scene.ts'
import { group } from '../svg.ts'
import { auto } from '../vehicles.ts'

export const marketMorning: Scene = {
  name: 'market-morning',
  light: 'day',
  far:
    group('translate(250,470)', palm({ high: 300, lean: -24 }).svg) +
    group('translate(905,480)', palm({ high: 330, lean: 30 }).svg),
  houses: [
    {
      x: -30,
      wide: 236,
      colour: '#e0b26b',
      ground: 'shop',
      floors: 1,
      awning: '#2f7f86',
      sign: 'sign-1',
      board: {
        fill: '#b3392f',
        lines: [
          { text: 'கமலா மளிகைக் கடை', size: 17, face: 'tamil' },
          { text: 'KAMALA STORES', size: 10 },
        ],
      },
    },
    {
      x: 264,
      wide: 190,
      colour: '#9fc0b2',
      ground: 'tea',
      roof: 'tiles',
      sign: 'sign-2',
      board: { fill: '#2f6f4f', lines: [{ text: 'முருகன் தேநீர் கடை', size: 16, face: 'tamil' }] },
    },
    {
      x: 504,
      wide: 250,
      colour: '#d98f84',
      ground: 'cloth',
      floors: 1,
      awning: '#c8372f',
      sign: 'sign-3',
      board: {
        fill: '#f2c245',
        rim: '#8a3b1f',
        lines: [
          { text: 'மீனாட்சி பட்டு மாளிகை', size: 17, face: 'tamil-serif', colour: '#7d1f2b' },
          { text: 'MEENAKSHI SILKS', size: 10, face: 'latin-serif', colour: '#7d1f2b' },
        ],
      },
    },
    { x: 816, wide: 160, colour: '#e9dcc0', ground: 'shutter', poster: '#3c6fa8' },
    {
      x: 1018,
      wide: 240,
      colour: '#8fa9cf',
      ground: 'fruit',
      floors: 1,
      awning: '#3c8f4f',
      sign: 'sign-4',
      board: {
        fill: '#274a86',
        lines: [
          { text: 'पाटिल फल भंडार', size: 17, face: 'hindi' },
          { text: 'PATIL FRUITS', size: 10 },
        ],
      },
    },
  ],
  near:
    group('translate(792,520)', pole(400)) +
    wires([
      [0, 92],
      [792, 140],
      [1280, 104],
    ]),
  things: [
    { id: 'person-far', tag: 'person', drawn: person({ wears: 'veshti', colour: '#f0e8d8' }), at: [486, 530] },
    { id: 'cart', drawn: cart('fruit'), at: [170, 584], size: 1.1 },
    {
      id: 'seller',
      tag: 'person',
      drawn: person({ wears: 'lungi', colour: '#6f9bb8', second: '#8a4a5f' }),
      at: [92, 574],
    },
    {
      id: 'saree-1',
      tag: 'person',
      drawn: person({ wears: 'saree', colour: '#c0392b', second: '#1f7a4d', carries: 'bag' }),
      at: [300, 586],
      flip: true,
    },
    {
      id: 'saree-2',
      tag: 'person',
      drawn: person({ wears: 'saree', colour: '#6b4a9a', second: '#e2a33c' }),
      at: [338, 592],
      flip: true,
    },
    { id: 'auto-1', tag: 'auto', drawn: auto(), at: [620, 632], side: 'right' },
    { id: 'cow', tag: 'cow', drawn: cow(), at: [930, 640], flip: true },
    {
      id: 'man',
      tag: 'person',
      drawn: person({ wears: 'trousers', colour: '#e7c35a', second: '#46536b' }),
      at: [1082, 600],
      flip: true,
    },
    { id: 'bicycle-1', tag: 'bicycle', drawn: bicycle(), at: [410, 712], side: 'right' },
    { id: 'rider-1', tag: 'rider', drawn: rider({ shirt: '#eef0ea', below: '#5a6a86' }), at: [410, 712], depth: 712.5 },
    { id: 'auto-2', tag: 'auto', drawn: auto('#3f8f57', '#f2b632'), at: [1110, 735], flip: true, side: 'left' },
    { id: 'dog', drawn: dog(), at: [742, 752] },
    {
      id: 'tree',
      tag: 'tree',
      drawn: tree('market', { wide: 118, high: 190, trunk: 250 }),
      at: [890, 788],
      depth: 760,
    },
  ],
}
