/** What the colleagues write, in the language of the item. */
interface Sayings {
  question(one: string, other: string): string
  readonly because: readonly string[]
  readonly agree: readonly string[]
  readonly givesIn: string
}

const english: Sayings = {
  question: (one, other) => `I hear “${one}”, others wrote “${other}”. Which one do we keep?`,
  because: ['I listened three times, slowly.', 'It fits what is said right after.', 'The first sound is quite clear.'],
  agree: ['I hear it the same way.', 'Agreed, now that I listen again.'],
  givesIn: 'You are right, I hear it now. I withdraw this.',
}

const tamil: Sayings = {
  question: (one, other) => `எனக்கு “${one}” என்று கேட்கிறது, மற்றவர்கள் “${other}” என்று எழுதியிருக்கிறார்கள். எது சரி?`,
  because: ['மூன்று முறை மெதுவாகக் கேட்டேன்.', 'அடுத்து வரும் சொல்லோடு இதுதான் பொருந்துகிறது.', 'முதல் எழுத்து தெளிவாகக் கேட்கிறது.'],
  agree: ['எனக்கும் அப்படித்தான் கேட்கிறது.', 'மறுபடி கேட்டேன், சரிதான்.'],
  givesIn: 'நீங்கள் சொல்வது சரி, இப்போது எனக்கும் கேட்கிறது. திரும்பப் பெறுகிறேன்.',
}

const hindi: Sayings = {
  question: (one, other) => `मुझे “${one}” सुनाई देता है, औरों ने “${other}” लिखा है। क्या रखें?`,
  because: ['तीन बार धीरे-धीरे सुना।', 'आगे जो कहा गया है, उससे यही मेल खाता है।', 'पहली आवाज़ साफ़ है।'],
  agree: ['मुझे भी यही सुनाई देता है।', 'दोबारा सुना, ठीक है।'],
  givesIn: 'आप सही हैं, अब मुझे भी सुनाई दिया। मैं इसे वापस लेता हूँ।',
}

const byLanguage: Readonly<Record<string, Sayings>> = { ta: tamil, hi: hindi }

export const sayingsIn = (language: string): Sayings => byLanguage[language.slice(0, 2)] ?? english

export const oneOf = (list: readonly string[]): string => list[Math.floor(Math.random() * list.length)] ?? ''

/** A reading as a sentence names it. */
export const spoken = (words: string): string => (words === '' ? 'nothing' : words)
