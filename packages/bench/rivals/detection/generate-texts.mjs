// Texts with marked names, addresses and numbers of twenty countries, as JSON lines. The values are made by
// @faker-js/faker with a fixed seed; sentences for tuning and sentences for reporting have none in common.
// usage: generate-texts.mjs tuned|reported COUNT
import { allFakers } from '@faker-js/faker'

const countries =
  'en_US en_GB en_CA en_AU en_IN en_ZA de fr es it nl pl pt_BR sv da fi nb_NO cs_CZ hu tr'.split(
    ' ',
  )

const values = {
  name: ['name', (f) => `${f.person.firstName()} ${f.person.lastName()}`],
  first: ['name', (f) => f.person.firstName()],
  last: ['name', (f) => f.person.lastName()],
  street: ['address', (f) => f.location.streetAddress()],
  city: ['address', (f) => f.location.city()],
  zip: ['address', (f) => f.location.zipCode()],
  phone: ['structured', (f) => f.phone.number({ style: 'human' })],
  iphone: ['structured', (f) => f.phone.number({ style: 'international' })],
  card: ['structured', (f) => f.finance.creditCardNumber()],
  iban: ['structured', (f) => f.finance.iban()],
  email: ['structured', (f) => f.internet.email()],
  ip: ['structured', (f) => f.internet.ip()],
  url: ['structured', (f) => f.internet.url()],
  ssn: ['structured', () => allFakers.en_US.helpers.fromRegExp('[1-5][1-9]{2}-[1-9]{2}-[1-9]{4}')],
  date: [
    'date',
    (f) => f.date.past({ years: 9, refDate: '2026-01-01' }).toISOString().slice(0, 10),
  ],
}

const sentences = {
  tuned: [
    'Please send the parcel to {name}, {street}, {city}.',
    '{first} told me that {last} had already paid with card {card}.',
    'How do I change the address of my account to {street}?',
    'My name is {name} and my number is {phone}.',
    'Call {name} on {iphone} before noon.',
    'Transfer the rest to {iban}, the holder is {name}.',
    'The patient {name} was born on {date} in {city}.',
    'Dear {first}, thank you for your message. Kind regards, {last}',
    'Write to {email} or see {url} for the form.',
    'A login from {ip} was refused.',
    'I moved from {city} to {city} last year.',
    'Her social security number is {ssn}.',
    'We live at {street}, {zip} {city}.',
    'is it true that {name} lives in {city}?',
    'The meeting with Ms. {last} was on {date}.',
  ],
  reported: [
    'Hello, this is {name}. I would like to order a new card.',
    'I lost my credit card {card}, please block it at once.',
    'Can you ask {first} to ring me back at {phone}?',
    'Ship the order to {street}, {zip} {city}; the receiver is {name}.',
    'Our new office is on {street} in {city}.',
    '{name}\n{street}\n{zip} {city}\n{phone}',
    'According to {name}, the bill was sent to {email}.',
    'Please update my IBAN, it is now {iban}.',
    '{last} was discharged on {date} and lives with {first} in {city}.',
    'What is the limit of card number {card}?',
    'Reach me at {iphone} or {email}.',
    'The server at {ip} answered {url} slowly.',
    'Mr. {last} and Mrs. {last} signed the contract on {date}.',
    'Did {name} come to the interview with {name}?',
    '{first} and {first} went to {city} for a week.',
    'SSN: {ssn}, name: {name}, phone: {phone}',
    'Invoice address: {name}, {street}, {city}',
    'My grandmother {first} was born in {city} on {date}.',
    'I wired it from {iban} on {date}, ask {name}.',
    'The nurse, {name}, wrote down {phone} as emergency number.',
    'Nobody answered the question about opening hours.',
    'How long does a transfer abroad take?',
    'She said her ID card shows {street} as residence.',
    'Forward all mail for {last} to {street}, {zip} {city}.',
    'Best wishes, {first} {last}',
  ],
}

const [part = 'tuned', count = '500'] = process.argv.slice(2)
const templates = sentences[part]
for (const [index, code] of countries.entries())
  allFakers[code].seed((part === 'tuned' ? 1000 : 5000) + index)
allFakers.en_US.seed(part === 'tuned' ? 99 : 77)

for (let index = 0; index < Number(count); index += 1) {
  const country = countries[index % countries.length]
  const template = templates[Math.floor(index / countries.length) % templates.length]
  const spans = []
  let text = ''
  for (const piece of template.split(/(\{\w+\})/)) {
    const [group, make] = values[piece.slice(1, -1)] ?? []
    if (make === undefined || !piece.startsWith('{')) {
      text += piece
      continue
    }
    const value = make(allFakers[country]).trim()
    spans.push({ start: text.length, end: text.length + value.length, group })
    text += value
  }
  process.stdout.write(`${JSON.stringify({ id: `${part}-${country}-${index}`, text, spans })}\n`)
}
