/** What a spelling of a control refers to. */
export interface ControlReference {
  /** The id as the catalogue of SP 800-53 writes it: `ac-2`, `ac-2.1`. */
  readonly control: string
  /** The statement, objective or parameter inside the control, as spelled; absent for the control itself. */
  readonly part?: string | undefined
}

/**
 * Family, number, enhancement as `(1)`, `( 01 )`, `.1` or `.01`, then a part: `_smt.a`, `_obj`,
 * `_odp.01`, `_prm_1`, `_gdn`, or a letter as printed plans write it, `AC-2(1)a` or `AC-2.a`.
 */
const CONTROL =
  /^([a-z]{2})-0*([1-9]\d?)(?:\s?\(\s?0*([1-9]\d?)\s?\)|\.0*([1-9]\d?)(?![\d]))?(?:_([a-z][a-z0-9._-]{0,60})|[.\s]?\(?([a-z])\)?(?:[.(]?\d{1,2}\)?)?\.?)?$/
const DASHES = /[‐‑‒–—−]/g

/**
 * Turns the spellings that plans use into the catalogue's id: `AC-2(1)`, `AC-02(01)`, `ac-2.1`,
 * `AC-2 (1)` are one control. Returns `undefined` for what is no control id at all; whether the
 * catalogue has the id is another question.
 *
 * @example
 * normaliseControlId('AC-02(01)')    // { control: 'ac-2.1' }
 * normaliseControlId('ac-2_smt.a')   // { control: 'ac-2', part: 'smt.a' }
 */
export function normaliseControlId(spelling: string): ControlReference | undefined {
  const plain = spelling.normalize('NFKC').trim().toLowerCase().replace(DASHES, '-')
  const [, family, number, bracketed, dotted, part, letter] = CONTROL.exec(plain) ?? []
  if (family === undefined || number === undefined) return undefined
  const enhancement = bracketed ?? dotted
  const control = `${family}-${number}${enhancement === undefined ? '' : `.${enhancement}`}`
  const inside = part ?? (letter === undefined ? undefined : `smt.${letter}`)
  return inside === undefined ? { control } : { control, part: inside }
}
