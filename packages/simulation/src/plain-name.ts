/** The longest name of an artifact or an activity. */
export const MAX_NAME_LENGTH = 100

const plain = /^[A-Za-z0-9][A-Za-z0-9.-]*$/

/** Whether a name that a plugin chose at run time may stand in clear: it has the form of a name, not of a text. */
export function isPlainName(name: string): boolean {
  return name.length <= MAX_NAME_LENGTH && plain.test(name)
}
