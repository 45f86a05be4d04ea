import avvio from 'avvio'

/** Starts of an avvio instance with as many plugins as told, which only count themselves. */
export async function createSide({ plugins = '200' }) {
  const size = Number(plugins)
  let setUps = 0
  const code = Array.from({ length: size }, () => (_instance, _options, done) => {
    setUps += 1
    done()
  })

  async function startInstance() {
    const before = setUps
    const app = avvio({}, { autostart: false })
    for (const plugin of code) app.use(plugin)
    await new Promise((resolve, reject) => {
      app.ready((error, _context, done) => {
        done()
        if (error) reject(error)
        else resolve()
      })
      app.start()
    })
    if (setUps - before !== size) throw new Error(`${setUps - before} plugins started.`)
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
