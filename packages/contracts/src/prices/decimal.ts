/**
 * A decimal without a sign as text: `0.025`. Sums of money are never held in binary fractions: those drift.
 * Whole numbers of the smallest digit are counted instead, without bound and without rounding.
 */
export type Decimal = string

const written = /^(?:0|[1-9]\d{0,11})(?:\.\d{1,12})?$/

/** Whether a text is a decimal: at most 12 digits before the point and 12 after it, no sign, no exponent. */
export function isDecimal(text: string): boolean {
  return written.test(text)
}

/**
 * The decimal that a number was written as, or `undefined` where a number cannot hold it exactly: with
 * more than 15 digits, below 0, or none at all.
 *
 * @example
 * decimalOf(0.025) // '0.025'
 */
export function decimalOf(number: number): Decimal | undefined {
  const text = String(number)
  const digits = text.replace('.', '').replace(/^0+/, '')
  return isDecimal(text) && digits.length <= 15 ? text : undefined
}

/** Whether one decimal is as much as another, or more. */
export function isAtLeast(one: Decimal, other: Decimal): boolean {
  const scale = Math.max(scaleOf(one), scaleOf(other))
  return unitsOf(one, scale) >= unitsOf(other, scale)
}

/** The sum of decimals, exactly. */
export function addDecimals(...decimals: readonly Decimal[]): Decimal {
  const scale = Math.max(0, ...decimals.map(scaleOf))
  return textOf(
    decimals.reduce((sum, each) => sum + unitsOf(each, scale), 0n),
    scale,
  )
}

/**
 * So many times each decimal, together, divided by a power of ten: exactly, for only the point moves.
 *
 * @example
 * weighDecimals([[1200, '0.25'], [7, '2']], 6) // '0.000314'
 */
export function weighDecimals(
  weighed: readonly (readonly [count: number, each: Decimal])[],
  power: number,
): Decimal {
  const scale = Math.max(0, ...weighed.map(([, each]) => scaleOf(each)))
  const units = weighed.reduce(
    (sum, [count, each]) => sum + BigInt(count) * unitsOf(each, scale),
    0n,
  )
  return textOf(units, scale + power)
}

function scaleOf(decimal: Decimal): number {
  return decimal.split('.')[1]?.length ?? 0
}

function unitsOf(decimal: Decimal, scale: number): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return BigInt(whole + fraction.padEnd(scale, '0'))
}

function textOf(units: bigint, scale: number): Decimal {
  const digits = units.toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
  return fraction === '' ? whole : `${whole}.${fraction}`
}
