import type { Clip } from './clip.ts'

const busStand: Clip = {
  file: 'bus-stand.ogg',
  seconds: 42,
  heard: [
    { id: 'traffic-1', tag: 'traffic', from: 0, to: 24.5, loud: 0.5 },
    { id: 'horn-1', tag: 'horn', from: 3.2, to: 3.9, loud: 0.55 },
    { id: 'horn-2', tag: 'horn', from: 4.3, to: 5.4, loud: 0.6 },
    {
      ...{ id: 'speech-1', tag: 'speech', from: 8, to: 15.2, loud: 0.9 },
      says: {
        voice: 'ta',
        pace: 130,
        pitch: 50,
        text: 'பயணிகள் கவனத்திற்கு. தேனி செல்லும் பேருந்து மூன்றாவது நடைமேடையில் நிற்கிறது.',
      },
    },
    {
      ...{ id: 'speech-2', tag: 'speech', from: 16.2, to: 21.7, loud: 0.9 },
      says: {
        voice: 'en-gb',
        pace: 135,
        pitch: 50,
        text: 'The bus to Theni is at platform three. Please keep your tickets ready.',
      },
    },
    { id: 'music', tag: 'music', from: 25, to: 36.5, loud: 0.5 },
    { id: 'horn-3', tag: 'horn', from: 31.5, to: 32.6, loud: 0.4 },
    { id: 'silence', tag: 'silence', from: 37, to: 42, loud: 0 },
  ],
  slips: [
    { who: 'Meena', ids: ['horn-1', 'horn-2'], joined: true },
    { who: 'Farida', ids: ['speech-1', 'speech-2'], joined: true },
    { who: 'Farida', id: 'horn-3', missed: true },
    { who: 'Meena', id: 'traffic-1', to: 22 },
    { who: 'Farida', id: 'music', from: 23.8, to: 37.6 },
    { who: 'Meena', id: 'silence', missed: true },
    { who: 'Joseph', id: 'speech-2', from: 16.8 },
  ],
}

const templeMorning: Clip = {
  file: 'temple-morning.ogg',
  seconds: 36,
  heard: [
    { id: 'silence-1', tag: 'silence', from: 0, to: 2, loud: 0 },
    { id: 'music-1', tag: 'music', from: 2, to: 15.5, loud: 0.7 },
    { id: 'dog-1', tag: 'dog', from: 11, to: 12.4, loud: 0.5 },
    {
      ...{ id: 'speech-1', tag: 'speech', from: 17, to: 20.2, loud: 0.9 },
      says: { voice: 'ta', pace: 125, pitch: 65, text: 'அம்மா, பூ இரண்டு முழம் கொடுங்கள்.' },
    },
    { id: 'dog-2', tag: 'dog', from: 22, to: 24.2, loud: 0.65 },
    { id: 'music-2', tag: 'music', from: 25.5, to: 36, loud: 0.6 },
  ],
  slips: [
    { who: 'Joseph', id: 'dog-1', missed: true },
    { who: 'Meena', id: 'speech-1', to: 21.4 },
    { who: 'Farida', id: 'dog-2', tag: 'horn' },
    { who: 'Farida', id: 'silence-1', missed: true },
    { who: 'Meena', more: { tag: 'silence', from: 15.6, to: 16.9 } },
    { who: 'Farida', id: 'music-2', from: 24.6 },
  ],
}

const nightStreet: Clip = {
  file: 'night-street.flac',
  seconds: 30,
  heard: [
    { id: 'silence-1', tag: 'silence', from: 0, to: 5, loud: 0 },
    { id: 'dog-1', tag: 'dog', from: 5.4, to: 7.2, loud: 0.6 },
    { id: 'traffic-1', tag: 'traffic', from: 9, to: 18.5, loud: 0.35 },
    { id: 'horn-1', tag: 'horn', from: 13.1, to: 14.2, loud: 0.5 },
    {
      ...{ id: 'speech-1', tag: 'speech', from: 19.5, to: 22.7, loud: 0.8 },
      says: { voice: 'ta', pace: 140, pitch: 35, text: 'அண்ணா, கொஞ்சம் வண்டியை நகர்த்துங்கள்.' },
    },
    { id: 'silence-2', tag: 'silence', from: 23.2, to: 30, loud: 0 },
  ],
  slips: [
    { who: 'Meena', id: 'horn-1', tag: 'traffic' },
    { who: 'Farida', id: 'silence-1', to: 6.1 },
    { who: 'Farida', id: 'dog-1', from: 5.9, to: 6.6 },
    { who: 'Joseph', id: 'traffic-1', from: 10.4, to: 17.6 },
    { who: 'Meena', id: 'silence-2', missed: true },
    { who: 'Farida', more: { tag: 'speech', from: 27, to: 28 } },
  ],
}

export const clips: readonly Clip[] = [busStand, templeMorning, nightStreet]
