import avvio from 'avvio'

/** Starts of an avvio instance with as many plugins as told, each of which adds one value. */
export async function createSide({ plugins = '200' }) {
  const size = Number(plugins)
  const code = Array.from({ length: size }, (_, number) => (instance, _options, done) => {
    instance.items.set(`plugin-${number}/item`, { number })
    done()
  })

  async function startInstance() {
    const instance = { items: new Map() }
    const app = avvio(instance, { autostart: false })
    for (const plugin of code) app.use(plugin)
    await new Promise((resolve, reject) => {
      app.ready((error, _context, done) => {
        done()
        if (error) reject(error)
        else resolve()
      })
      app.start()
    })
    if (instance.items.size !== size) throw new Error(`${instance.items.size} plugins started.`)
    return app
  }

  return {
    async measure({ count, concurrency }, { stopwatch, sideBySide }) {
      let last = await startInstance()
      await stopwatch(() =>
        sideBySide(count, concurrency, async () => {
          last = await startInstance()
        }),
      )
      await new Promise((resolve) => last.close(() => resolve()))
      return { plugins: String(size) }
    },
  }
}
