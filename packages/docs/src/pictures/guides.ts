import type { Box, Picture } from './picture.ts'

type Step = string | Omit<Box, 'id' | 'at'>

/** Boxes from left to right with an arrow between each two. */
function row(
  name: string,
  texts: { readonly title: string; readonly alt: string },
  steps: readonly Step[],
): Picture {
  const boxes = steps.map((step, index): Box => {
    const given = typeof step === 'string' ? { lines: step.split('|') } : step
    return { ...given, id: `b${index}`, at: [index, 0] }
  })
  return {
    name,
    ...texts,
    boxes,
    arrows: boxes.slice(1).map(({ id }, index) => ({ from: `b${index}`, to: id })),
  }
}

const record = (text: string): Step => ({ lines: text.split('|'), form: 'record' })
const gate = (text: string): Step => ({ lines: text.split('|'), form: 'gate' })
const actor = (text: string): Step => ({ lines: text.split('|'), form: 'actor' })

/** A picture for each guide, named like its file: what the reader will have at the end. */
export const GUIDE_PICTURES: readonly Picture[] = [
  row(
    'quickstart',
    {
      title: 'What the quickstart does',
      alt: 'A note of yours goes into a run. Personas work on it under rules, a gate reads the result, and an outcome and a log that can be verified come out.',
    },
    [
      'your note',
      'personas|under rules',
      gate('gate|reads the result'),
      record('outcome|and signed log'),
    ],
  ),
  row(
    'install-a-vertical',
    {
      title: 'A vertical in a project',
      alt: 'npm install adds a vertical to a project; its personas, rules and scenarios are in every run of the tenant.',
    },
    [
      actor('npm install|fcc-healthcare'),
      'project|fcc.yaml',
      'tenant|personas, rules',
      record('run|de-identified note'),
    ],
  ),
  row(
    'put-a-model-behind-a-persona',
    {
      title: 'From a persona to a model',
      alt: 'The prompt of a persona is looked at by rules; if they permit it, it goes to the provider, and the answer is looked at again.',
    },
    [
      'persona|its prompt',
      gate('rules|may it leave?'),
      actor('model|of your provider'),
      gate('rules and gate|on the answer'),
    ],
  ),
  row(
    'sign-what-waits',
    {
      title: 'Work that waits for a signature',
      alt: 'A run waits; a keeper finds it in the inbox, reads what is to be signed and approves it; the run continues, and who signed is in the log.',
    },
    ['run|waits', actor('the keeper|reads and signs'), 'run|continues', record('log|who, when')],
  ),
  row(
    'point-an-existing-client-at-a-persona',
    {
      title: 'A client of OpenAI asks a persona',
      alt: 'An existing client speaks the wire format of OpenAI to the server. The name of the model is a persona, and each request is a run under the rules of the tenant.',
    },
    [
      actor('existing client|OpenAI format'),
      'server|key and tenant',
      'persona|in place of a model',
      record('run|governed, logged'),
    ],
  ),
  row(
    'write-a-package-of-data',
    {
      title: 'A package of YAML alone',
      alt: 'Personas, rules, gates and scenarios in YAML are one package without code; its contract tries it, and a project installs it.',
    },
    [
      'YAML|persona, rule, gate',
      'package|no code, no build',
      gate('contract|tries it'),
      'a project|installs it',
    ],
  ),
  row(
    'write-your-first-plugin',
    {
      title: 'A first plugin',
      alt: 'npm create makes a package; its detector finds ticket numbers; its contract tests try it; a project uses it.',
    },
    [
      actor('npm create|@fcc/plugin'),
      'detector|finds ABC-123',
      gate('contract tests'),
      'a project|uses it',
    ],
  ),
  row(
    'ship-a-vertical',
    {
      title: 'What is in a vertical',
      alt: 'Labels, detectors, rules with permits and scenarios make a vertical, which is tested by its contract and shipped as a package.',
    },
    [
      'labels|and detectors',
      gate('rules|and permits'),
      'scenarios|personas',
      record('package|tested'),
    ],
  ),
  {
    name: 'branch-a-workflow',
    title: 'A workflow that branches',
    alt: 'A claim is split: a small one is settled at once; a larger one is checked line by line while somebody looks at it; both ways join in a settlement.',
    boxes: [
      { id: 'claim', at: [0, 0], lines: ['claim', 'how large?'], form: 'gate' },
      { id: 'small', at: [1, 0], lines: ['small', 'settled at once'] },
      { id: 'lines', at: [1, 1], lines: ['each line', 'side by side'] },
      { id: 'end', at: [2, 0], lines: ['settlement', 'branches join'], form: 'record' },
    ],
    arrows: [
      { from: 'claim', to: 'small' },
      { from: 'claim', to: 'lines' },
      { from: 'small', to: 'end' },
      { from: 'lines', to: 'end' },
    ],
  },
  {
    name: 'feedback',
    title: 'A feedback edge',
    alt: 'A writer makes a sign, a gate measures how loud it is; what is too loud goes back with what has to be better, until it passes or gets no better.',
    boxes: [
      { id: 'write', at: [0, 0], lines: ['write', 'a sign for a stall'] },
      { id: 'gate', at: [1, 0], lines: ['gate', 'is it calm?'], form: 'gate' },
      { id: 'out', at: [2, 0], lines: ['sign', 'released'], form: 'record' },
    ],
    arrows: [
      { from: 'write', to: 'gate' },
      { from: 'gate', to: 'out' },
      { from: 'gate', to: 'write', kind: 'back' },
    ],
  },
  row(
    'reach-outside',
    {
      title: 'A skill that asks a service',
      alt: 'A skill asks for an activity; rules look at what leaves and what returns; the result is written down, so that a run made again does not ask twice.',
    },
    [
      'skill|asks for an activity',
      gate('rules|on what leaves'),
      actor('service'),
      record('journal|asked once'),
    ],
  ),
  row(
    'commands-exporters-providers',
    {
      title: 'What a host sees of a plugin',
      alt: 'One plugin contributes a command for the command line, an exporter for runs and logs, and a provider that answers for a model.',
    },
    [
      'plugin',
      actor('command|fcc acme …'),
      record('exporter|a file format'),
      actor('provider|answers prompts'),
    ],
  ),
  row(
    'keep-a-plugin',
    {
      title: 'After the first version',
      alt: 'A plugin is linked beside a host, its problems are found by fcc doctor, and what others rely on is changed by versions.',
    },
    [
      'plugin|linked beside a host',
      gate('fcc doctor|what is wrong'),
      'next version',
      'hosts|that rely on it',
    ],
  ),
  row(
    'compose-a-runtime',
    {
      title: 'A runtime inside your server',
      alt: 'A request comes to your server, which asks the runtime for a tenant, starts a run and answers with its outcome.',
    },
    [
      actor('request'),
      'your server|Hono, Express …',
      'runtime|tenant, run',
      record('outcome|in the answer'),
    ],
  ),
  row(
    'serve-a-tenant',
    {
      title: 'A tenant behind HTTP',
      alt: 'A program shows its key to fcc serve, which checks its role, starts the run and gives events and outcomes.',
    },
    [
      actor('program|with a key'),
      gate('fcc serve|who may do what'),
      'run',
      record('events|and outcomes'),
    ],
  ),
  row(
    'from-a-file-to-postgresql',
    {
      title: 'Moving to PostgreSQL',
      alt: 'A tenant that is one SQLite file is backed up and restored into PostgreSQL, where each row is under a policy of its tenant.',
    },
    [
      record('SQLite file|one tenant'),
      'backup|whole',
      record('PostgreSQL|a row policy each'),
      'the same runs|continue',
    ],
  ),
  row(
    'operate-tenants',
    {
      title: 'A tenant from its first day to its last',
      alt: 'A tenant is added, suspended and resumed while others run, then written into one archive, which another host imports all or nothing; the first host erases it.',
    },
    [
      actor('add|then change'),
      gate('suspend|and resume'),
      record('one archive|to another host'),
      'erase|nothing is left',
    ],
  ),
  row(
    'keep-the-keys',
    {
      title: 'Keys that wrap keys',
      alt: 'A master key wraps a data key for each person whose data it is; content is sealed under the data key. Rotating wraps anew, destroying a data key erases a person.',
    },
    [
      'master key|file, Vault …',
      'data keys|one per person',
      record('content|sealed'),
      gate('rotate|or destroy'),
    ],
  ),
  row(
    'run-workers',
    {
      title: 'Many workers, one queue',
      alt: 'Whoever starts runs puts them into the queue on Redis, which decides fairly who is next; workers execute them on one store, and what a queue loses is found there.',
    },
    [
      actor('who starts|runs'),
      gate('queue|on Redis'),
      actor('workers|fcc work'),
      record('the store|has it all'),
    ],
  ),
  row(
    'watch-events',
    {
      title: 'Events of a tenant',
      alt: 'What happens in runs is written with them, handed to a transport, and heard by whoever watches and by subscribers; what one cannot take is put aside and given again.',
    },
    [
      'runs|commit events',
      record('a transport|Redis or NATS'),
      actor('who watches|subscribers'),
      gate('put aside|given again'),
    ],
  ),
  row(
    'run-the-isolation-suite',
    {
      title: 'Hostile tenants try your installation',
      alt: 'fcc isolation test starts hostile tenants against your own store, directory and sessions, and counts attempts and successes: none may succeed.',
    },
    [actor('hostile tenants'), 'your store|and sessions', record('report|0 succeeded')],
  ),
]
