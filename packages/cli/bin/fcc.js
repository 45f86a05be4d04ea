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
  endQuietlyWithoutReader()
  await keepCompiledCode()
  // By the package's own name, so that its exports decide between the build and the sources; by a name
  // apart from what the site imports, which loads every command.
  const { main } = await import('@fcc/cli/main')
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

/**
 * Keeps compiled code where this user's programs keep what they can make again, and not where others could
 * put some: a start spends a good part of its time on compiling the same files. Without a place there is none.
 */
async function keepCompiledCode() {
  const { enableCompileCache } = await import('node:module')
  const { homedir } = await import('node:os')
  const { isAbsolute, join } = await import('node:path')
  try {
    const { XDG_CACHE_HOME: given = '' } = process.env
    enableCompileCache(join(isAbsolute(given) ? given : join(homedir(), '.cache'), 'fcc', 'code'))
  } catch {
    // A user without a home directory has nothing kept.
  }
}

/**
 * Whoever reads our words may have enough of them, as `head` has: what is said after that is dropped, and
 * the command ends with the code of what it did. Anything else that keeps us from writing is an error.
 */
function endQuietlyWithoutReader() {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
}

/** Node 22 says at every start that its SQLite is experimental; what we use of it is tried on that Node. */
function silenceSqlite() {
  const { emitWarning } = process
  process.emitWarning = (warning, ...rest) => {
    if (String(warning).startsWith('SQLite is an experimental feature')) return
    Reflect.apply(emitWarning, process, [warning, ...rest])
  }
}
