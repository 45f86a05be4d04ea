/** Units of dose, time, size, pressure and laboratory values, in lower case. */
const UNITS: ReadonlySet<string> = new Set(
  `mg mcg ug µg μg g gm gms gram grams kg kgs lb lbs oz ml mls l dl cc cm mm m ft in inch inches meq mmol mol umol µmol
  nmol pmol ng pg iu u unit units meq/l mmol/l mg/dl g/dl ng/ml pg/ml ug/ml mcg/ml iu/l u/l u/ml mosm/kg mg/kg mcg/kg
  ml/min ml/hr mcg/min mcg/hr mg/hr ml/h l/min lpm g/l umol/l k/ul k/µl m/ul /ul /µl ml/min/1.73 mmhg cmh2o torr bpm
  f c fahrenheit celsius percent % msec ms sec secs second seconds min mins minute minutes h hr hrs hour hours d day days wk
  wks week weeks mo mos month months y yr yrs year years pack packs pack-year pack-years ppd tab tabs tablet tablets cap
  caps capsule capsules puff puffs drop drops dose doses times cal kcal calories mets mev gy cgy yo y/o yof yom beats breaths liters liter
  litre litres milliliters milligrams micrograms kilograms pounds feet points kilocalories cells steps bottles cans glasses
  cigarettes drinks sessions visits episodes refills meters minutes/day mg/day units/day units/kg g/day meq/day l/day
  ml/day g/mol lb/in mg/ml`
    .split(/\s+/)
    .filter((unit) => unit !== ''),
)

/** Words before a fraction that make it a pressure. */
const PRESSURE = /^(?:bp|pressure|b\/p|sbp|dbp|sitting|standing|supine|lying|manual)$/
/** Words around a fraction that make it a score. */
const SCORED =
  /^(?:strength|murmur|systolic|diastolic|pain|motor|power|scale|score|pulses?|reflexes|edema|gcs|apgar|criteria|out|extremities|bilaterally|throughout|upper|lower|grips?|dtrs?|phq|mmse|moca)$/

/** Alphanumeric words of medicine that stand for themselves. */
const TERMS =
  /^(?:b12|b6|b1|d2|d3|k2|k1|a1c|hba1c|hgba1c|t3|t4|ft4|ft3|o2|co2|spo2|sao2|pao2|paco2|fio2|etco2|h2|h2o|h2o2|fev1|cd4|cd8|cd20|p2y12|ca125|ca19-9|covid-?19|sars-cov-2|h1n1|h5n1|cha2ds2-vasc|chads2|5-ht3|5-fu|c3|c4|p53|her2|il-?6|beta-2|alpha-1|f2|mm3|m2|cm2|10\^[369]|x10\^[369]|l2|icd-?10(?:-cm)?|icd-?9(?:-cm)?|n95|t2dm|t1dm|dm[12]|glp-?1|sglt-?2|pd-?l?1|cyp\d[a-z]\d{1,2}|mu?c1|5-asa|c-?section|hl7|cdk4\/6|v[1-6]|s[1-4])$/i
/** Levels of the spine, from `C1` to `S5`, and ranges of them. */
const SPINE = /^(?:C[1-8]|T(?:1[0-2]|[1-9])|L[1-5]|S[1-5])(?:[-–/](?:[CTLS])?(?:1[0-2]|[1-9]))?$/
/** Obstetric history and tumour stages. */
const STAGED =
  /^(?:G\d{1,2}P\d{1,2}(?:A\d)?|[cp]?T[0-4][a-c]?N[0-3][a-c]?M[01x]?|[IVX]{1,4}[a-cA-C]|[1-4][a-cA-C])$/
/** Dosing: `q6h`, `x3`, `2x`, `q12hrs`. */
const DOSING =
  /^(?:q\d{1,2}(?:-\d{1,2})?(?:h|hr|hrs|d|w|wk|min|mo)?|x\d{1,2}|\d{1,2}x|\d{1,2}x\/(?:day|week|wk))$/i

const NUMBER = '(?:\\d{1,3}(?:,\\d{3}){1,2}|\\d{1,6})(?:\\.\\d{1,4})?'
const GLUED = new RegExp(
  `^${NUMBER}(?:[-–]${NUMBER})?-?([a-zA-Zµμ%/]{1,12}(?:\\d(?:\\.\\d\\d)?)?)$`,
  'u',
)
const RANGE = /^\d{1,4}(?:\.\d{1,3})?[-–]\d{1,4}(?:\.\d{1,3})?%?$/
const RATIO = /^(\d{1,3})\/(\d{1,3})$/

/** An alphanumeric token that medicine knows: `HbA1c`, `L4-L5`, `q6h`. */
export function isClinicalTerm(text: string): boolean {
  return TERMS.test(text) || SPINE.test(text) || STAGED.test(text) || DOSING.test(text)
}

/** A number with its unit in one word: `40mg`, `2-3L`, `98%`, `10-mg`. */
export function isQuantity(text: string): boolean {
  const unit = GLUED.exec(text)?.[1]
  return unit !== undefined && UNITS.has(unit.toLowerCase())
}

/** Whether a word is a unit. */
export function isUnit(word: string): boolean {
  return UNITS.has(word)
}

/** `2-3`, `70–130%`: a range of numbers, if something around says of what. */
export function isRange(text: string): boolean {
  return RANGE.test(text)
}

/**
 * Whether `a/b` is a blood pressure or a score. Anything else of that form may be a month and day.
 *
 * @param around words before and after the fraction, in lower case
 */
export function isClinicalRatio(text: string, around: readonly string[]): boolean {
  const [, first, second] = RATIO.exec(text) ?? []
  if (first === undefined || second === undefined) return false
  const above = Number(first)
  const below = Number(second)
  const isPressure = above >= 50 && above <= 280 && below >= 20 && below <= 180 && above > below
  if (isPressure && (above > 31 || around.some((word) => word === 'mmhg'))) {
    return above > 99 || around.some((word) => PRESSURE.test(word) || word === 'mmhg')
  }
  return (
    above <= below &&
    [4, 5, 6, 10, 15, 27, 30].includes(below) &&
    around.some((word) => SCORED.test(word))
  )
}
