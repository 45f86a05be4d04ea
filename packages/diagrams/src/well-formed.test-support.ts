const tag =
  /<(?:(?<close>\/[A-Za-z]+\d?)|(?<open>[A-Za-z]+\d?)(?<attributes>(?: [A-Za-z:-]+="[^<&"]*(?:&[a-z]+;[^<&"]*)*")*)(?<empty>\/?))>/y
const text = /(?:[^<&>]|&(?:amp|lt|gt|quot|apos);)+/y

/** The names of the elements of an XML text, in order; throws where it is not well-formed (XML 1.0, section 2.1). */
export function readElements(xml: string): readonly string[] {
  const open: string[] = []
  const seen: string[] = []
  let at = 0
  const body = xml.trimEnd()
  while (at < body.length) {
    tag.lastIndex = at
    text.lastIndex = at
    const found = tag.exec(body)
    if (found) {
      const { close, open: name, empty } = found.groups ?? {}
      if (close !== undefined && open.pop() !== close.slice(1)) throw new Error(`${close} at ${at}`)
      if (name !== undefined) {
        seen.push(name)
        if (empty !== '/') open.push(name)
      }
      at = tag.lastIndex
    } else if (text.exec(body) && open.length > 0) at = text.lastIndex
    else throw new Error(`not well-formed at ${at}: ${body.slice(at, at + 40)}`)
  }
  if (open.length > 0) throw new Error(`still open: ${open.join(', ')}`)
  return seen
}
