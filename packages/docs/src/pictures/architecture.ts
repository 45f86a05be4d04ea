import type { Picture } from './picture.ts'

/** The whole in one picture, for the home page and the page of the architecture. */
export const ARCHITECTURE_PICTURE: Picture = {
  name: 'architecture',
  title: 'The architecture of FCC',
  alt: 'Your app, the command line and the HTTP server call the runtime. The runtime has a session per tenant; each run goes through rules, personas and gates. Plugins contribute personas, rules, models and stores. Records are sealed, and a log is signed.',
  boxes: [
    { id: 'app', at: [0, 0], lines: ['your app', 'createRuntime()'], form: 'actor' },
    { id: 'cli', at: [1, 0], lines: ['command line', 'fcc'], form: 'actor' },
    { id: 'http', at: [2, 0], lines: ['server', 'HTTP, OpenAI, MCP, A2A'], form: 'actor' },
    {
      id: 'frame',
      at: [0, 1],
      span: [3, 2],
      lines: ['runtime: a session for each tenant'],
      form: 'frame',
    },
    { id: 'rules', at: [0, 1], lines: ['rules', 'in, between, out'], form: 'gate' },
    { id: 'personas', at: [1, 1], lines: ['personas', 'model, code or person'] },
    { id: 'gates', at: [2, 1], lines: ['gates', 'read the work'], form: 'gate' },
    { id: 'plugins', at: [0, 2], lines: ['plugins', 'verticals, catalogue'] },
    { id: 'providers', at: [1, 2], lines: ['providers', 'models, or none'] },
    { id: 'outcome', at: [2, 2], lines: ['outcomes', 'released, or not'], form: 'record' },
    {
      id: 'store',
      at: [0, 3],
      span: [2, 1],
      lines: ['sealed records', 'SQLite files, or PostgreSQL'],
      form: 'record',
    },
    { id: 'log', at: [2, 3], lines: ['signed log', 'verified offline'], form: 'record' },
  ],
  arrows: [
    { from: 'app', to: 'frame' },
    { from: 'cli', to: 'frame' },
    { from: 'http', to: 'frame' },
    { from: 'rules', to: 'personas' },
    { from: 'personas', to: 'gates' },
    { from: 'plugins', to: 'rules' },
    { from: 'providers', to: 'personas' },
    { from: 'gates', to: 'outcome' },
    { from: 'frame', to: 'store' },
    { from: 'frame', to: 'log' },
  ],
}
