import { KNOWN_FACILITY } from '../lexicons/health-facilities.ts'
import { US_CITIES } from '../lexicons/us-cities.ts'
import { US_STATES } from '../lexicons/us-states.ts'

const known = new RegExp(`^${KNOWN_FACILITY}$`, 'u')
const anyCase = new RegExp(`(?<![\\p{L}\\p{N}'-])${KNOWN_FACILITY}(?![\\p{L}\\p{N}])`, 'giu')
const cityOrState = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...US_CITIES, ...Object.values(US_STATES)].join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
)
/** `St. Vincent's`, `Mount Sinai` behind a word that leads to a place. */
const saint =
  /(?<=(?<!\p{L})(?:at|in|to|from|near|of)\s(?:the\s)?)(?:st|mt|saint|mount)\.?\s\p{L}{3,20}/giu
/** An institution of ordinary words: `admitted to general hospital`. */
const institution =
  /(?<=(?<!\p{L})(?:seen|treated|admitted|evaluated|reviewed|followed|hospitali[sz]ed|transferred|referred)\s(?:at|to|in|from)\s)(?!(?:the|our|an?|this|that|your|their|his|her|any|local|outpatient|emergency|nursing|urgent|inpatient|another|outside|specialty|primary|pain|wound)\s)(?:\p{L}{2,20}\s){1,3}(?:hospital|clinic|medical center|med(?:ical)? (?:center|ctr)|med|health|pharmacy|university)(?!\p{L})/giu

/** A line that is a street address and nothing else, or one that ends with what only streets do. */
const streetSuffix = 'street|avenue|ave|road|rd|boulevard|blvd|lane|ln'
const street = new RegExp(
  String.raw`(?<=^[ \t]{0,8})\d{1,6}[a-z]?\s(?:[nsew]{1,2}\.?\s)?(?:[\p{L}'.-]{1,20}\s){1,3}(?:${streetSuffix}|drive|dr|court|ct|terrace|ter|circle|cir|way|place|pl|st)(?:,?\s(?:apt|suite|ste|unit|#)\.?\s?#?[a-z0-9-]{1,6})?(?=[.,]?[ \t]{0,8}$)`,
  'gimu',
)

/** `to west Fernboro`: what towns are called by in front of a name that no list knows. */
const townWord =
  /(?<=(?:(?<!\p{L})(?:in|to|from|near|at|of)|,|\d)\s{1,2})(?:north|south|east|west|new|old|little|long|great|bad|alt|neu|san|santa|saint|port|lake|mount|fort|el|los|las|la|le|les)(?=\s\p{Lu}\p{Ll})/gu
/** `222 Jake loop`: a house number, a name, and whatever the street is called by; no tablets and no units. */
const numberedStreet =
  /(?<=(?<![\p{L}\p{N}.,/-])\d{1,5}[a-z]?\s\p{Lu}[\p{L}'-]{1,20}\s)(?!(?:tablets?|tabs?|capsules?|caps|pills?|doses?|units?|vials?|patch(?:es)?|drops?|puffs?|years?|months?|weeks?|days?|hours?|times|patients?|cases?)(?!\p{L}))\p{Ll}{3,12}(?=\s{0,2}(?:[,.;?!]|$))/gmu
/** `8413 passage de Paris`: what streets are called by in front, in Romance languages. */
const typeInFront =
  /(?<=(?<![\p{L}\p{N}.,/-])\d{1,5}[a-z]?,?\s)(?:place|passage|avenue|rue|quai|impasse|chemin|allée|voie|via|viale|piazza|corso|calle|avenida|paseo|plaza|camino|rua|travessa|alameda|rodovia|praça)(?=\s(?:(?:de|del|della|des|du|da|dos|la|le|di)\s){0,2}\p{Lu})/gu

/** Gives known and shown places of a text that was put in lower case the capitals of prose. */
export function recasePlaces(text: string): string {
  return text
    .replace(townWord, capitals)
    .replace(numberedStreet, capitals)
    .replace(typeInFront, capitals)
    .replace(cityOrState, capitals)
    .replace(saint, capitals)
    .replace(institution, capitals)
    .replace(anyCase, asKnown)
    .replace(street, capitals)
}

/** As the institution is written: by the first form that its own expression takes. */
function asKnown(found: string): string {
  const forms = [
    capitals(found),
    found.toUpperCase(),
    capitals(found).replace(/^\p{L}{2,4}(?=[\s-])/u, (first) => first.toUpperCase()),
    capitals(found).replace(/(?<=\s)(?:And|Of|The)(?=\s)/g, (link) => link.toLowerCase()),
  ]
  return forms.find((form) => known.test(form)) ?? found
}

function capitals(found: string): string {
  const form = found.replace(/(?<![\p{L}'])\p{L}/gu, (letter) => letter.toUpperCase())
  return form.length === found.length ? form : found
}
