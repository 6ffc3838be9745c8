import { ProblemError } from '@understory/model'
import { type OutgoingPolicy, parseNetworks } from '@understory/server'

/** Where feeds may be: public addresses, and the networks of `UNDERSTORY_FEED_NETWORKS`. Throws a ProblemError that says which is wrong. */
export function outgoingPolicy(env: NodeJS.ProcessEnv): OutgoingPolicy {
  const networks = parseNetworks(env.UNDERSTORY_FEED_NETWORKS, 'UNDERSTORY_FEED_NETWORKS')
  if (!networks.ok) throw new ProblemError(networks.problem)
  return { allowed: networks.value }
}
