export { freePort } from './free-port.ts'
export { type NatsOptions, type NatsServer, startNats } from './nats-server.ts'
export { type PostgresServer, startPostgres } from './postgres/postgres-server.ts'
export { type RedisOptions, type RedisServer, startRedis } from './redis-server.ts'
