import type { DemoItem } from './demo-item.ts'

export const englishItems: readonly DemoItem[] = [
  {
    key: 'bank-call-01',
    language: 'en',
    turns: [
      [0, 3.1, 'Agent'],
      [3.5, 9.6, 'Caller'],
      [10, 14.2, 'Agent'],
      [14.6, 18.1, 'Caller'],
    ],
    said: [
      'Good morning, this is Priya from the bank. How can I help you?',
      'Um, my passbook shows three thousand rupees, but the machine says only two thousand eight hundred.',
      'Okay, so two hundred rupees is missing. When did you update the passbook?',
      'On the thirteenth, I think. Thirteen or fourteen.',
    ],
    heard: {
      Joseph: [
        'Good morning, this is Priya from the bank. How can I help you?',
        'Um, my passbook shows three thousand rupees, but the machine says only two thousand eight hundred.',
        'Okay, so two hundred rupees is missing. When did you update the passbook?',
        'On the thirteenth, I think. Thirteen or fourteen.',
      ],
      Meena: [
        'Good morning, this is Priya from the bank. How may I help you?',
        'My passbook shows 3,000 rupees, but the machine says only 2,800.',
        'Okay, so 200 rupees is missing. When did you update the passbook?',
        'On the thirtieth, I think. 13 or 14.',
      ],
      Farida: [
        'Good morning, this is Priya from the bank. How can I help you?',
        'My passport shows three thousand rupees, but the machine says only two thousand eight hundred.',
        'Okay, so two hundred rupees are missing. When did you update the passbook?',
        'On the 13th, I think. Thirteen or fourteen.',
      ],
      Arul: [
        'good morning this is priya from the bank how can i help you',
        'um my passbook shows three thousand rupees but the machine says two thousand eight hundred',
        'okay so two hundred rupees is missing when did you update the passbook',
        'on the thirtieth i think thirteen or forty',
      ],
      Latha: [
        'Good morning, this is Priya from the bank. How can I help you?',
        'Um, my passbook shows three thousand rupees, but the machine says only two thousand and eight hundred.',
        'Okay, so two hundred rupees is missing. When did you upgrade the passbook?',
        'On the 30th, I think. Thirteen or fourteen.',
      ],
    },
  },
  {
    key: 'clinic-desk-01',
    language: 'en',
    turns: [
      [0, 3.2, 'Nurse'],
      [3.5, 7.9, 'Visitor'],
      [8.2, 11.6, 'Nurse'],
    ],
    said: [
      'The doctor will see you after half past ten.',
      'Uh, my mother has had fever since Tuesday, and she is not eating well.',
      'Please take a token and wait near the second door.',
    ],
    heard: {
      Joseph: [
        'The doctor will see you after half past ten.',
        'Uh, my mother has had fever since Tuesday, and she is not eating well.',
        'Please take a token and wait near the second door.',
      ],
      Meena: [
        'The doctor will see you after 10:30.',
        'Uh, my mother has had a fever since Tuesday, and she is not eating well.',
        'Please take a token and wait near the second door.',
      ],
      Farida: [
        'The doctor will see you after half past ten.',
        'My mother had fever since Thursday, and she is not eating well.',
        'Please, take a token and wait near the second floor.',
      ],
      Arul: [
        'the doctor will see you after half past ten',
        'uh my mother has had fever since tuesday and she is not eating',
        'please take the token and wait near the second door',
      ],
    },
    misnamed: { Farida: { turn: 1, speaker: 'Patient' } },
  },
  {
    key: 'harvest-talk-01',
    language: 'en',
    said: [
      'So the groundnuts came in early this year, because the rain stopped in time. We sold forty-two bags at the Saturday market and kept six for seed.',
    ],
    heard: {
      Joseph: [
        'The groundnuts came in early this year, because the rain stopped in time. We sold forty-two bags at the Saturday market and kept six for seed.',
      ],
      Meena: [
        'So the groundnuts came in early this year, because the rain stopped in time. We sold 42 bags at the Saturday market and kept six for seeds.',
      ],
      Farida: [
        'So the groundnut came in early this year, because the rain stopped in time. We sold forty-two bags at the Saturday market, and kept six for seed.',
      ],
      Arul: [
        'so the groundnuts came early this year because the rain stopped on time we sold forty two bags at the saturday market and kept six for seed',
      ],
      Latha: [
        'So the groundnuts came in early this year, because the rains stopped in time. We sold forty-two bags at the Sunday market and kept six for feed.',
      ],
    },
  },
  {
    key: 'power-cut-01',
    language: 'en',
    turns: [
      [0, 5.1, 'Caller'],
      [5.4, 8, 'Operator'],
      [8.3, 10.8, 'Caller'],
      [11.2, 16.4, 'Operator'],
    ],
    said: [
      'Hello, the power has been out in Anna Nagar, fourth street, since six in the morning.',
      'Fourth street or fourteenth street, sir?',
      'Fourth. Behind the Pillaiyar temple.',
      'Okay, the lineman will come by eleven. Your complaint number is seven double two nine.',
    ],
    heard: {
      Joseph: [
        'Hello, the power has been out in Anna Nagar, fourth street, since six in the morning.',
        'Fourth street or fourteenth street, sir?',
        'Fourth. Behind the Pillaiyar temple.',
        'Okay, the lineman will come by eleven. Your complaint number is seven double two nine.',
      ],
      Farida: [
        'Hello, the power has been out in Annanagar, 4th street, since six in the morning.',
        'Fourth street or 14th street, sir?',
        '4th. Behind the Pillayar temple.',
        'Okay, the lineman will come by 11. Your complaint number is 7229.',
      ],
      Arul: [
        'hello the power has been out in anna nagar fourth street since six in morning',
        'fourth street or fortieth street sir',
        'fourth behind the pillar temple',
        'okay the lineman will come by eleven your complaint number is seven double two nine',
      ],
      Latha: [
        'Hello, the power has been cut in Anna Nagar, fourth street, since six in the morning.',
        'Fourth street or fourteenth street, sir?',
        'Fourth. Behind the Vinayagar temple.',
        'Okay, the lineman will come by eleven. Your complaint number is seven double to nine.',
      ],
    },
  },
]
