type Call = (...given: unknown[]) => unknown

/** A port of which one method is another one; the others stay as they are. */
export function withMethod<Port extends object>(
  port: Port,
  method: keyof Port & string,
  made: (call: Call) => Call,
): Port {
  return new Proxy(port, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key, target)
      if (typeof found !== 'function') return found
      const call = found.bind(target) as Call
      return key === method ? made(call) : call
    },
  })
}
