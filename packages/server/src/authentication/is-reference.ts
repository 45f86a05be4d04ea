/** Whether something of the configuration says where it stands and not what it is. Pure. */
export function isReference(value: string): boolean {
  return /^(?:env|file):./.test(value)
}
