#!/usr/bin/env node
// Plain JavaScript that an old Node can read: whoever has one is told what to run instead.
const LEAST = [22, 13]
const version = process.versions.node
const [major, minor] = version.split('.').map(Number)

if (major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1])) {
  const words = process.argv.slice(2).join(' ')
  process.stderr.write(
    `fcc needs Node ${LEAST.join('.')} or newer and this is ${version}; run it as: npx -y -p node@24 -p @fcc/cli fcc${words ? ` ${words}` : ''}\n`,
  )
  process.exitCode = 2
} else {
  start().catch((error) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 1
  })
}

async function start() {
  silenceSqlite()
  // By the package's own name, so that its exports decide between the build and the sources.
  const { main } = await import('@fcc/cli')
  const interrupt = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => interrupt.abort())
  process.exitCode = await main(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    cwd: process.cwd(),
    env: process.env,
    signal: interrupt.signal,
  })
}

/** Node 22 says at every start that its SQLite is experimental; what we use of it is tried on that Node. */
function silenceSqlite() {
  const { emitWarning } = process
  process.emitWarning = (warning, ...rest) => {
    if (String(warning).startsWith('SQLite is an experimental feature')) return
    Reflect.apply(emitWarning, process, [warning, ...rest])
  }
}
