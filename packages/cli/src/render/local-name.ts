/** The name of a thing without the plugin that owns it: what people say. */
export function localName(id: string): string {
  return id.slice(id.indexOf('/') + 1)
}
