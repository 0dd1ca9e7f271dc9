import type { Step } from './step.ts'

/**
 * What five people did before the first visitor comes. The order is theirs; a step's number is its command's, so
 * lines are only ever added at the end.
 */
export const firstDays: readonly Step[] = [
  { who: 'Asha', key: 'weather-01', do: 'settle-all' },
  { who: 'Asha', key: 'weather-01', do: 'sign' },
  { who: 'Ravi', key: 'bus-stand-02', do: 'settle-all' },
  { who: 'Ravi', key: 'bus-stand-02', do: 'sign' },
  { who: 'Asha', key: 'harvest-talk-01', do: 'settle-all' },
  { who: 'Asha', key: 'harvest-talk-01', do: 'type', unit: 'u1', instead: 'So the', words: 'So, the' },
  { who: 'Asha', key: 'harvest-talk-01', do: 'sign' },

  { who: 'Ravi', key: 'clinic-desk-02', do: 'settle', unit: 'u2', reading: 'का कितना' },
  { who: 'Ravi', key: 'clinic-desk-02', do: 'settle', unit: 'u2', reading: 'लगेगा?' },
  { who: 'Ravi', key: 'clinic-desk-02', do: 'settle-all' },
  { who: 'Ravi', key: 'clinic-desk-02', do: 'sign' },
  {
    who: 'Selvi',
    key: 'clinic-desk-02',
    do: 'reopen',
    reason: 'Please listen to the second line again. I hear “के कितने लगेंगे”, and only Latha wrote otherwise.',
  },

  { who: 'Ravi', key: 'bank-call-01', do: 'settle', unit: 'u2', reading: 'passbook' },
  { who: 'Ravi', key: 'bank-call-01', do: 'settle', unit: 'u2', reading: 'three thousand' },
  { who: 'Ravi', key: 'bank-call-01', do: 'type', unit: 'u4', instead: 'thirtieth I', words: 'thirtieth, I' },
  {
    who: 'Ravi',
    key: 'bank-call-01',
    do: 'dispute',
    unit: 'u4',
    reading: 'thirtieth',
    question: 'Is it the thirteenth or the thirtieth? The caller says “thirteen or fourteen” right after.',
    position: { value: 'thirteenth,', because: 'Nobody who means the thirtieth goes on with thirteen or fourteen.' },
  },
  {
    who: 'Asha',
    key: 'bank-call-01',
    do: 'hold',
    value: 'thirtieth,',
    because: 'We write what is said. The last sound is “tieth”; she corrects herself afterwards.',
  },
  { who: 'Joseph', key: 'bank-call-01', do: 'vote', value: 'thirteenth,' },
  {
    who: 'Kamala',
    key: 'bank-call-01',
    do: 'comment',
    text: 'The bank asked for dates in words in the whole batch, so please no “13th” either way.',
  },

  { who: 'Asha', key: 'gas-booking-01', do: 'settle', unit: 'u1', reading: 'பண்ணணும்.' },
  {
    who: 'Asha',
    key: 'gas-booking-01',
    do: 'dispute',
    unit: 'u2',
    reading: 'கஸ்டமர்',
    question: 'கன்ஸ்யூமர் நம்பரா, கஸ்டமர் நம்பரா? இரண்டு பேருக்கு இப்படியும் இரண்டு பேருக்கு அப்படியும் கேட்டிருக்கிறது.',
    position: { value: 'கன்ஸ்யூமர்', because: 'கேஸ் புத்தகத்தில் இருப்பது கன்ஸ்யூமர் நம்பர்தான்.' },
  },
  {
    who: 'Ravi',
    key: 'gas-booking-01',
    do: 'hold',
    value: 'கஸ்டமர்',
    because: 'முதல் எழுத்து “கஸ்” என்றுதான் கேட்கிறது. புத்தகத்தில் என்ன இருந்தாலும் சொன்னதை எழுத வேண்டும்.',
  },
  { who: 'Joseph', key: 'gas-booking-01', do: 'vote', value: 'கன்ஸ்யூமர்' },

  { who: 'Asha', key: 'power-cut-01', do: 'settle', unit: 'u2', reading: 'fourteenth' },
  {
    who: 'Asha',
    key: 'power-cut-01',
    do: 'dispute',
    unit: 'u3',
    reading: 'Pillaiyar',
    question: 'How do we spell the name of the temple? Four annotators, four spellings.',
    position: { value: 'Pillaiyar', because: 'It is on the board of the bus stop there.' },
  },
  { who: 'Ravi', key: 'power-cut-01', do: 'hold', value: 'Pillayar', because: 'Shorter, and most maps have it.' },
  {
    who: 'Selvi',
    key: 'power-cut-01',
    do: 'rule',
    value: 'Pillaiyar',
    reason: 'spelling',
    why: 'Names of temples as the temple writes them itself, here with “ai”. “Vinayagar” was not said.',
  },

  { who: 'Ravi', key: 'clinic-desk-01', do: 'settle', unit: 'u1', reading: 'half past ten.' },
  { who: 'Ravi', key: 'clinic-desk-01', do: 'settle', unit: 'u2', reading: 'Tuesday,' },
  { who: 'Asha', key: 'harvest-talk-02', do: 'settle', unit: 'u1', reading: 'ம்' },
  { who: 'Asha', key: 'harvest-talk-02', do: 'type', unit: 'u1', instead: 'ம் இந்த', words: 'ம், இந்த' },
  { who: 'Asha', key: 'harvest-talk-02', do: 'settle', unit: 'u1', reading: 'விளைச்சல்' },
  { who: 'Ravi', key: 'school-call-01', do: 'settle', unit: 'u3', reading: 'साढ़े बारह' },
]
