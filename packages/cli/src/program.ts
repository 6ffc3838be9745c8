import {
  fail,
  ok,
  type Problem,
  ProblemError,
  problem,
  problemList,
  type Result,
  systemProblem,
} from '@understory/model'
import { Command as Commander, CommanderError, Option } from 'commander'
import type { Command } from './command.ts'
import { openHouse } from './house.ts'
import { outputTo, problemText, progressBar } from './output.ts'
import { runRemotely } from './remote.ts'
import { findServer } from './server-file.ts'
import { type Settings, settingsOf } from './settings.ts'

/** Where the program runs, passed in so that tests can stand in another place. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown; isTTY?: boolean }
}

/** Runs one command line and gives the exit code: 0 done, 1 a bug of ours, else that of the problem. */
export async function runProgram(
  argv: readonly string[],
  commands: readonly Command[],
  around: Surroundings,
): Promise<number> {
  let exit = 0
  const program = new Commander('understory')
    .description('The open-source platform on which a city runs its violence-prevention plan')
    .exitOverride()
    .configureOutput({
      writeOut: text => void around.stdout.write(text),
      writeErr: text => void around.stderr.write(text),
    })
  for (const command of commands) {
    program.addCommand(
      commanderOf(program, command, async (positional, options) => {
        exit = await runCommand(command, positional, options, around)
      }),
    )
  }
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exit
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : problemList['bad-parameter'].exit
    throw error
  }
}

function commanderOf(
  program: Commander,
  command: Command,
  act: (positional: readonly string[], options: Record<string, unknown>) => Promise<void>,
): Commander {
  const commander = new Commander(command.name).copyInheritedSettings(program).description(command.summary)
  command.declare(commander)
  commander
    .addOption(new Option('--data <dir>', 'data folder (UNDERSTORY_DATA, default ./data)'))
    .addOption(new Option('--database-url <url>', 'PostgreSQL instead of the embedded record (DATABASE_URL)'))
    .addOption(new Option('--city <name>', 'the city meant, where there are several (UNDERSTORY_CITY)'))
    .option('--json', 'the result as JSON on standard output')
    .addHelpText('after', `\nExample:\n${command.examples.map(line => `  ${line}`).join('\n')}`)
    .action(async () => act(commander.args, commander.opts()))
  return commander
}

async function runCommand(
  command: Command,
  positional: readonly string[],
  options: Record<string, unknown>,
  around: Surroundings,
): Promise<number> {
  const settings = settingsOf(options, around.env)
  try {
    const args = { city: settings.city, ...(command.read(positional, options) as object) }
    const result = await runSomewhere(command, args, settings, around)
    if (!result.ok) return refuse(result.problem, settings, around)
    if (settings.json) around.stdout.write(`${JSON.stringify(result.value, null, 2)}\n`)
    else await command.render(result.value, outputTo(around.stdout), args)
    const verdict = command.verdict(result.value)
    return verdict ? problemList[verdict.code].exit : 0
  } catch (error) {
    if (error instanceof ProblemError) return refuse(error.problem, settings, around)
    const known = systemProblem(error)
    if (known && error instanceof Error)
      return refuse({ ...known, detail: `${known.detail} (${error.message})` }, settings, around)
    around.stderr.write(
      `This is a bug in Understory: ${error instanceof Error ? error.stack : String(error)}\n`,
    )
    return 1
  }
}

/** In the server that has the record open, when there is one; else here. */
async function runSomewhere(
  command: Command,
  args: object,
  settings: Settings,
  around: Surroundings,
): Promise<Result<unknown>> {
  const found = command.runs === 'house' ? await findServer(settings.data) : ok(null)
  if (!found.ok) return found
  const server = found.value
  const bar = await progressBar(around.stderr.isTTY === true)
  const house = openHouse(settings)
  try {
    return server
      ? await runRemotely(server, command.name, args, bar.show)
      : await command.run(house, args, bar.show)
  } finally {
    bar.end()
    await house.close()
  }
}

function refuse(p: Problem, settings: Settings, around: Surroundings): number {
  if (settings.json) around.stdout.write(`${JSON.stringify({ problem: p }, null, 2)}\n`)
  else around.stderr.write(`${problemList[p.code].title}: ${problemText(p)}\n`)
  return problemList[p.code].exit
}

/** How a serving process runs what a command line hands to it. */
export async function runHere(
  commands: readonly Command[],
  house: Parameters<Command['run']>[0],
  name: string,
  args: unknown,
  progress: Parameters<Command['run']>[2],
): Promise<Result<unknown>> {
  const command = commands.find(c => c.name === name && c.runs === 'house')
  if (!command) return fail(problem('not-found', `The server runs no command "${name}".`))
  return command.run(house, args, progress)
}
