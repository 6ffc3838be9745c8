import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { type Problem, ProblemError, type Progress, problem } from '@understory/model'
import { readJson } from '../../http/json-body.ts'
import { isFromThisMachine } from '../../http/this-machine.ts'
import { bugResponse, problemOf, problemResponse } from '../../problem-response.ts'
import type { RunCommand } from '../../types.ts'
import { type MemberContext, signedIn } from './context.ts'

const bodyShape = z.object({ args: z.record(z.string(), z.unknown()).default({}) })

/** Commands of the operator on the same machine, run by the process that serves. Not part of the open API. */
export function mountCommands(app: OpenAPIHono, context: MemberContext): void {
  app.post('/api/v1/member/commands/:name', async c => {
    if (!isFromThisMachine(c, context.addressOf))
      return problemResponse(problem('not-allowed', 'Commands are taken only from this machine.'))
    const caller = await signedIn(c, context, 'run-command')
    if (!caller.ok) return problemResponse(caller.problem)
    const run = context.runCommand
    if (!run) return problemResponse(problem('not-found', 'This server takes no commands.'))
    const body = await readJson(c.req.raw)
    if (!body.ok) return problemResponse(body.problem)
    const parsed = bodyShape.safeParse(body.value)
    if (!parsed.success)
      return problemResponse(problem('bad-request-body', 'No "args".', { expected: '{"args": {…}}' }))
    return new Response(commandLines(run, c.req.param('name'), parsed.data.args), {
      headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' },
    })
  })
}

const progressEvery_ms = 100

/**
 * A line per progress, at most ten a second and step, then one with the result or the problem. A command goes on
 * when the caller hangs up: half a backup or import helps nobody.
 */
function commandLines(
  run: RunCommand,
  name: string,
  args: Readonly<Record<string, unknown>>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let open = true
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (line: unknown) => {
        if (open) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
      }
      const last = new Map<string, number>()
      const progress = (p: Progress) => {
        const at = performance.now()
        if (at - (last.get(p.step) ?? Number.NEGATIVE_INFINITY) < progressEvery_ms && p.done !== p.total)
          return
        last.set(p.step, at)
        say({ progress: p })
      }
      run(name, args, progress)
        .then(
          result => say(result.ok ? { result: result.value ?? null } : { problem: result.problem }),
          async error => say({ problem: toldToOperator(error) ?? (await unforeseen(error)) }),
        )
        .finally(() => {
          if (open) controller.close()
          open = false
        })
    },
    cancel() {
      open = false
    },
  })
}

/** With what the system said: it may name files and addresses of this machine. */
function toldToOperator(error: unknown): Problem | null {
  const known = problemOf(error)
  const isTold = known === null || error instanceof ProblemError || !(error instanceof Error)
  return isTold ? known : { ...known, detail: `${known.detail} (${error.message})` }
}

/** To the operator on the same machine the text of a bug may be shown. */
async function unforeseen(error: unknown): Promise<Problem | Record<string, unknown>> {
  const body = (await bugResponse().json()) as Record<string, unknown>
  return { ...body, detail: error instanceof Error ? error.message : String(error) }
}
