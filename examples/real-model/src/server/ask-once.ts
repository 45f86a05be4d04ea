import type { Reply, WireRequest } from '../wires/wire.ts'

/**
 * How a model answers that asks for a tool the first time it is offered, and from then on says its text.
 *
 * @param asked `NAME=JSON`: the tool, and its arguments; absent, it asks for none
 * @example
 * createModelServer({ respond: askOnce('weather={"city":"Rome"}', 'It is sunny.') })
 */
export function askOnce(
  asked: string | undefined,
  text: string,
): (request: WireRequest) => Partial<Reply> {
  const [, name, given = '{}'] = /^([^=]+)(?:=(.*))?$/.exec(asked ?? '') ?? []
  const arguments_: unknown = JSON.parse(given)
  let isAsked = false
  return ({ tools }) => {
    if (isAsked || name === undefined || !tools.includes(name)) return { text }
    isAsked = true
    return { tools: [{ id: 'call-1', name, arguments: arguments_ }] }
  }
}
