#!/usr/bin/env node
// Plain JavaScript that an old Node can read: whoever has one is told what to run instead.
const LEAST = [22, 13]
const version = process.versions.node
const [major, minor] = version.split('.').map(Number)

if (major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1])) {
  const words = process.argv.slice(2).join(' ')
  process.stderr.write(
    `@fcc/create-plugin needs Node ${LEAST.join('.')} or newer and this is ${version}; run it as: npm create @fcc/plugin${words ? ` -- ${words}` : ''} once a newer one is installed, with your version manager or from https://nodejs.org\n`,
  )
  process.exitCode = 2
} else {
  start().catch((error) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 1
  })
}

async function start() {
  for (const stream of [process.stdout, process.stderr]) {
    // Whoever reads may have enough, as `head` has: the rest is dropped, and the package is written all the same.
    stream.on('error', (error) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  // By the package's own name, so that its exports decide between the build and the sources.
  const { main } = await import('@fcc/create-plugin')
  process.exitCode = await main(process.argv.slice(2), {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    cwd: process.cwd(),
    isInteractive: process.stdin.isTTY === true && process.stdout.isTTY === true,
  })
}
