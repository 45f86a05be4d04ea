import { connect } from 'node:net'

/** How long somebody may take to answer, in milliseconds. */
const ANSWER_MS = 5000

/** The first line that a server says on a new connection, after it was told something or by itself. */
export function firstLine(port: number, told = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let said = ''
    const end = (error?: Error) => {
      socket.destroy()
      if (error) reject(error)
      else resolve(said.split('\r\n')[0] ?? '')
    }
    socket.setTimeout(ANSWER_MS, () => end(new Error(`Port ${port} says nothing.`)))
    socket.once('error', end)
    socket.once('close', () => end(new Error(`Port ${port} was closed.`)))
    socket.once('connect', () => {
      if (told) socket.write(`${told}\r\n`)
    })
    socket.on('data', (chunk) => {
      said += String(chunk)
      if (said.includes('\r\n')) end()
    })
  })
}
