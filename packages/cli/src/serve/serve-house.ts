import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ok, type Result } from '@understory/model'
import { ensureBackupKeys, newKeyWords } from '../backup-keys.ts'
import { commands } from '../commands/index.ts'
import { makeFilesPrivate } from '../file-modes.ts'
import { folders, type House, openHouse } from '../house.ts'
import { keyFolder, secretKey } from '../keys.ts'
import { runHere } from '../program.ts'
import { sampleCity } from '../sample/city.ts'
import { holdDataFolder, newToken, removeServerFile, writeServerFile } from '../server-file.ts'
import { freePort } from './free-port.ts'
import { inventInChild } from './invent-in-child.ts'
import { openPublicLog } from './open-public-log.ts'
import { outgoingPolicy } from './outgoing-settings.ts'
import { signInSettings } from './sign-in-settings.ts'
import { startIntake } from './start-intake.ts'
import { witnessesOf } from './witness-settings.ts'

export interface ServeArgs {
  readonly city: string | null
  readonly port: number | null
  readonly host: string
  readonly sampleIfEmpty: boolean
  readonly trustProxy: boolean
}

/** Serves until the process is told to stop, then closes everything in order. */
export async function serveHouse(
  place: { data: string; databaseUrl: string | null },
  args: ServeArgs,
): Promise<Result<null>> {
  const held = await holdDataFolder(place.data)
  if (!held.ok) return held
  try {
    return await serveHeld(place, args)
  } finally {
    held.value()
  }
}

/** Serves a data folder that this process holds. */
async function serveHeld(
  place: { data: string; databaseUrl: string | null },
  args: ServeArgs,
): Promise<Result<null>> {
  const port = await freePort(args.port, args.host)
  if (!port.ok) return port
  const corrected = makeFilesPrivate(place.data, keyFolder(place.data))
  if (corrected > 0)
    process.stderr.write(
      `Other users could read or write ${corrected} files or folders; now only the owner can.\n`,
    )
  const first = openHouse(place)
  const opening = first.record()
  opening.catch(() => {})
  // The record opens in its own thread; the other rooms load meanwhile, and not before it began.
  await import('@understory/record')
  const rooms = loadRooms()
  rooms.catch(() => {})
  const house = await filledHouse(first, place, args.sampleIfEmpty)
  if (!house.ok) return house
  try {
    await serveUntilStopped(house.value, args, port.value, rooms)
    return ok(null)
  } finally {
    await house.value.close()
  }
}

/** The house, with the invented city in it when it was empty and that is wished. */
async function filledHouse(
  house: House,
  place: { data: string; databaseUrl: string | null },
  sampleIfEmpty: boolean,
): Promise<Result<House>> {
  const cities = await (await house.record()).cities()
  if (cities.length > 0 || !sampleIfEmpty) return ok(house)
  await house.close()
  process.stderr.write(`The record is empty: inventing ${sampleCity.title}, half a minute ...\n`)
  const invented = await inventInChild(place)
  return invented.ok ? ok(openHouse(place)) : invented
}

const loadRooms = () =>
  Promise.all([
    import('@understory/server'),
    import('@understory/publish'),
    import('@understory/record/published'),
    import('@understory/web/handler'),
    import('@understory/analysis'),
  ])

async function serveUntilStopped(
  house: House,
  args: ServeArgs,
  port: number,
  rooms: ReturnType<typeof loadRooms>,
): Promise<void> {
  const { data } = house
  const [
    { createServer, createLog },
    { createPublish, holdBackQuotes },
    { publishedOf },
    { createWebHandler },
  ] = await rooms
  const [record, snapshots] = await Promise.all([house.record(), house.snapshots()])
  const log = createLog({ level: process.env.LOG_LEVEL ?? (process.stdout.isTTY ? 'warn' : 'info') })
  const token = newToken()
  const published = publishedOf(record)
  // A wrong setting stops the start, not the first pull.
  outgoingPolicy(process.env)
  const witnesses = witnessesOf(process.env.UNDERSTORY_WITNESSES)
  const origin = process.env.UNDERSTORY_LOG_ORIGIN
  const publicLog = await openPublicLog(data, record, published, origin, witnesses, log)
  const server = createServer({
    publish: createPublish({
      snapshots,
      published: holdBackQuotes(published, () => publicLog.state().refusal !== null),
      cellSecret: secretKey(data, 'cell'),
    }),
    publicLog,
    witnesses,
    record,
    snapshots,
    defaultCity: async () => {
      const names = (await record.cities()).map(city => city.name)
      return args.city ?? (names.length === 1 ? (names[0] ?? null) : null)
    },
    createWebHandler,
    staticDir: fileURLToPath(new URL('../../../web/build/client', import.meta.url)),
    uploadDir: join(data, folders.uploads),
    operatorToken: token,
    ...signInSettings(data, process.env),
    contactEmail: process.env.UNDERSTORY_CONTACT_EMAIL || undefined,
    runCommand: (name, commandArgs, progress) => runHere(commands, house, name, commandArgs, progress),
    trustProxy: args.trustProxy,
    log,
  })
  const stops: (() => Promise<void>)[] = [() => server.close()]
  try {
    const { url } = await server.listen(port, args.host)
    writeServerFile(data, { pid: process.pid, url, token })
    process.stdout.write(`Understory serves at ${url}\nCtrl-C stops it.\n`)
    const link = await server.firstLink()
    if (link)
      process.stdout.write(
        `\nNobody can sign in yet. This link makes the operator, once, within a day:\n${link}\n`,
      )
    if (await ensureBackupKeys(data))
      process.stdout.write(await newKeyWords(data, process.stdout.isTTY === true))
    const intake = await startIntake(house, server, log)
    stops.unshift(() => intake.close())
    await toldToStop()
  } finally {
    removeServerFile(data)
    for (const stop of stops) await stop()
  }
}

/** Resolves at the first Ctrl-C or termination; a second one ends at once. */
function toldToStop(): Promise<void> {
  return new Promise(resolve => {
    const stop = () => {
      process.once('SIGINT', () => process.exit(130))
      resolve()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
}
