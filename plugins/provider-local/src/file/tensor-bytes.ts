/**
 * Bytes of a block of values, and how many values it has, by the type's number in a GGUF file. Source:
 * `ggml_type` and its table of traits in ggml.
 */
const BLOCKS: Readonly<Record<number, readonly [bytes: number, values: number]>> = {
  0: [4, 1],
  1: [2, 1],
  2: [18, 32],
  3: [20, 32],
  6: [22, 32],
  7: [24, 32],
  8: [34, 32],
  9: [36, 32],
  10: [84, 256],
  11: [110, 256],
  12: [144, 256],
  13: [176, 256],
  14: [210, 256],
  15: [292, 256],
  16: [66, 256],
  17: [74, 256],
  18: [98, 256],
  19: [50, 256],
  20: [18, 32],
  21: [110, 256],
  22: [82, 256],
  23: [136, 256],
  24: [1, 1],
  25: [2, 1],
  26: [4, 1],
  27: [8, 1],
  28: [8, 1],
  29: [56, 256],
  30: [2, 1],
  34: [54, 256],
  35: [66, 256],
  39: [17, 32],
}

/** The bytes of a tensor; 0 for a type that is not known here, of which the place alone is known. */
export function tensorBytes(type: number, values: number): number {
  const [bytes, each] = BLOCKS[type] ?? [0, 1]
  return Math.ceil(values / each) * bytes
}
