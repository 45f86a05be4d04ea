const CODES =
  'AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|PR|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY'
const NAMES =
  'Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming'
const STATE_AT_END = new RegExp(`,\\s{1,3}(?:${CODES}|${NAMES})$`)

/**
 * How many characters of a place may stay at its end: the state, which is the largest unit of
 * geography that need not go.
 *
 * Source: 45 CFR 164.514(b)(2)(i)(B), all geographic subdivisions smaller than a state.
 *
 * @example
 * keptStateLength('Acworth, NH')  // 4: the comma, the space and the state
 */
export function keptStateLength(place: string): number {
  return STATE_AT_END.exec(place)?.[0].length ?? 0
}
