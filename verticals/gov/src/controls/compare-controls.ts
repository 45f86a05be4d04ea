/**
 * The order of a catalogue: by family, then by number, then by enhancement; `ac-10` after `ac-2.1`.
 * Takes the catalogue's own ids.
 */
export function compareControls(left: string, right: string): number {
  const [leftFamily, leftNumber, leftEnhancement] = keyOf(left)
  const [rightFamily, rightNumber, rightEnhancement] = keyOf(right)
  if (leftFamily !== rightFamily) return leftFamily < rightFamily ? -1 : 1
  return leftNumber - rightNumber || leftEnhancement - rightEnhancement
}

function keyOf(control: string): readonly [family: string, number: number, enhancement: number] {
  const [family = '', rest = ''] = control.split('-')
  const [number = '0', enhancement = '0'] = rest.split('.')
  return [family, Number(number), Number(enhancement)]
}
