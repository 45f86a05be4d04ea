/** The two-sided 95 % interval of a share (Wilson 1927), each from 0 to 1. */
export function wilsonInterval(part: number, of: number): readonly [number, number] {
  const z = 1.959964
  const share = part / of
  const middle = share + z ** 2 / (2 * of)
  const reach = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))
  const whole = 1 + z ** 2 / of
  return [(middle - reach) / whole, (middle + reach) / whole]
}
