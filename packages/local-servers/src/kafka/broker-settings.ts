import { join } from 'node:path'

/** The password of every user of a broker for tests. */
export const PASSWORD = 'for-tests-only'

/** The ports of one broker. */
export interface Ports {
  /** Clients with a password, not encrypted. */
  readonly client: number
  /** Clients with a password, encrypted; absent where there is no certificate. */
  readonly secure?: number | undefined
  readonly controller: number
}

/** What one broker in KRaft mode reads: every topic is closed but to `host` and to whom an access list names. */
export function brokerSettings(folder: string, { client, secure, controller }: Ports): string {
  const listeners = [
    `CLIENT://127.0.0.1:${client}`,
    ...(secure === undefined ? [] : [`SECURE://127.0.0.1:${secure}`]),
  ]
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${controller}`,
    listeners: [...listeners, `CONTROLLER://127.0.0.1:${controller}`].join(','),
    'advertised.listeners': listeners.join(','),
    'listener.security.protocol.map': 'CLIENT:SASL_PLAINTEXT,SECURE:SASL_SSL,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'CLIENT',
    'controller.listener.names': 'CONTROLLER',
    'sasl.enabled.mechanisms': 'SCRAM-SHA-256',
    'sasl.mechanism.inter.broker.protocol': 'SCRAM-SHA-256',
    'listener.name.client.scram-sha-256.sasl.jaas.config': login('host'),
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    // The broker itself comes to its controller without a password, over loopback.
    'super.users': 'User:host;User:ANONYMOUS',
    'log.dirs': join(folder, 'data'),
    'offsets.topic.num.partitions': '1',
    'offsets.topic.replication.factor': '1',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'auto.create.topics.enable': 'false',
    // A broker that was killed is let back in at once, and a group begins with its first member.
    'broker.heartbeat.interval.ms': '200',
    'broker.session.timeout.ms': '1000',
    'group.initial.rebalance.delay.ms': '0',
    'group.min.session.timeout.ms': '1000',
    ...(secure === undefined
      ? {}
      : {
          'ssl.keystore.type': 'PEM',
          'ssl.keystore.location': join(folder, 'server.pem'),
          'listener.name.secure.scram-sha-256.sasl.jaas.config': login('host'),
        }),
  }
  return linesOf(settings)
}

/** What a tool of Kafka reads to be somebody who may do everything. */
export function adminSettings(): string {
  return linesOf({
    'security.protocol': 'SASL_PLAINTEXT',
    'sasl.mechanism': 'SCRAM-SHA-256',
    'sasl.jaas.config': login('host'),
  })
}

function login(user: string): string {
  return `org.apache.kafka.common.security.scram.ScramLoginModule required username="${user}" password="${PASSWORD}";`
}

function linesOf(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}
